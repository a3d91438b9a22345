package uitest

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/document"
	"handover/store/desk"
)

// Sits puts somebody at the keyboard.
func (l *Laptop) Sits(name, role string) {
	l.T.Helper()
	if err := l.Desk.SitDown(name, role); err != nil {
		l.T.Fatal(err)
	}
}

// Brings brings one of the demo's closures in, as of the day, and opens it. What is to be replaced in its file comes in
// pairs, as in strings.NewReplacer.
func (l *Laptop) Brings(reference string, demo func(now time.Time) ([][]byte, error), instead ...string) {
	l.T.Helper()
	all, err := demo(l.clock())
	i := slices.IndexFunc(all, func(b []byte) bool { return bytes.Contains(b, []byte(reference)) })
	if err != nil || i < 0 {
		l.T.Fatalf("there is no closure %s in the demo (%v)", reference, err)
	}
	file := strings.NewReplacer(instead...).Replace(string(all[i]))
	if _, err := l.Desk.Import(strings.NewReader(file), false); err != nil {
		l.T.Fatal(err)
	}
}

// Keeps makes a change as whoever is at the keyboard.
func (l *Laptop) Keeps(change func(c *model.Closure) ([]model.Event, error)) {
	l.T.Helper()
	if err := l.Desk.Change(change); err != nil {
		l.T.Fatal(err)
	}
}

// Begins begins a closure, and leaves it open.
func (l *Laptop) Begins(reference, child string) model.ClosureID {
	l.T.Helper()
	id, err := l.Desk.Begin(reference, child)
	if err != nil {
		l.T.Fatal(err)
	}
	return id
}

// Adds puts somebody or something into the open closure.
func (l *Laptop) Adds(kind model.Kind, name string) model.Subject {
	l.T.Helper()
	s, err := l.Desk.Add(kind, name)
	if err != nil {
		l.T.Fatal(err)
	}
	return s
}

// Gives answers a question.
func (l *Laptop) Gives(item string, s model.Subject, a model.Answer) {
	l.T.Helper()
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, l.Guide, model.Field{Item: item, Subject: s}, a, l.Desk.Today())
	})
}

// Section is the field of a section of the record.
func Section(item string) model.Field { return model.Field{Item: item, Subject: model.TheClosure} }

// Writes writes a section anew.
func (l *Laptop) Writes(item, text string) {
	l.T.Helper()
	l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.Write(c, l.Guide, Section(item), text) })
}

// Text is what a section says.
func (l *Laptop) Text(item string) string { return l.Desk.Closure().Text(Section(item)) }

// Sends sends the record to the manager.
func (l *Laptop) Sends() {
	l.T.Helper()
	sent, err := document.Send(l.Desk.SourceOf(l.Desk.Closure()))
	if err != nil {
		l.T.Fatal(err)
	}
	l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.Submit(c, l.Guide, sent, l.Desk.Today()) })
}

// Decides decides on the record that was sent.
func (l *Laptop) Decides(decision, because string, points ...model.Point) {
	l.T.Helper()
	by := l.Desk.Worker()
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Decide(c, l.Guide, by, decision, because, points, l.Desk.Today())
	})
}

// Audit is who did what in the open closure, a line each.
func Audit(t testing.TB, d *desk.Desk) string {
	t.Helper()
	h, err := d.History(d.OpenID())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, line := range h.Lines {
		lines = append(lines, line.Words)
	}
	return strings.Join(lines, "\n")
}
