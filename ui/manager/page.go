package manager

import (
	tea "charm.land/bubbletea/v2"

	"handover/ui/closure"
	"handover/ui/decision"
	"handover/ui/kit"
)

// A page is a closure's decision without the closure's own page beneath it, so that Esc comes back to the list. What
// that page gives to all that is opened over it, the search and the names that are masked, it gives too.
type page struct {
	*decision.Screen
	whole *closure.Screen
}

// Search goes to the search of the closure.
func (p *page) Search(from kit.Screen) func() tea.Cmd { return p.whole.Search(from) }

// Names lists the words of the names in the closure.
func (p *page) Names() []string { return p.whole.Names() }
