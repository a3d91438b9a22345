package docx

import (
	"strings"
	"testing"

	"handover/model/document"
	"handover/model/guide"
)

func TestARowOfBoxesHasRoomToWriteOnWhatItIsAbout(t *testing.T) {
	x := bodyOf(t,
		document.Boxes{Heads: []string{"told", "asked"}, Items: []string{"What was done", "Why we stop"}, Room: &document.Blank{Label: "They said", Share: 1}},
		document.Boxes{Heads: []string{"yes", "no"}, Items: []string{""}, Room: &document.Blank{Share: 1, Lines: 2}},
		document.Boxes{Items: []string{"Read together"}, Room: &document.Blank{Label: "Where", Share: 1}},
	)
	for words, n := range map[string]int{"They said": 2, "Where": 1, box: 7, `w:leader="underscore"`: 5} {
		if got := strings.Count(x, words); got != n {
			t.Errorf("it has %q %d times, and not %d:\n%s", words, got, n, x)
		}
	}
}

func TestTheBlankFormsHoldTogether(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []*document.Document{document.CallSheet(g, "wales", "2026-11-22"), document.Checklist(g, "wales", "2026-11-22")} {
		holdTogether(t, drawnAs(t, d))
	}
}
