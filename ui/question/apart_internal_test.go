package question

import (
	"testing"

	"handover/model"
)

func TestAThirdTextBeginsWithBothAndWhatTheyShareStandsOnce(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"One.\n\nShared.\n\nTwo.", "Other one.\n\nShared.\n\nOther two.", "One.\n\nOther one.\n\nShared.\n\nTwo.\n\nOther two."},
		{"Shared.", "Shared.\n\nMore.", "Shared.\n\nMore."},
		{"", "Words.", "Words."},
		{"One.", "Two.", "One.\n\nTwo."},
	} {
		if got := both([]model.Saying{{Text: c.a}, {Text: c.b}}); got != c.want {
			t.Errorf("of %q and %q it makes %q", c.a, c.b, got)
		}
	}
}
