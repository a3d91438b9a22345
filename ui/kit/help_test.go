package kit_test

import (
	"strings"
	"testing"

	"handover/ui/kit"
)

func TestTheHelpLineNeverOverflowsAndKeepsF1(t *testing.T) {
	th := kit.NewTheme(kit.Look{})
	keys := []kit.Key{
		{Show: "Enter", Words: "open"},
		{Show: "n", Words: "new closure"},
		{Show: "x", Words: "not now", Off: "there is nothing to close"},
		{Show: "h", Words: "hidden", Quiet: true},
		{Show: "Ctrl+Z", Words: "undo the last answer"},
		{Show: "日本", Words: "wide"},
		{Show: "Esc", Words: "back"},
	}
	for w := 10; w < 170; w++ {
		line := th.HelpLine(keys, w)
		if kit.Width(line) > w {
			t.Fatalf("at %d columns: %q", w, line)
		}
		if !strings.HasSuffix(kit.Bare(line), "F1 help") {
			t.Fatalf("at %d columns F1 is missing: %q", w, kit.Bare(line))
		}
		if strings.Contains(line, "hidden") || strings.Contains(line, "not now") {
			t.Fatalf("at %d columns: %q", w, line)
		}
	}
	if line := kit.Bare(th.HelpLine(keys, 160)); !strings.Contains(line, "Esc back") {
		t.Errorf("with room for all: %q", line)
	}
}

func TestF1TellsEveryKeyAndWhyOneIsOff(t *testing.T) {
	th := kit.NewTheme(kit.Look{})
	keys := []kit.Key{
		{Show: "x", Words: "close", Off: "it is closed already"},
		{Show: "h", Words: "history", More: "who changed what, and when", Quiet: true},
	}
	for w := 40; w < 160; w++ {
		for _, l := range th.HelpPage("What this room is for.", keys, nil, w) {
			if kit.Width(l) > w {
				t.Fatalf("at %d columns: %q", w, l)
			}
		}
	}
	page := kit.Bare(strings.Join(th.HelpPage("What this room is for.", keys, nil, 100), "\n"))
	for _, want := range []string{"What this room is for.", "not now: it is closed already", "history: who changed what, and when"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing in\n%s", want, page)
		}
	}
}
