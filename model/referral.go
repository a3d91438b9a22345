package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"handover/model/guide"
)

// A Move is one step in the life of a referral to a service.
type Move struct {
	To       string // the option of the question about the referral
	On       Date
	Evidence string // what shows it, or who said so
	By       WorkerID
	At       time.Time
	Entry    EntryID
}

// ReferralOf lists the moves of the referral to a service, oldest first. Two answers in a row that name
// the same are one move, as the later one has it.
func ReferralOf(c *Closure, service Subject) []Move {
	answers, _ := c.Said(Field{Item: ItemReferral, Subject: service})
	var out []Move
	for _, s := range answers {
		to := s.Answer.Value.First()
		if s.Answer.Status == Unanswered && len(out) > 0 {
			out = out[:len(out)-1] // it was taken back
		}
		if s.Answer.Status != Answered || to == "" {
			continue
		}
		m := Move{To: to, On: s.Answer.On, Evidence: s.Answer.Evidence, By: s.By, At: s.At, Entry: s.Entry}
		if n := len(out); n > 0 && out[n-1].To == to {
			out[n-1] = m
			continue
		}
		out = append(out, m)
	}
	return out
}

// Impossible says why an option cannot be chosen now, as what was answered before does not lead to it; ""
// where it can.
func Impossible(c *Closure, it *guide.Item, s Subject, option string) (why string) {
	o, now := it.Option(option), c.Answer(Field{Item: it.ID, Subject: s}).Value.First()
	if o == nil || len(o.After) == 0 || now == option || slices.Contains(o.After, now) {
		return ""
	}
	var after []string
	for _, id := range o.After {
		if before := it.Option(id); before != nil {
			after = append(after, "“"+before.In(c.Nation())+"”")
		}
	}
	words := strings.Join(after, ", ")
	if n := len(after); n > 1 {
		words = strings.Join(after[:n-1], ", ") + " or " + after[n-1]
	}
	if now == "" {
		return "It follows " + words + "."
	}
	return fmt.Sprintf("It follows %s, and not “%s”.", words, ValueWords(c, it, Value{now}))
}

// moves refuses an answer that cannot follow the one before, or is dated before it.
func moves(c *Closure, it *guide.Item, s Subject, a, was Answer) error {
	to := a.Value.First()
	o := it.Option(to)
	if a.Status != Answered || o == nil || len(o.After) == 0 {
		return nil
	}
	if why := Impossible(c, it, s, to); why != "" {
		return fmt.Errorf("“%s” cannot be chosen now: %s", o.In(c.Nation()), strings.TrimRight(lower(why), "."))
	}
	if to == was.Value.First() && a.On == was.On {
		return nil
	}
	answers, _ := c.Said(Field{Item: it.ID, Subject: s})
	for _, said := range slices.Backward(answers) {
		before := said.Answer
		if before.Value.First() == "" || before.Value.First() == to {
			continue
		}
		if before.On != "" && a.On != "" && a.On < before.On {
			return fmt.Errorf("%s is before “%s”, which was on %s", a.On, ValueWords(c, it, before.Value), before.On)
		}
		break
	}
	return nil
}

// outrun says that what was answered belongs to an earlier time: a service that declines a second time has
// a reason of its own.
func outrun(c *Closure, g *guide.Guide, a Ask) shortfall {
	said := c.saidAt(a.Field())
	for _, id := range a.Item.When {
		f := g.Flag(id)
		if f == nil || f.Question == "" || said.IsZero() {
			continue
		}
		q := g.Item(f.Question)
		moved := slices.ContainsFunc(q.Options, func(o guide.Option) bool { return len(o.After) > 0 })
		if since := flagSince(c, g, f, a.Subject); moved && said.Before(since) {
			stands := c.Answer(Field{Item: q.ID, Subject: a.Subject})
			return shortfall{
				fmt.Sprintf("This was said before “%s”.", ValueWords(c, q, stands.Value)),
				"Say how it is this time; what was said before is kept.",
			}
		}
	}
	return shortfall{}
}

// lower begins a sentence with a small letter.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
