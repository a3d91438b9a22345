package model

import (
	"slices"

	"handover/model/guide"
)

// A Stock counts what is kept of a closure, and says since when and who wrote it. It holds nothing of what was
// written.
type Stock struct {
	Entries      int // every entry, those taken back too
	First, Last  Date
	Writers      []Writer     // in the order in which they first wrote
	Stages       []StageStock // in the order of guide.Stages
	Things       []ThingStock // who and what is named
	Calls, Lines int          // attempts to reach a service, and lines noted in calls
	Sent         int          // versions of the record that were sent to a manager
	Copies       int          // lines of the log of copies
	Signatures   int
	Unread       int // entries that this version cannot read, or could not follow
}

// A Writer is somebody at whose hand entries were made.
type Writer struct {
	ID          WorkerID // "" where nobody had said who they are
	Entries     int
	First, Last Date
}

// A StageStock counts the entries of one stage of the guide: earlier versions too, as they are kept.
type StageStock struct {
	Stage          guide.Stage
	Answers, Texts int
}

// A ThingStock counts who or what of a kind is named, set aside or not.
type ThingStock struct {
	Kind Kind
	N    int
}

// StockOf counts what is kept of a closure. A question that this guide does not know is counted as one that cannot
// be read.
func StockOf(c *Closure, g *guide.Guide) Stock {
	s := Stock{Sent: len(c.sent), Copies: len(c.copies.given), Signatures: len(c.copies.signed), Unread: len(c.Odd)}
	stages := map[guide.Stage]*StageStock{}
	for _, stage := range guide.Stages {
		s.Stages = append(s.Stages, StageStock{Stage: stage})
	}
	for i := range s.Stages {
		stages[s.Stages[i].Stage] = &s.Stages[i]
	}
	in := func(f Field) *StageStock {
		if it := g.Item(f.Item); it != nil && stages[it.Stage] != nil {
			return stages[it.Stage]
		}
		s.Unread++
		return &StageStock{}
	}
	for _, e := range slices.Concat(c.order.entries, c.order.twins) {
		s.Entries++
		on := DateOf(e.At)
		if s.First == "" || on < s.First {
			s.First = on
		}
		s.Last = max(s.Last, on)
		s.wrote(e.By, on)
		switch ev := e.Event.(type) {
		case AnswerGiven:
			in(ev.Field).Answers++
		case Written:
			in(ev.Field).Texts++
		case Tried:
			s.Calls++
		case Noted:
			s.Lines++
		}
	}
	for _, kind := range []Kind{KindChild, KindAdult, KindOtherChild, KindProfessional, KindTeam, KindService, KindAction, KindAgreement} {
		n := len(slices.DeleteFunc(slices.Clone(c.Things), func(t Thing) bool { return t.Subject.Kind != kind }))
		if kind == KindChild {
			n = 1
		}
		if n > 0 {
			s.Things = append(s.Things, ThingStock{kind, n})
		}
	}
	return s
}

func (s *Stock) wrote(by WorkerID, on Date) {
	i := slices.IndexFunc(s.Writers, func(w Writer) bool { return w.ID == by })
	if i < 0 {
		i, s.Writers = len(s.Writers), append(s.Writers, Writer{ID: by, First: on})
	}
	w := &s.Writers[i]
	w.Entries++
	w.First, w.Last = min(w.First, on), max(w.Last, on)
}
