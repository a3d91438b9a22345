package timeline

import (
	"slices"
	"strconv"
	"strings"

	"handover/model"
	"handover/ui/kit"
)

// A part says what a line of the picture is, so that a screen can give it its style.
type part int

// The parts of the picture.
const (
	ruler    part = iota // the ruler
	todayRow             // the word above the line of today
	gapRow               // nobody holds a need
	softRow              // a gap that a manager accepts, or that somebody holds meanwhile
	laneRow              // a lane of dates
	legend               // the words on the signs
)

// A row is a line of the picture.
type row struct {
	part  part
	words string
}

// The signs of the picture that the program's glyphs do not have.
type signs struct {
	kit.Glyphs
	gap, soft, was, ahead, tick string
}

func signsOf(g kit.Glyphs) signs {
	s := signs{Glyphs: g, gap: "▒", soft: "·", was: g.Bullet, ahead: g.Open, tick: "┴"}
	if g.Across == "-" { // the plain set
		s.gap, s.soft, s.tick = "X", ":", "+"
	}
	return s
}

// Draw draws a timeline in lines of at most width columns, without colour: a ruler, a lane for each gap in
// cover, one for the family and our own work, one for each service, today upright through all of them.
// What it shows stands in words in the line's Words.
func Draw(l model.Line, width int, g kit.Glyphs) []string {
	var out []string
	for _, r := range picture(l, width, g, false) {
		out = append(out, r.words)
	}
	return out
}

// A canvas is what the lanes of one picture share.
type canvas struct {
	model.Line
	scale model.Scale // its steps are columns
	signs
	label, today int  // the width of the labels, and the column of today
	tight        bool // a lane takes one line, even where its words must be short
}

// picture draws the rows.
func picture(l model.Line, width int, g kit.Glyphs, tight bool) []row {
	p := canvas{Line: l, signs: signsOf(g), label: labelWidth(l, width), tight: tight}
	p.scale = l.Scale(width - p.label - 1)
	p.today = p.scale.At(l.Today)
	rows := append(p.ruler(), p.todayRow())
	for _, gap := range l.Gaps {
		kind, fill := gapRow, p.gap
		if gap.Accepted {
			kind, fill = softRow, p.soft
		}
		rows = append(rows, p.run(gap, kind, fill)...)
	}
	for _, gap := range l.Held {
		rows = append(rows, p.run(gap, softRow, p.soft)...)
	}
	rows = append(rows, p.lane(model.OurLane, l.Marks, func(m model.Mark) bool { return m.Kind == model.OurMark }))
	for _, s := range l.Services {
		rows = append(rows, p.lane(s.Name, l.Marks, func(m model.Mark) bool {
			return m.Kind == model.ServiceMark && m.Subject == s.Subject
		}))
	}
	return append(rows, row{legend, p.legend()})
}

// labelWidth is how wide the longest label is, within reason.
func labelWidth(l model.Line, width int) int {
	most := min(max(width*3/10, 8), 30)
	wide := kit.Width(model.OurLane)
	for _, s := range l.Services {
		wide = max(wide, kit.Width(s.Name))
	}
	for _, gap := range slices.Concat(l.Gaps, l.Held) {
		wide = max(wide, kit.Width(gap.Title))
	}
	return min(wide, most)
}

func (p canvas) labelled(label string, cells []string) string {
	return kit.Pad(clipped(label, p.label, p.Ellipsis), p.label) + " " + strings.TrimRight(strings.Join(cells, ""), " ")
}

func clipped(words string, width int, ellipsis string) string {
	if kit.Width(words) <= width {
		return words
	}
	return kit.Pad(words, max(width-kit.Width(ellipsis), 0)) + ellipsis
}

// blank is an empty lane, with today upright in it.
func (p canvas) blank(fill string) []string {
	cells := slices.Repeat([]string{fill}, p.scale.Steps)
	if p.scale.Within(p.Line.Today) {
		cells[p.today] = p.Upright
	}
	return cells
}

// ruler draws the labels of the ticks, and the ticks. A label that would run into the one before is
// left out; its tick stays.
func (p canvas) ruler() []row {
	words, marks := slices.Repeat([]string{" "}, p.scale.Steps), slices.Repeat([]string{p.Across}, p.scale.Steps)
	free := 0
	for _, t := range p.scale.Ticks(p.scale.Unit()) {
		at := p.scale.At(t.On)
		marks[at] = p.tick
		if at = min(at, p.scale.Steps-len(t.Label)); at < free {
			continue
		}
		for i, r := range t.Label {
			words[at+i] = string(r)
		}
		free = at + len(t.Label) + 1
	}
	return []row{{ruler, p.labelled("", words)}, {ruler, p.labelled("", marks)}}
}

// todayRow names the line of today.
func (p canvas) todayRow() row {
	cells := p.blank(" ")
	words := "today, " + p.Line.Today.Short()
	switch {
	case !p.scale.Within(p.Line.Today):
	case p.today+2+len(words) <= p.scale.Steps:
		place(cells, p.today+2, words)
	case p.today-1-len(words) >= 0:
		place(cells, p.today-1-len(words), words)
	}
	return row{todayRow, p.labelled("", cells)}
}

func place(cells []string, at int, words string) {
	for i, r := range []rune(words) {
		cells[at+i] = string(r)
	}
}

// run draws a gap: its days, and its words beside them, within them or, without room for those, beneath.
func (p canvas) run(gap model.Gap, kind part, fill string) []row {
	cells := p.blank(" ")
	from, to := p.scale.At(gap.From), p.scale.Steps-1
	if gap.To != "" {
		to = p.scale.At(gap.To)
	}
	for i := from; i <= to; i++ {
		cells[i] = fill
	}
	if gap.To == "" {
		cells[to] = p.signs.Right
	}
	beside := p.write(cells, gap.Words, " ", 0, to+2, from-1-kit.Width(gap.Words)) ||
		p.write(cells, " "+gap.Words+" ", fill, 5, from+5) ||
		p.tight && (p.write(cells, " "+gap.Short+" ", fill, 2, from+2) ||
			p.write(cells, gap.Short, " ", 0, to+2, from-1-kit.Width(gap.Short)))
	lane := row{kind, p.labelled(gap.Title, cells)}
	if beside || p.tight {
		return []row{lane}
	}
	room := p.label + 1 + p.scale.Steps
	words := clipped(gap.Words, room, p.Ellipsis)
	in := max(min(p.label+1+from, room-kit.Width(words)), 0)
	return []row{lane, {kind, strings.Repeat(" ", in) + words}}
}

// write sets words into cells at the first of the places where they cover nothing but what may be covered,
// with so many of those left after them, and reports whether there was one.
func (p canvas) write(cells []string, words, over string, margin int, places ...int) bool {
	n := kit.Width(words)
	if n != len([]rune(words)) {
		return false
	}
	for _, at := range places {
		if at < 0 || at+n+margin > p.scale.Steps {
			continue
		}
		if slices.ContainsFunc(cells[at:at+n+margin], func(cell string) bool { return cell != over }) {
			continue
		}
		place(cells, at, words)
		return true
	}
	return false
}

// lane draws the dates of one lane. Where several fall on one column, a figure says how many; what is late
// among them shows all the same.
func (p canvas) lane(label string, marks []model.Mark, mine func(model.Mark) bool) row {
	cells, count, late := p.blank(p.Across), map[int]int{}, map[int]bool{}
	for _, m := range marks {
		if !mine(m) {
			continue
		}
		if !p.scale.Within(m.On) {
			edge, sign := 0, p.Left
			if m.On > p.scale.To {
				edge, sign = p.scale.Steps-1, p.signs.Right
			}
			if count[edge] == 0 {
				cells[edge] = sign
			}
			continue
		}
		at := p.scale.At(m.On)
		count[at]++
		late[at] = late[at] || m.Late(p.Line.Today)
		switch {
		case late[at]:
			cells[at] = p.Overdue
		case count[at] > 9:
			cells[at] = "+"
		case count[at] > 1:
			cells[at] = strconv.Itoa(count[at])
		case m.Done:
			cells[at] = p.was
		default:
			cells[at] = p.ahead
		}
	}
	return row{laneRow, p.labelled(label, cells)}
}

// legend says what the signs mean that are drawn, and what the ruler counts in. Without room for all it says the first.
func (p canvas) legend() string {
	var parts []string
	accepted := func(g model.Gap) bool { return g.Accepted }
	soft := slices.ContainsFunc(p.Gaps, accepted)
	if len(p.Gaps) > 0 && !accepted(p.Gaps[0]) { // those stand at the end
		parts = append(parts, p.gap+" nobody")
	}
	if soft || len(p.Held) > 0 {
		parts = append(parts, p.soft+" accepted or held")
	}
	parts = append(parts, p.was+" was", p.ahead+" to come")
	if slices.ContainsFunc(p.Marks, func(m model.Mark) bool { return m.Late(p.Line.Today) }) {
		parts = append(parts, p.Overdue+" late")
	}
	parts = append(parts, "2 two days", p.tick+" "+p.scale.Unit().Words)
	out := ""
	for _, words := range parts {
		if out != "" {
			words = "  " + words
		}
		if kit.Width(out+words) > p.label+1+p.scale.Steps {
			break
		}
		out += words
	}
	return out
}
