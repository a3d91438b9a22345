package needs

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
)

// A standing is how a need stands, as it is shown: a glyph and words, never colour alone.
type standing struct {
	state kit.State
	words string
}

// standingOf says how a need stands. An active need that is not covered stands out.
func (s *Screen) standingOf(c *model.Closure, n model.Need) standing {
	ans := c.Answer(n.Field())
	switch {
	case len(c.Apart(n.Field())) > 0:
		return standing{kit.Overdue, "two answers: choose"}
	case ans.Status == model.NotYet && ans.On != "" && ans.On < s.r.Desk.Today():
		return standing{kit.Overdue, "not yet, and late"}
	case ans.Status == model.NotYet:
		return standing{kit.Waits, "not yet"}
	case ans.Status == model.ToDiscuss:
		return standing{kit.Discuss, "to discuss"}
	case ans.Status == model.DoesNotApply:
		return standing{kit.Aside, "does not apply"}
	case n.Standing == "":
		return standing{kit.Open, "not looked at yet"}
	case n.Standing == guide.NeedSettled:
		return standing{kit.Settled, "settled"}
	case n.Standing == guide.NeedWatch:
		return standing{kit.Waits, "to watch"}
	case n.Standing == guide.NeedGap && n.Covered && n.Review < s.r.Desk.Today():
		return standing{kit.Overdue, "gap: look again"}
	case n.Standing == guide.NeedGap && n.Covered:
		return standing{kit.Waits, "gap, accepted"}
	case n.Standing == guide.NeedGap:
		return standing{kit.Overdue, "gap, NOT ACCEPTED"}
	case n.Standing == guide.NeedChoseNot && n.Covered:
		return standing{kit.Settled, "active, chose not to"}
	case n.Standing == guide.NeedChoseNot && ans.Evidence == "":
		return standing{kit.Overdue, "chose not: NOT SAID HOW"}
	case n.Covered:
		return standing{kit.Settled, "active, covered"}
	}
	return standing{kit.Overdue, "active, NOT COVERED"}
}

// standingWidth holds the longest of them, with its glyph.
const standingWidth = 25

// who says who helps; for a gap that is nobody, and the manager who accepts it stands beside it.
func who(n model.Need) string {
	switch {
	case n.Standing == guide.NeedGap && n.Helper != "":
		return "nobody (" + n.Helper + " knows)"
	case n.Standing == guide.NeedGap, n.Active && n.Helper == "" && n.Standing != guide.NeedChoseNot:
		return "nobody"
	case n.Standing == guide.NeedWatch && n.Helper == "":
		return "nobody named to watch"
	}
	return n.Helper
}

// when says from when somebody helps, or when a gap is looked at again.
func (s *Screen) when(c *model.Closure, n model.Need) string {
	ans := c.Answer(n.Field())
	switch {
	case ans.Status == model.NotYet && ans.On != "":
		return "planned " + ans.On.Short()
	case n.Review != "":
		return "look again " + n.Review.Short()
	case n.From != "":
		return "from " + n.From.Short()
	}
	return ""
}

// Columns of the table; who helps takes what the others leave.
const (
	needColumn = 31
	whenColumn = 24
	lastColumn = 8 // covered
)

func (s *Screen) whoColumn() int {
	return min(s.w-4-needColumn-standingWidth-whenColumn-lastColumn, 38)
}

func (s *Screen) row(c *model.Closure, n model.Need) kit.Row {
	t, st := s.r.Theme(), s.standingOf(c, n)
	title := model.NeedTitle(c, n)
	row := kit.Row{ID: id(n.Field()), Mark: t.Mark(st.state)}
	if s.table() {
		cell := func(words string, width int) string { return kit.Pad(t.Clip(words, width-2), width) }
		covered := ""
		switch {
		case n.Active && n.Covered:
			covered = "yes"
		case n.Active:
			covered = t.Late.Render("NO")
		}
		row.Words = cell(title, needColumn) + t.Words(st.state, cell(st.words, standingWidth)) +
			cell(who(n), s.whoColumn()) + cell(s.when(c, n), whenColumn) + covered
		if s.spacious() {
			row.Under = n.Words
		}
		return row
	}
	row.Words, row.Right = title, kit.Pad(t.Words(st.state, st.words), standingWidth-2)
	row.Under = s.told(c, n)
	return row
}

// told is the second, quieter line of a row: who, from when, and how it is covered or what is lacking.
func (s *Screen) told(c *model.Closure, n model.Need) string {
	var parts []string
	add := func(words string) {
		if words != "" {
			parts = append(parts, words)
		}
	}
	switch {
	case n.Active && !n.Covered: // what is lacking is all that counts
		add(n.Words)
	case n.Standing == guide.NeedGap:
		add(n.Helper + " accepts it")
		add(s.when(c, n))
	case n.Active && n.From == "": // it names who, and any date of theirs
		add(n.Words)
	default:
		add(who(n))
		add(s.when(c, n))
	}
	return strings.Join(parts, ", ")
}

// headLines says how many needs are active, covered and open, and names those that nobody holds.
func (s *Screen) headLines() []string {
	c := s.r.Desk.Closure()
	if c == nil || s.h < 6 {
		return nil
	}
	t := s.r.Theme()
	head := []string{t.Clip(Count(s.needs), s.w)}
	if names := s.uncovered(c); len(names) > 0 {
		words := t.Glyphs.Overdue + " Not covered: " + strings.Join(names, "; ")
		head = append(head, t.Late.Render(t.Clip(words, s.w)))
	}
	if names := s.unwatched(c); len(names) > 0 && s.h >= 16 {
		words := t.Glyphs.Waits + " To watch, and nobody named who does: " + strings.Join(names, "; ")
		head = append(head, t.Waits.Render(t.Clip(words, s.w)))
	}
	head = append(head, "")
	if s.table() && len(s.needs) > 0 {
		line := "    " + kit.Pad("Need", needColumn) + kit.Pad("How it stands", standingWidth) + kit.Pad("Who helps", s.whoColumn()) +
			kit.Pad("From when", whenColumn) + "Covered"
		head = append(head, t.Heading.Render(t.Clip(line, s.w)))
	}
	return head
}

// uncovered names the active needs that are not covered.
func (s *Screen) uncovered(c *model.Closure) []string {
	var out []string
	for _, n := range s.needs {
		if n.Active && !n.Covered {
			out = append(out, model.NeedTitle(c, n))
		}
	}
	return out
}

// unwatched names the needs that are to be watched, by nobody in particular.
func (s *Screen) unwatched(c *model.Closure) []string {
	var out []string
	for _, n := range s.needs {
		if n.Standing == guide.NeedWatch && n.Helper == "" {
			out = append(out, model.NeedTitle(c, n))
		}
	}
	return out
}

// Count says in a line how the grid stands.
func Count(needs []model.Need) string {
	active, covered, gaps, unlooked := 0, 0, 0, 0
	for _, n := range needs {
		switch {
		case n.Standing == "":
			unlooked++
		case n.Standing == guide.NeedGap && n.Covered:
			active++
			gaps++
		case n.Active && n.Covered:
			active++
			covered++
		case n.Active:
			active++
		}
	}
	words := "no need is active"
	switch {
	case active > 0 && active == covered:
		words = fmt.Sprintf("%d active, covered", active)
		if active > 1 {
			words = fmt.Sprintf("%d active, all covered", active)
		}
	case active > 0:
		var parts []string
		if covered > 0 || gaps == 0 {
			parts = append(parts, fmt.Sprintf("%d covered", covered))
		}
		if gaps > 0 {
			parts = append(parts, fmt.Sprintf("%d accepted as a gap", gaps))
		}
		if bare := active - covered - gaps; bare > 0 {
			parts = append(parts, fmt.Sprintf("%d not covered", bare))
		}
		words = fmt.Sprintf("%d active: %s", active, strings.Join(parts, ", "))
	}
	switch {
	case unlooked == len(needs):
		return "Nobody has looked at the needs yet"
	case unlooked > 0:
		words += fmt.Sprintf("; %d not looked at yet", unlooked)
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// detail tells the whole of the selected row.
func (s *Screen) detail(width int) []string {
	c := s.r.Desk.Closure()
	n, ok := s.here()
	if !ok || c == nil {
		return nil
	}
	t, ans := s.r.Theme(), c.Answer(n.Field())
	var out []string
	add := func(style kit.Style, words string) {
		if words == "" {
			return
		}
		for _, l := range kit.Wrap(words, width) {
			out = append(out, style.Render(l))
		}
	}
	ask, _ := n.Item.Words(c.Nation())
	add(t.Quiet, model.Fill(ask, c, n.Subject))
	if n.Standing != "" {
		add(t.Plain, model.ValueWords(c, n.Item, ans.Value)+".")
	}
	style := t.Plain
	if n.Active && !n.Covered {
		style = t.Late
	}
	add(style, n.Words)
	if n.Standing == guide.NeedWatch && n.Helper == "" {
		add(t.Waits, "Nobody is named who will notice a change. Enter, and say who.")
	}
	if ans.Evidence != "" {
		add(t.Quiet, "What shows it: "+ans.Evidence)
	}
	return out
}
