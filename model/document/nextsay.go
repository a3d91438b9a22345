package document

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"handover/model"
)

// The questions that what happens next draws on, beside those of the briefing. What a service said when it
// declined is one text with its reason: only what follows “Instead:” in it is for the family.
const (
	itemNext      = "next.steps"
	itemPhone     = "service.phone"
	itemWait      = "service.wait"
	itemStart     = "service.start"
	itemMeanwhile = "service.meanwhile"
	itemInstead   = "service.instead"
	itemLeft      = "service.left-with-them"
	itemNumber    = "letter.our-number"
)

// A paragraph is being put together for one reader.
type paragraph struct {
	label func(id string) string // as it is put to the reader
	fill  *strings.Replacer      // {it} and {child}
	out   []string
}

// add puts in a sentence as it is put to the reader, with words for {x}; nothing where there are none for it. More
// are other places in it, each with its words.
func (p *paragraph) add(id, x string, more ...string) {
	words := p.label(id)
	if words == "" || x == "" && strings.Contains(words, "{x}") {
		return
	}
	words = strings.NewReplacer(more...).Replace(p.fill.Replace(words))
	p.out = append(p.out, capital(strings.ReplaceAll(words, "{x}", strings.TrimRight(x, ". "))))
}

// capital begins a sentence with a capital: a service's name may not. "eConsult" stays.
func capital(words string) string {
	r, size := utf8.DecodeRuneInString(words)
	if second, _ := utf8.DecodeRuneInString(words[size:]); unicode.IsLower(r) && !unicode.IsUpper(second) {
		return string(unicode.ToUpper(r)) + words[size:]
	}
	return words
}

// step says what happens next with one service, and on what day the next thing happens.
func (h *home) step(s model.Subject) (text string, on model.Date) {
	c := h.src.Closure
	referral := h.answer(model.ItemReferral, s).Value.First()
	phase, says := standing(referral)
	p := &paragraph{label: h.said, fill: strings.NewReplacer("{it}", c.Name(s), "{child}", h.spoken(c.Child))}
	p.add(says, "")
	if referral == "chose-not" {
		h.theWayBack(p, s)
		return strings.Join(p.out, " "), ""
	}
	if referral == "declined" {
		h.instead(p, s)
		return strings.Join(p.out, " "), ""
	}
	first, check, by := h.day(model.ItemFirst, s), h.day(model.ItemCheckBack, s), h.day(itemStepBy, s)
	if phase == missed {
		first = "" // it is the one that came to nothing: a new one is booked
	}
	if h.hasBegun(s, referral) {
		phase = begun
	}
	h.purpose(p, s, phase)
	if h.apart(itemPurpose, s) {
		p.add("next.what-not-settled", "")
	}
	p.add("next.who-there", h.words(itemContact, s))
	if h.apart(itemContact, s) {
		p.add("next.who-not-settled", "")
	}
	h.when(p, s, referral, first)
	h.firstStep(p, s, phase, by)
	if phase == yes {
		p.say(h.phrase(itemMeanwhile, s), "", "next.until-then", "next.until-then-alone",
			"next.until-then-said")
		if h.apart(itemMeanwhile, s) {
			p.add("next.until-then-apart", "")
		}
	}
	h.check(p, s, check)
	if h.level >= young && phase >= yes {
		if phone := h.words(itemPhone, s); phone != "" {
			p.add("next.reach", h.byTelephone(phone))
		}
	}
	h.ifNobody(p, phase, first, check, by)
	return strings.Join(p.out, " "), h.soonest(first, check, by)
}

// firstStep says what a service said it will do first, and by when. What was due before it began is past.
func (h *home) firstStep(p *paragraph, s model.Subject, phase int, by model.Date) {
	step := h.phrase(itemStep, s)
	if step.words == "" || by == "" && h.past(step.words) || phase == begun && by != "" && by < h.src.Today {
		return
	}
	p.say(step, "next.step-do",
		"next.step-is",
		"next.step-alone", "next.step-said")
	if by != "" && by < h.src.Today {
		p.add("next.step-meant", by.String())
		return
	}
	p.add("next.step-by", by.String())
}

// soonest is the first day that is still to come; no day for none.
func (h *home) soonest(days ...model.Date) (on model.Date) {
	for _, d := range days {
		if d >= h.src.Today && (on == "" || d < on) {
			on = d
		}
	}
	return on
}

// when says from what day on, or about how long it takes, or that this is not settled.
func (h *home) when(p *paragraph, s model.Subject, referral string, first model.Date) {
	wait, start := h.words(itemWait, s), h.words(itemStart, s)
	if h.hasBegun(s, referral) {
		p.add("next.it-began", h.startsOn(h.within(start, false)))
		return
	}
	if start != "" && h.saidAt(itemStart, s).After(h.saidAt(itemWait, s)) {
		wait = "" // overtaken
	}
	change := func() {
		if !names(wait+" "+start, "change") {
			p.add("next.can-change", "")
		}
	}
	switch {
	case referral == "attended": // it has been
	case first >= h.src.Today && first != "":
		p.add("next.first-on", first.String())
	case referral == "not-brought", referral == "cancelled":
		p.add("next.no-new-day", "")
	case first != "":
		p.add("next.first-was", first.String())
	case referral == "booked":
		p.add("next.booked-no-day", "")
	case wait != "":
		p.say(h.phrase(itemWait, s), "", "next.wait-is", "next.as-said",
			"next.wait-said")
		change()
	case referral != "accepted" && referral != "waiting":
	case start != "":
		if when := h.startsOn(h.within(start, false)); when != h.within(start, false) || whenItIs.MatchString(when) {
			p.add("next.start-may", when)
		} else {
			p.add("next.start-said", start)
		}
		change()
	case referral == "waiting":
		p.add("next.how-long-not", "")
	default:
		p.add("next.start-not", "")
	}
}

// saidAt is when a question about a service was last answered.
func (h *home) saidAt(item string, s model.Subject) (at time.Time) {
	answers, _ := h.src.Closure.Said(model.Field{Item: item, Subject: s})
	for _, a := range answers {
		at = a.At
	}
	return at
}

// check says who looks, on a day to come, whether the service has begun.
func (h *home) check(p *paragraph, s model.Subject, on model.Date) {
	if on == "" || on < h.src.Today {
		return
	}
	who := h.src.Closure.PersonName(h.answer(model.ItemCheckBack, s).By)
	if who == "" || h.tells(who) {
		who = h.said("next.somebody")
	}
	p.add("next.check", who, "{day}", on.String())
}

// ifNobody says what to do when nothing is heard: by the day by which something was to come, where there is one.
func (h *home) ifNobody(p *paragraph, phase int, first, check, by model.Date) {
	if phase == begun {
		return
	}
	number, until := h.byDay(), by
	if phase == yes && check != "" {
		until = check
	}
	switch {
	case phase == nothingYet: // nobody is to be waited for
		p.add("next.ask-more", number)
	case h.level == small && h.number() == h.said("next.our-number"):
		p.add("next.nobody", "")
	case h.level == small:
		p.add("next.nobody-ring", number)
	case first >= h.src.Today && first != "":
		p.add("next.not-happened", number)
	default:
		nothing := "next.nothing"
		if until >= h.src.Today && until != "" {
			nothing = "next.nothing-by"
		} else if until != "" || first != "" {
			nothing = "next.nothing-yet"
		}
		p.add(nothing, number, "{day}", until.String())
	}
}

// number is how we are reached.
func (h *home) number() string {
	if number := h.words(itemNumber, model.TheClosure); number != "" {
		return number
	}
	return h.said("next.our-number")
}

// byDay is how we are reached when nothing has come: our number at night is for other things.
func (h *home) byDay() string {
	day, _, _ := strings.Cut(h.number(), ";")
	return h.byTelephone(strings.TrimSpace(day))
}

// theWayBack says whom to call when somebody comes to want what was not taken up.
func (h *home) theWayBack(p *paragraph, s model.Subject) {
	if h.level >= young {
		p.say(h.phrase(itemLeft, s), "", "next.left", "next.as-said",
			"next.left-said")
	}
	phone := h.words(itemPhone, s)
	switch {
	case h.level == small:
		p.add("next.want-later", "")
	case phone != "":
		p.add("next.back-reach", h.byTelephone(phone))
	default:
		p.add("next.back-ring", h.byDay())
	}
}

// instead says what comes in the place of a service that cannot help.
func (h *home) instead(p *paragraph, s model.Subject) {
	const mark = "instead:"
	said := strings.Join(strings.Fields(h.say(itemInstead, s)), " ")
	at := strings.LastIndex(strings.ToLower(said), mark)
	if at < 0 || len(said) != len(strings.ToLower(said)) {
		p.add("next.instead-open", "")
		return
	}
	words := strings.TrimSpace(said[at+len(mark):])
	if words == "" || h.tells(words) {
		p.add("next.instead-open", "")
		return
	}
	w := h.made(h.spoken(words), true)
	p.say(w, "next.instead-do", "next.instead-is", "next.instead-alone", "next.instead-said")
}
