package decision

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// A point is one that is being made.
type point struct{ section, words *kit.Field }

// add makes room for another point.
func (f *form) add() {
	n := len(f.points) + 1
	p := &point{words: f.long(partWords(n), "What is to be mended there", "Say what is to be mended there, or leave the point out.")}
	p.section = &kit.Field{ID: partSection(n), Kind: kit.OneField, Over: "Point " + strconv.Itoa(n), Label: "Which section is it about?", Need: "Choose the section, or leave the point out.", Shown: f.sentBack}
	p.words.Shown = func() bool { return f.sentBack() && !p.section.Empty() }
	p.section.Changed = func(*kit.Field) tea.Cmd { return f.chose(p) }
	f.about(p, "")
	f.points = append(f.points, p)
	f.set()
}

// set gives the form its fields.
func (f *form) set() {
	fields := []*kit.Field{f.choice, f.because}
	for _, p := range f.points {
		fields = append(fields, p.section, p.words)
	}
	f.form.SetFields(func() {}, append(fields, f.more)...)
}

// about makes a point one about a section: of the list of them that one alone is left, until another is asked for.
func (f *form) about(p *point, id string) {
	c := f.r.Desk.Closure()
	out := kit.Option{ID: leaveOut, Words: "Leave this point out"}
	var options []kit.Option
	if sent := c.Sent(); sent != nil {
		for _, sec := range sent.Sections {
			options = append(options, kit.Option{ID: fieldID(sec.Field), Words: f.page.title(c, sec.Field)})
		}
	}
	for _, o := range options {
		if o.ID == id {
			p.section.Options = []kit.Option{o, {ID: anotherSection, Words: "Another section"}, out}
			p.section.Choose(id)
			return
		}
	}
	p.section.Options = append(options, out)
	p.section.Choose()
}

// chose takes in what was chosen for a point's section.
func (f *form) chose(p *point) tea.Cmd {
	switch id := p.section.Value(); id {
	case "":
		f.about(p, "")
	case anotherSection:
		f.about(p, "")
	case leaveOut:
		return f.leaveOut(p)
	default:
		f.about(p, id)
		f.form.Focus(p.words.ID)
	}
	return f.keep(p.section)
}

// leaveOut takes a point away. Those after it move up.
func (f *form) leaveOut(gone *point) tea.Cmd {
	type kept struct{ section, words string }
	var rest []kept
	for _, p := range f.points {
		if p != gone {
			rest = append(rest, kept{p.section.Value(), p.words.Typing()})
		}
	}
	all := len(f.points)
	f.points = nil
	f.set()
	for i, k := range rest {
		f.add()
		f.about(f.points[i], k.section)
		f.points[i].words.SetText(k.words)
	}
	if len(rest) == 0 {
		f.add()
	}
	var cmds []tea.Cmd
	for i := range rest {
		cmds = append(cmds, f.keep(f.points[i].section), f.points[i].words.Changed(f.points[i].words))
	}
	for n := len(rest) + 1; n <= all; n++ {
		f.drop(partSection(n))
		f.drop(partWords(n))
	}
	f.form.Focus(partMore)
	return tea.Batch(cmds...)
}

// made lists the points as they stand in the form.
func (f *form) made() []model.Point {
	if !f.sentBack() {
		return nil
	}
	var out []model.Point
	for _, p := range f.points {
		if sent := f.r.Desk.Closure().Sent(); sent != nil {
			for _, sec := range sent.Sections {
				if fieldID(sec.Field) == p.section.Value() {
					out = append(out, model.Point{Section: sec.Field, Text: p.words.Typing()})
				}
			}
		}
	}
	return out
}
