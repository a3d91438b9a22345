package pdf

import (
	"strings"
	"testing"

	"handover/model/document"
	"handover/model/guide"
)

func TestARowOfBoxesHasRoomToWriteOnWhatItIsAbout(t *testing.T) {
	_, _, tree := reread(t, one(
		document.Boxes{Heads: []string{"told", "asked"}, Items: []string{"What was done", "Why we stop"}, Room: &document.Blank{Label: "They said", Share: 1}},
		document.Boxes{Heads: []string{"yes", "no"}, Items: []string{""}, Room: &document.Blank{Share: 1, Lines: 2}},
		document.Boxes{Items: []string{"Read together"}, Room: &document.Blank{Label: "Where", Share: 1}},
	))
	for words, n := range map[string]int{"They said": 2, "Where": 1, "box to tick": 7} {
		if got := strings.Count(tree, words); got != n {
			t.Errorf("it says %q %d times, and not %d:\n%s", words, got, n, tree)
		}
	}
}

func TestTheBlankFormsAreDrawn(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	_, sheets, tree := reread(t, document.CallSheet(g, "wales", "2026-11-22"))
	if got, want := strings.Count(tree, "They said"), len(g.Item("service.told").Options); got != want || len(sheets) > 3 {
		t.Errorf("%d pages with room for what they said of %d things, not %d", len(sheets), got, want)
	}
	written(t, "checklist", document.Checklist(g, "wales", "2026-11-22"))
}
