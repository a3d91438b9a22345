package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"handover/ui/kit"
)

func TestAPageIsReadToItsEnd(t *testing.T) {
	p := kit.NewPager(kit.NewTheme(kit.Look{}))
	var lines []string
	for i := range 50 {
		lines = append(lines, fmt.Sprint("line ", i))
	}
	p.Resize(60, 10)
	p.SetLines(lines)
	seen := map[string]bool{}
	for range 50 {
		body, _ := p.Draw()
		got := strings.Split(kit.Bare(body), "\n")
		if len(got) != 10 {
			t.Fatalf("%d lines", len(got))
		}
		for _, l := range got {
			seen[strings.TrimSpace(l)] = true
		}
		press(t, p.Update, "pgdown")
	}
	for _, l := range lines {
		if !seen[l] {
			t.Errorf("%s was never shown", l)
		}
	}
	press(t, p.Update, "home")
	if body, _ := p.Draw(); !strings.HasPrefix(body, "line 0") || !strings.Contains(body, "41 more below") {
		t.Errorf("at the top:\n%s", body)
	}
}
