package stories

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/caseload"
	"handover/ui/checklist"
	"handover/ui/closure"
	"handover/ui/handover"
	"handover/ui/kit"
	"handover/ui/people"
	"handover/ui/question"
	"handover/ui/room"
	"handover/ui/standing"
	"handover/ui/summary"
	"handover/ui/uitest"
)

// A house holds one screen at a time, for looking at screens without the program around them.
type house struct {
	stack []kit.Screen
	asked *kit.Dialog
	kit.House
}

func (h *house) Push(s kit.Screen) tea.Cmd {
	h.stack = append(h.stack, s)
	s.Resize(160, 400)
	return s.Init()
}
func (h *house) Replace(s kit.Screen) tea.Cmd { return h.Push(s) }
func (h *house) Ask(d *kit.Dialog) tea.Cmd    { h.asked = d; return nil }

func (h *house) body() string {
	body, _ := h.stack[len(h.stack)-1].Draw()
	return strings.Join(strings.Fields(kit.Bare(body)), " ")
}

func newHouse(l *laptop) (*house, *room.Room) {
	h := &house{House: uitest.NewHouse(kit.Look{})}
	return h, l.RoomIn(h)
}

// A filer makes closures in which a given item of the guide is asked.
type filer struct {
	t *testing.T
	l *laptop
	n int
}

// subjectFor finds, or adds, something that a question for each of these is asked about.
func (f *filer) subjectFor(each guide.Each) model.Subject {
	f.t.Helper()
	kind := model.Kind(each)
	switch each {
	case "", guide.EachClosure:
		return model.TheClosure
	case guide.EachChild:
		return model.TheChild
	case guide.EachParent, guide.EachConcern:
		kind = model.KindAdult
	}
	var s model.Subject
	if have := f.l.Desk.Closure().Of(kind); len(have) > 0 {
		s = have[0].Subject
	} else {
		s = f.l.Adds(kind, "Somebody")
	}
	switch each {
	case guide.EachParent:
		f.answer("adult.caring", s, "yes")
	case guide.EachConcern:
		f.answer("adult.concern", s, "yes")
	}
	return s
}

func (f *filer) answer(item string, s model.Subject, value string) {
	f.t.Helper()
	f.l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		field := model.Field{Item: item, Subject: s}
		a := c.Answer(field)
		it := f.l.Guide.Item(item)
		if it.Type == guide.Several && !a.Value.Has(value) && value != "none" && value != "none-of-these" {
			a.Value = append(slices.Clone(a.Value), value)
		} else {
			a.Value = model.Value{value}
		}
		a.Status = model.Answered
		return model.Give(c, f.l.Guide, field, a, f.l.Desk.Today())
	})
}

// raise makes a flag go up, seen from s.
func (f *filer) raise(id string, s model.Subject) {
	f.t.Helper()
	flag := f.l.Guide.Flag(id)
	switch {
	case flag.AgeFrom > 0:
		f.answer(model.ItemBorn, model.TheClosure, string(f.l.Desk.Today().Add(-366*flag.AgeFrom)))
	case flag.Has != "":
		f.subjectFor(flag.Has)
	default:
		it := f.l.Guide.Item(flag.Question)
		about := s
		if !slices.ContainsFunc(it.Each, func(e guide.Each) bool { return model.Kind(e) == s.Kind }) {
			each := guide.EachClosure
			if len(it.Each) > 0 {
				each = it.Each[0]
			}
			about = f.subjectFor(each)
		}
		f.makeApply(it, about)
		value := "2020-02-03"
		if len(flag.Options) > 0 {
			value = flag.Options[0]
		}
		f.answer(flag.Question, about, value)
	}
}

func (f *filer) makeApply(it *guide.Item, s model.Subject) {
	f.t.Helper()
	for _, id := range it.When {
		f.raise(id, s)
	}
}

// closureWith opens a new closure in which the item is asked, and says about what.
func (f *filer) closureWith(it *guide.Item) model.Subject {
	f.t.Helper()
	f.n++
	f.l.Begins(fmt.Sprintf("REACH-%d", f.n), "K.M.")
	each := guide.EachClosure
	if len(it.Each) > 0 {
		each = it.Each[0]
	}
	s := f.subjectFor(each)
	f.makeApply(it, s)
	return s
}

// Every duty is served only when the worker can come to its item: on a screen that asks it, or in
// words that the program shows.
func TestEveryObligationIsReachedOnScreen(t *testing.T) {
	f := &filer{t: t, l: newLaptop(t)}
	g := f.l.Guide
	reached := map[string]bool{}
	for _, it := range g.Items {
		s := f.closureWith(it)
		var sees bool
		switch it.Form {
		case guide.Question, guide.Section:
			sees = f.asked(it, s)
		case guide.Line:
			sees = f.read(it)
		case guide.Rule:
			sees = f.kept(it)
		}
		if !sees {
			t.Errorf("%s %q is nowhere to be seen", it.Form, it.ID)
			continue
		}
		for _, o := range it.Obligations {
			reached[o] = true
		}
	}
	n := 0
	for _, o := range g.Obligations {
		if !reached[o] {
			t.Errorf("%s is reached by no screen", o)
			continue
		}
		n++
	}
	t.Logf("obligations covered: %d of %d", n, len(g.Obligations))
}

// asked reports whether a question is listed in its stage and asked on a screen of its own, with
// its reason and its source.
func (f *filer) asked(it *guide.Item, s model.Subject) bool {
	f.t.Helper()
	h, r := newHouse(f.l)
	list := checklist.ForStage(r, it.Stage)
	list.About = func(s model.Subject) kit.Screen { return checklist.ForSubject(r, s) }
	h.Push(list)
	ask := model.Ask{Item: it, Subject: s}
	listed := func() bool {
		return slices.ContainsFunc(list.Asks(), func(a model.Ask) bool { return a.Field() == ask.Field() })
	}
	if !listed() { // it has a page of its own
		list = checklist.ForSubject(r, s)
		h.Push(list)
		if !listed() {
			return false
		}
	}
	list.Select(ask.Field()) // the questions of a sheet stand beside its row
	if !strings.Contains(h.body(), it.Title) && !strings.Contains(h.body(), strings.ToLower(it.Title[:1])+it.Title[1:]) {
		return false
	}
	h.Push(question.Open(r, list.Asks, ask))
	c := f.l.Desk.Closure()
	asks, why := it.Words(c.Nation())
	page := h.body()
	for _, words := range []string{model.Fill(asks, c, s), model.Fill(why, c, s), question.Source(it)} {
		if !strings.Contains(page, strings.Join(strings.Fields(words), " ")) {
			f.t.Logf("%s: %q is not on\n%s", it.ID, words, page)
			return false
		}
	}
	return true
}

// read reports whether the words of a line are shown where its document stands.
func (f *filer) read(it *guide.Item) bool {
	f.t.Helper()
	h, r := newHouse(f.l)
	c := f.l.Desk.Closure()
	words := strings.Join(strings.Fields(it.Ask), " ")
	switch it.Document {
	case "briefing":
		service := f.subjectFor(guide.EachService)
		page := handover.NewService(r, service)
		h.Push(page)
		press(page, "b")
		words = strings.Join(strings.Fields(model.Fill(it.Ask, c, service)), " ")
		return strings.Contains(h.body(), words)
	case "guide-page":
		h.Push(checklist.ForStage(r, it.Stage))
		return strings.Contains(h.body(), words)
	case "where-next":
		page := closure.New(r)
		h.Push(page)
		return strings.Contains(strings.Join(strings.Fields(page.Help()), " "), words)
	case "feelings":
		list := checklist.ForStage(r, it.Stage)
		h.Push(list)
		return strings.Contains(h.body(), it.Title)
	}
	return false
}

// kept reports whether the program does what a rule says.
func (f *filer) kept(it *guide.Item) bool {
	f.t.Helper()
	switch it.ID {
	case "start.worker": // PG-1a: the closure is made out to the worker who opened it
		src, err := f.l.Desk.Source()
		return err == nil && src.Worker == worker && strings.Contains(fmt.Sprint(document.Record(src).Part("facts").Blocks), worker)
	case model.ItemAction, "supervision.wellbeing": // PG-4a, PG-6h
		topic := model.Topic{Words: "The holidays"}
		day, me := f.l.Desk.Today(), f.l.Desk.Worker().ID
		for _, change := range []func(c *model.Closure) ([]model.Event, error){
			func(c *model.Closure) ([]model.Event, error) {
				here := []model.Present{{Worker: me, As: model.AsWorker}, {Worker: "helen", As: model.AsManager}}
				return model.BeginSession(c, f.l.Guide, here, []model.Topic{topic})
			},
			func(c *model.Closure) ([]model.Event, error) {
				return model.EndTopic(c, f.l.Guide, model.TopicEnded{Topic: topic, End: model.EndChange, Do: "Ring", Owner: worker, By: day}, day)
			},
			func(c *model.Closure) ([]model.Event, error) {
				return model.EndSession(c, f.l.Guide, true, "", day)
			},
		} {
			f.l.Keeps(change)
		}
		src, err := f.l.Desk.Source()
		if err != nil {
			f.t.Fatal(err)
		}
		note, err := document.SupervisionNote(src, src.Closure.Sessions()[0].Entry)
		if err != nil {
			f.t.Fatal(err)
		}
		asked := strings.Contains(fmt.Sprint(note.Parts), "The worker was asked how they are")
		next, ok := model.Next(src.Closure, f.l.Guide, day)
		if it.ID == model.ItemAction {
			return ok && next.Field.Item == model.ItemAction
		}
		return asked
	}
	return false
}

// press does what a key of a screen does.
func press(s kit.Screen, name string) {
	for _, k := range s.Keys() {
		if slices.Contains(k.Press, name) && k.Do != nil {
			k.Do()
		}
	}
}

// Every screen of every room is exact at every size, and its keys exist.
func TestEveryRoomFitsEverySizeOfWindow(t *testing.T) {
	f := &filer{t: t, l: newLaptop(t)}
	long(t, f.l, 12, 200)
	h, r := newHouse(f.l)
	_ = h
	asks := model.Asked(f.l.Desk.Closure(), f.l.Guide, guide.Readiness, f.l.Desk.Today())
	sections := model.Asked(f.l.Desk.Closure(), f.l.Guide, guide.Summary, f.l.Desk.Today())
	applies := model.Ask{Item: f.l.Guide.Item(model.ItemApplies), Subject: model.TheClosure}
	service := f.l.Desk.Closure().Of(model.KindService)[0].Subject
	about := func(s model.Subject) kit.Screen { return handover.NewService(r, s) }
	for name, s := range map[string]kit.Screen{
		"caseload":        caseload.Start(r, func() kit.Screen { return nil }),
		"closure":         closure.New(r),
		"readiness":       checklist.ForStage(r, guide.Readiness),
		"handover":        checklist.ForStage(r, guide.Handover),
		"messages":        checklist.ForStage(r, guide.Messages),
		"closing summary": checklist.ForStage(r, guide.Summary),
		"a service":       handover.NewService(r, service),
		"people":          people.New(r, about),
		"standing":        standing.New(r, func(model.Blocker, []model.Ask) tea.Cmd { return nil }),
		"preview":         summary.NewPreview(r),
		"a question":      question.Open(r, question.Alone(asks[3]), asks[3]),
		"a long choice":   question.Open(r, question.Alone(applies), applies),
		"a section":       question.Open(r, question.Alone(sections[0]), sections[0]),
	} {
		t.Run(name, func(t *testing.T) {
			s.Init()
			uitest.Bodies(t, s)
			uitest.Keys(t, s.Keys())
		})
	}
}
