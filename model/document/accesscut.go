package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// LeftOutOfAccess stands in what is disclosed in the place of a line or a passage that is left out.
func LeftOutOfAccess(src Source) string { return src.label("access.left-out") }

// An AccessCut is everything that is recorded in date order, and what of it is disclosed.
type AccessCut struct {
	All      []model.AccessLine // every line, whole
	Shown    []model.AccessLine // the same lines as they are disclosed: of one that is left out its number and day alone
	Left     int                // how many lines are left out
	Passages int                // how many passages are left out of the others

	src    Source
	marks  map[model.EntryID][]model.AccessMark
	shapes []string // what each line shows, as passages are compared
}

// CutAccess lists everything, and cuts what is left out from what is disclosed.
func CutAccess(src Source) *AccessCut {
	c := src.Closure
	k := &AccessCut{src: src, All: model.Everything(c, src.Guide), marks: map[model.EntryID][]model.AccessMark{}}
	for i := range k.All {
		for j := range k.All[i].Words {
			if w := &k.All[i].Words[j]; w.Worker != "" && src.Named != nil {
				w.Text = src.Named(w.Worker) + w.Text
			}
		}
	}
	for _, m := range c.WithheldNow() {
		k.marks[m.Entry] = append(k.marks[m.Entry], m)
	}
	k.Left, k.Passages = c.LeftOut(k.All)
	k.Shown = make([]model.AccessLine, len(k.All))
	for i, l := range k.All {
		k.Shown[i] = k.cut(l)
	}
	return k
}

// Out reports whether a line is left out whole.
func (k *AccessCut) Out(l model.AccessLine) bool {
	return slices.ContainsFunc(k.marks[l.Entry], func(m model.AccessMark) bool { return m.Words == "" })
}

// In lists what is left out of a line.
func (k *AccessCut) In(l model.AccessLine) []model.AccessMark { return k.marks[l.Entry] }

func (k *AccessCut) cut(l model.AccessLine) model.AccessLine {
	if k.Out(l) {
		return model.AccessLine{Number: l.Number, Entry: l.Entry, On: l.On}
	}
	marks := k.marks[l.Entry]
	if len(marks) == 0 {
		return l
	}
	without := func(text string) string {
		var places [][2]int
		for _, m := range marks {
			places = append(places, model.FindWords(text, m.Words)...)
		}
		return withhold(text, places, LeftOutOfAccess(k.src))
	}
	l.Title = without(l.Title)
	l.Words = slices.Clone(l.Words)
	for i := range l.Words {
		l.Words[i].Label, l.Words[i].Text = without(l.Words[i].Label), without(l.Words[i].Text)
	}
	return l
}

// numberOf names the lines of an entry, to the worker.
func (k *AccessCut) numberOf(entry model.EntryID) string {
	for _, l := range k.All {
		if l.Entry == entry {
			return fmt.Sprint("number ", l.Number)
		}
	}
	return "a line"
}

// lineNumber is the number of an entry's line, on paper.
func (k *AccessCut) lineNumber(entry model.EntryID) string {
	for _, l := range k.All {
		if l.Entry == entry {
			return fmt.Sprint(l.Number)
		}
	}
	return k.src.label("access.a-line")
}

// Elsewhere lists the lines in which words still stand, as they would be disclosed, beside the line of one entry.
func (k *AccessCut) Elsewhere(entry model.EntryID, words string) []model.AccessLine {
	if k.shapes == nil {
		k.shapes = make([]string, len(k.Shown))
		for i, l := range k.Shown {
			k.shapes[i] = lineShape(l)
		}
	}
	var out []model.AccessLine
	shape := model.PassageShape(words)
	for i, l := range k.Shown {
		if l.Entry != entry && shape != "" && strings.Contains(k.shapes[i], shape) && l.Holds(words) {
			out = append(out, k.All[i])
		}
	}
	return out
}

// lineShape is all that a line says, as passages are compared.
func lineShape(l model.AccessLine) string {
	all := []string{l.Title}
	for _, w := range l.Words {
		all = append(all, w.Label, w.Text)
	}
	return model.PassageShape(strings.Join(all, "\n"))
}

// Telling lists of a line that is left out whole what somebody typed there that would give it away elsewhere, a
// sentence at a time. Words that the guide itself gives, and where something lies in the case record, tell nothing.
func (k *AccessCut) Telling(l model.AccessLine) []string {
	var out []string
	for _, text := range l.Typed() {
		for _, s := range sentences(text) {
			s = bare(s)
			if !enough(s) || strings.HasPrefix(strings.ToLower(s), "in the case record") || k.guides(s) || slices.Contains(out, s) {
				continue
			}
			out = append(out, s)
		}
	}
	return out
}

// bare is a sentence without the stop at its end, which an earlier version may not have had.
func bare(words string) string {
	if out := strings.TrimRight(words, ".!?…;:, \n"); out != "" {
		return out
	}
	return words
}

// guides reports whether a sentence is one that the guide suggests, so that many write it.
func (k *AccessCut) guides(sentence string) bool {
	return slices.ContainsFunc(k.src.Guide.Wordings, func(w guide.Wording) bool {
		return len(model.FindPassage(model.Fill(w.Text, k.src.Closure, model.TheChild), sentence)) > 0
	})
}

// Unseen lists the lines that nobody has looked through: those that came since it was noted last that all were.
func (k *AccessCut) Unseen() []model.AccessLine { return k.src.Closure.AccessUnseen(k.All) }

// MayGo says why what is recorded cannot be given to somebody who asked, as it is cut and as far as it was looked
// through; nil where it can.
func (k *AccessCut) MayGo() error {
	if err := k.Refused(); err != nil {
		return err
	}
	unseen, all := k.Unseen(), k.src.Closure.AccessReadings()
	switch {
	case len(unseen) == 0:
		return nil
	case len(all) == 0:
		return errors.New("nobody has noted yet that every line was looked through: read each as they would, leave out what has to be left out, and then note it: on the closure's page press a (Access to what is recorded), and then t")
	}
	last := all[len(all)-1]
	return fmt.Errorf("%s came after it was looked through by %s on %s: look through what is new, and note it again: on the closure's page press a (Access to what is recorded), and then t", numbersOf(unseen), last.Who, last.On.String())
}

// Refused says why what is recorded cannot be disclosed as it is cut; nil where it can.
func (k *AccessCut) Refused() error {
	if k.src.Closure.UnreadAccess() {
		return errors.New("another version of this program said what is left out, and this one cannot read it: nothing is disclosed from here until that is settled there")
	}
	for _, l := range k.All {
		for _, m := range k.marks[l.Entry] {
			if m.Words != "" && !slices.ContainsFunc(k.All, func(o model.AccessLine) bool { return o.Entry == m.Entry && o.Holds(m.Words) }) {
				return fmt.Errorf("words that are left out of %s no longer stand there as they were marked: look at that line, show them again, and mark them as they stand", k.numberOf(m.Entry))
			}
		}
	}
	for _, l := range k.All {
		words := k.leftOf(l)
		for _, w := range words {
			where := k.Elsewhere(l.Entry, w)
			if len(where) == 0 {
				continue
			}
			return fmt.Errorf("words that are left out of number %d stand in %s too, “%s”: leave them out there as well", l.Number, numbersOf(where), clip(w))
		}
	}
	return nil
}

// leftOf lists the words that are left out of a line, where they are enough to be looked for elsewhere.
func (k *AccessCut) leftOf(l model.AccessLine) []string {
	if k.Out(l) {
		return k.Telling(l)
	}
	var out []string
	for _, m := range k.marks[l.Entry] {
		if enough(m.Words) {
			out = append(out, bare(m.Words))
		}
	}
	return out
}

// numbersOf names lines by their numbers: the first few of them, and how many more there are.
func numbersOf(lines []model.AccessLine) string {
	const most = 5
	var all []string
	for i, l := range lines {
		if i == most {
			return "numbers " + strings.Join(all, ", ") + fmt.Sprintf(" and %d more", len(lines)-most)
		}
		all = append(all, fmt.Sprint(l.Number))
	}
	if len(all) == 1 {
		return "number " + all[0]
	}
	return "numbers " + strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}

// FromCopy lists the lines in which words still stand that are withheld from the child's copy of the record: somebody
// thought that the child should not read them there.
func (k *AccessCut) FromCopy() []model.AccessLine {
	var out []model.AccessLine
	for _, m := range k.src.Closure.WithheldFrom(model.TheChild) {
		for _, l := range k.Elsewhere("", bare(m.Words)) {
			if !slices.ContainsFunc(out, func(o model.AccessLine) bool { return o.Number == l.Number }) {
				out = append(out, l)
			}
		}
	}
	slices.SortFunc(out, func(a, b model.AccessLine) int { return a.Number - b.Number })
	return out
}

// FromCopyWords asks whether those are to be left out here too; "" where there are none.
func (k *AccessCut) FromCopyWords() string {
	lines := k.FromCopy()
	if len(lines) == 0 {
		return ""
	}
	return "Words that are withheld from " + k.src.Closure.Child + "'s copy of the record stand in " + numbersOf(lines) + ". Look whether they are to be left out here too."
}

// AlsoLeftOut gives what would leave the same words out wherever else they stand: those of ev, or where it leaves a
// whole line out what that line tells.
func (k *AccessCut) AlsoLeftOut(ev model.AccessWithheld) []model.AccessWithheld {
	words := []string{bare(ev.Words)}
	if ev.Words == "" {
		words = nil
		for _, l := range k.All {
			if l.Entry == ev.Entry {
				words = append(words, k.Telling(l)...)
			}
		}
	}
	var out []model.AccessWithheld
	for _, w := range words {
		for _, l := range k.Elsewhere(ev.Entry, w) {
			also := model.AccessWithheld{Entry: l.Entry, Words: w, Because: ev.Because, Agreed: ev.Agreed}
			if !slices.Contains(out, also) {
				out = append(out, also)
			}
		}
	}
	return out
}
