package document

import (
	"fmt"
	"strconv"
	"strings"

	"handover/model"
)

// Timeline lays a closure out by its days, for the council: whether anybody is left without help, in words; drawn; and
// as a table whose numbers stand in the drawing too. The words come first, on the page that a tall drawing leaves.
func Timeline(src Source) *Document {
	l := model.Timeline(src.Closure, src.Guide, src.Today)
	d := forTheCouncil(src, "title.timeline")
	d.Parts = append(d.Parts, src.gaps(l), src.drawn(l), src.days(l), src.undated(l))
	return d
}

// forTheCouncil begins a document that the council alone reads.
func forTheCouncil(src Source, title string) *Document {
	return &Document{Title: src.label(title), Reference: src.Closure.Reference, Date: src.Today, Language: src.language(),
		Marking: Marking, Draft: inForce(src), Reader: src.label("reader.council")}
}

// drawn is the timeline as pictures, and above them whether anybody would be left without help.
func (src Source) drawn(l model.Line) Part {
	p := Part{ID: "timeline.drawn", Title: src.label("timeline.drawn"), Blocks: []Block{Para{stop(l.Brief())}}}
	if l.Counted != l.Brief() {
		p.Blocks = append(p.Blocks, Para{l.Counted})
	}
	for _, words := range l.Unknowns() {
		p.Blocks = append(p.Blocks, Note{words})
	}
	if len(l.Marks) == 0 && len(l.Gaps) == 0 && len(l.Held) == 0 {
		return p
	}
	near := l.Near()
	closer := near.From != l.From || near.To != l.To // weeks cannot be seen among years
	if closer {
		for _, pic := range src.pictures(near, src.label("timeline.near")) {
			p.Blocks = append(p.Blocks, pic)
		}
	}
	for _, pic := range src.pictures(l, src.label("timeline.whole")) {
		p.Blocks = append(p.Blocks, pic)
	}
	return p
}

// gaps says in words for how long nobody holds a need, and who looks out meanwhile.
func (src Source) gaps(l model.Line) Part {
	p := Part{ID: "timeline.gaps", Title: src.label("timeline.gaps")}
	list := func(gaps []model.Gap) List {
		var out List
		for _, gap := range gaps {
			out.Items = append(out.Items, strings.TrimSpace(gap.Sentence()+" "+gap.Why))
		}
		return out
	}
	switch {
	case len(l.Gaps) > 0:
		p.Blocks = append(p.Blocks, list(l.Gaps))
	case l.Ending != "":
		p.Blocks = append(p.Blocks, Para{src.label("timeline.no-gap")})
	}
	if len(l.Held) > 0 {
		p.Blocks = append(p.Blocks, Subheading{src.label("timeline.held")}, list(l.Held))
	}
	p.Blocks = append(p.Blocks, Para{l.Counted})
	return p
}

// days is what has a day, by day, with today among it.
func (src Source) days(l model.Line) Part {
	p := Part{ID: "timeline.days", Title: src.label("timeline.days")}
	if len(l.Marks) == 0 {
		p.Blocks = []Block{Para{src.label("timeline.none")}}
		return p
	}
	t := Table{Caption: src.label("timeline.days-caption"), Head: src.heads("timeline.no", "timeline.day", "timeline.what", "timeline.whose", "timeline.come")}
	told := false
	today := func() {
		if !told {
			t.Rows, told = append(t.Rows, []string{"", l.Today.Short(), src.label("timeline.today"), "", ""}), true
		}
	}
	for i, m := range l.Marks {
		if m.On > l.Today {
			today()
		}
		whose, what, _ := src.whose(m)
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), m.On.Short(), what, whose, src.comeAbout(m)})
	}
	today()
	p.Blocks = []Block{t}
	return p
}

// undated is what should have a day and has none.
func (src Source) undated(l model.Line) Part {
	p := Part{ID: "timeline.undated", Title: src.label("timeline.undated")}
	if len(l.Undated) == 0 {
		p.Blocks = []Block{Para{src.label("timeline.all-dated")}}
		return p
	}
	t := Table{Caption: src.label("timeline.undated-caption"), Head: src.heads("timeline.what", "timeline.whose")}
	for _, m := range l.Undated {
		whose, what, _ := src.whose(m)
		t.Rows = append(t.Rows, []string{what, whose})
	}
	p.Blocks = []Block{t}
	return p
}

// whose says whom a mark is about, and what it is without their name; no reports that it was answered no.
func (src Source) whose(m model.Mark) (whose, what string, no bool) {
	if whose = src.label("timeline.our-work"); m.Subject != model.TheClosure {
		whose = src.Closure.Name(m.Subject)
	}
	what, no = strings.CutSuffix(m.What, saidNo)
	if rest, named := strings.CutPrefix(what, whose+": "); named {
		what = capital(rest)
	}
	return whose, what, no
}

// saidNo ends what a mark says where the question was answered no on that day.
const saidNo = ": no"

// comeAbout says whether what has a day has come about.
func (src Source) comeAbout(m model.Mark) string {
	_, _, no := src.whose(m)
	words := src.label("timeline.yes")
	switch state := m.Stands(src.Today); {
	case no:
		words = src.label("timeline.no-said")
	case state != "":
		words = fmt.Sprintf("%s, %s", src.label("timeline.not-yet"), state)
	}
	if m.Unsure {
		words += ". " + model.UnsureDays
	}
	return words
}
