package question

import (
	"strings"
	"testing"
)

func TestTwoLongTextsThatBeginAlikeAreToldApartByWhatDiffers(t *testing.T) {
	alike := strings.Repeat("The visits went as they were planned and everybody was there. ", 15)
	for _, c := range []struct{ text, other, want string }{
		{"Short.", "Short too.", "“Short.”"},
		{alike + "She feels safe.", alike + "She feels watched.", "only it says “… was there. She feels safe.”"},
		{alike, alike + "She feels watched.", "it leaves out “… and everybody was there. She feels watched.”"},
		{alike, alike, "“" + alike[:160] + "…”"},
	} {
		if got := tellApart(c.text, c.other, "…"); got != c.want {
			t.Errorf("it says %s, not %s", got, c.want)
		}
	}
	if got := tellApart(alike+strings.Repeat("word ", 100), alike, "…"); len([]rune(got)) > 220 {
		t.Errorf("it is %d characters long: %s", len([]rune(got)), got)
	}
}
