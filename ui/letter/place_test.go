package letter

import "testing"

func TestNewWordsStandBehindTheParagraphThatNamesTheServiceAndPartNone(t *testing.T) {
	const letter = "Dear Amy,\n\nRowan House will ring.\nThey know you.\n\nBye."
	for _, c := range []struct {
		text, service string
		cursor        int
		want          string
	}{
		{letter, "Rowan House", 0, "Dear Amy,\n\nRowan House will ring.\n\nNEW\n\nThey know you.\n\nBye."},
		{letter, "rowan house", len(letter), "Dear Amy,\n\nRowan House will ring.\n\nNEW\n\nThey know you.\n\nBye."},
		{letter, "The school", 4, "Dear Amy,\n\nNEW\n\nRowan House will ring.\nThey know you.\n\nBye."},
		{letter, "The school", len(letter), letter + "\n\nNEW"},
		{"Rowan House.", "Rowan House", 3, "Rowan House.\n\nNEW"},
		{"Dear Amy,\n", "Rowan House", 10, "Dear Amy,\n\nNEW"},
		{"", "Rowan House", 0, "NEW"},
	} {
		at, words := Place(c.text, c.service, "NEW", c.cursor)
		if got := c.text[:at] + words + c.text[at:]; got != c.want {
			t.Errorf("%s into %q at %d:\n%q, want\n%q", c.service, c.text, c.cursor, got, c.want)
		}
	}
}
