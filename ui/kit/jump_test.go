package kit

import (
	"fmt"
	"strings"
	"testing"
)

func TestAJumpGoesFromHeadingToHeading(t *testing.T) {
	l := NewList(NewTheme(Look{}))
	l.Jump(1) // without any rows it goes nowhere
	l.SetRows([]Row{
		{Heading: true, Words: "Gates"}, {ID: "a"}, {ID: "b"}, {ID: "c"},
		{Heading: true, Words: "Queries"}, {ID: "d"},
		{Heading: true, Words: "Nothing is here"},
		{Heading: true, Words: "Open"}, {ID: "e"}, {ID: "f"},
	})
	for _, c := range []struct {
		from string
		step int
		want string
	}{
		{"a", 1, "d"}, {"b", 1, "d"}, {"d", 1, "e"}, {"e", 1, "e"}, {"f", 1, "f"},
		{"f", -1, "e"}, {"e", -1, "d"}, {"d", -1, "a"}, {"c", -1, "a"}, {"a", -1, "a"},
	} {
		l.Select(c.from)
		l.Jump(c.step)
		if l.ID() != c.want {
			t.Errorf("from %s by %d to %s, want %s", c.from, c.step, l.ID(), c.want)
		}
	}
}

func TestAfterAJumpTheHeadingStandsAtTheTop(t *testing.T) {
	l := NewList(NewTheme(Look{}))
	l.Resize(40, 8)
	var rows []Row
	for g := range 3 {
		rows = append(rows, Row{Heading: true, Words: fmt.Sprintf("Group %d", g)})
		for i := range 12 {
			rows = append(rows, Row{ID: fmt.Sprint(g, i), Words: "row"})
		}
	}
	l.SetRows(rows)
	for _, want := range []string{"Group 1", "Group 2"} {
		l.Jump(1)
		body, cursor := l.Draw()
		if !strings.HasPrefix(strings.TrimSpace(Bare(body)), want) || cursor.Y != 2 { // the first line is the space above it
			t.Errorf("want %q at the top and the cursor right beneath, not on line %d:\n%s", want, cursor.Y, Bare(body))
		}
	}
}
