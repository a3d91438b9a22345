package handover

import (
	"fmt"
	"slices"
	"strings"

	"handover/model"
	"handover/ui/kit"
)

// lay lays out the words below the table, about the selected service.
func (s *Knows) lay() {
	c, t := s.r.Desk.Closure(), s.r.Theme()
	k, ok := s.selected()
	if c == nil || !ok {
		s.pager.SetLines(nil)
		return
	}
	width := min(s.w, 100)
	head := c.Name(k.Service)
	if moves := model.ReferralOf(c, k.Service); len(moves) > 0 {
		head += ": " + shortStep(c, s.r.Desk.Guide.Item(model.ItemReferral), moves[len(moves)-1].To)
	}
	lines := []string{t.Heading.Render(t.Clip(head, width))}
	say := func(style kit.Style, lead, words string) {
		for _, l := range kit.Hang(lead, words, min(width, kit.Readable)) {
			lines = append(lines, style.Render(l))
		}
	}
	if k.FamilyNotTold {
		say(t.Late, t.Glyphs.Overdue+" ", "The family do not know: do not mention it to them.")
	}
	if k.Aside {
		say(t.Quiet, "", "It is set aside here. What it was told, it still knows.")
	}
	basis := k.Basis
	if basis == "" {
		basis = "nobody has said yet"
	}
	say(t.Plain, "", "Basis for sharing: "+basis)
	if !k.FamilyNotTold {
		say(t.Plain, "", "The family know what was shared: "+k.FamilyKnow)
	}
	for _, w := range k.Withheld {
		say(t.Waits, t.Glyphs.Bullet+" ", w)
	}
	if len(k.Withheld) > 0 && slices.Contains(k.Missing, "not-passed-on") {
		say(t.Quiet, "  ", "They have not been told so yet.")
	}
	lines = append(lines, "")
	lines = append(lines, s.lists(k, width)...)
	s.pager.SetLines(lines)
}

// legend says below the table what its marks mean.
func (s *Knows) legend() string {
	t := s.r.Theme()
	if !s.table() {
		return ""
	}
	g := t.Glyphs
	return t.Quiet.Render(t.Clip(strings.Join([]string{"  " + g.Settled + " told", g.Open + " not yet", g.Aside + " not asked",
		g.Overdue + " family do not know", g.Bullet + " something to keep"}, "  "), s.listWidth()))
}

// lists names what was not told yet and what was, each with its number in the table.
func (s *Knows) lists(k model.Known, width int) []string {
	t := s.r.Theme()
	list := func(state kit.State, title string, ids []string, width int) []string {
		lines := []string{t.Words(state, t.Clip(title, width))}
		for i, o := range s.facts {
			if !slices.Contains(ids, o.ID) {
				continue
			}
			lead := fmt.Sprintf("%s %2d ", t.Mark(state), i+1)
			lines = append(lines, kit.Hang(lead, o.In(s.r.Desk.Closure().Nation()), width)...)
		}
		return lines
	}
	none := func(words string) []string { return []string{t.Quiet.Render(t.Clip(words, width))} }
	missing, told := none("Nothing more is to be told."), none("Nothing is told yet.")
	half := width
	if kit.SideBySide(width) && len(k.Missing) > 0 && len(k.Told) > 0 {
		half = (width - 4) / 2
	}
	switch {
	case len(k.Missing)+len(k.Told) == 0:
		return none("Nothing was told, and nothing is asked here now.")
	case len(k.Missing) > 0:
		missing = list(kit.Open, "Not told yet", k.Missing, half)
	}
	if len(k.Told) > 0 {
		told = list(kit.Settled, "Told", k.Told, half)
	}
	if half < width {
		return strings.Split(kit.Beside(strings.Join(missing, "\n"), strings.Join(told, "\n"), half, 4), "\n")
	}
	return append(append(missing, ""), told...)
}
