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
	_, err := l.desk.Begin("LONG-1", "K.M.")
	must(err)
	var subjects []model.Subject
	for i := range services {
		kind := model.KindService
		if i%2 == 1 {
			kind = model.KindAdult
		}
		s, err := l.desk.Add(kind, fmt.Sprintf("Somebody with quite a long name, number %d", i+1))
		must(err)
		subjects = append(subjects, s)
	}
	text := strings.Repeat("K.M. said what would help, and the worker wrote it down as it was said. ", 5000/72)
	var sections []model.Ask
	for _, a := range model.Asked(l.desk.Closure(), l.guide, guide.Summary, l.desk.Today()) {
		if a.Item.Form == guide.Section && len(sections) < 12 {
			sections = append(sections, a)
		}
	}
	for _, a := range sections {
		must(l.desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.Write(c, l.guide, a.Field(), text)
		}))
	}
	must(l.desk.Change(func(c *model.Closure) ([]model.Event, error) {
		var all []model.Event
		for i := range events {
			s := subjects[i%len(subjects)]
			item := "service.phone"
			if s.Kind == model.KindAdult {
				item = "adult.relation"
			}
			evs, err := model.Give(c, l.guide, model.Field{Item: item, Subject: s}, model.Answer{
				Status: model.Answered, Value: model.Value{fmt.Sprintf("as told the %d. time", i)},
			}, l.desk.Today())
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
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.See("LONG-1")
		goTo(r, "Handover")
		for range 30 {
			r.Press("pgdown")
		}
		r.Press("end")
		r.See("Somebody with quite a long name")
		r.Press("esc")
		goTo(r, "Closing summary")
		goTo(r, "Reason for involvement")
		r.Press("ctrl+end")
		r.Type(" And one more sentence.")
		r.See("And one more sentence.")
		r.Press("esc")
		r.See("saved")
	})
	var size int
	f := model.Field{Item: "record.reason", Subject: model.TheClosure}
	if _, err := l.desk.Open(l.desk.OpenID()); err != nil {
		t.Fatal(err)
	}
	for _, field := range l.desk.Closure().Fields() {
		size += len(l.desk.Closure().Text(field))
	}
	if size < 55_000 || !strings.HasSuffix(l.desk.Closure().Text(f), "And one more sentence.") {
		t.Errorf("%d characters; the end is %q", size, l.desk.Closure().Text(f)[max(0, len(l.desk.Closure().Text(f))-40):])
	}
}
