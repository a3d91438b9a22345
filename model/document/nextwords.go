package document

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"handover/model"
)

// Recorded words are put into a sentence by how they are made: “Therapy, each week” names a thing, “To meet Amy”
// and “Sees Amy” say what somebody does, and “Joel rings her” is a sentence of its own. What cannot be told
// follows a colon as it stands.
const (
	aThing = iota
	toDo
	aSentence
	asWritten
)

// A phrase is recorded words, made to stand within a sentence of ours.
type phrase struct {
	form  int
	words string // to do something: “meet Amy”
	verb  bool   // what is done was written as “Meets Amy”
	as    string // as it was written
}

// phrase reads what was answered about a service.
func (h *home) phrase(item string, s model.Subject) phrase {
	return h.made(h.words(item, s), item == itemMeanwhile || item == itemLeft)
}

// made tells how words are made. Where they name people, a first word that is not known to be none stays as it is.
func (h *home) made(words string, people bool) phrase {
	w := phrase{words: words, as: words}
	first, rest, _ := strings.Cut(words, " ")
	second, _, _ := strings.Cut(rest, " ")
	lower := strings.ToLower(strings.TrimRight(first, ",;:"))
	switch {
	case slices.Contains(notAThing, lower), lower == "to" && (second == "be" || second == "" || second != strings.ToLower(second)):
		w.form = asWritten
	case lower == "to":
		w.form, w.words = toDo, rest
	case base[lower] != "" && rest != "":
		w.form, w.words, w.verb = toDo, base[lower]+" "+rest, true
	case hasVerb(words):
		w.form, w.words = aSentence, h.within(words, true)
	default:
		w.form, w.words = aThing, h.within(words, people)
	}
	return w
}

// say puts words in where somebody does something, where a thing is named, and where neither can be told. A
// sentence of its own goes into alone.
func (p *paragraph) say(w phrase, does, thing, alone, otherwise string) {
	switch way := [...]string{aThing: thing, toDo: does, aSentence: alone, asWritten: otherwise}[w.form]; {
	case p.label(way) != "":
		p.add(way, w.words)
	default:
		p.add(otherwise, w.as)
	}
}

// gives reports whether a thing is one that somebody gives: “Their help means help” says nothing.
func (w phrase) gives() bool {
	first, _, _ := strings.Cut(w.words, " ")
	return w.form == aThing && slices.Contains(given, first)
}

// purpose says what a service is for, in a sentence for each thing that was named.
func (h *home) purpose(p *paragraph, s model.Subject, phase int) {
	for i, words := range strings.Split(h.words(itemPurpose, s), "; ") {
		if words != "" {
			p.purpose(h.made(words, false), phase, i > 0)
		}
	}
}

func (p *paragraph) purpose(w phrase, phase int, more bool) {
	help := "next.help-is"
	switch {
	case phase == nothingYet || phase == asked:
		help = "next.help-would"
		if w.gives() {
			help = "next.could-give"
		} else if more {
			help = "next.could-also"
		}
		could := "next.could-with"
		p.say(w, "next.could-do", help, could, could)
		return
	case w.gives() && phase == begun:
		help = "next.gives"
	case w.gives():
		help = "next.will-give"
	case more:
		help = "next.also"
	}
	does := "next.there-to"
	if w.verb && phase == begun {
		does = "next.they-do"
	} else if w.verb {
		does = "next.they-will"
	}
	p.say(w, does, help, "next.as-said", "next.there-for")
}

var (
	notAThing = []string{"not", "none", "nobody", "nothing", "no", "unknown", "see", "as", "tbc", "if", "when", "because"}
	given     = []string{"help", "support", "advice", "counselling"}
	// base is what a verb becomes behind “they”.
	base = map[string]string{"sees": "see", "rings": "ring", "meets": "meet", "keeps": "keep", "holds": "hold", "looks": "look", "gives": "give",
		"helps": "help", "works": "work", "runs": "run", "talks": "talk", "teaches": "teach", "offers": "offer", "checks": "check", "leads": "lead",
		"goes": "go", "comes": "come", "writes": "write", "sends": "send", "takes": "take", "watches": "watch", "listens": "listen", "brings": "bring",
		"makes": "make", "asks": "ask", "tells": "tell", "calls": "call", "visits": "visit", "supports": "support", "arranges": "arrange", "finds": "find"}
	// alsoNouns are those of them that may be things: “weekly visits”.
	alsoNouns = []string{"works", "runs", "talks", "offers", "checks", "leads", "calls", "visits", "supports", "rings", "looks", "finds"}
	verbs     = []string{"is", "are", "was", "will", "has", "have", "can", "begins", "starts", "began", "started"}
	joins     = []string{"who", "what", "that", "which", "where", "when", "while", "if", "as", "how", "until", "whom", "whoever"}
	// ours are words that keep their capital wherever they stand.
	ours = []string{"i", "mr", "mrs", "ms", "miss", "mx", "dr", "st", "pc", "dc", "mum", "mam", "dad", "mama", "nan", "nain", "taid", "gran", "grandma", "grandad",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december", "easter", "christmas", "english", "welsh", "polish", "childline", "meic"}
	plainFirst = []string{"a", "an", "the", "to", "at", "in", "on", "from", "with", "by", "for", "each", "every", "about", "after", "before", "once", "early", "late", "towards", "around", "within", "next", "this", "both", "somebody", "someone", "school", "its", "their", "your", "our"}
)

// hasVerb reports whether words begin with somebody who does something.
func hasVerb(words string) bool {
	clause := strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(",;:.(", r) })
	if len(clause) == 0 {
		return false
	}
	for i, word := range strings.Fields(clause[0]) {
		switch {
		case i == 0:
		case slices.Contains(joins, word):
			return false
		case slices.Contains(verbs, word), base[word] != "" && !slices.Contains(alsoNouns, word):
			return true
		}
	}
	return false
}

// within begins words with a small letter, to stand within a sentence, unless they may begin with a name.
func (h *home) within(words string, people bool) string {
	tokens := strings.Fields(words)
	if len(tokens) == 0 {
		return words
	}
	first := strings.TrimRight(tokens[0], ",;:.")
	first = strings.TrimSuffix(strings.TrimSuffix(first, "'s"), "’s")
	lower := strings.ToLower(first)
	runes := []rune(first)
	switch {
	case slices.Contains(plainFirst, lower), slices.Contains(given, lower):
	case people, len(runes) < 2, slices.ContainsFunc(runes[1:], func(r rune) bool { return !unicode.IsLower(r) && r != '-' }):
		return words
	case slices.Contains(ours, lower), len(tokens) > 1 && unicode.IsUpper([]rune(tokens[1])[0]), h.isName(first):
		return words
	}
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToLower(r)) + words[size:]
}

// isName reports whether a word is part of a name that is written down in the closure.
func (h *home) isName(word string) bool {
	c := h.src.Closure
	for _, t := range c.Things {
		switch t.Subject.Kind {
		case model.KindAction, model.KindAgreement:
		case model.KindService: // “Early Help” may be help as well, and the person there is a name
			if who, _, _ := strings.Cut(h.answer(itemContact, t.Subject).Value.First(), ","); strings.Contains(who, word) {
				return true
			}
		default:
			if strings.Contains(t.Name, word) {
				return true
			}
		}
	}
	return word == called(c, model.TheChild)
}

var byThem = regexp.MustCompile(`(?i)\b(for|with|to|of|about|from|by|beside|near|see|sees|help|helps|meet|meets|tell|tells|ask|asks|ring|rings|visit|visits|supports?|teach|teaches|watch|watches)$`)

// spoken turns what was written about the child into words to their reader: “you”, to the child, and in a letter
// the name that they are called by. An initial that is a word as well, A or I, stays.
func (h *home) spoken(words string) string {
	c := h.src.Closure
	calls := []string{c.Child}
	if r := []rune(c.Child); initials(c.Child) && len(r) > 0 && r[0] != 'A' && r[0] != 'I' {
		calls = append(calls, string(r[0]))
	}
	name := called(c, model.TheChild)
	if name != noName {
		calls = append(calls, name)
	}
	for _, call := range calls {
		words = h.respeak(words, call, name)
	}
	return words
}

func (h *home) respeak(words, call, name string) string {
	var b strings.Builder
	for from := 0; call != ""; {
		at := strings.Index(words[from:], call)
		if at < 0 {
			b.WriteString(words[from:])
			break
		}
		before, after := words[:from+at], words[from+at+len(call):]
		b.WriteString(words[from : from+at])
		from += at + len(call)
		alone := !endsInName(before) && !beginsInName(after, call)
		owns := strings.HasPrefix(after, "'s") || strings.HasPrefix(after, "’s")
		switch {
		case alone && h.to == model.TheChild && owns:
			b.WriteString("your")
			from += len(after) - len(strings.TrimPrefix(strings.TrimPrefix(after, "'s"), "’s"))
		case alone && h.to == model.TheChild && byThem.MatchString(strings.TrimSpace(before)):
			b.WriteString("you")
		case alone && h.inLetter && name != noName:
			b.WriteString(name)
		default:
			b.WriteString(call)
		}
	}
	return b.String()
}

// endsInName and beginsInName tell a name that is part of a longer word or of other initials.
func endsInName(before string) bool {
	r := []rune(before)
	return len(r) > 0 && (letter(r[len(r)-1]) || r[len(r)-1] == '.' || r[len(r)-1] == '-' || r[len(r)-1] == '\'')
}

func beginsInName(after, call string) bool {
	r := []rune(after)
	return len(r) > 0 && (letter(r[0]) || r[0] == '-' || r[0] == '&' || len([]rune(call)) == 1 && r[0] == '.' && len(r) > 1 && letter(r[1]))
}

var written = regexp.MustCompile(`\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b`)

// past reports whether the days that words name have all gone by.
func (h *home) past(words string) bool {
	days := written.FindAllString(words, -1)
	return len(days) > 0 && !slices.ContainsFunc(days, func(d string) bool {
		on, err := time.Parse("2 January 2006", d)
		return err != nil || model.DateOf(on) >= h.src.Today
	})
}

// byTelephone begins words with “on ” where they are a number, and with a colon where they are not.
func (h *home) byTelephone(words string) string {
	id := "next.as-follows"
	if words != "" && (unicode.IsDigit([]rune(words)[0]) || strings.ContainsRune("+([", []rune(words)[0])) {
		id = "next.on-number"
	}
	return strings.ReplaceAll(h.said(id), "{x}", words)
}

var (
	hasBegun = regexp.MustCompile(`^(?i)(it )?(has )?(began|begun|started)\b`)
	howLong  = regexp.MustCompile(`^(?i)((about|around|roughly) )?(\d+|a|an|two|three|four|five|six|seven|eight|nine|ten|twelve)( (to|or) \w+)? (days?|weeks?|months?|fortnight)\b`)
	onADay   = regexp.MustCompile(`^((?i)began |started )?(\d{1,2} [A-Z])`)
	whenItIs = regexp.MustCompile(`^(in|on|at|after|before|by|from|early|late|soon|next|this|within|towards|around|once|when|as soon) `)
)

// hasBegun reports whether a service that said yes is known to have begun.
func (h *home) hasBegun(s model.Subject, referral string) bool {
	return (referral == "accepted" || referral == "waiting") && hasBegun.MatchString(h.words(itemStart, s))
}

// startsOn says when something starts as it follows “start”: “in two weeks”, “on 5 December 2026”.
func (h *home) startsOn(words string) string {
	if howLong.MatchString(words) {
		return strings.ReplaceAll(h.said("next.in-a-while"), "{x}", words)
	}
	return onADay.ReplaceAllString(strings.TrimPrefix(words, "it "), h.said("next.on-a-day"))
}
