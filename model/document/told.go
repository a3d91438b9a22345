package document

import (
	"cmp"
	"fmt"
	"slices"

	"handover/model"
)

// Told says for the council who was told that our involvement ends: by whom, when, how, and what came back; who is
// still to be told, and why they were not; what is decided about a person of concern; and what each was given and
// signed.
func Told(src Source) *Document {
	d := forTheCouncil(src, "title.told")
	t := telling{src: src}
	t.main()
	t.others()
	d.Parts = append(d.Parts, t.counted(),
		t.part("told.who", cellsOf(t.told), "told.who-col", "told.by", "told.how", "told.back"),
		t.part("told.still", cellsOf(t.still), "told.who-col", "told.what", "told.why"))
	if of := t.ofConcern(); len(of) > 0 {
		d.Parts = append(d.Parts, t.part("told.concern", of, "told.who-col", "told.decided", "told.already"))
	}
	d.Parts = append(d.Parts, t.part("told.else", t.other, "told.who-col", "told.what", "told.by", "told.how"),
		src.copyLog(), src.signatureLog())
	return d
}

// The questions that say whether somebody was told that our involvement ends. Of the child, of each parent, each
// service and each professional more is known than the answer.
const (
	itemWhyEnding        = "say.why-ending"
	itemSaidBack         = "say.said-back"
	itemTellWhen         = "talk.tell.when"
	itemTellWho          = "talk.tell.who"
	itemTellWhere        = "talk.tell.where"
	itemTellWith         = "talk.tell.with"
	itemProfessionalTold = "told.professional"
	itemOfficerTold      = "status.reviewing-officer"
	itemConsultedPro     = "consult.professional"
	itemReadback         = "service.readback"
	itemReadbackWho      = "service.readback-who"
	itemConcernTold      = "concern.told"
	itemBereaved         = "tell.bereaved"
)

// A toldItem is a question that says whether somebody was told. Who and what are labels: whom it means, before the
// name of whom it is asked about; and of what they are told, where the question's title does not say it.
type toldItem struct{ item, who, what string }

// toldOfEnding are about the end of our involvement. Whether a person of concern is told at all is decided, and is no
// part of it.
var toldOfEnding = []toldItem{
	{itemBereaved, "told.family", ""}, {itemWhyEnding, "", ""}, {"share.family-clear", "told.family-clear", ""},
	{model.ItemSpoken, "", ""}, {itemProfessionalTold, "", ""}, {itemOfficerTold, "told.reviewing-officer", ""},
	{"decide.agencies-told", "told.agencies", ""}, {model.ItemSent, "told.manager", "told.record-there"},
}

// toldElse are about something else of which somebody had to be told.
var toldElse = []toldItem{
	{"next.who-stays", "told.family", ""}, {"share.contact-known", "told.contact-known", ""}, {"status.protection-told", "told.core-group", "told.protection"},
	{"status.fostering-known", "told.fostering", ""}, {"agreement.told", "told.bound", "told.ends-stays"}, {"other-child.told", "", "told.safe-child"}, {"family.unborn", "told.unborn", ""},
	{"move.referral", "told.area", ""}, {"move.abroad", "told.abroad", ""}, {"died.council", "told.council", ""}, {model.ItemFamilyKnows, "told.of-service", ""},
}

// A telling is the list that is being composed.
type telling struct {
	src         Source
	told, still []toldRow
	other       [][]string
}

// part is one of the tables, or says that there is nothing in it.
func (t *telling) part(id string, rows [][]string, heads ...string) Part {
	p := Part{ID: id, Title: t.src.label(id)}
	if len(rows) == 0 {
		p.Blocks = []Block{Para{t.src.label(id + "-none")}}
		return p
	}
	p.Blocks = []Block{Table{Caption: t.src.label(id + "-caption"), Head: t.src.heads(heads...), Rows: rows}}
	return p
}

// counted is what a manager reads first.
func (t *telling) counted() Part {
	c, waiting := t.src.Closure, 0
	for _, to := range model.CopyReaders(c, t.src.Guide, t.src.Today) {
		if c.LastCopy(to) == nil {
			waiting++
		}
	}
	return Part{ID: "told.counted", Title: t.src.label("told.counted"), Blocks: []Block{Facts{[]Fact{
		{t.src.label("told.who"), fmt.Sprint(len(t.told))}, {t.src.label("told.still"), fmt.Sprint(len(t.still))},
		{t.src.label("told.no-copy"), fmt.Sprint(waiting)},
	}}}}
}

// asks lists whom a question is asked about now.
func (t *telling) asks(id string) []model.Ask {
	it := t.src.Guide.Item(id)
	if it == nil {
		return nil
	}
	var out []model.Ask
	for _, s := range model.Subjects(t.src.Closure, it) {
		if model.Applies(t.src.Closure, t.src.Guide, it, s, t.src.Today) {
			out = append(out, model.Ask{Item: it, Subject: s})
		}
	}
	return out
}

// main lists whom our ending concerns, a row for each of them: who was told in any role is told.
func (t *telling) main() {
	c := t.src.Closure
	var open []toldRow
	for _, of := range toldOfEnding {
		for _, a := range t.asks(of.item) {
			if model.OfConcern(c, a.Subject) {
				continue // theirs is a part of its own
			}
			r := toldRow{about: a.Subject, who: t.who(of, a), people: t.people(a), what: t.src.label(cmp.Or(of.what, "told.ending")), title: a.Item.Title}
			if !t.isTold(a) {
				r.why = t.why(a)
				open = append(open, r)
				continue
			}
			r.by = t.by(a)
			r.how, r.back = t.how(a)
			t.told = joinRow(t.told, r)
		}
	}
	for _, k := range model.Knows(c, t.src.Guide, t.src.Today) {
		asked := slices.ContainsFunc(t.asks(model.ItemSpoken), func(a model.Ask) bool { return a.Subject == k.Service })
		if n := len(k.Told); n > 0 && !asked { // what it was told it still knows
			t.told = append(t.told, toldRow{about: k.Service, who: c.Name(k.Service), by: t.src.label("told.no-day"),
				how: clauses(t.reached(k.Service), fmt.Sprintf(t.src.label("told.points"), n)), back: t.src.label("told.aside")})
		}
	}
	for _, r := range open {
		i := slices.IndexFunc(t.told, func(told toldRow) bool { return r.about.Kind != model.KindService && told.same(r) })
		switch {
		case i < 0:
			t.still = joinStill(t.still, r, t.src.label("told.nothing"))
		default:
			t.told[i].alsoNamed(r)
			if r.why != t.src.label("told.nothing") { // what was noted of the other role is not lost
				t.told[i].how = clauses(t.told[i].how, r.title+": "+r.why)
			}
		}
	}
	for _, a := range t.asks("service.received") { // sending is not sharing
		if sent := (model.Ask{Item: t.src.Guide.Item("service.sent"), Subject: a.Subject}); sent.Item != nil && t.isTold(sent) && !t.isTold(a) {
			t.still = append(t.still, toldRow{who: c.Name(a.Subject), what: t.src.label("told.receipt"), why: t.why(a)})
		}
	}
}

// others lists who had to be told of something else.
func (t *telling) others() {
	for _, of := range toldElse {
		for _, a := range t.asks(of.item) {
			who, what := t.who(of, a), a.Item.Title
			if of.what != "" {
				what = t.src.label(of.what)
			}
			if !t.isTold(a) {
				t.still = append(t.still, toldRow{who: who, what: what, why: t.why(a)})
				continue
			}
			how, _ := t.how(a)
			t.other = append(t.other, []string{who, what, t.by(a), how})
		}
	}
}

// ofConcern lists what is decided on telling each person of concern, and what they were told already. It counts
// nowhere: nobody is to read it as a call to get in touch.
func (t *telling) ofConcern() [][]string {
	c := t.src.Closure
	var out [][]string
	for _, thing := range c.Of(model.KindAdult) {
		s := thing.Subject
		if !model.OfConcern(c, s) {
			continue
		}
		decided, already := t.src.label("told.undecided"), t.src.label("told.not-noted")
		if it := t.src.Guide.Item(itemConcernTold); it != nil {
			decided = cmp.Or(t.decided(model.Ask{Item: it, Subject: s}), decided)
		}
		if it := t.src.Guide.Item(itemWhyEnding); it != nil {
			if a := (model.Ask{Item: it, Subject: s}); t.isTold(a) {
				how, back := t.how(a)
				already = clauses(t.by(a), how, back)
			}
		}
		out = append(out, []string{thing.Name, decided, already})
	}
	return out
}

// decided is what was answered on whether a person of concern is told; "" where nothing was.
func (t *telling) decided(a model.Ask) string {
	c, say := t.src.Closure, t.src.label
	ans := c.Answer(a.Field())
	status := ""
	switch {
	case len(c.Apart(a.Field())) > 0:
		return say("told.apart")
	case ans.Status == model.NotYet && ans.On != "":
		status = fmt.Sprintf(say("told.decide-by"), ans.On)
	case ans.Status == model.NotYet:
		status = say("told.undecided")
	case ans.Status == model.ToDiscuss:
		status = say("told.to-discuss")
	case ans.Status == model.DoesNotApply:
		status = say("told.not-applicable")
	}
	return clauses(status, model.ValueWords(c, a.Item, ans.Value), c.Text(a.Field()), ans.Because, ans.Evidence)
}

func (t *telling) who(of toldItem, a model.Ask) string {
	name := t.src.Closure.Name(a.Subject)
	switch {
	case of.who == "":
		return name
	case a.Subject == model.TheClosure, a.Subject == model.TheChild:
		if a.Item.ID == itemOfficerTold { // it asks which
			name = t.src.Closure.PersonName(t.src.Closure.Answer(a.Field()).By)
			return commaed(t.src.label(of.who), name)
		}
		return t.src.label(of.who)
	}
	return t.src.label(of.who) + " " + name
}
