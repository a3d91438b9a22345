package document

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/model"
	"handover/model/guide"
)

// An Offer is something that has changed since a letter or a section was written, offered to its writer and never
// written over their words.
type Offer struct {
	Key     string        // names it, for model.LeaveAsIs
	Title   string        // what it is about: a service by its name, a fact by its question
	Text    string        // the paragraph as it stands now
	Instead string        // what the text says of it, which it may replace; "" for nothing
	Service model.Subject // of a letter: the service
}

// Offers lists what a text could say now and no version of it ever said, and that its writer has not left as it is:
// for a letter what happens next, for a section of the record what was recorded since it was first written.
func Offers(src Source, a model.Ask) []Offer {
	if a.Item.Form == guide.Section {
		return factOffers(src, a)
	}
	return nextOffers(src, a)
}

// nextOffers are those of a letter. What reads otherwise only because days have passed is not offered.
func nextOffers(src Source, a model.Ask) []Offer {
	c, f := src.Closure, a.Field()
	text := c.Text(f)
	if strings.TrimSpace(text) == "" || noLetterTo(src, a.Subject) != nil {
		return nil
	}
	_, versions := c.Said(f)
	_, planned := c.Said(model.Field{Item: itemNext, Subject: a.Subject})
	for _, p := range planned { // what the letter was drawn from was reworded there
		if len(versions) > 0 && !p.At.After(versions[0].At) {
			versions = append(versions, p)
		}
	}
	said := map[model.Date]string{} // all that was said on a day
	for _, v := range versions {
		said[model.DateOf(v.At)] += " " + folded(v.Text)
	}
	known := map[model.Subject]bool{}
	for day, words := range said {
		then := src
		then.Today = day
		for _, steps := range [][]Step{NextSteps(then, a.Subject), newHome(then, a.Subject).inALetter().nextSteps()} {
			for _, s := range steps { // as the plan puts it, and as the letter does, where the child has a name
				known[s.Service] = known[s.Service] || strings.Contains(words, folded(s.Text))
			}
		}
	}
	keys := offerKeys(src, a.Subject)
	var out []Offer
	for _, s := range newHome(src, a.Subject).inALetter().nextSteps() {
		o := Offer{Key: keys[s.Service], Title: c.Name(s.Service), Text: s.Text, Service: s.Service}
		seen := known[s.Service]
		for _, words := range said {
			seen = seen || strings.Contains(words, folded(s.Text))
		}
		if seen || c.IsLeft(f, o.Key) {
			continue
		}
		o.Instead = sentencesWith(text, c.Name(s.Service))
		out = append(out, o)
	}
	return out
}

// offerKeys names what happens next with each service, by how it would have read on the day on which the closure
// was opened: what a writer left as it is stays so while days pass.
func offerKeys(src Source, to model.Subject) map[model.Subject]string {
	src.Today = model.DateOf(src.Closure.Opened)
	out := map[model.Subject]string{}
	for _, s := range NextSteps(src, to) {
		sum := sha256.Sum256([]byte(s.Text))
		out[s.Service] = "next/" + s.Service.ID + "/" + hex.EncodeToString(sum[:6])
	}
	return out
}

// folded makes one space of every run of them.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// sentencesWith gives the sentences of a text that hold a name.
func sentencesWith(text, name string) string {
	var out []string
	for _, s := range sentences(text) {
		if names(s, name) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// sentences parts a text at its lines, and at a stop with a space behind it, unless the stop ends an initial or
// a short title, such as "St." or "K.M.".
func sentences(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		from := 0
		for i, r := range line {
			if r != '.' && r != '!' && r != '?' {
				continue
			}
			end := i + 1
			if next, size := utf8.DecodeRuneInString(line[end:]); next == '”' || next == '"' || next == ')' {
				end += size
			}
			next, _ := utf8.DecodeRuneInString(line[end:])
			if end < len(line) && !unicode.IsSpace(next) || r == '.' && title(line[from:i]) {
				continue
			}
			out = append(out, strings.TrimSpace(line[from:end]))
			from = end
		}
		if rest := strings.TrimSpace(line[from:]); rest != "" {
			out = append(out, rest)
		}
	}
	return out
}

// title reports whether what stands before a full stop is an initial or a short title.
func title(before string) bool {
	parts := strings.FieldsFunc(before, func(r rune) bool { return !letter(r) })
	if len(parts) == 0 {
		return false
	}
	word := parts[len(parts)-1]
	first, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(first) || slices.Contains([]string{"St", "Dr", "Mr", "Mrs", "Ms"}, word)
}
