package handover

import (
	"fmt"
	"slices"

	"handover/model"
	"handover/ui/room"
)

// noteWords say one line of a call: how it came about, what it is about and its words; "" for the line
// that only says that the call began.
func noteWords(r *room.Room, n model.Noted) string {
	about := model.LineWords(r.Desk.Closure(), r.Desk.Guide, n.Line)
	switch {
	case n.How == model.HowBegun:
		return ""
	case n.How == model.HowNote && about == "":
		return n.Text
	case n.How == model.HowTold:
		return "told: " + about
	case about == "":
		return model.HowWords(n.How) + ": " + n.Text
	}
	return model.HowWords(n.How) + ": " + n.Text + " (" + about + ")"
}

// tryWords say one attempt: what came of it, with whom, how long it took and when it is to be tried again.
func tryWords(a model.Attempt) string {
	words := OutcomeWords(a.Outcome)
	if a.Who != "" {
		words += ", " + a.Who
	}
	if a.Took >= 60 {
		words += fmt.Sprintf(", %d min", a.Took/60)
	}
	if a.Note != "" {
		words += ": " + a.Note
	}
	if a.Again != "" {
		words += "; again on " + a.Again.Short()
	}
	return words
}

// callLog lists what passed with a service, newest first: every attempt, and every line of a call. Each is
// one line of words, not wrapped, with its day and who noted it.
func callLog(r *room.Room, service model.Subject) []string {
	c := r.Desk.Closure()
	if c == nil {
		return nil
	}
	var out []string
	for _, x := range slices.Backward(c.ContactsOf(service)) {
		switch {
		case x.Try != nil:
			out = append(out, x.Try.On.Short()+"  "+tryWords(*x.Try)+", noted by "+r.Desk.WorkerNamed(x.Try.By))
		case x.Note.How == model.HowBegun:
			out = append(out, at(r, *x.Note)+"  the call began, "+r.Desk.WorkerNamed(x.Note.By))
		default:
			out = append(out, at(r, *x.Note)+"  "+noteWords(r, x.Note.Noted)+", noted by "+r.Desk.WorkerNamed(x.Note.By))
		}
	}
	return out
}

// newest lists the last few things that passed with a service, for its page.
func newest(r *room.Room, service model.Subject, most int) []string {
	var out []string
	for _, x := range slices.Backward(r.Desk.Closure().ContactsOf(service)) {
		if len(out) == most {
			break
		}
		switch {
		case x.Try != nil:
			out = append(out, x.Try.On.Short()+"  "+tryWords(*x.Try))
		case x.Note.How != model.HowBegun && x.Note.How != model.HowTold:
			out = append(out, at(r, *x.Note)+"  "+noteWords(r, x.Note.Noted))
		}
	}
	return out
}

func at(r *room.Room, n model.CallNote) string {
	return n.At.In(r.Now().Location()).Format("2 Jan 2006, 15:04")
}
