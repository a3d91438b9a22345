package question_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/checklist"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// A laptop is a vault and who works on it, over as many runs of the program as a story needs.
type laptop struct {
	t       *testing.T
	engine  *enginetest.Mem
	vault   *store.Vault
	guide   *guide.Guide
	desk    *desk.Desk
	id      model.ClosureID
	suggest func(a model.Ask) []guide.Wording
}

const passphrase = "lantern meadow copper thistle"

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

// newLaptop opens a closure about K.M.
func newLaptop(t *testing.T) *laptop {
	t.Helper()
	l := &laptop{t: t, engine: enginetest.Memory()}
	var err error
	l.guide, err = guide.Read(fstest.MapFS{
		"obligations.txt": {}, "readiness.toml": {Data: []byte(readiness)}, "messages.toml": {Data: []byte(messages())},
		"wordings.toml": {Data: []byte(wordings)}, "helplines.toml": {Data: []byte(helplines)},
	})
	if err != nil {
		t.Fatal(err)
	}
	if l.vault, err = store.Create(context.Background(), l.engine, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	l.sit()
	if err := l.desk.SitDown("Ana Lopez", "social worker"); err != nil {
		t.Fatal(err)
	}
	if l.id, err = l.desk.Begin("HR-204", "K.M."); err != nil {
		t.Fatal(err)
	}
	l.open()
	return l
}

func (l *laptop) sit() {
	l.t.Helper()
	var err error
	if l.desk, err = desk.New(l.vault, l.guide, clock); err != nil {
		l.t.Fatal(err)
	}
}

func (l *laptop) open() {
	l.t.Helper()
	if _, err := l.desk.Open(l.id); err != nil {
		l.t.Fatal(err)
	}
}

// say answers a question about the child, or about the closure, before the story begins.
func (l *laptop) say(item string, value ...string) {
	l.t.Helper()
	about := model.TheChild
	if strings.HasPrefix(item, "start.") {
		about = model.TheClosure
	}
	if err := l.desk.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, l.guide, model.Field{Item: item, Subject: about}, model.Answer{Value: value}, l.desk.Today())
	}); err != nil {
		l.t.Fatal(err)
	}
}

// answer is what is recorded of a question about the child; text is its words.
func (l *laptop) answer(item string) model.Answer {
	return l.desk.Closure().Answer(model.Field{Item: item, Subject: model.TheChild})
}

func (l *laptop) text(item string) string {
	return l.desk.Closure().Text(model.Field{Item: item, Subject: model.TheChild})
}

// play runs the program on the messages, and plays a story with it.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.t.Helper()
	l.sit()
	uitest.Run(l.t, w, h, func() tea.Model {
		l.open()
		keep := saver.New(l.desk, clock)
		keep.EnterWith(l.desk.Enter)
		return ui.New(ui.Config{
			Saver: keep, Now: clock, OnLock: l.desk.Lock,
			LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
			Start: func(h kit.House) kit.Screen {
				return checklist.ForStage(&room.Room{House: h, Desk: l.desk, Saver: keep, Suggest: l.suggest}, guide.Messages)
			},
		})
	}, story)
}

// A door is a lock screen that opens to Enter, with the true passphrase.
type door struct {
	l        *laptop
	h        kit.House
	unlocked func()
}

func (d *door) Init() tea.Cmd               { return nil }
func (d *door) Resize(int, int)             {}
func (d *door) Title() string               { return "Locked" }
func (d *door) Typing() bool                { return false }
func (d *door) Keys() []kit.Key             { return nil }
func (d *door) Draw() (string, *tea.Cursor) { return "The door is locked.", kit.At(0, 0) }
func (d *door) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); !ok || k.String() != "enter" {
		return nil
	}
	v, err := store.Unlock(context.Background(), d.l.engine, []byte(passphrase))
	if err == nil {
		err = d.l.desk.Resume(v)
	}
	if err != nil {
		d.h.Fail(err.Error())
		return nil
	}
	d.l.vault = v
	d.unlocked()
	return nil
}

// goTo opens the row with these words.
func goTo(r *uitest.Robot, words string) {
	r.T.Helper()
	r.Press("home")
	for range 60 {
		for _, line := range r.Lines() {
			if strings.HasPrefix(line, " › ") && strings.Contains(line, words) {
				r.Press("enter")
				return
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
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
func apart(t *testing.T, l *laptop, f model.Field, one, other string) {
	t.Helper()
	after := l.desk.Closure().Heads
	var entries []model.Entry
	for _, words := range []string{one, other} {
		entries = append(entries, model.Entry{ID: model.EntryID(store.NewID()), After: after, At: clock(), By: l.desk.Worker().ID, Event: model.Written{Field: f, Text: words}})
	}
	header := model.Summarise(l.id, l.desk.Closure(), l.guide, l.desk.Today())
	if err := l.vault.Append(context.Background(), l.id, store.Change{Entries: entries, Header: header}); err != nil {
		t.Fatal(err)
	}
	l.open()
}

// A house holds one screen, for looking at it without the program around it.
type house struct{ theme *kit.Theme }

func (h house) Push(s kit.Screen) tea.Cmd    { return s.Init() }
func (h house) Replace(s kit.Screen) tea.Cmd { return s.Init() }
func (h house) Back() tea.Cmd                { return nil }
func (h house) Ask(*kit.Dialog) tea.Cmd      { return nil }
func (h house) Say(string)                   {}
func (h house) Fail(string)                  {}
func (h house) Now() time.Time               { return clock() }
func (h house) Theme() *kit.Theme            { return h.theme }

// screen is the page on which a question about the child is answered.
func screen(l *laptop, item string) kit.Screen {
	h := house{kit.NewTheme(kit.Look{})}
	r := &room.Room{House: h, Desk: l.desk, Saver: saver.New(l.desk, clock), Suggest: l.suggest}
	a := model.Ask{Item: l.guide.Item(item), Subject: model.TheChild}
	s := question.Open(r, question.Alone(a), a)
	s.Init()
	return s
}
