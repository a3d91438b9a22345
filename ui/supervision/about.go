package supervision

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/decision"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
)

// about is what there is to be read of a topic.
type about struct {
	group  string // why it is on the agenda
	ask    string // the thing itself, in a sentence where it is a question
	title  string // what it is called
	voices []para // what each holds where they did not agree, in the order in which they sat down
	paras  []para
	help   string
	done   bool              // something to be done that is done
	page   func() kit.Screen // where it is answered; nil for nowhere
}

// A para is a paragraph of it.
type para struct {
	label string // stands above it, quieter; may be empty
	words string
	quiet bool
}

func (a *about) add(label, words string, quiet bool) {
	if words = strings.TrimSpace(words); words != "" {
		a.paras = append(a.paras, para{label, words, quiet})
	}
}

// aboutTopic reads what there is to be read of a topic.
func aboutTopic(r *room.Room, x *model.Session, t model.Topic, on *drawn) about {
	c, g, today := r.Desk.Closure(), r.Desk.Guide, r.Desk.Today()
	a := about{title: model.TopicTitle(c, g, t)}
	a.ask = a.title
	if end := x.TopicEnd(t); end != nil {
		a.ended(r, end)
	}
	item := on.item(c, g, today, t)
	a.group = item.Group
	switch a.group {
	case rest:
		a.group = ""
	case leftOpen:
		a.before(r, c, x, t, item.Why)
	}
	switch {
	case t.Words != "":
		a.group = yours
	case t.Action != "":
		a.group = "From last time"
		a.action(r, c, t.Action)
	default:
		a.field(r, c, t.Field, item.Why)
	}
	return a
}

// A drawn agenda is everything that could be on it, as the closure stands.
type drawn struct {
	of *model.Closure
	by map[model.Topic]model.AgendaItem
}

// item is why a topic is on the agenda. It is drawn anew once anything in the closure has changed.
func (d *drawn) item(c *model.Closure, g *guide.Guide, today model.Date, t model.Topic) model.AgendaItem {
	if d.of != c {
		d.of, d.by = c, map[model.Topic]model.AgendaItem{}
		for _, item := range model.Agenda(c, g, today, true) {
			d.by[item.Topic] = item
		}
	}
	return d.by[t]
}

// ended says how the topic ended earlier in this supervision. Where they did not agree both voices stand, alike.
func (a *about) ended(r *room.Room, e *model.TopicEnd) {
	for _, v := range e.Voices {
		a.voices = append(a.voices, para{label: "The view of " + nameOf(r, v.Worker), words: strings.TrimSpace(v.Says)})
	}
	if len(e.Voices) > 0 {
		return
	}
	words := model.EndWords(e.End)
	switch e.End {
	case model.EndChange:
		words += ": " + e.Do + " " + e.Owner + ", by " + e.By.String() + "."
	case model.EndDeferred:
		words += " until " + e.Until.String() + "."
	default:
		words += "."
	}
	a.add("Today", words, false)
}

// before says how an earlier supervision left the topic open. What each of them held stands word for word.
func (a *about) before(r *room.Room, c *model.Closure, x *model.Session, t model.Topic, why string) {
	a.add("Last time", why+".", false)
	for _, s := range backwards(c.Sessions()) {
		end := s.TopicEnd(t)
		if s.Entry == x.Entry || end == nil {
			continue
		}
		for _, v := range end.Voices {
			a.add("The view of "+nameOf(r, v.Worker), v.Says, false)
		}
		return
	}
}

// action tells of something that was to be done.
func (a *about) action(r *room.Room, c *model.Closure, id model.EntryID) {
	for _, act := range c.Actions() {
		if act.Entry != id {
			continue
		}
		a.add("Who, and by when", act.Owner+", by "+act.TopicEnd.By.String(), false)
		switch {
		case act.Done != nil:
			a.done = true
			a.add("Done", doneWords(act), false)
		case act.Late(r.Desk.Today()):
			a.add("", "Its day has passed.", false)
		}
		a.add("It came from", model.TopicTitle(c, r.Desk.Guide, act.Topic)+", on "+model.DateOf(act.At.In(r.Now().Location())).String(), true)
		a.add("Why", act.Why, true)
		a.add("How", act.How, true)
	}
	a.page = func() kit.Screen { return actionsAt(r, id) }
}

func doneWords(a model.Action) string {
	words := "On " + a.Done.On.String()
	if a.Done.How != "" {
		words += ": " + a.Done.How
	}
	return words
}

// field tells of a question or a section, as it is answered so far.
func (a *about) field(r *room.Room, c *model.Closure, f model.Field, why string) {
	g, today := r.Desk.Guide, r.Desk.Today()
	it := g.Item(f.Item)
	if it == nil {
		a.add("", "This checklist does not have the question: it belongs to another version.", true)
		return
	}
	words, because := it.Words(c.Nation())
	a.ask = model.Fill(words, c, f.Subject)
	a.help = a.ask + "\n\nWhy it is asked: " + model.Fill(because, c, f.Subject) + " (" + question.Source(it) + ")"
	at := -1
	if points := c.OpenPoints(); len(points) > 0 {
		for i, p := range points {
			if p.Section != f {
				continue
			}
			if at < 0 && !p.Accepted {
				at = i
			}
			a.add(pointLabel(i, p), p.Text, false)
			if p.Answer == "" {
				a.add("The worker's answer", "None yet.", true)
			} else {
				a.add("The worker's answer", p.Answer, false)
			}
		}
	}
	a.answer(r, c, it, f)
	if a.group == "What stands in the way" && c.Answer(f).Status == model.Answered || a.group == "Where nobody holds a need" {
		a.add("", why, true)
	}
	ask := model.Ask{Item: it, Subject: f.Subject}
	switch {
	case at >= 0:
		a.page = func() kit.Screen { return decision.AtPoint(r, at) }
	case c.Has(f.Subject):
		a.page = func() kit.Screen { return question.Open(r, question.Alone(ask), ask) }
	}
	if !model.Applies(c, g, it, f.Subject, today) {
		a.add("", "It is not asked any more, as the other answers stand.", true)
	}
}

func pointLabel(n int, p model.PointState) string {
	words := fmt.Sprintf("Point %d: the manager asks", n+1)
	if p.Accepted {
		words += " (accepted)"
	}
	return words
}

// answer tells what was answered, when and by whom, what shows it, and a text.
func (a *about) answer(r *room.Room, c *model.Closure, it *guide.Item, f model.Field) {
	ans := c.Answer(f)
	text := strings.TrimSpace(c.Text(f))
	words := ""
	switch ans.Status {
	case model.NotYet, model.ToDiscuss, model.DoesNotApply:
		s := string(ans.Status)
		words = strings.ToUpper(s[:1]) + s[1:] + ". "
	}
	if len(ans.Value) > 0 {
		words += model.ValueWords(c, it, ans.Value)
	}
	label := "The answer so far"
	if words == "" && text == "" {
		a.add(label, "Nothing yet.", false)
	}
	a.add(label, words, false)
	var by []string
	if ans.On != "" {
		by = append(by, ans.On.String())
	}
	if name := c.PersonName(ans.By); name != "" {
		by = append(by, name)
	}
	if said, texts := c.Said(f); len(said)+len(texts) > 0 {
		last := model.Saying{}
		for _, list := range [][]model.Saying{said, texts} {
			if n := len(list); n > 0 && list[n-1].At.After(last.At) {
				last = list[n-1]
			}
		}
		if last.By != "" {
			by = append(by, "Recorded by "+nameOf(r, last.By)+" on "+model.DateOf(last.At.In(r.Now().Location())).String())
		}
	}
	a.add("", strings.Join(by, " "+r.Theme().Glyphs.Between+" "), true)
	a.add("What shows it", ans.Evidence, false)
	a.add("The reason given", ans.Because, false)
	if len(c.Apart(f)) > 0 {
		a.add("", "Two people wrote this apart: Enter goes there, to choose.", false)
	}
	a.add("As it reads now", text, false)
}
