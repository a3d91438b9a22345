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
	level int
	fill  *strings.Replacer // {it} and {child}
	out   []string
}

// add puts in the reader's sentence, with words for {x}; nothing where there are none for it.
func (p *paragraph) add(s saying, x string) {
	if s[p.level] == "" || x == "" && strings.Contains(s[p.level], "{x}") {
		return
	}
	words := strings.ReplaceAll(p.fill.Replace(s[p.level]), "{x}", strings.TrimRight(x, ". "))
	p.out = append(p.out, capital(words))
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
	now := standing(referral)
	p := &paragraph{level: h.level, fill: strings.NewReplacer("{it}", c.Name(s), "{child}", h.spoken(c.Child))}
	p.add(now.says, "")
	if referral == "chose-not" {
		h.theWayBack(p, s)
		return strings.Join(p.out, " "), ""
	}
	if referral == "declined" {
		h.instead(p, s)
		return strings.Join(p.out, " "), ""
	}
	first, check, by := h.day(model.ItemFirst, s), h.day(model.ItemCheckBack, s), h.day(itemStepBy, s)
	if now.phase == missed {
		first = "" // it is the one that came to nothing: a new one is booked
	}
	if h.hasBegun(s, referral) {
		now.phase = begun
	}
	h.purpose(p, s, now.phase)
	if h.apart(itemPurpose, s) {
		p.add(plainer("We do not know yet what they will do.", "It is not settled yet what they will do."), "")
	}
	p.add(plainer("The person there is {x}.", "The person to know there is {x}."), h.words(itemContact, s))
	if h.apart(itemContact, s) {
		p.add(plainer("We do not know yet who it will be.", "It is not settled yet who it will be."), "")
	}
	h.when(p, s, referral, first)
	h.firstStep(p, s, now.phase, by)
	if now.phase == yes {
		p.say(h.phrase(itemMeanwhile, s), alike(""), saying{"Until then, you have {x}.", "Until they begin, you have {x}.",
			"Until they begin, you have {x}.", "Until they begin, {child} has {x}."}, alike("Until they begin, {x}."),
			plainer("This is how it is until then: {x}.", "This is how it is until they begin: {x}."))
		if h.apart(itemMeanwhile, s) {
			p.add(alike("It is not settled yet who is there until then."), "")
		}
	}
	h.check(p, s, check)
	if h.level >= young && now.phase >= yes {
		if phone := h.words(itemPhone, s); phone != "" {
			p.add(alike("You can reach them{x}."), byTelephone(phone))
		}
	}
	h.ifNobody(p, now.phase, first, check, by)
	return strings.Join(p.out, " "), h.soonest(first, check, by)
}

// firstStep says what a service said it will do first, and by when. What was due before it began is past.
func (h *home) firstStep(p *paragraph, s model.Subject, phase int, by model.Date) {
	step := h.phrase(itemStep, s)
	if step.words == "" || by == "" && h.past(step.words) || phase == begun && by != "" && by < h.src.Today {
		return
	}
	p.say(step, saying{"First they want to {x}.", "They said that they will first {x}.", "They have agreed first to {x}.", "They have agreed first to {x}."},
		saying{"First comes {x}.", "First comes {x}.", "The first thing that they agreed to is {x}.", "The first thing that they agreed to is {x}."},
		alike("First, {x}."), saying{"They said they will do this first: {x}.", "They said that this comes first: {x}.",
			"They agreed that this comes first: {x}.", "They agreed that this comes first: {x}."})
	if by != "" && by < h.src.Today {
		p.add(alike("They meant to do it by {x}."), by.String())
		return
	}
	p.add(plainer("They want to do it by {x}.", "They mean to do it by {x}."), by.String())
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
		p.add(alike("{x}."), "It "+startsOn(h.within(start, false)))
		return
	}
	if start != "" && h.saidAt(itemStart, s).After(h.saidAt(itemWait, s)) {
		wait = "" // overtaken
	}
	change := func() {
		if !names(wait+" "+start, "change") {
			p.add(alike("That can change."), "")
		}
	}
	switch {
	case referral == "attended": // it has been
	case first >= h.src.Today && first != "":
		p.add(saying{"The first time is on {x}.", "The first time is on {x}.",
			"The first appointment is on {x}.", "The first appointment is on {x}."}, first.String())
	case referral == "not-brought", referral == "cancelled":
		p.add(plainer("We do not know the new day yet.", "A new day is not settled yet."), "")
	case first != "":
		p.add(saying{"The first time was planned for {x}.", "The first time was planned for {x}.",
			"The first appointment was planned for {x}.", "The first appointment was planned for {x}."}, first.String())
	case referral == "booked":
		p.add(saying{"There will be a first time together. We do not know the day yet.",
			"There will be a first time together. We do not know the day yet.",
			"There is to be a first appointment. We do not know the day yet.",
			"There is to be a first appointment. The day is still to be confirmed."}, "")
	case wait != "":
		p.say(h.phrase(itemWait, s), alike(""), alike("The wait is {x}."), alike("{x}."),
			plainer("This is what we know of the wait: {x}.", "We were told this about the wait: {x}."))
		change()
	case referral != "accepted" && referral != "waiting":
	case start != "":
		if when := startsOn(h.within(start, false)); when != h.within(start, false) || whenItIs.MatchString(when) {
			p.add(plainer("It may start {x}.", "It is likely to start {x}."), when)
		} else {
			p.add(plainer("This is what we know of the start: {x}.", "We were told this about when it starts: {x}."), start)
		}
		change()
	case referral == "waiting":
		p.add(saying{"We do not know yet how long.", "We do not know yet how long.", "We do not know yet how long the wait is.", "We do not know yet how long the wait is."}, "")
	default:
		p.add(plainer("We do not know yet when it starts.", "It is not settled yet when it starts."), "")
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
		who = "somebody"
	}
	p.add(plainer("On {x} will check if they have begun.", "On {x} will check that they have begun."), on.String()+", "+who)
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
		p.add(saying{"If you want to know more, ask a grown-up you trust.", "If you want to know more, ask a grown-up you trust, or ring us{x}.",
			"If you want to know more, ring us{x}.", "If you want to know more, ring us{x}."}, number)
	case h.level == small && h.number() == noNumber:
		p.add(alike("If nobody comes, tell a grown-up you trust."), "")
	case h.level == small:
		p.add(alike("If nobody comes, tell a grown-up you trust. They can ring us{x}."), number)
	case first >= h.src.Today && first != "":
		p.add(saying{"", "If it does not happen, tell a grown-up you trust, or ring us{x}.", "If it does not happen, ring us{x}.", "If it does not happen, ring us{x}."}, number)
	default:
		nothing := "If you hear nothing, "
		if until >= h.src.Today && until != "" {
			nothing = "If you have heard nothing by " + until.String() + ", "
		} else if until != "" || first != "" {
			nothing = "If you have heard nothing yet, "
		}
		p.add(plainer("", "{x}."), nothing+saying{"", "tell a grown-up you trust, or ring us", "ring us", "ring us"}[h.level]+number)
	}
}

// noNumber stands where our number is not written yet.
const noNumber = "[our number]"

// number is how we are reached.
func (h *home) number() string {
	if number := h.words(itemNumber, model.TheClosure); number != "" {
		return number
	}
	return noNumber
}

// byDay is how we are reached when nothing has come: our number at night is for other things.
func (h *home) byDay() string {
	day, _, _ := strings.Cut(h.number(), ";")
	return byTelephone(strings.TrimSpace(day))
}

// theWayBack says whom to call when somebody comes to want what was not taken up.
func (h *home) theWayBack(p *paragraph, s model.Subject) {
	if h.level >= young {
		p.say(h.phrase(itemLeft, s), alike(""), saying{"", "", "Your family have {x}.", "The family have {x}."}, alike("{x}."),
			alike("This was left with the family: {x}."))
	}
	phone := h.words(itemPhone, s)
	switch {
	case h.level == small:
		p.add(alike("If you want help later, tell a grown-up you trust."), "")
	case phone != "":
		p.add(saying{"", "If you want it later, tell a grown-up you trust, or ring them{x}.", "If you want it later, you can reach them{x}.", "If you change your mind, you can reach them{x}."}, byTelephone(phone))
	default:
		p.add(saying{"", "If you want it later, tell a grown-up you trust, or ring us{x}.", "If you want it later, ring us{x}.", "If you change your mind, ring us{x}."}, h.byDay())
	}
}

// instead says what comes in the place of a service that cannot help.
func (h *home) instead(p *paragraph, s model.Subject) {
	const mark = "instead:"
	said := strings.Join(strings.Fields(h.say(itemInstead, s)), " ")
	at := strings.LastIndex(strings.ToLower(said), mark)
	if at < 0 || len(said) != len(strings.ToLower(said)) {
		p.add(alike("[Say what comes instead.]"), "")
		return
	}
	words := strings.TrimSpace(said[at+len(mark):])
	if words == "" || h.tells(words) {
		p.add(alike("[Say what comes instead.]"), "")
		return
	}
	w := h.made(h.spoken(words), true)
	p.say(w, alike("Instead, the plan is to {x}."), alike("Instead, there is {x}."), alike("Instead, {x}."), alike("This comes instead: {x}."))
}
