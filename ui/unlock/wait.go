package unlock

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A waitMsg counts a second of waiting down.
type waitMsg struct{ asked any }

// hold takes no try for a while, and counts the seconds on the screen.
func (g *gate) hold(wait time.Duration) tea.Cmd {
	if wait <= 0 {
		return nil
	}
	g.until = time.Now().Add(wait)
	if g.ticking {
		return nil
	}
	g.ticking = true
	return g.nextSecond()
}

// left is how many seconds are left to wait.
func (g *gate) left() int {
	wait := time.Until(g.until)
	if g.until.IsZero() || wait <= 0 {
		return 0
	}
	return int((wait + time.Second - 1) / time.Second)
}

func (g *gate) nextSecond() tea.Cmd {
	part := time.Until(g.until) % time.Second // so that the figure changes when it is due
	if part <= 0 {
		part = time.Second
	}
	return tea.Tick(part, func(time.Time) tea.Msg { return waitMsg{g} })
}

// tick counts on, or takes away what was said.
func (g *gate) tick() tea.Cmd {
	if g.left() > 0 && !g.done {
		return g.nextSecond()
	}
	g.ticking, g.until = false, time.Time{}
	if g.choice == nil && g.fresh == nil {
		g.form.Field(field).Fail(g.wrong)
	}
	return nil
}

func (g *gate) waitWords() string {
	if g.left() == 1 {
		return "The next try can be made in 1 second."
	}
	return fmt.Sprintf("The next try can be made in %d seconds.", g.left())
}
