package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// itemCalled is what somebody is called in a letter to them.
const itemCalled = "letter.called"

// CommonWord reports whether a word stands in the names of many services, and gives none of them away: “children” of
// Children's Centre. It is asked in small letters.
func CommonWord(word string) bool { return slices.Contains(commonWords, word) }

var commonWords = strings.Fields(`a and at for in of on the to
	academy adult adults advice advocacy association baby care carer carers centre centres child child's children children's clinic college community council county
	counselling dentist department doctor doctors drug early education family families foundation gp group gp's health health's help helpline hospital
	house hub home infant infants junior lead life medical men men's mental midwife mum mums nhs nurse nursery office officer
	outreach parent parents physical police practice primary project psychologist safe school school's schools secondary service services
	sexual sixth social society special specialist staff support surgery talking teacher team teams therapies therapist therapy trust unit visitor visiting
	ward welfare wellbeing women women's work worker young youth`)

// calledBy are the words by which people are called who are not called by a name. A surname may be any other word.
var calledBy = strings.Fields(`a an and at for in of on the to her his their
	aunt auntie baby brother carer child cousin dad daddy daughter father foster gran grandad grandfather grandma grandmother grandpa half husband mother mum mummy
	nan nana parent partner sister son step stepdad stepfather stepmother stepmum uncle unborn wife
	duty manager mr mrs ms miss dr`)

// NameWords lists the words of every name in a closure, in small letters: the child, everybody in the cast and every
// service, now and before they were renamed, what people are called in their letters, the people at services, and the
// names that stand in the reference. Whoever works with the family is not among them. They are what is masked on a
// shared screen. Initials are one word, with a full stop after each: “l.k.”.
func NameWords(c *Closure) []string {
	w := nameWords{in: map[string]bool{}}
	w.person(c.Child)
	for _, t := range append(slices.Clone(c.Things), c.Called()...) {
		switch t.Subject.Kind {
		case KindChild, KindAdult, KindOtherChild, KindProfessional:
			w.person(t.Name)
		case KindService:
			w.service(t.Name)
		case KindAction, KindAgreement: // these are called what they are, and somebody's name may stand in it
			w.within(t.Name)
		case KindClosure:
			w.reference(t.Name)
		}
	}
	w.reference(c.Reference)
	for f, said := range c.answers {
		for _, s := range said.sayings {
			switch f.Item {
			case itemCalled:
				w.person(s.Answer.Value.First())
			case ItemContact, ItemReadbackWho:
				w.contact(s.Answer.Value.First())
			}
		}
	}
	for _, try := range c.Tries {
		w.contact(try.Who)
	}
	slices.Sort(w.words)
	return w.words
}

// nameWords gathers the words of names.
type nameWords struct {
	in    map[string]bool
	words []string
}

// add takes in a word, unless there would be nothing to mask of it.
func (w *nameWords) add(word string) {
	if word = strings.ToLower(word); utf8.RuneCountInString(word) < 2 || w.in[word] {
		return
	}
	w.in[word] = true
	w.words = append(w.words, word)
}

// wordsIn gives the words of a name: what stands between its letters parts them.
func wordsIn(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// nameOf is a name without what follows it, such as somebody's role.
func nameOf(name string) string {
	name, _, _ = strings.Cut(name, ",")
	name, _, _ = strings.Cut(name, "(")
	return name
}

func (w *nameWords) person(name string) {
	name = nameOf(name)
	for _, word := range wordsIn(name) {
		if !slices.Contains(calledBy, strings.ToLower(word)) {
			w.add(word)
		}
	}
	w.initials(name)
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }) {
		if strings.ContainsFunc(word, unicode.IsDigit) && strings.ContainsFunc(word, unicode.IsLetter) { // a child may go by “YP17”
			w.add(word)
		}
	}
}

// initials takes in the initials in a name, as one word each: a child is normally called by them. A lone letter is
// none: there would be nothing to mask of it.
func (w *nameWords) initials(name string) {
	var run strings.Builder
	n := 0
	end := func() {
		if n > 1 {
			w.add(run.String())
		}
		run.Reset()
		n = 0
	}
	for _, word := range wordsIn(name) {
		if utf8.RuneCountInString(word) > 1 {
			end()
			continue
		}
		run.WriteString(word + ".")
		n++
	}
	end()
}

func (w *nameWords) service(name string) {
	for _, word := range wordsIn(name) {
		if !CommonWord(strings.ToLower(word)) {
			w.add(word)
		}
	}
}

// contact takes in somebody at a service: “Naomi Fell, psychotherapist”, but nothing of “the duty nurse”.
func (w *nameWords) contact(name string) {
	for _, word := range wordsIn(nameOf(name)) {
		if small := strings.ToLower(word); capital(word) && !CommonWord(small) && !slices.Contains(calledBy, small) {
			w.add(word)
		}
	}
}

// within takes in the words with a capital but for the first, which has one in any case.
func (w *nameWords) within(name string) {
	for i, word := range wordsIn(name) {
		if i > 0 && capital(word) && !CommonWord(strings.ToLower(word)) {
			w.add(word)
		}
	}
}

// reference takes in what may be a name in a reference: a word of some length, with small letters in it.
func (w *nameWords) reference(reference string) {
	for _, word := range wordsIn(reference) {
		if utf8.RuneCountInString(word) > 2 && word != strings.ToUpper(word) {
			w.add(word)
		}
	}
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
