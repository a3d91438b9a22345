package handover

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/question"
)

// An End is the last minutes of a call: they say back what they understood, and agree a first step. Each
// part is the answer to a question of the guide, and is one as soon as it is left; nothing is preset.
type End struct {
	call  *Call
	parts []*part
	at    int
	top   int
	w, h  int
	gone  bool // at the lock: what is shown is to be read again
}

// A part is one thing that is asked at the end of a call: a choice, a line, a text, or a button.
type part struct {
	id    string // the item that it answers, or one of those below
	label string
	hint  string

	options []string // a choice: the ids of outcomes
	chosen  string
	line    *kit.Line
	text    *edit.Text
	rows    int // of a text
	wrong   string
	touched bool
}

// Parts that answer no question.
const (
	partOutcome = "outcome"
	partAgain   = "again"
	partDone    = "done"
	partNext    = "next"
)

func (p *part) typed() bool { return p.line != nil || p.text != nil }

func (p *part) words() string {
	switch {
	case p.line != nil:
		return p.line.Text()
	case p.text != nil:
		return p.text.Text()
	}
	return p.chosen
}

func (p *part) set(words string) {
	switch {
	case p.line != nil:
		p.line.SetText(words)
	case p.text != nil:
		p.text.SetText(words)
	default:
		p.chosen = words
	}
}

// end goes to the end of the call.
func (s *Call) end() tea.Cmd { return s.r.Push(newEnd(s)) }

func newEnd(call *Call) *End {
	e := &End{call: call}
	line := func(id, label, hint string) {
		e.parts = append(e.parts, &part{id: id, label: label, hint: hint, line: new(kit.Line)})
	}
	text := func(id, label, hint string, rows int) {
		p := &part{id: id, label: label, hint: hint, text: edit.New(model.MaxText), rows: rows}
		p.text.Share(call.r.Saver.Clip())
		e.parts = append(e.parts, p)
	}
	e.parts = append(e.parts, &part{id: partOutcome, label: "What came of the call", options: []string{"spoke", "broken-off"}})
	line(model.ItemReadbackWho, "Who said it back", "")
	text(model.ItemReadback, "What they said back", "in their words, not yours", 4)
	text(model.ItemCorrected, "What you put right, and what they asked", "", 2)
	line(model.ItemFirstStep, "What they agreed to do first", "")
	line(model.ItemFirstStepBy, "By what day", "tomorrow, +3 or a date")
	line(partAgain, "Ring them again on", "where that is agreed")
	e.parts = append(e.parts, &part{id: partDone, label: "End the call"}, &part{id: partNext, label: "End it, and ring the next"})
	e.recall()
	return e
}

// Init begins with what came of the call.
func (e *End) Init() tea.Cmd { return nil }

// Update takes keys and pastes into the part that has the focus.
func (e *End) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if e.gone {
			e.gone = false
			e.recall()
		}
		return nil
	}
	p := e.parts[e.at]
	k, isKey := msg.(tea.KeyPressMsg)
	if isKey {
		switch k.String() {
		case "tab":
			return e.step(1)
		case "shift+tab":
			return e.step(-1)
		}
	}
	switch {
	case p.text != nil:
		did := p.text.Update(msg)
		if did.Say != "" {
			e.call.r.Fail(did.Say)
		}
		if did.Note != "" {
			e.call.r.Say(did.Note)
		}
		if did.Changed {
			return e.typing(p)
		}
	case p.line != nil:
		return e.onLine(p, msg, k, isKey)
	case isKey:
		return e.onChoice(p, k)
	}
	return nil
}

func (e *End) onLine(p *part, msg tea.Msg, k tea.KeyPressMsg, isKey bool) tea.Cmd {
	if isKey {
		switch k.String() {
		case "enter", "down":
			return e.step(1)
		case "up":
			return e.step(-1)
		}
	}
	before := p.line.Text()
	if !p.line.Update(msg) || p.line.Text() == before {
		return nil
	}
	return e.typing(p)
}

func (e *End) onChoice(p *part, k tea.KeyPressMsg) tea.Cmd {
	switch s := k.String(); {
	case s == "up" || s == "left" && len(p.options) == 0:
		return e.step(-1)
	case s == "down" || s == "right" && len(p.options) == 0:
		return e.step(1)
	case len(p.options) == 0 && (s == "enter" || s == "space"):
		return e.finish(p.id == partNext)
	case len(p.options) == 0:
	case s == "1" || s == "left":
		return e.choose(p, p.options[0])
	case s == "2" || s == "right":
		return e.choose(p, p.options[1])
	case s == "space":
		to := p.options[0]
		if p.chosen == to {
			to = p.options[1]
		}
		return e.choose(p, to)
	case s == "enter":
		return e.step(1)
	}
	return nil
}

func (e *End) choose(p *part, id string) tea.Cmd {
	p.chosen, p.wrong = id, ""
	return e.call.r.Saver.Type(e.draft(p, id))
}

// typing keeps the words of a part as a draft.
func (e *End) typing(p *part) tea.Cmd {
	p.touched, p.wrong = true, ""
	if p.text != nil {
		return e.call.r.Saver.TypeLater(e.draft(p, ""), p.text.Later())
	}
	return e.call.r.Saver.Type(e.draft(p, p.words()))
}

// step goes to the part n away; what was typed becomes an answer. Words that cannot be one keep the focus.
func (e *End) step(n int) tea.Cmd {
	if err := e.enter(e.parts[e.at]); err != nil && n > 0 {
		return nil
	}
	if text := e.parts[e.at].text; text != nil {
		text.Escape()
	}
	e.at = min(max(e.at+n, 0), len(e.parts)-1)
	return nil
}

func (e *End) part(id string) *part {
	for _, p := range e.parts {
		if p.id == id {
			return p
		}
	}
	return nil
}

// Forget drops what was read, at the lock.
func (e *End) Forget() {
	for _, p := range e.parts {
		p.set("")
		p.touched = false
	}
	e.gone = true
}

// Resize says how much room there is.
func (e *End) Resize(w, h int) {
	e.w, e.h = w, h
	for _, p := range e.parts {
		if p.text != nil {
			p.text.Resize(min(max(w-4, 8), kit.Readable), e.rows(p))
		}
	}
}

// rows is how many rows a text has: more where there is room.
func (e *End) rows(p *part) int { return p.rows + max(e.h-22, 0)*p.rows/6 }

// Keys are the form's keys.
func (e *End) Keys() []kit.Key {
	next := kit.Key{Show: "Tab", Words: "next", More: "goes to the next line; Shift+Tab to the one before"}
	keys := []kit.Key{
		next,
		{Press: []string{"f2"}, Show: "F2", Words: "end the call", More: "logs how it ended and how long it took", Do: func() tea.Cmd { return e.finish(false) }},
		{Press: []string{"f3"}, Show: "F3", Words: "end, and ring the next", More: "logs it, and goes to the call of the service that is due next", Do: func() tea.Cmd { return e.finish(true) }},
		{Press: []string{"f4"}, Show: "F4", Words: "the referral", More: "says how the referral stands now: accepted, on a waiting list, declined", Do: e.referral},
		{Press: []string{"esc"}, Show: "Esc", Words: "back to the call", More: "keeps what is here, and goes on with the call", Do: e.call.r.Back},
	}
	if text := e.parts[e.at].text; text != nil {
		if k, ok := text.EscKey(); ok {
			keys[len(keys)-1] = k
		}
		if text.Finding() {
			return append(keys[len(keys)-1:], text.Keys()...)
		}
		keys = append(keys, text.Keys()...)
	}
	if len(e.parts[e.at].options) > 0 {
		keys = append([]kit.Key{{Show: "1 2", Words: "choose"}}, keys...)
	}
	return keys
}

// referral goes to how the referral stands: what they said of it is often the news of the call.
func (e *End) referral() tea.Cmd {
	if err := e.enter(e.parts[e.at]); err != nil {
		return nil
	}
	a := model.Ask{Item: e.call.r.Desk.Guide.Item(model.ItemReferral), Subject: e.call.service}
	return e.call.r.Push(question.Open(e.call.r, question.Alone(a), a))
}

// Typing reports whether letters are being typed.
func (e *End) Typing() bool { return e.parts[e.at].typed() }

// Copies reports whether Ctrl+C copies here.
func (e *End) Copies() bool { return e.parts[e.at].text != nil }

// Title names the place.
func (e *End) Title() string { return e.call.r.In("The end of the call") }

// Help says what read-back is for.
func (e *End) Help() string {
	return "Ask them to say back what they understood, and write it as they say it. Put right what came across differently, and note what they asked.\n\n" +
		"Then agree what they do first, and by what day.\n\nEach part is kept when you leave it, and nothing has to be filled in: what is open is asked again on the page of the service. Only what came of the call is needed to end it."
}
