package letters

import (
	"strings"
	"testing"
)

func TestLettersAreComparedWithoutTheirAccentsCaseOrKindOfQuote(t *testing.T) {
	for written, want := range map[string]string{
		"Zoë’s Café": "zoe's cafe", "ŁÓDŹ": "lodz", "Straße": "strasse", "Gŵyl": "gwyl", "“No” – she said": `"no" - she said`,
		"soft\u00adly": "softly", "10\u00a0Hill": "10 hill", "日本": "日本", "a\nb": "a b", "a\u0301": "a",
	} {
		var b strings.Builder
		for _, r := range written {
			if r < 0x80 {
				b.WriteByte(Byte(byte(r)))
			} else {
				Write(&b, string(r))
			}
		}
		if b.String() != want {
			t.Errorf("%q is compared as %q, not %q", written, b.String(), want)
		}
	}
}
