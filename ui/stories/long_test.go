package stories

import (
	"fmt"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// long opens a closure of many services and people, long sections and many entries.
func long(t testing.TB, l *laptop, services, events int) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := l.Desk.Begin("LONG-1", "K.M.")
	must(err)
	var subjects []model.Subject
	for i := range services {
		kind := model.KindService
		if i%2 == 1 {
			kind = model.KindAdult
		}
		s, err := l.Desk.Add(kind, fmt.Sprintf("Somebody with quite a long name, number %d", i+1))
		must(err)
		subjects = append(subjects, s)
	}
	text := strings.Repeat("K.M. said what would help, and the worker wrote it down as it was said. ", 5000/72)
	var sections []model.Ask
	for _, a := range model.Asked(l.Desk.Closure(), l.Guide, guide.Summary, l.Desk.Today()) {
		if a.Item.Form == guide.Section && len(sections) < 12 {
			sections = append(sections, a)
		}
	}
	for _, a := range sections {
		must(l.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.Write(c, l.Guide, a.Field(), text)
		}))
	}
	must(l.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
		var all []model.Event
		for i := range events {
			s := subjects[i%len(subjects)]
			item := "service.phone"
			if s.Kind == model.KindAdult {
				item = "adult.relation"
			}
			evs, err := model.Give(c, l.Guide, model.Field{Item: item, Subject: s}, model.Answer{
				Status: model.Answered, Value: model.Value{fmt.Sprintf("as told the %d. time", i)},
			}, l.Desk.Today())
			if err != nil {
				return nil, err
			}
			all = append(all, evs...)
		}
		return all, nil
	}))
}

func TestALongClosureOpensScrollsAndIsWrittenInWithoutAStumble(t *testing.T) {
	l := newLaptop(t)
	long(t, l, 40, 2000)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.See("LONG-1")
		r.Open("Handover")
		for range 30 {
			r.Press("pgdown")
		}
		r.Press("end")
		r.See("Somebody with quite a long name")
		r.Press("esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Press("ctrl+end")
		r.Type(" And one more sentence.")
		r.See("And one more sentence.")
		r.Press("esc")
		r.See("saved")
	})
	var size int
	f := model.Field{Item: "record.reason", Subject: model.TheClosure}
	if _, err := l.Desk.Open(l.Desk.OpenID()); err != nil {
		t.Fatal(err)
	}
	for _, field := range l.Desk.Closure().Fields() {
		size += len(l.Desk.Closure().Text(field))
	}
	if size < 55_000 || !strings.HasSuffix(l.Desk.Closure().Text(f), "And one more sentence.") {
		t.Errorf("%d characters; the end is %q", size, l.Desk.Closure().Text(f)[max(0, len(l.Desk.Closure().Text(f))-40):])
	}
}
