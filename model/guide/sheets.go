package guide

import (
	"slices"
	"strings"
)

// sheet adds a sheet.
func (r *reader) sheet(s Sheet, p *place) {
	r.id(s.ID, p)
	for _, w := range []struct{ key, words string }{{"title", s.Title}, {"why", s.Why}, {"source", s.Source}} {
		if strings.TrimSpace(w.words) == "" {
			r.faults.add(p.file, p.at(w.key), "the sheet %q has no %s; write it, for the worker who will read it", s.ID, w.key)
		}
	}
	for _, found := range placeholder.FindAllString(s.Why, -1) {
		if found != "{child}" && found != "{name}" {
			r.faults.add(p.file, p.at("why"), "the sheet %q: %s is not filled in; only {child} and {name} are", s.ID, found)
		}
	}
	if g := r.groups[s.Group]; g == nil || stageFile(g.Stage) != p.file {
		r.faults.add(p.file, p.at("group"), "the sheet %q: no group is called %q; name one of this file's groups", s.ID, s.Group)
	}
	if at := r.sheets[s.ID]; at != nil {
		r.faults.add(p.file, p.at("id"), "the sheet %q stands at %s:%d already; give this one another id", s.ID, at.file, at.at("id"))
		return
	}
	r.sheets[s.ID] = p
	r.guide.Sheets = append(r.guide.Sheets, s)
}

// copies gives each sheet of a kind its own copy of the questions that are written once for all of the kind.
func (r *reader) copies(sheets []Sheet, like []*Item, stage Stage) {
	for _, it := range like {
		if !slices.ContainsFunc(sheets, func(s Sheet) bool { return s.Like == it.Like }) {
			p := r.items[it]
			r.faults.add(p.file, p.at("like"), "question %q: no sheet of this file is like %q, so it would never be asked; add a [[sheet]], or take the question out", it.ID, it.Like)
		}
	}
	for _, s := range sheets {
		for _, it := range like {
			if s.Like == it.Like {
				r.item(copyFor(it, s), Question, stage, r.items[it])
			}
		}
	}
}

// copyFor is the copy of a question that a sheet has.
func copyFor(it *Item, s Sheet) *Item {
	c := *it
	c.ID, c.Sheet, c.Group, c.Like = s.ID+"."+it.ID, s.ID, s.Group, ""
	c.Title = s.Title + ": " + strings.ToLower(it.Title[:min(1, len(it.Title))]) + it.Title[min(1, len(it.Title)):]
	flag := strings.NewReplacer("{sheet}", s.ID)
	words := strings.NewReplacer("{sheet}", s.Words)
	flags := func(sheet, own []string) (out []string) {
		out = append(out, sheet...)
		for _, f := range own {
			out = append(out, flag.Replace(f))
		}
		return out
	}
	c.When, c.Unless = flags(s.When, it.When), flags(s.Unless, it.Unless)
	c.Ask, c.Why = words.Replace(it.Ask), words.Replace(it.Why)
	c.Wales = Words{Ask: words.Replace(it.Wales.Ask), Why: words.Replace(it.Wales.Why)}
	if len(it.Each) == 0 {
		c.Each = slices.Clone(s.Each)
	}
	if c.Source == "" {
		c.Source = s.Source
	}
	c.Options = slices.Clone(it.Options)
	c.Obligations = slices.Clone(s.Obligations)
	for _, o := range it.Obligations {
		if !slices.Contains(c.Obligations, o) {
			c.Obligations = append(c.Obligations, o)
		}
	}
	return &c
}
