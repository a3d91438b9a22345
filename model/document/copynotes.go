package document

import (
	"fmt"
	"slices"
	"strings"

	"handover/model"
)

// CopyNotes tells the worker of a reader's copy: of which version it is, what is left out and why, and what to
// look at again. They are for the screen beneath the copy, and never go out with it.
func CopyNotes(src Source, r model.Reader) []string {
	if r.Kind == model.ReadsCouncil {
		return []string{"This is the whole record. It is for the council's own case system, and for nobody else."}
	}
	k, err := newCopying(src, r)
	if err != nil {
		return nil
	}
	out := []string{k.versionWords()}
	if !k.draft && len(model.Edited(src.Closure, src.Guide, k.sub, src.Today)) > 0 {
		out = append(out, "The record has been edited since. This copy is of the words that were authorised.")
	}
	says := "The copy says that it was given on "
	day, given := k.day()
	if k.out.Draft != "" && !given {
		says = "The copy says that it is to be given on "
	}
	out = append(out, says+day.String()+". If it is given on another day, write it out again for that day.")
	if r.Kind == model.ReadsChild {
		out = append(out, "It is the record in adults' words. The letter to "+src.Closure.Child+" says it in theirs: give them together, and read this with them.")
	}
	for _, s := range k.stale {
		out = append(out, "Mark again: “"+clip(s.Words)+"” under “"+s.title+"” is no longer found there. It was withheld because: "+stop(s.Because))
	}
	for _, place := range k.reveals {
		out = append(out, "Look again: “"+place+"” names a service, or somebody there, of which they may not hear.")
	}
	var rule []string
	for _, l := range k.left {
		if l.choice.How == "" {
			rule = append(rule, "“"+l.title+"”")
			continue
		}
		out = append(out, "Left out: “"+l.title+"”, "+stop(agreed(l.choice)))
	}
	if len(rule) > 0 {
		out = append(out, "Left out by rule, as somebody else's confidences may stand there: "+strings.Join(rule, ", ")+". With l you put one in.")
	}
	for _, l := range k.put {
		out = append(out, "Put in beyond the rule: “"+l.title+"”, "+stop(agreed(l.choice)))
	}
	for _, t := range k.tables {
		out = append(out, "Left out of a table: "+stop(t))
	}
	for _, h := range k.held {
		out = append(out, "Withheld under “"+h.title+"”: “"+clip(h.Words)+"”, because: "+strings.TrimRight(h.Because, ".")+" (agreed by "+h.Agreed+").")
		if under := repeated(k.out, h.Words); under != "" {
			out = append(out, "Look again: the same words stand under “"+under+"” too.")
		}
	}
	out = append(out, elsewhereNotes(src, r, k.out)...)
	for _, p := range k.out.Parts {
		for _, b := range p.Blocks {
			out = append(out, concernNotes(src.Closure, "“"+p.Title+"”", wordsOf(b))...)
		}
	}
	out = append(out, "Of the facts, the tables and the decision only what this reader needs stands in it: no reasons, and nothing of what was noted beside the answers.")
	if r.Kind == model.ReadsChild || r.Kind == model.ReadsParent {
		if a := src.Closure.Answer(model.Field{Item: "letter.safe-to-hold", Subject: r.Who}); a.Evidence != "" {
			out = append(out, "On paper at home it was noted: "+stop(a.Evidence))
		}
	}
	return out
}

// CopyLeft lists what a reader's copy, or the sheet that a service gets in its place, leaves out, for the log of
// copies: each on a line that the log has room for.
func CopyLeft(src Source, r model.Reader) []string {
	var out []string
	if r.Kind == model.ReadsProfessional && src.Closure.FormOfCopy(r.Who).How != model.FormRecord {
		for _, sec := range CopySections(src, r) {
			if sec.Choice.How == model.SectionOut {
				out = append(out, sec.Title)
			}
			if slices.ContainsFunc(src.Closure.WithheldFrom(r.Who), func(m model.WithheldPassage) bool { return m.Section == sec.Field }) {
				out = append(out, "A passage of “"+sec.Title+"”")
			}
		}
	} else if k, err := newCopying(src, r); err == nil && r.Kind != model.ReadsCouncil {
		return k.leftOut()
	}
	return logLines(out)
}

// leftOut lists what the copy leaves out, as the log of copies has it.
func (k *copying) leftOut() []string {
	var out []string
	for _, l := range k.left {
		out = append(out, l.title)
	}
	for _, h := range k.held {
		out = append(out, "A passage of “"+h.title+"”")
	}
	for _, t := range k.tables {
		out = append(out, "In a table: "+t)
	}
	return logLines(out)
}

// logLines are lines that the log has room for.
func logLines(lines []string) []string {
	for i, line := range lines {
		if r := []rune(line); len(r) > model.MaxLine {
			lines[i] = string(r[:model.MaxLine-1]) + "…"
		}
	}
	return lines
}

// CopySection is a section of the record of which copies are made, as the worker chooses what a reader gets.
type CopySection struct {
	Field  model.Field
	Title  string
	Text   string // as it was sent
	Rule   bool   // the guide lets this reader read it
	Choice model.Choice
}

// CopySections lists the sections of the record of which copies are made, with how each stands for a reader;
// none while nothing was sent.
func CopySections(src Source, r model.Reader) []CopySection {
	s, _ := src.Closure.CopyOf()
	if s == nil {
		return nil
	}
	var out []CopySection
	for _, sec := range s.Sections {
		it := src.Guide.Item(sec.Item)
		if it == nil {
			continue
		}
		out = append(out, CopySection{
			Field: sec.Field, Text: sec.Text, Title: Heading(src.Closure, model.Ask{Item: it, Subject: sec.Subject}),
			Rule: MayRead(src.Guide, r, Part{ID: partIDOf(sec.Field)}), Choice: src.Closure.SectionChoice(r.Who, sec.Field),
		})
	}
	return out
}

func (k *copying) versionWords() string {
	words := fmt.Sprintf("This is version %d, as it was sent on %s", k.src.Closure.Version(k.sub.Entry), model.DateOf(k.sub.At))
	if k.draft {
		return words + ". No manager has authorised it: the copy is marked as a draft."
	}
	return words + " and authorised on " + model.DateOf(k.sub.Decision.At).String() + "."
}

// agreed says why something was chosen, and who agreed.
func agreed(ch model.Choice) string {
	return "because: " + strings.TrimRight(ch.Because, ".") + " (agreed by " + ch.Agreed + ")"
}

// clip shortens words that are shown to tell one passage from another.
func clip(words string) string {
	const most = 60
	words = strings.Join(strings.Fields(words), " ")
	if r := []rune(words); len(r) > most {
		return string(r[:most]) + "…"
	}
	return words
}

// Given is what a reader gets: their copy of the record, or for a service the briefing sheet, unless somebody
// said why it needs the whole record. Either says whose copy it is.
func Given(src Source, r model.Reader) (*Document, error) {
	c := src.Closure
	if r.Kind != model.ReadsProfessional || c.FormOfCopy(r.Who).How == model.FormRecord {
		return Copy(src, r)
	}
	return Briefing(src, r.Who)
}

// GivenNotes are what the worker is told beneath what a reader gets.
func GivenNotes(src Source, r model.Reader) []string {
	if r.Kind == model.ReadsProfessional && src.Closure.FormOfCopy(r.Who).How != model.FormRecord {
		return LeftOut(src, r.Who)
	}
	return CopyNotes(src, r)
}
