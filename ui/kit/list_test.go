package kit_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/uitest"
)

func press(t *testing.T, update func(tea.Msg) bool, keys ...string) {
	t.Helper()
	for _, name := range keys {
		update(uitest.MustKey(t, name))
	}
}

func closures(n int) []kit.Row {
	rows := make([]kit.Row, n)
	for i := range rows {
		rows[i] = kit.Row{ID: fmt.Sprint("c", i), Words: fmt.Sprint("closure ", i), Right: "due 3 Nov 2026"}
	}
	return rows
}

func TestAListOfTenThousandDrawsOnlyWhatIsSeen(t *testing.T) {
	l := kit.NewList(kit.NewTheme(kit.Look{}))
	l.Resize(80, 20)
	l.SetRows(closures(10000))
	draw := func() { l.Draw() }
	few := testing.AllocsPerRun(20, draw)
	l.SetRows(closures(40))
	if forty := testing.AllocsPerRun(20, draw); few > 2*forty+20 {
		t.Errorf("drawing one window of 10,000 rows allocates %v times, of 40 rows %v times", few, forty)
	}
	l.SetRows(closures(10000))
	press(t, l.Update, "end")
	body, cursor := l.Draw()
	if l.ID() != "c9999" || !strings.Contains(body, "closure 9999") || strings.Contains(body, "closure 9970") {
		t.Errorf("at the end:\n%s", body)
	}
	if cursor.Y != 18 {
		t.Errorf("the cursor is on line %d", cursor.Y)
	}
	if !strings.Contains(body, "↑ 9981 more above") {
		t.Errorf("what is above is not told:\n%s", body)
	}
}

func TestTheSelectionStaysOnItsRow(t *testing.T) {
	l := kit.NewList(kit.NewTheme(kit.Look{}))
	l.Resize(60, 10)
	l.SetRows(closures(30))
	press(t, l.Update, "down", "down", "down")
	rows := closures(30)
	l.SetRows(append([]kit.Row{{ID: "new", Words: "a new closure"}}, rows...))
	if l.ID() != "c3" {
		t.Errorf("a row above moved the selection to %s", l.ID())
	}
	l.SetRows(append(rows[:3:3], rows[4:]...))
	if l.ID() == "" || l.ID() == "c0" {
		t.Errorf("the row has gone, and the selection is on %q", l.ID())
	}
	l.SetRows(nil)
	if _, ok := l.Selected(); ok {
		t.Error("an empty list has a selection")
	}
	l.Empty = "No closures yet. Press n to begin one."
	if body, _ := l.Draw(); !strings.Contains(body, "No closures yet") {
		t.Errorf("an empty list says:\n%s", body)
	}
}

func TestHeadingsAreNeverSelected(t *testing.T) {
	l := kit.NewList(kit.NewTheme(kit.Look{}))
	l.Resize(60, 6)
	var rows []kit.Row
	for g := range 5 {
		rows = append(rows, kit.Row{Heading: true, Words: fmt.Sprint("group ", g)})
		for i := range 3 {
			rows = append(rows, kit.Row{ID: fmt.Sprint(g, "-", i), Words: "a question", Under: "why it is asked"})
		}
	}
	l.SetRows(rows)
	var seen []string
	for range 20 {
		row, ok := l.Selected()
		if !ok || row.Heading {
			t.Fatalf("selected: %+v", row)
		}
		body, cursor := l.Draw()
		line := kit.Bare(strings.Split(body, "\n")[cursor.Y])
		if !strings.HasPrefix(line, "›") {
			t.Fatalf("the cursor's line is %q in\n%s", line, body)
		}
		if len(seen) == 0 || seen[len(seen)-1] != row.ID {
			seen = append(seen, row.ID)
		}
		press(t, l.Update, "down")
	}
	if len(seen) != 15 {
		t.Errorf("going down reached %v", seen)
	}
	press(t, l.Update, "home")
	if body, _ := l.Draw(); !strings.Contains(body, "group 0") || l.ID() != "0-0" {
		t.Errorf("at the top, on %s:\n%s", l.ID(), body)
	}
	for range 20 {
		press(t, l.Update, "pgdown")
	}
	if l.ID() != "4-2" {
		t.Errorf("paging down ends on %s", l.ID())
	}
	for range 20 {
		press(t, l.Update, "pgup")
	}
	if l.ID() != "0-0" {
		t.Errorf("paging up ends on %s", l.ID())
	}
}
