package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handover/model"
)

// handoverBook is a closure with a gap that has an end, one that nobody looked at, dates that were, are late and are to come.
func handoverBook(t *testing.T) *book {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "Northtown CAMHS"}, model.Added{Subject: school, Name: "Hill School"})
	on := func(item string, s model.Subject, day model.Date, values ...string) {
		b.write(model.AnswerGiven{Field: model.Field{Item: item, Subject: s}, Answer: model.Answer{Status: model.Answered, Value: values, On: day}})
	}
	b.answer("start.decided", model.TheClosure, "2026-11-20")
	on("safety.seen-alone", model.TheClosure, "2026-11-10", "no")
	on(model.ItemReferral, camhs, "2026-11-05", "booked")
	b.answer(model.ItemFirst, camhs, "2027-01-22")
	b.write(model.AnswerGiven{Field: model.Field{Item: "needs.emotional", Subject: model.TheChild}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "camhs"}},
		model.AnswerGiven{Field: model.Field{Item: model.ItemDiscussed, Subject: model.TheClosure}, Answer: model.Answer{Status: model.NotYet, On: "2026-11-16"}},
		model.Tried{Service: camhs, On: "2026-11-09", Who: "Naomi Fell", Outcome: "spoke"})
	return b
}

func picturesOf(d *Document) []Picture {
	var out []Picture
	for _, p := range d.Parts {
		for _, block := range p.Blocks {
			if pic, is := block.(Picture); is {
				out = append(out, pic)
			}
		}
	}
	return out
}

func tableIn(t *testing.T, d *Document, part string) Table {
	t.Helper()
	if p := d.Part(part); p != nil {
		for _, block := range p.Blocks {
			if table, is := block.(Table); is {
				return table
			}
		}
	}
	t.Fatalf("there is no table under %s", part)
	return Table{}
}

func TestTheWordsOfADrawnTimelineAreShortAndItsTableHasEachMark(t *testing.T) {
	b := handoverBook(t)
	for i := range 30 {
		s := model.Subject{Kind: model.KindService, ID: fmt.Sprintf("s%02d", i)}
		b.write(model.Added{Subject: s, Name: fmt.Sprintf("Service %d", i)}, model.Tried{Service: s, On: today.Add(-3 * i), Who: "somebody", Outcome: "no-answer"})
	}
	src := b.source()
	l, d := model.Timeline(src.Closure, src.Guide, today), Timeline(src)
	if len(l.Gaps) == 0 || len(l.Marks) < 30 {
		t.Fatalf("there is little to draw: %+v", l)
	}
	rows := tableIn(t, d, "timeline.days").Rows
	for i, m := range l.Marks {
		has := slices.ContainsFunc(rows, func(row []string) bool {
			return row[0] == fmt.Sprint(i+1) && row[1] == m.On.Short() && row[2] != ""
		})
		if !has {
			t.Errorf("the table has no %d, %s, %s", i+1, m.On, m.What)
		}
	}
	said := ""
	for _, pic := range picturesOf(d) {
		said += pic.Alt + "\n"
		if n := len(pic.Alt); n > 500 || !strings.HasSuffix(pic.Alt, "The table below has each day.") {
			t.Errorf("%s: %d characters: %s", pic.Caption, n, pic.Alt)
		}
		for _, s := range pic.Shapes {
			if w, is := s.(Words); is && w.Points < 8 {
				t.Errorf("%q is set in %g points", w.Text, w.Points)
			}
		}
	}
	for _, gap := range l.Gaps {
		if !strings.Contains(said, gap.Title) || !strings.Contains(all(d), gap.Sentence()) {
			t.Errorf("%q is in no words", gap.Sentence())
		}
	}
	late := slices.IndexFunc(l.Marks, func(m model.Mark) bool { return m.Late(today) })
	for _, want := range []string{"Family, and our work; ", "Northtown CAMHS", "an upright line is today, 22 November 2026.", fmt.Sprintf("Late, by their numbers: %d.", late+1), "Nothing is late.", "more."} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}

func TestADrawnTimelineShowsTodayAndEachGap(t *testing.T) {
	for _, pic := range picturesOf(Timeline(handoverBook(t).source())) {
		shown := ""
		for _, s := range pic.Shapes {
			if w, is := s.(Words); is {
				shown += w.Text + "\n"
			}
		}
		if !strings.Contains(shown, "today, 22 Nov 2026") || !strings.Contains(shown, "nobody: ") {
			t.Errorf("%s shows\n%s", pic.Caption, shown)
		}
	}
}

func TestTheTableOfATimelineHasTheNumbersOfItsDrawing(t *testing.T) {
	b := handoverBook(t)
	table := tableIn(t, Timeline(b.source()), "timeline.days")
	want := [][]string{{"10 Nov 2026", "Child seen alone", "Our own work", "No"}, {"9 Nov 2026", "Spoke with them, Naomi Fell", "Northtown CAMHS", "Yes"},
		{"16 Nov 2026", "Discussed with the manager", "Our own work", "Not yet, late by 6 days"}, {"22 Nov 2026", "Today", "", ""}, {"22 Jan 2027", "First appointment", "Northtown CAMHS", "Not yet, in 61 days"}}
	n := 0
	for i, row := range table.Rows {
		if len(row) != len(table.Head) {
			t.Errorf("row %d has %d cells under %d heads", i, len(row), len(table.Head))
		}
		if row[0] != "" {
			if n++; row[0] != fmt.Sprint(n) {
				t.Errorf("row %d has the number %s", n, row[0])
			}
		}
		want = slices.DeleteFunc(want, func(w []string) bool { return slices.Equal(w, row[1:]) })
	}
	if len(want) > 0 {
		t.Errorf("the table lacks %q:\n%q", want, table.Rows)
	}
}

func TestEveryPieceOfADrawnTimelineLiesOnItsPicture(t *testing.T) {
	b := handoverBook(t)
	for i := range 40 {
		s := model.Subject{Kind: model.KindService, ID: fmt.Sprintf("s%02d", i)}
		b.write(model.Added{Subject: s, Name: fmt.Sprintf("Service number %d with a very long name, Ynysforgan-and-Llanbadarnfynyddshire branch and so on", i)})
		for n := range i {
			b.write(model.Tried{Service: s, On: today.Add(-3 * n), Who: "somebody", Outcome: "no-answer"})
		}
	}
	b.answer("start.began", model.TheClosure, "1999-01-15")
	pics := picturesOf(Timeline(b.source()))
	if len(pics) < 4 {
		t.Errorf("there are %d pictures", len(pics))
	}
	for _, pic := range pics {
		inside := func(what string, x, y float64) {
			if x < -0.1 || x > pic.Width+0.1 || y < -0.1 || y > pic.Height+0.1 {
				t.Errorf("%s, %g points high: %s lies at %g, %g", pic.Caption, pic.Height, what, x, y)
			}
		}
		if pic.Width > 480 || pic.Height > 640 {
			t.Errorf("%s is %g by %g", pic.Caption, pic.Width, pic.Height)
		}
		for _, s := range pic.Shapes {
			switch s := s.(type) {
			case Stroke:
				inside("a stroke", s.X1, s.Y1)
				inside("a stroke", s.X2, s.Y2)
			case Area:
				inside("an area", s.X, s.Y)
				inside("an area", s.X+s.Width, s.Y+s.Height)
			case Words:
				inside(s.Text, s.X, s.Y)
				if !s.ToRight {
					inside(s.Text, s.X+wide(s.Text)*0.9, s.Y)
				}
			}
		}
	}
}

func TestTheDocumentsOfTheCouncilAreForNobodyElse(t *testing.T) {
	b, _ := shareable(t, nil)
	src := b.source()
	for _, id := range []string{"timeline", "told"} {
		k, ok := KindOf(id)
		if !ok {
			t.Fatalf("there is no %s", id)
		}
		if d, err := k.Compose(src, model.ReaderOf(model.TheClosure)); err != nil || d.Marking != Marking || d.Reference == "" {
			t.Errorf("the council's %s: %v", id, err)
		}
		for _, r := range []model.Reader{model.ReaderOf(model.TheChild), model.ReaderOf(mother), model.ReaderOf(father), model.ReaderOf(camhs), {}} {
			if d, err := k.Compose(src, r); err == nil || d != nil {
				t.Errorf("%s gets the %s", r.Kind, id)
			}
		}
	}
}

func TestATimelineOfNothingSaysWhatNeedsADate(t *testing.T) {
	b := newBook(t)
	d := Timeline(b.source())
	if words := all(d); !strings.Contains(words, "Nothing here has a date yet.") || !strings.Contains(words, "The manager decides") || !strings.Contains(words, "needs are not looked at yet") {
		t.Errorf("it says\n%s", words)
	}
	if len(picturesOf(d)) > 0 {
		t.Error("nothing is drawn as if it were something")
	}
}
