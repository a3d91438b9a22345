package question

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/aid"
	"handover/ui/edit"
	"handover/ui/kit"
)

// The fields of a question. Those that are typed into are called as the parts of a draft are.
const (
	fieldText     = model.PartText
	fieldValue    = model.PartValue
	fieldStatus   = "status"
	fieldBecause  = model.PartBecause
	fieldEvidence = model.PartEvidence
	fieldOn       = model.PartOn
	fieldBy       = "by"
	fieldApart    = "apart"
)

// A part is one question in a form: its fields, and what was touched in them. On a page of its own it has all
// fields; on a sheet those without which it could not be answered.
//
// It keeps what the worker touched, and nothing else: looking at an answer never changes it.
type part struct {
	spot
	whole   bool // it has a page of its own
	page    *Form
	fields  []*kit.Field
	text    *edit.Text        // where its words are written; nil where none are
	aid     *aid.Aid          // reads them along; nil where nobody reads them but the worker
	wrote   string            // the text of the journal that it was filled from
	apart   bool              // two people answered it apart: there is only a way to choose
	touched map[string]bool   // the fields that were changed and are no entry yet
	lent    map[string]string // the fields that show what somebody else typed, and whose it is
	shown   model.Answer      // what the fields were made from
	showed  bool              // what shows it was typed here, and not found
}

// newPart makes the fields of a question. What the part before it had, and is no entry yet, is taken over once
// they are filled.
func newPart(page *Form, a model.Ask, whole bool, before *part) *part {
	p := &part{spot: spot{r: page.r, list: page.list, ask: a}, whole: whole, page: page, touched: map[string]bool{}, lent: map[string]string{}}
	p.shown, p.wrote = p.closure().Answer(a.Field()), p.closure().Text(a.Field())
	if p.apart = len(p.closure().Apart(a.Field())) > 0; p.apart {
		p.fields = []*kit.Field{p.chooseField()}
	} else {
		p.fields = p.make(before)
	}
	for _, f := range p.fields {
		if f.Changed == nil {
			f.Changed = p.changed
		}
		f.ID = p.id(f.ID)
	}
	p.label()
	return p
}

// id is what a field is called in the form.
func (p *part) id(name string) string { return p.ask.Item.ID + "/" + name }

// name is what a field is called in its question.
func (p *part) name(f *kit.Field) string { return strings.TrimPrefix(f.ID, p.ask.Item.ID+"/") }

// field returns a field of the question, or nil.
func (p *part) field(name string) *kit.Field {
	i := slices.IndexFunc(p.fields, func(f *kit.Field) bool { return f.ID == p.id(name) || f.ID == name })
	if i < 0 {
		return nil
	}
	return p.fields[i]
}

// stale reports whether something else is recorded, or offered, than the fields show.
func (p *part) stale() bool {
	c, f := p.closure(), p.ask.Field()
	if _, typed := p.typed(model.PartText); !typed && p.text != nil && c.Text(f) != p.wrote {
		return true
	}
	return p.apart != (len(c.Apart(f)) > 0) || !p.shown.Equal(c.Answer(f))
}

// make gives the fields.
func (p *part) make(before *part) []*kit.Field {
	it, a := p.ask.Item, p.shown
	value := p.valueField()
	status := p.statusField(value)
	because := &kit.Field{ID: fieldBecause, Label: "Why it can stay as it is", Hint: "Your manager sees this reason.", Shown: p.asksWhy}
	if a.Status == model.DoesNotApply {
		because.Label, because.Hint = "Why it does not apply", ""
	}
	evidence := &kit.Field{ID: fieldEvidence, Label: "What shows it", Hint: "“In the case record: where, date” is enough."}
	on := &kit.Field{ID: fieldOn, Kind: kit.DateField, Label: orElse(it.OnWords, "When")}
	if a.Status == model.NotYet {
		on.Label, on.Hint = "Planned for", "It shows on your caseload, with what is late first."
	}
	by := &kit.Field{ID: fieldBy, Kind: kit.OneField, Label: orElse(it.ByWords, "Who"), Options: p.cast(a.By)}
	// When and who are asked where the question has words for them, or the answer needs them.
	on.Shown = func() bool { return p.waits() || it.OnWords != "" || a.On != "" || p.needed("on") }
	by.Shown = func() bool { return it.ByWords != "" || a.By != "" || p.needed("by") }
	if !p.whole {
		evidence.Shown = func() bool { return a.Evidence != "" || p.touched[fieldEvidence] || p.needed("evidence") }
	}

	if it.Area != "" && a.Value.First() == guide.NeedGap {
		evidence.Label, evidence.Hint = "Why the manager accepts it for now", "Their reason, in a line."
		on.Label, by.Label = "When it is looked at again", "Which manager accepts it"
		because.Shown = func() bool { return !because.Empty() }
	}

	fields := []*kit.Field{value, status, because, evidence, on, by}
	switch it.Type {
	case guide.LongText: // its words are written in the editor
		fields = fields[1:]
	case guide.DateType: // the answer is the date
		fields = []*kit.Field{value, status, because, on, evidence, by}
		on.Shown = p.waits
	case guide.Person: // the answer is who
		fields = []*kit.Field{value, status, because, evidence, on}
	}
	if a.Status == model.Answered { // when and who come first: a reason is what is given where there is nothing more to say
		fields = append(slices.DeleteFunc(fields, func(f *kit.Field) bool { return f == because }), because)
	}
	if !p.whole { // how it stands is said on a page of its own
		fields = slices.DeleteFunc(fields, func(f *kit.Field) bool { return f == status || f == because })
	}
	if it.Planned || it.Type == guide.LongText && !p.whole {
		fields = append([]*kit.Field{p.textField(before)}, fields...)
	}
	return fields
}

// valueField asks for the answer.
func (p *part) valueField() *kit.Field {
	c, it, a := p.closure(), p.ask.Item, p.shown
	value := &kit.Field{ID: fieldValue, Label: "Answer"}
	switch it.Type {
	case guide.YesNo:
		value.Kind = kit.YesNoField
	case guide.One, guide.Several:
		value.Kind = kit.OneField
		if it.Type == guide.Several {
			value.Kind, value.Hint = kit.SeveralField, "Choose all that are so."
		}
		for _, o := range p.options() {
			value.Options = append(value.Options, kit.Option{
				ID: o.ID, Words: model.Fill(o.In(c.Nation()), c, p.ask.Subject), Note: model.Fill(o.Note, c, p.ask.Subject),
				Off: model.Impossible(c, it, p.ask.Subject, o.ID),
			})
		}
	case guide.Person:
		value.Kind, value.Options = kit.OneField, p.cast(model.PersonID(a.Value.First()))
	case guide.DateType:
		value.Kind = kit.DateField
	case guide.Number:
		value.Check = func(v string) error {
			if n, err := strconv.Atoi(v); err != nil || n < 0 {
				return errors.New("type a whole number")
			}
			return nil
		}
	}
	return value
}

// statusField asks how it stands where there is no answer.
func (p *part) statusField(value *kit.Field) *kit.Field {
	status := &kit.Field{ID: fieldStatus, Kind: kit.OneField, Label: "Or, as it stands", Options: []kit.Option{
		{ID: string(model.NotYet), Words: "Not yet"},
		{ID: string(model.ToDiscuss), Words: "To discuss with the manager"},
	}}
	if p.ask.Item.NotApply {
		status.Options = append(status.Options, kit.Option{ID: string(model.DoesNotApply), Words: "Does not apply here"})
	}
	status.Passed = func() bool { // beside an answer nobody means "not yet": one Enter too many must not say it
		return value.Value() != "" && (status.Empty() || p.touched[fieldValue])
	}
	return status
}

// chooseField leads to the page on which one of two answers is chosen.
func (p *part) chooseField() *kit.Field {
	return &kit.Field{ID: fieldApart, Kind: kit.OneField, Label: "Answer", Options: []kit.Option{{ID: fieldApart, Words: "Two answers: open to choose"}},
		Changed: func(f *kit.Field) tea.Cmd {
			f.Choose()
			return p.openApart()
		}}
}

func (p *part) openApart() tea.Cmd {
	return p.r.Push(NewApart(p.r, p.ask))
}

// label puts the question above its first field, where the page does not ask it.
func (p *part) label() {
	if p.whole {
		return
	}
	ask, _ := p.ask.Item.Words(p.closure().Nation())
	first := p.fields[0]
	first.Over = model.Fill(ask, p.closure(), p.ask.Subject)
	if first.Label != yourWords {
		first.Label = ""
	}
}

// needed reports whether the question needs something beside its answer, or what is chosen does.
func (p *part) needed(what string) bool {
	if p.ask.Item.Needed(what) {
		return true
	}
	value := p.field(fieldValue)
	return value != nil && slices.ContainsFunc(value.Values(), func(v string) bool {
		o := p.ask.Item.Option(v)
		return o != nil && slices.Contains(o.Needs, what)
	})
}

// asksWhy reports whether a reason is asked for: why the question does not apply, or why a query
// can stay open.
func (p *part) asksWhy() bool {
	if p.field(fieldStatus).Value() == string(model.DoesNotApply) || !p.field(fieldBecause).Empty() {
		return true
	}
	return p.closure() != nil && model.KindNow(p.closure(), p.ask) == guide.Query && !model.Settled(p.closure(), p.r.Desk.Guide, p.ask.Item, p.ask.Subject, p.r.Desk.Today())
}

// waits reports whether the answer is "not yet", which may carry a planned date.
func (p *part) waits() bool {
	status := p.field(fieldStatus)
	return status != nil && status.Value() == string(model.NotYet)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
