package document

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"handover/model"
)

// LeftOutHere stands in a copy in the place of a passage that is withheld.
const LeftOutHere = "[Left out here]"

// Copy makes a reader's copy of the record: of what was sent to the manager, word for word, without what this
// reader may not read. It is of the version that was authorised, or else marked as a draft. The error says in
// words why there is none, and where to mend that.
func Copy(src Source, r model.Reader) (*Document, error) {
	k, err := newCopying(src, r)
	if err != nil {
		return nil, err
	}
	if r.Kind == model.ReadsCouncil {
		return Sent(src, k.sub)
	}
	if err := k.refused(); err != nil {
		return nil, err
	}
	if k.home() {
		k.forHome()
	}
	return k.out, nil
}

// A copying is a copy that is being made, with what it leaves out.
type copying struct {
	src   Source
	r     model.Reader
	sub   *model.Submission
	draft bool
	doc   *Document // the record as it was sent

	language string // of what the copy says beside the record's words
	out      *Document
	hidden   []string // the names that would give away what this reader may not hear of

	left    []leftPart // sections left out
	put     []leftPart // sections put in beyond the rule
	tables  []string   // what was left out of tables
	held    []heldBack // passages withheld
	stale   []heldBack // passages that are no longer found
	reveals []string   // places that name what this reader may not hear of
}

// A leftPart is a section that is not as the rule has it, or that the rule leaves out.
type leftPart struct {
	field  model.Field
	title  string
	choice model.Choice
}

// A heldBack is a passage with the title of its section.
type heldBack struct {
	model.WithheldPassage
	title string
}

// newCopying makes the copy, so far as it can be made. The error says why there can be none at all.
func newCopying(src Source, r model.Reader) (*copying, error) {
	c := src.Closure
	if err := model.MayHaveCopy(c, src.Guide, r.Who, src.Today); err != nil {
		return nil, err
	}
	k := &copying{src: src, r: r}
	if k.sub, k.draft = c.CopyOf(); k.sub == nil {
		return nil, errors.New("copies are made from the record that was sent to the manager, and none was sent yet")
	}
	if r.Kind == model.ReadsProfessional && c.FormOfCopy(r.Who).How != model.FormRecord {
		return nil, fmt.Errorf("%s gets the briefing sheet; say first why it needs the whole record", c.Name(r.Who))
	}
	var kept model.SentRecord
	if err := json.Unmarshal(k.sub.Record, &kept); err != nil {
		return nil, fmt.Errorf("read the record that was sent: %w", err)
	}
	doc, err := whole(kept)
	if err != nil {
		return nil, err
	}
	k.doc = doc
	k.language = cmp.Or(copyLanguage(src, r.Who), doc.Language)
	k.src.Language = k.language
	k.hidden = hiddenFrom(src, r)
	k.make()
	return k, nil
}

// hiddenFrom lists the names that would give away services of which a reader may not hear.
func hiddenFrom(src Source, r model.Reader) []string {
	if r.Kind != model.ReadsProfessional {
		return newHome(src, r.Who).hidden
	}
	return givesAway(src.Closure, func(s model.Subject) bool { return NotNamed(src, r.Who, s) != "" })
}

// make lays out the copy.
func (k *copying) make() {
	c := k.src.Closure
	d := &Document{Title: k.doc.Title, Date: k.src.Today, Language: k.doc.Language, Reader: c.Name(k.r.Who)}
	if k.r.Kind == model.ReadsProfessional {
		d.Reference, d.Marking = k.doc.Reference, k.doc.Marking
	}
	switch {
	case k.draft:
		d.Draft = k.said("draft.not-authorised")
	case !k.inForce(): // the words are those that were authorised, and that has lapsed, also once newer ones were sent
		d.Draft = fmt.Sprintf(k.said("draft.edited"), model.DateOf(k.sub.Decision.At))
	}
	k.out = d
	for i := range k.doc.Parts {
		p := &k.doc.Parts[i]
		switch sec := k.section(p.ID); {
		case sec != nil:
			k.addSection(p, sec)
		case p.ID == partFacts && MayRead(k.src.Guide, k.r, *p):
			d.Parts = append(d.Parts, k.facts(p))
		}
	}
	for _, m := range c.WithheldFrom(k.r.Who) {
		if k.section(partIDOf(m.Section)) == nil {
			k.stale = append(k.stale, heldBack{m, k.title(m.Section)}) // its section is not there any more
		}
	}
	d.Copy = k.mark()
	if MayRead(k.src.Guide, k.r, Part{ID: partDecision}) {
		d.Parts = append(d.Parts, k.own(k.decision()))
	}
	if MayRead(k.src.Guide, k.r, Part{ID: partSign}) {
		d.Parts = append(d.Parts, k.own(signatures(k.src, k.sub, []model.Subject{k.r.Who})))
	}
	d.Parts = append(d.Parts, k.own(k.about()))
}

// mark says whose copy it is, and when it was given. What is no more than a draft was given to nobody yet, unless the
// log has it.
func (k *copying) mark() string {
	on, given := k.day()
	mark := "copy.mark"
	switch k.r.Kind {
	case model.ReadsChild:
		mark = "copy.mark-child"
	case model.ReadsParent:
		mark = "copy.mark-parent"
	}
	when := k.label("copy.given")
	if k.out.Draft != "" && !given {
		when = k.label("copy.to-be-given")
	}
	return fmt.Sprintf(k.label(mark), k.src.Closure.Name(k.r.Who), fmt.Sprintf(when, on))
}

// day is the day that stands on the copy: as the log has it where it is the copy that they hold, or else the one on
// which it is to be given; and whether it was given.
func (k *copying) day() (on model.Date, given bool) {
	on = cmp.Or(k.src.Given, k.src.Today)
	for _, g := range k.src.Closure.CopiesTo(k.r.Who) {
		if k.src.Given == "" && g.Holds() && g.Submission == k.sub.Entry && g.Draft != k.inForce() && slices.Equal(g.Left, k.leftOut()) {
			on, given = g.On, true
		}
	}
	return on, given
}

// inForce reports whether what is copied was authorised, and still holds.
func (k *copying) inForce() bool {
	return !k.draft && model.InForce(k.src.Closure, k.src.Guide, k.sub, k.src.Today)
}

// own marks a part that is the copy's own with its language, where that is not the record's.
func (k *copying) own(p Part) Part {
	if in := k.src.saidIn("part.about-copy"); in != k.doc.Language {
		p.Language = in
	}
	return p
}

// label is a label in the language of the copy.
func (k *copying) label(id string) string { return label(k.language, id) }

// section finds the section that was sent of which a part is made; nil for none.
func (k *copying) section(part string) *model.SentSection {
	i := slices.IndexFunc(k.sub.Sections, func(s model.SentSection) bool { return partIDOf(s.Field) == part })
	if i < 0 {
		return nil
	}
	return &k.sub.Sections[i]
}

// partIDOf names the part of a section about a subject.
func partIDOf(f model.Field) string {
	if f.Subject == model.TheClosure || f.Subject == model.TheChild {
		return f.Item
	}
	return f.Item + "/" + f.Subject.ID
}

// title is a section's heading in the record that was sent, or its id where it did not stand in it.
func (k *copying) title(f model.Field) string {
	if p := k.doc.Part(partIDOf(f)); p != nil {
		return p.Title
	}
	if it := k.src.Guide.Item(f.Item); it != nil {
		return it.Title
	}
	return f.Item
}

// addSection puts a section into the copy, or notes that it is left out.
func (k *copying) addSection(p *Part, sec *model.SentSection) {
	choice := k.src.Closure.SectionChoice(k.r.Who, sec.Field)
	rule := MayRead(k.src.Guide, k.r, *p)
	marks := k.marks(sec, p.Title)
	switch {
	case choice.How == model.SectionOut || !rule && choice.How != model.SectionIn:
		if choice.How != model.SectionOut {
			choice = model.Choice{}
		}
		k.left = append(k.left, leftPart{sec.Field, p.Title, choice})
		return
	case !rule:
		k.put = append(k.put, leftPart{sec.Field, p.Title, choice})
	}
	text := withhold(sec.Text, marks, k.label("copy.left-here"))
	if k.names(text) {
		k.reveals = append(k.reveals, p.Title)
	}
	out := Part{ID: p.ID, Title: p.Title, Box: p.Box, Blocks: paras(text)}
	if sec.Status == model.DoesNotApply {
		out.Blocks = append(out.Blocks, Para{k.label("section.left")})
	}
	for _, b := range p.Blocks {
		switch b := b.(type) {
		case Table:
			switch t := k.table(b, p.Title); {
			case len(t.Rows) > 0 && len(t.Head) == 1:
				if k.home() {
					t.Caption = k.homeLabel(t.Caption)
				}
				out.Blocks = append(out.Blocks, Para{t.Caption + ":"}, listOf(t))
			case len(t.Rows) > 0:
				out.Blocks = append(out.Blocks, t)
			}
		case Note:
			if len(out.Blocks) == 0 {
				out.Blocks = append(out.Blocks, b)
			}
		}
	}
	k.out.Parts = append(k.out.Parts, out)
}

// names reports whether words name what this reader may not hear of.
func (k *copying) names(words string) bool {
	return slices.ContainsFunc(k.hidden, func(name string) bool { return names(words, name) })
}

// marks gives the places in a section of what is withheld from this reader, and notes what is not found.
func (k *copying) marks(sec *model.SentSection, title string) [][2]int {
	var out [][2]int
	for _, m := range k.src.Closure.WithheldFrom(k.r.Who) {
		if m.Section != sec.Field {
			continue
		}
		found := model.FindPassage(sec.Text, m.Words)
		if len(found) == 0 {
			k.stale = append(k.stale, heldBack{m, title})
			continue
		}
		k.held = append(k.held, heldBack{m, title})
		out = append(out, found...)
	}
	return out
}

// withhold puts a mark in the place of passages, which may run into one another.
func withhold(text string, places [][2]int, mark string) string {
	slices.SortFunc(places, func(a, b [2]int) int { return a[0] - b[0] })
	var b strings.Builder
	end := 0
	for i, p := range places {
		if i > 0 && p[0] <= end {
			end = max(end, p[1])
			continue
		}
		b.WriteString(text[end:p[0]] + mark)
		end = p[1]
	}
	return b.String() + text[end:]
}

// facts are those that this reader needs.
func (k *copying) facts(p *Part) Part {
	out := Part{ID: p.ID, Title: p.Title}
	for _, b := range p.Blocks {
		f, is := b.(Facts)
		if !is {
			continue
		}
		var kept Facts
		for _, row := range f.Rows {
			if MayRead(k.src.Guide, k.r, Part{ID: factPart + labelled("fact", row.Label)}) {
				kept.Rows = append(kept.Rows, row)
			}
		}
		out.Blocks = append(out.Blocks, kept)
	}
	return out
}

// decision says that a manager authorised the record and when, and when our work ended: nobody's reasons.
func (k *copying) decision() Part {
	c := k.src.Closure
	f := Facts{Rows: []Fact{{k.label("copy.authorised"), k.label("copy.not-yet")}}}
	if !k.draft {
		f.Rows[0].Value = model.DateOf(k.sub.Decision.At).String()
		if !k.inForce() {
			f.Rows = append(f.Rows, Fact{k.label("decision.not-in-force"), k.said("copy.edited")})
		}
		if on := model.Date(c.About(model.ItemClosed).Value.First()); on.Valid() && c.Frozen() {
			f.Rows = append(f.Rows, Fact{k.label("copy.ended"), on.String()})
		}
	}
	return Part{ID: partDecision, Title: k.label("part.decision"), Blocks: []Block{f}}
}

// about says on the last page that parts are left out, so that nobody takes the copy for the whole. It names
// only what stands in every record, and never why: a heading can tell as much as the words beneath it.
func (k *copying) about() Part {
	p := Part{ID: partAbout, Title: k.label("part.about-copy"), Blocks: []Block{Para{fmt.Sprintf(k.label("copy.made-from"), k.out.Copy)}}}
	var titles []string
	for _, l := range k.left {
		it := k.src.Guide.Item(l.field.Item)
		if it == nil || len(it.When) > 0 {
			continue
		}
		title := it.Title
		if k.home() {
			title = k.homeTitle(l.field)
		}
		if !slices.Contains(titles, title) {
			titles = append(titles, title)
		}
	}
	if len(titles) > 0 {
		p.Blocks = append(p.Blocks, Para{k.label("copy.left")}, List{titles})
	} else {
		p.Blocks = append(p.Blocks, Para{k.label("copy.may-be-left")})
	}
	if len(k.held) > 0 {
		p.Blocks = append(p.Blocks, Para{fmt.Sprintf(k.label("copy.where"), k.label("copy.left-here"))})
	}
	return p
}

// refused says why a copy that could be made may not go out as it is.
func (k *copying) refused() error {
	c := k.src.Closure
	name := c.Name(k.r.Who)
	switch {
	case len(k.stale) > 0:
		return fmt.Errorf("words that are withheld from %s under “%s” no longer stand there as they were marked: look at that section, and mark them again", name, k.stale[0].title)
	case len(k.reveals) > 0:
		return fmt.Errorf("“%s” names a service, or somebody there, of which %s may not hear: withhold that passage first, or leave the section out", strings.Join(k.reveals, "”, “"), name)
	}
	for _, h := range k.held {
		if under := repeated(k.out, h.Words); under != "" {
			return fmt.Errorf("words that are withheld from %s under “%s” stand under “%s” too: withhold them there as well, or leave that section out", name, h.title, under)
		}
	}
	return unasked(k.src, k.r)
}
