package model

import (
	"fmt"
	"slices"
	"strings"

	"handover/model/guide"
)

// What a search looks into beside answers and texts: names, logs, decisions and days. Each line of a log is put
// together here as one piece of words, for whoever looks to read.

// line joins what is there of some words.
func line(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, emptyText), "; ")
}

// after puts a word or two before others, where there are any.
func after(lead, words string) string {
	if emptyText(words) {
		return ""
	}
	return lead + words
}

// contacts looks into the attempts to reach services and the lines of calls, service by service.
func (s *search) contacts() {
	var services []Subject
	for _, t := range s.c.Things {
		if t.Subject.Kind == KindService {
			services = append(services, t.Subject)
		}
	}
	for _, service := range services {
		for _, x := range s.c.ContactsOf(service) {
			at := Found{In: InContact, Stage: guide.Handover, Subject: service, Aside: !s.c.Has(service)}
			if try := x.Try; try != nil {
				at.Title = "An attempt to reach them"
				s.look(at, piece{text: line(try.On.String()+": "+outcomeWords(try.Outcome), try.Who, try.Note, after("again on ", try.Again.String()))})
				continue
			}
			about := LineWords(s.c, s.g, x.Note.Line)
			if x.Note.How == HowBegun || emptyText(about+x.Note.Text) {
				continue
			}
			at.Title = "A call with them"
			s.look(at, piece{text: HowWords(x.Note.How) + ": " + line(x.Note.Text, about)})
		}
	}
}

// decisions looks into what was decided on the records that were sent: the reasons, the points, their answers.
func (s *search) decisions() {
	open := s.c.OpenPoints()
	at := Found{Stage: guide.Summary, Subject: TheClosure}
	for _, sent := range s.c.sent {
		if sent.Back != nil {
			at.In, at.Title = InDecision, "Why the record was taken back"
			s.look(at, piece{text: sent.Back.Because})
		}
		for _, d := range []*Decision{sent.Decision, sent.Other} {
			if d == nil {
				continue
			}
			at.In, at.Title = InDecision, "The manager's reasons"
			s.look(at, piece{text: d.Because})
			for i, p := range d.Points {
				point := at
				n := slices.IndexFunc(open, func(o PointState) bool { return o.Decision == p.Decision && o.Number == p.Number })
				point.In, point.Field, point.Point, point.Open = InPoint, p.Section, n, n >= 0
				point.Title = fmt.Sprintf("Point %d of the manager's", i+1)
				if it := s.g.Item(p.Section.Item); it != nil {
					point.Title += ": " + it.Title
				}
				s.look(point, piece{text: p.Text}, piece{PartText, p.Answer})
			}
		}
	}
}

// copies looks into the log of copies and signatures, and into what each reader's copy leaves out.
func (s *search) copies() {
	at := Found{In: InCopies, Stage: guide.Summary}
	for _, g := range s.c.copies.given {
		at.Subject, at.Title = g.To, "The log of copies"
		received := ""
		if g.Received != nil {
			received = line(after("received ", g.Received.On.String()), g.Received.How)
		}
		s.look(at, piece{text: line(g.On.String()+": "+CopyWayWords(g.How), s.c.PersonName(g.By), after("in ", g.Language), after("interpreted by ", g.Interpreter),
			after("left out: ", strings.Join(g.Left, ", ")), after("kept: ", g.Kept), after("why none: ", g.Because), after("agreed by ", g.Agreed), received)})
	}
	for _, sig := range s.c.copies.signed {
		at.Subject, at.Title = sig.Who, "The log of signatures"
		how := sig.How
		if it := s.g.Item(ItemSignature); it != nil && it.Option(how) != nil {
			how = it.Option(how).In(s.c.Nation())
		}
		s.look(at, piece{text: line(sig.On.String()+": "+how, sig.Because, after("interpreted by ", sig.Interpreter))})
	}
	title := func(f Field) string {
		if it := s.g.Item(f.Item); it != nil {
			return it.Title
		}
		return f.Item
	}
	for _, m := range s.c.copies.marks {
		if !m.Shown {
			at.Subject, at.Title = m.To, "Withheld from their copy, in “"+title(m.Section)+"”"
			s.look(at, piece{text: line("“"+m.Words+"”", m.Because, after("agreed by ", m.Agreed))})
		}
	}
	for _, key := range s.choices() {
		var ch Choice
		if at.Subject = key.to; key.section.Item != "" {
			ch, at.Title = s.c.SectionChoice(key.to, key.section), "What their copy holds of “"+title(key.section)+"”"
		} else {
			ch, at.Title = s.c.FormOfCopy(key.to), "What they get of the record"
		}
		s.look(at, piece{text: line(ch.Because, after("agreed by ", ch.Agreed))})
	}
}

// choices lists what was chosen of copies, in a fixed order.
func (s *search) choices() []copyChoice {
	var out []copyChoice
	for key := range s.c.copies.choices {
		out = append(out, key)
	}
	slices.SortFunc(out, func(a, b copyChoice) int {
		if n := compareFields(Field{Subject: a.to}, Field{Subject: b.to}); n != 0 {
			return n
		}
		return compareFields(a.section, b.section)
	})
	return out
}

// cast looks into the names of everybody and everything in the closure.
func (s *search) cast() {
	at := Found{In: InCast, Title: "The reference", Subject: TheClosure}
	s.look(at, piece{text: s.c.Reference})
	at.Title, at.Subject = "The child", TheChild
	s.look(at, piece{text: s.c.Child})
	for _, t := range s.c.Things {
		at.Title, at.Subject, at.Aside = kindTitle(t.Subject.Kind), t.Subject, t.Aside
		s.look(at, piece{text: t.Name})
	}
}

func kindTitle(k Kind) string {
	switch k {
	case KindAdult:
		return "An adult in the family"
	case KindOtherChild:
		return "Another child"
	case KindProfessional:
		return "A professional"
	case KindTeam:
		return "Our team"
	case KindService:
		return "A service"
	case KindAction:
		return "A planned action"
	case KindAgreement:
		return "An agreement"
	}
	return string(k)
}

// timeline looks into the days of the closure, and into the gaps in cover.
func (s *search) timeline() {
	l := Timeline(s.c, s.g, s.today)
	for _, gap := range slices.Concat(l.Gaps, l.Held) {
		at := Found{In: InTimeline, Title: "The timeline: a need", Subject: gap.Need.Subject, Field: gap.Need.Field()}
		s.look(at, piece{text: line(gap.Title+": "+gap.Words, gap.Why)})
	}
	for _, marks := range [][]Mark{l.Marks, l.Undated} {
		for i := range marks {
			m := &marks[i]
			at := Found{In: InTimeline, Title: "The timeline", Subject: m.Subject, Field: m.Field, Mark: m}
			when := m.On.String()
			if when == "" {
				when = "no date yet"
			}
			s.look(at, piece{text: when + ": " + m.What})
		}
	}
}

// keeping looks into where the closure stands beside the council's record, and beside an earlier closure.
func (s *search) keeping() {
	at := Found{In: InKeeping, Subject: TheClosure, Title: "The local copy"}
	s.look(at, piece{text: TransferWords(s.c)})
	s.look(at, piece{text: HoldWords(s.c)})
	for _, l := range s.c.Lodgings() {
		at.Title = "Where it lies in the council's record"
		if i := lodgeable(l.What); i >= 0 {
			at.Title = "The council's record: " + Lodgeable[i].Title
		}
		s.look(at, piece{text: line(l.Where, l.Because)})
	}
	if f := s.c.Follows; f != nil {
		at.In, at.Title = InReopened, "Why it was reopened"
		s.look(at, piece{text: line("Follows "+f.Reference, f.Prompted, f.Because, after("decided by ", f.DecidedBy))})
	}
}
