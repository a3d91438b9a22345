package document

import (
	"cmp"
	"fmt"
	"slices"

	"handover/model"
	"handover/model/guide"
)

// Told says for the council who was told that our involvement ends: by whom, when, how, and what came back; who is
// still to be told, and why they were not; and what each was given and signed.
func Told(src Source) *Document {
	d := forTheCouncil(src, "title.told")
	t := telling{src: src}
	t.main()
	t.others()
	d.Parts = append(d.Parts, t.counted(),
		t.part("told.who", t.told, "told.who-col", "told.by", "told.how", "told.back"),
		t.part("told.still", t.still, "told.who-col", "told.what", "told.why"),
		t.part("told.else", t.other, "told.who-col", "told.what", "told.by", "told.how"),
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
	itemConsultedPro     = "consult.professional"
	itemReadback         = "service.readback"
	itemReadbackWho      = "service.readback-who"
	itemConcernTold      = "concern.told"
	itemBereaved         = "tell.bereaved"
)

// A toldItem is a question that says whether somebody was told. Who and what are labels: whom it means, before the
// name of whom it is asked about; and of what they are told, where the question's title does not say it.
type toldItem struct{ item, who, what string }

// toldOfEnding are about the end of our involvement.
var toldOfEnding = []toldItem{
	{itemBereaved, "told.family", ""}, {itemWhyEnding, "", ""}, {"share.family-clear", "told.family-clear", ""}, {itemConcernTold, "", ""},
	{model.ItemSpoken, "", ""}, {itemProfessionalTold, "", ""}, {"status.reviewing-officer", "told.reviewing-officer", ""},
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
	src                Source
	told, still, other [][]string
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

// main lists whom our ending concerns.
func (t *telling) main() {
	for _, of := range toldOfEnding {
		for _, a := range t.asks(of.item) {
			who, what := t.who(of, a), t.src.label(cmp.Or(of.what, "told.ending"))
			if !t.isTold(a) {
				t.still = append(t.still, []string{who, what, t.why(a)})
				continue
			}
			how, back := t.how(a)
			t.told = append(t.told, []string{who, t.by(a), how, back})
		}
	}
	for _, k := range model.Knows(t.src.Closure, t.src.Guide, t.src.Today) {
		asked := slices.ContainsFunc(t.asks(model.ItemSpoken), func(a model.Ask) bool { return a.Subject == k.Service })
		if n := len(k.Told); n > 0 && !asked { // what it was told it still knows
			t.told = append(t.told, []string{t.src.Closure.Name(k.Service), t.src.label("told.no-day"), clauses(t.reached(k.Service), fmt.Sprintf("%d points talked through", n)), t.src.label("told.aside")})
		}
	}
	for _, a := range t.asks("service.received") { // sending is not sharing
		if sent := (model.Ask{Item: t.src.Guide.Item("service.sent"), Subject: a.Subject}); sent.Item != nil && t.isTold(sent) && !t.isTold(a) {
			t.still = append(t.still, []string{t.src.Closure.Name(a.Subject), t.src.label("told.receipt"), t.why(a)})
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
				t.still = append(t.still, []string{who, what, t.why(a)})
				continue
			}
			how, _ := t.how(a)
			t.other = append(t.other, []string{who, what, t.by(a), how})
		}
	}
}

func (t *telling) who(of toldItem, a model.Ask) string {
	name := t.src.Closure.Name(a.Subject)
	switch {
	case of.who == "":
		return name
	case a.Subject == model.TheClosure, a.Subject == model.TheChild:
		return t.src.label(of.who)
	}
	return t.src.label(of.who) + " " + name
}

// isTold reports whether an answer says that somebody was told.
func (t *telling) isTold(a model.Ask) bool {
	c := t.src.Closure
	ans, text := c.Answer(a.Field()), c.Text(a.Field())
	switch {
	case len(c.Apart(a.Field())) > 0:
		return false
	case a.Item.ID == itemBereaved, a.Item.ID == itemConcernTold: // who is to tell them, and nobody says that it was done
		return false
	case ans.Status != model.Answered:
		return a.Item.Type == guide.LongText && ans.Status == model.Unanswered && text != ""
	}
	for _, v := range ans.Value {
		if len(a.Item.Settles) > 0 && !slices.Contains(a.Item.Settles, v) || a.Item.Type == guide.YesNo && v == "no" {
			return false
		}
	}
	return len(ans.Value) > 0 || text != "" || ans.Evidence != ""
}

// by says who told somebody, and when.
func (t *telling) by(a model.Ask) string {
	ans := t.src.Closure.Answer(a.Field())
	on := t.src.label("told.no-day")
	if ans.On != "" {
		on = ans.On.Short()
	}
	return clauses(t.src.Closure.PersonName(ans.By), on)
}

// how says how somebody was told, and what came back.
func (t *telling) how(a model.Ask) (how, back string) {
	c, s := t.src.Closure, a.Subject
	ans := c.Answer(a.Field())
	said := func(item string) string { return t.said(item, s) }
	switch a.Item.ID {
	case itemWhyEnding:
		with := said(itemTellWith)
		if with != "" {
			with = "With " + with
		}
		return clauses(said(itemTellWhere), with, ans.Evidence), brief(c.Text(model.Field{Item: itemSaidBack, Subject: s}))
	case model.ItemSpoken:
		for _, k := range model.Knows(c, t.src.Guide, t.src.Today) {
			if n := len(k.Told); k.Service == s && n > 0 {
				how = fmt.Sprintf("%d of %d points talked through", n, n+len(k.Missing))
			}
		}
		words := brief(c.Text(model.Field{Item: itemReadback, Subject: s}))
		if who := said(itemReadbackWho); words != "" && who != "" {
			words = "Said back by " + who + ": " + words
		}
		return clauses(t.reached(s), how, ans.Evidence), words
	case itemProfessionalTold:
		if views := said(itemConsultedPro); views != "" {
			back = "On the plan: " + views
		}
		return ans.Evidence, back
	}
	if a.Item.Type != guide.YesNo {
		how = brief(clauses(model.ValueWords(c, a.Item, ans.Value), c.Text(a.Field())))
	}
	return clauses(how, ans.Evidence), ""
}

// reached says whom we last spoke with at a service.
func (t *telling) reached(s model.Subject) string {
	tries := t.src.Closure.TriesOf(s)
	for i := len(tries) - 1; i >= 0; i-- {
		if tries[i].Outcome == "spoke" && tries[i].Who != "" {
			return "With " + tries[i].Who
		}
	}
	return ""
}

// why says what is known of why somebody is not told yet.
func (t *telling) why(a model.Ask) string {
	c, s := t.src.Closure, a.Subject
	ans := c.Answer(a.Field())
	var out []string
	add := func(words string) { out = append(out, words) }
	switch {
	case len(c.Apart(a.Field())) > 0:
		return t.src.label("told.apart")
	case ans.Status == model.NotYet && ans.On != "" && ans.On < t.src.Today:
		add("Planned for " + ans.On.String() + ", which has passed")
	case ans.Status == model.NotYet && ans.On != "":
		add("Planned for " + ans.On.String())
	case ans.Status == model.NotYet:
		add("Not yet, and no day is planned")
	case ans.Status == model.ToDiscuss:
		add("To discuss with the manager")
	case ans.Status == model.DoesNotApply:
		add("Does not apply")
	case a.Item.ID == itemBereaved, a.Item.ID == itemConcernTold:
		if plan := clauses(model.ValueWords(c, a.Item, ans.Value), c.Text(a.Field())); plan != "" {
			add("Planned: " + brief(plan))
		}
	case a.Item.Type == guide.YesNo && ans.Value.Has("no") && ans.Evidence+ans.Because != "": // they say more than “no”
	case len(ans.Value) > 0 || ans.On != "":
		add(clauses(model.ValueWords(c, a.Item, ans.Value), dayOf(ans.On)))
	}
	add(ans.Because)
	add(ans.Evidence)
	switch a.Item.ID {
	case itemWhyEnding:
		if on := model.Date(t.value(itemTellWhen, s)); on.Valid() {
			if ans.Status == model.NotYet && ans.On == on && on >= t.src.Today {
				out = out[1:] // the same day, and with whom
			}
			add("The talk is planned for " + on.String() + t.prefixed(" with ", c.PersonName(model.PersonID(t.value(itemTellWho, s)))))
		} else if at := c.Answer(model.Field{Item: itemTellWhen, Subject: s}); at.Status == model.NotYet && at.On != "" {
			add("The talk is planned for " + at.On.String())
		}
		for _, item := range []string{"views.child.be-told", "views.parent.be-told"} {
			add(t.prefixed("How they are to be told: ", t.said(item, s)))
		}
	case model.ItemSpoken:
		tries := c.TriesOf(s)
		if n := len(tries); n > 0 {
			add(fmt.Sprintf("Tried %d %s, last on %s", n, map[bool]string{true: "time", false: "times"}[n == 1], tries[n-1].On))
		}
		add(t.prefixed("Planned: ", t.said("service.planned", s)))
	}
	if words := clauses(out...); words != "" {
		return words
	}
	return t.src.label("told.nothing")
}
