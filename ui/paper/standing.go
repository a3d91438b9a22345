package paper

import (
	"fmt"
	"strings"
	"unicode"

	"handover/model"
	"handover/model/guide"
)

// Standing writes what stands in the way of each step of a closure, for an email to oneself. It names
// nobody and no service, and holds no words that were typed as an answer; the reference is there, by which the worker
// finds the case, unless it holds a name itself.
func Standing(c *model.Closure, g *guide.Guide, today model.Date) string {
	n := model.Nameless(c, g)
	var b strings.Builder
	of := n.Reference
	if of == "" {
		of = "(the reference is left out, as it holds a name)"
	}
	write(&b, "", "WHAT STANDS IN THE WAY: "+of)
	b.WriteString("\n")
	write(&b, "", today.String()+". "+NamelessWords)
	var due []string
	for _, d := range model.Deadlines(n, g, today) {
		if !d.Done {
			due = append(due, model.DeadlineWords(d, today))
		}
	}
	if len(due) > 0 {
		b.WriteString("\n")
	}
	for _, words := range due {
		write(&b, "", words)
	}
	for _, step := range guide.Steps {
		head := "BEFORE " + strings.ToUpper(step.Words())
		fmt.Fprintf(&b, "\n\n%s\n%s\n", head, strings.Repeat("=", len(head)))
		piles := model.Piles(n, g, step, today)
		if !holds(piles) {
			b.WriteString("\nNothing stands in the way.\n")
		}
		for _, p := range piles {
			pile(&b, n, p, today)
		}
	}
	return b.String()
}

// NamelessWords says of a list without names what it is, and how to read it.
const NamelessWords = "Without names: people and services are called what they are, and numbered as " +
	"the page People and services lists them. Nothing that was typed as an answer is in it."

// holds reports whether anything in piles holds its step up.
func holds(piles []model.Pile) bool {
	return len(piles) > 0 && piles[0].Firmness <= model.FirmQuery
}

func pile(b *strings.Builder, n *model.Closure, p model.Pile, today model.Date) {
	fmt.Fprintf(b, "\n%s (%d)\n", PileTitle(p), len(p.Blockers))
	if p.Firmness == model.FirmOpen { // it holds nothing up: what it is about is enough
		b.WriteString("\n")
	}
	for _, o := range p.Blockers {
		title := o.Title
		if o.Subject != model.TheClosure && o.Subject != model.TheChild && o.Subject != (model.Subject{}) && o.Item != nil {
			title += ": " + n.Name(o.Subject)
		}
		owner := "yours"
		if o.Owner == "manager" {
			owner = "your manager's"
		}
		title = fmt.Sprintf("%s (%s, %s)", title, Age(p, o, today), owner)
		if p.Firmness == model.FirmOpen {
			write(b, "- ", title)
			continue
		}
		b.WriteString("\n")
		write(b, "- ", title)
		write(b, "  ", sentences(o.What+" "+o.Mend))
		write(b, "  ", "Why: "+sentences(o.Why))
	}
}

// PileTitle is the heading of a pile.
func PileTitle(p model.Pile) string {
	if p.Firmness == model.FirmStays {
		return "Stays, with a reason: your manager sees these"
	}
	return p.Firmness.Words() + " in " + stageTitles[p.Stage]
}

// stageTitles name the stages within a heading.
var stageTitles = map[guide.Stage]string{
	guide.Readiness: "Readiness", guide.Handover: "Handover", guide.Messages: "Messages", guide.Summary: "Closing summary",
}

// Age says for how long something has been open, or since when its reason is there.
func Age(p model.Pile, b model.Blocker, today model.Date) string {
	days := b.Days(today)
	switch {
	case p.Firmness == model.FirmStays:
		return "since " + model.DateOf(b.Since).Short()
	case days == 0:
		return "since today"
	case days == 1:
		return "since yesterday"
	}
	return fmt.Sprintf("open %d days", days)
}

// sentences begins each sentence with a capital: one that began with a name begins with a plain word now.
func sentences(words string) string {
	out := []rune(words)
	begins := true
	for i, r := range out {
		switch {
		case begins && unicode.IsLetter(r):
			out[i] = unicode.ToUpper(r)
			begins = false
		case strings.ContainsRune(".?!", r):
			begins = i+1 == len(out) || unicode.IsSpace(out[i+1])
		case !unicode.IsSpace(r) && r != '“':
			begins = false
		}
	}
	return string(out)
}
