package question_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/ui/checklist"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
	"handover/ui/uitest"
)

// A laptop has a closure about K.M. on it, under a guide of its own. Each story begins on the messages.
type laptop struct {
	*uitest.Laptop
	id      model.ClosureID
	suggest func(a model.Ask) []guide.Wording
}

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	g, err := guide.Read(fstest.MapFS{
		"obligations.txt": {}, "readiness.toml": {Data: []byte(readiness)}, "messages.toml": {Data: []byte(messages())},
		"wordings.toml": {Data: []byte(wordings)}, "helplines.toml": {Data: []byte(helplines)},
	})
	if err != nil {
		t.Fatal(err)
	}
	l := &laptop{}
	l.Laptop = (&uitest.Laptop{T: t, Guide: g, Start: func(r *room.Room) kit.Screen {
		l.open()
		r.Suggest = l.suggest
		return checklist.ForStage(r, guide.Messages)
	}}).SetUp()
	l.Sits("Ana Lopez", "social worker")
	l.id = l.Begins("HR-204", "K.M.")
	return l
}

func (l *laptop) open() {
	l.T.Helper()
	if _, err := l.Desk.Open(l.id); err != nil {
		l.T.Fatal(err)
	}
}

// say answers a question about the child, or about the closure, before the story begins.
func (l *laptop) say(item string, value ...string) {
	l.T.Helper()
	about := model.TheChild
	if strings.HasPrefix(item, "start.") {
		about = model.TheClosure
	}
	l.Gives(item, about, model.Answer{Value: value})
}

// answer is what is recorded of a question about the child; text is its words.
func (l *laptop) answer(item string) model.Answer {
	return l.Desk.Closure().Answer(model.Field{Item: item, Subject: model.TheChild})
}

func (l *laptop) text(item string) string {
	return l.Desk.Closure().Text(model.Field{Item: item, Subject: model.TheChild})
}

// behind fails unless the cursor stands behind these words.
func behind(r *uitest.Robot, words string) {
	r.T.Helper()
	x, y := r.Cursor()
	line := r.Line(y)
	if i := strings.LastIndex(line, words); i < 0 || kit.Width(line[:i+len(words)]) != x {
		r.T.Fatalf("the cursor is at %d of %q, not behind %q, on\n%s", x, line, words, r.Screen())
	}
}

// apart has two people write one field while neither has what the other wrote.
func apart(l *laptop, f model.Field, one, other string) {
	l.T.Helper()
	after := l.Desk.Closure().Heads
	var entries []model.Entry
	for _, words := range []string{one, other} {
		entries = append(entries, model.Entry{ID: model.EntryID(store.NewID()), After: after, At: l.Now, By: l.Desk.Worker().ID, Event: model.Written{Field: f, Text: words}})
	}
	header := model.Summarise(l.id, l.Desk.Closure(), l.Guide, l.Desk.Today())
	if err := l.Vault.Append(context.Background(), l.id, store.Change{Entries: entries, Header: header}); err != nil {
		l.T.Fatal(err)
	}
	l.open()
}

// screen is the page on which a question about the child is answered.
func screen(l *laptop, item string) kit.Screen {
	r := l.RoomIn(uitest.NewHouse(kit.Look{}))
	r.Suggest = l.suggest
	a := model.Ask{Item: l.Guide.Item(item), Subject: model.TheChild}
	s := question.Open(r, question.Alone(a), a)
	s.Init()
	return s
}
