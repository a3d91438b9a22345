package model

import (
	"slices"
	"strings"

	"handover/model/guide"
)

// marking collects the marks of a timeline.
type marking struct {
	c              *Closure
	g              *guide.Guide
	today          Date
	dated, undated []Mark
	said           map[Mark]int // where a day's conversation with somebody stands, in dated or undated
}

// expected are the questions about what an ending cannot go without: even before anything is said of
// them, the timeline shows that they have no day. So it does for every question that asks for a date.
var expected = []string{ItemDiscussed, "safety.seen-alone", "consult.child", "consult.parent", ItemSent, ItemDecision}

// dayWords name some days better than the title of their question does.
var dayWords = map[string]string{
	"start.began":          "Involvement began",
	"start.decided":        "Decided to end",
	"safety.seen-alone":    "Child seen alone",
	"consult.child":        "Child asked what they think",
	"consult.parent":       "Asked what they think",
	"consult.professional": "Asked what they think",
	"ending.last-visit":    "Last visit, and goodbye",
	ItemSent:               "Record sent to the manager",
	ItemDecision:           "The manager decides",
	ItemClosed:             "Involvement ends",
	"agreement.until":      "Ends",
	ItemPolice:             "Police and court: where it stood",
	"criminal.rights":      "Rights with a time limit checked",
	"record.chronology":    "Full chronology checked",
	ItemFirst:              "First appointment",
	ItemCheckBack:          "Check that they have begun",
	ItemFirstStepBy:        "Their first step",
}

// put adds a mark: to what has a day, or to what should have one.
func (m *marking) put(mark Mark) {
	mark.Kind = OurMark
	if mark.Subject.Kind == KindService {
		mark.Kind = ServiceMark
	}
	if mark.On == "" {
		m.undated = append(m.undated, mark)
		return
	}
	m.dated = append(m.dated, mark)
}

// what names what a question is about and, where it is not the child or the closure, whom.
func (m *marking) what(it *guide.Item, s Subject) string {
	words := dayWords[it.ID]
	if words == "" {
		words = it.Title
	}
	return m.named(words, s)
}

func (m *marking) named(words string, s Subject) string {
	if s == TheClosure || s == TheChild {
		return words
	}
	return m.c.Name(s) + ": " + lower(words)
}

// questions marks the days that answers give. The child's birthday is none of this involvement.
func (m *marking) questions() {
	for _, it := range m.g.Items {
		if it.Form != guide.Question || it.ID == ItemBorn || it.ID == ItemReferral {
			continue
		}
		for _, s := range Subjects(m.c, it) {
			if !Applies(m.c, m.g, it, s, m.today) {
				continue
			}
			if it.Area != "" {
				m.need(need(m.c, Ask{it, s}))
			} else {
				m.question(it, s)
			}
		}
	}
}

func (m *marking) question(it *guide.Item, s Subject) {
	a := m.c.Answer(Field{Item: it.ID, Subject: s})
	mark := Mark{What: m.what(it, s), Subject: s, Field: Field{Item: it.ID, Subject: s}}
	isDate := it.Type == guide.DateType
	switch a.Status {
	case DoesNotApply:
		return
	case NotYet:
		if mark.On = a.On; !m.talk(it, mark) {
			m.put(mark)
		}
		return
	case Answered:
		if mark.On = a.On; isDate {
			mark.On = Date(a.Value.First())
		}
	}
	if mark.On == "" {
		wanted := a.Status == Answered && (isDate || it.Needed("on")) || it.Step != "" && (isDate || slices.Contains(expected, it.ID))
		if wanted {
			if a.Status == Answered && a.Evidence != "" {
				mark.What += " (" + a.Evidence + ")"
			}
			m.put(mark)
		}
		return
	}
	mark.Done = mark.On <= m.today
	switch {
	case it.Type == guide.YesNo && a.Value.Has("no"):
		mark.What += ": no"
	case it.ID == ItemDecision && len(a.Value) > 0:
		mark.What = "The manager: " + lower(ValueWords(m.c, it, a.Value))
	case slices.Contains([]string{ItemFirst, ItemCheckBack, ItemFirstStepBy}, it.ID):
		first, check, step := m.c.awaited(m.g, s, m.today)
		waits := map[string]Date{ItemFirst: first, ItemCheckBack: check, ItemFirstStepBy: step}[it.ID]
		mark.Done = waits == "" // that a day has passed does not say that anybody came
	}
	if !m.talk(it, mark) {
		m.put(mark)
	}
}

// talk joins what is said to somebody on one day in one conversation: a dozen messages are one mark. It
// reports whether there was one to join. A message is asked of the child and of each parent alike.
func (m *marking) talk(it *guide.Item, mark Mark) bool {
	if it.Stage != guide.Messages || len(it.Each) < 2 {
		return false
	}
	to := &m.dated
	if mark.On == "" {
		to = &m.undated
	}
	key := Mark{On: mark.On, Subject: mark.Subject, Done: mark.Done}
	if at, begun := m.said[key]; begun {
		(*to)[at].What = m.c.Name(mark.Subject) + ": told about the ending"
		return true
	}
	if m.said == nil {
		m.said = map[Mark]int{}
	}
	m.said[key] = len(*to)
	return false
}

// need marks from when somebody helps, and when a gap is looked at again.
func (m *marking) need(n Need) {
	a := m.c.Answer(n.Field())
	mark := Mark{Subject: n.Subject, Field: n.Field()}
	title := NeedTitle(m.c, n)
	switch {
	case a.Status == NotYet:
		mark.On, mark.What = a.On, "Look at a need: "+title
	case n.Standing == guide.NeedGap:
		mark.On, mark.What = n.Review, "Look at the gap again: "+title
	case n.Standing == guide.NeedActive && a.By != "" && n.From == "":
		if s, isService := m.c.service(a.By); !isService || !slices.Contains(accepted, m.stands(s)) || holdingDate(m.c, a, s) != "" {
			return // they have it already, or their own dates say from when
		}
		mark.What = n.Helper + " helps: " + title
	case n.From != "" && a.By != "":
		mark.On, mark.What, mark.Done = n.From, n.Helper+" helps: "+title, n.From <= m.today
		if s, isService := m.c.service(a.By); isService {
			mark.Subject = s
		}
	default:
		return
	}
	m.put(mark)
}

func (m *marking) stands(s Subject) string {
	return m.c.Answer(Field{Item: ItemReferral, Subject: s}).Value.First()
}

// service marks the referral's moves and every attempt to reach a service.
func (m *marking) service(s Subject) {
	name := m.c.Name(s)
	referral := Field{Item: ItemReferral, Subject: s}
	moves, it := ReferralOf(m.c, s), m.g.Item(ItemReferral)
	for _, v := range moves {
		m.put(Mark{On: v.On, What: name + ": " + lower(ValueWords(m.c, it, Value{v.To})), Subject: s, Field: referral, Done: v.On <= m.today})
	}
	a := m.c.Answer(referral)
	switch {
	case it == nil || !Applies(m.c, m.g, it, s, m.today):
	case a.Status == NotYet:
		m.put(Mark{On: a.On, What: name + ": how the referral stands", Subject: s, Field: referral})
	case len(moves) == 0:
		m.put(Mark{What: name + ": the referral", Subject: s, Field: referral})
	}
	for _, t := range m.c.TriesOf(s) {
		words := name + ": " + outcomeWords(t.Outcome)
		if t.Who != "" {
			words += ", " + t.Who
		}
		m.put(Mark{On: t.On, What: words, Subject: s, Done: true})
	}
	if call := m.c.CallWith(s); call.Open() {
		m.put(Mark{On: DateOf(call.Last()), What: name + ": a call, and how it ended is not said", Subject: s})
	}
	if again := m.c.AgainOn(s); again != "" {
		m.put(Mark{On: again, What: name + ": try again", Subject: s, Field: Field{Item: ItemSpoken, Subject: s}})
	}
}

func outcomeWords(id string) string {
	for _, o := range Outcomes {
		if o.ID == id {
			return o.Words
		}
	}
	return id
}

// limits marks by when something is due.
func (m *marking) limits() {
	for _, d := range Deadlines(m.c, m.g, m.today) {
		mark := Mark{On: d.Due, Subject: TheClosure, Field: Field{Item: d.Limit.Item, Subject: TheClosure}, Done: d.Done, Unsure: d.Unsure && !d.Done}
		mark.What = "Due: " + strings.TrimSuffix(lower(d.Limit.Title), ".")
		if d.Done && d.Due == "" {
			continue
		}
		m.put(mark)
	}
}
