package model

import "testing"

func TestTheWordsGoByUnderstandingWhereTheWorkerSaysSoAndElseByAge(t *testing.T) {
	for _, c := range []struct{ age, named, want string }{
		{"3", "", "under-5"}, {"5", "", "5-7"}, {"7", "", "5-7"}, {"8", "", "8-11"}, {"12", "", "12-15"}, {"16", "", "16-17"}, {"18", "", "16-17"},
		{"15", "8-11", "8-11"}, {"", "5-7", "5-7"}, {"", "", ""},
	} {
		n := opened()
		if c.age != "" {
			n.say(ItemAge, c.age)
		}
		if c.named != "" {
			n.answer(ItemBand, TheChild, value(c.named))
		}
		if got := BandOf(n.closure(), TheChild, today); got != c.want {
			t.Errorf("aged %q, named %q: %q, not %q", c.age, c.named, got, c.want)
		}
	}
	if got := BandOf(opened().closure(), mother, today); got != "adult" {
		t.Errorf("the mother is of the band %q", got)
	}
}
