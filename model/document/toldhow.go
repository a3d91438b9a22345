package document

import (
	"fmt"
	"slices"

	"handover/model"
	"handover/model/guide"
)

// isTold reports whether an answer says that somebody was told.
func (t *telling) isTold(a model.Ask) bool {
	c := t.src.Closure
	ans, text := c.Answer(a.Field()), c.Text(a.Field())
	switch {
	case len(c.Apart(a.Field())) > 0:
		return false
	case a.Item.ID == itemBereaved: // who is to tell them, and nobody says that it was done
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
	if a.Item.ID == itemOfficerTold { // who it is stands in that place
		return on
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
		return clauses(said(itemTellWhere), t.worded("told.with", said(itemTellWith)), ans.Evidence), t.quoted(itemSaidBack, s, "told.see-answer")
	case model.ItemSpoken:
		for _, k := range model.Knows(c, t.src.Guide, t.src.Today) {
			if n := len(k.Told); k.Service == s && n > 0 {
				how = fmt.Sprintf(t.src.label("told.points-of"), n, n+len(k.Missing))
			}
		}
		words := t.quoted(itemReadback, s, "told.see-call")
		if who := said(itemReadbackWho); words != "" && who != "" {
			words = fmt.Sprintf(t.src.label("told.said-back"), who) + words
		}
		return clauses(t.reached(s), how, ans.Evidence), words
	case itemProfessionalTold:
		return ans.Evidence, t.worded("told.on-plan", said(itemConsultedPro))
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
			return t.worded("told.with", tries[i].Who)
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
	say := t.src.label
	switch {
	case len(c.Apart(a.Field())) > 0:
		return t.src.label("told.apart")
	case ans.Status == model.NotYet && ans.On != "" && ans.On < t.src.Today:
		add(fmt.Sprintf(say("told.day-passed"), ans.On))
	case ans.Status == model.NotYet && ans.On != "":
		add(fmt.Sprintf(say("told.day-planned"), ans.On))
	case ans.Status == model.NotYet:
		add(say("told.no-day-planned"))
	case ans.Status == model.ToDiscuss:
		add(say("told.to-discuss"))
	case ans.Status == model.DoesNotApply:
		add(say("told.not-applicable"))
	case a.Item.ID == itemBereaved:
		add(t.worded("told.planned", brief(clauses(model.ValueWords(c, a.Item, ans.Value), c.Text(a.Field())))))
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
			talk := fmt.Sprintf(say("told.talk-on"), on)
			if who := c.PersonName(model.PersonID(t.value(itemTellWho, s))); who != "" {
				talk = fmt.Sprintf(say("told.talk-with"), on, who)
			}
			add(talk)
		} else if at := c.Answer(model.Field{Item: itemTellWhen, Subject: s}); at.Status == model.NotYet && at.On != "" {
			add(fmt.Sprintf(say("told.talk-on"), at.On))
		}
		for _, item := range []string{"views.child.be-told", "views.parent.be-told"} {
			add(t.worded("told.be-told", t.said(item, s)))
		}
	case model.ItemSpoken:
		tries := c.TriesOf(s)
		if n := len(tries); n == 1 {
			add(fmt.Sprintf(say("told.tried-once"), tries[0].On))
		} else if n > 1 {
			add(fmt.Sprintf(say("told.tried"), n, tries[n-1].On))
		}
		add(t.worded("told.planned", t.said("service.planned", s)))
	}
	if words := clauses(out...); words != "" {
		return words
	}
	return t.src.label("told.nothing")
}
