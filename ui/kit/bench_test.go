package kit_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// The cost of a frame: what a key in a list of ten thousand and in a long page takes to be drawn.

func BenchmarkAMoveInAListOfTenThousand(b *testing.B) {
	th := kit.NewTheme(kit.Look{})
	l := kit.NewList(th)
	l.Resize(98, 26)
	rows := make([]kit.Row, 10000)
	for i := range rows {
		rows[i] = kit.Row{ID: fmt.Sprint("c", i), Mark: th.Mark(kit.State(i % 6)), Words: fmt.Sprint("closure ", i),
			Right: th.Bar(i%9, 9, 22), Under: "two questions are open"}
	}
	l.SetRows(rows)
	for b.Loop() {
		l.Update(down)
		l.Draw()
	}
}

func BenchmarkAPage(b *testing.B) {
	th := kit.NewTheme(kit.Look{})
	p := kit.NewPager(th)
	p.Resize(98, 26)
	lines := kit.Wrap(strings.Repeat("Some words of a long page that is read and not changed. ", 400), kit.Readable)
	for i := range lines {
		if i%7 == 0 {
			lines[i] = th.Heading.Render(lines[i])
		}
	}
	p.SetLines(lines)
	for b.Loop() {
		p.Update(down)
		p.Draw()
	}
}

func BenchmarkAKeyInALine(b *testing.B) {
	th := kit.NewTheme(kit.Look{})
	var l kit.Line
	l.SetText(strings.Repeat("Zoë ", 100))
	for b.Loop() {
		l.Update(letter)
		l.Update(backspace)
		l.Draw(th, 70, true)
	}
}

func BenchmarkAForm(b *testing.B) {
	f := visit()
	for b.Loop() {
		f.Draw()
	}
}

func BenchmarkADialog(b *testing.B) {
	th := kit.NewTheme(kit.Look{})
	d := question()
	d.Open()
	d.Resize(78, 20)
	for b.Loop() {
		d.Draw(th)
	}
}

func BenchmarkABar(b *testing.B) {
	th := kit.NewTheme(kit.Look{})
	for b.Loop() {
		th.Bar(4, 9, 22)
	}
}

var (
	down      = tea.KeyPressMsg{Code: tea.KeyDown}
	letter    = tea.KeyPressMsg{Code: 'a', Text: "a"}
	backspace = tea.KeyPressMsg{Code: tea.KeyBackspace}
)
