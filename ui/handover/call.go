package handover

import (
	"slices"

	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
)

// A Call is the screen that a worker has open with the telephone at their ear: whom they ring, what must
// not be passed on, what there is to talk through line by line, and what was noted. Every mark and every
// line is in the journal the moment its key is pressed; words being typed are a draft until then.
type Call struct {
	r       *room.Room
	service model.Subject
	list    *kit.List
	lines   []model.CallLine
	note    noteLine
	clock   clock
	asked   map[string]bool // the questions about sharing that were put before the first word
	gone    bool            // at the lock: what is shown is to be read again
	after   after           // what comes once the end has been said
	told    string          // the line that was told last, until somebody moves: what they ask or say is about it
	words   string          // said once, below the list: that a call is taken up again

	top   []string // who, and the few facts that are needed first
	keep  []string // what must not be passed on, and what the family know
	facts []string // what stands beside the selected line
	w, h  int
	plan  plan
}

// after is where a call leads once somebody has said how it ended.
type after int

const (
	stay after = iota
	goBack
	goOn // to the next service's call
)

// CallPlace is the item under which the program remembers that it was left in a call.
const CallPlace = model.FormPrefix + "call"

// NewCall makes the screen of a call with a service.
func NewCall(r *room.Room, service model.Subject) *Call {
	return &Call{r: r, service: service, list: kit.NewList(r.Theme()), asked: map[string]bool{}}
}

// MayRing says why there is no call to make to a service; "" where there is.
func MayRing(r *room.Room, service model.Subject) string {
	c, g := r.Desk.Closure(), r.Desk.Guide
	if it := g.Item(model.ItemTold); c == nil || it == nil || !model.Applies(c, g, it, service, r.Desk.Today()) {
		return "There is no handover to make to them, as the referral stands."
	}
	return ""
}

// Init asks first what must be settled before the first word.
func (s *Call) Init() tea.Cmd {
	s.fill()
	for _, l := range s.lines { // where there is still something to say
		if !l.Told {
			s.list.Select(l.ID)
			s.lay()
			break
		}
	}
	s.recall()
	s.takeUp()
	s.r.KeepPlace(guide.Handover, model.Field{Item: CallPlace, Subject: s.service})
	cmd := s.tick()
	if first, ask := s.before(); ask {
		return tea.Batch(cmd, first)
	}
	return cmd
}

// before puts the questions on which a call rests: on what basis we share, and why that is lawful (PR-12).
func (s *Call) before() (cmd tea.Cmd, ask bool) {
	for _, a := range s.sharing() {
		if s.asked[a.Item.ID] || !model.Open(s.closure(), s.r.Desk.Guide, a.Item, a.Subject, s.r.Desk.Today()) {
			continue
		}
		for _, b := range s.sharing() { // they stand one behind the other, and each is put once
			s.asked[b.Item.ID] = true
		}
		return s.r.Push(question.Open(s.r, s.sharing, a)), true
	}
	return nil, false
}

// sharing lists the questions about the basis for sharing with this service that stand in the way.
func (s *Call) sharing() []model.Ask {
	c, g := s.closure(), s.r.Desk.Guide
	basis := g.Item(model.ItemBasis)
	if c == nil || basis == nil {
		return nil
	}
	var out []model.Ask
	for _, it := range g.Items {
		if it.Group == basis.Group && it.Kind != guide.Prompt && model.Applies(c, g, it, s.service, s.r.Desk.Today()) {
			out = append(out, model.Ask{Item: it, Subject: s.service})
		}
	}
	return out
}

// settled reports whether the basis for sharing is settled, or passed over with a reason.
func (s *Call) settled() bool {
	it := s.r.Desk.Guide.Item(model.ItemBasis)
	return it == nil || !model.Open(s.closure(), s.r.Desk.Guide, it, s.service, s.r.Desk.Today())
}

func (s *Call) closure() *model.Closure { return s.r.Desk.Closure() }

// now is the time where the worker is.
func (s *Call) now() time.Time { return s.r.Now() }

// Update takes the keys of the list and of the note line, and the clock's ticks.
func (s *Call) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		return s.shown()
	case tickMsg:
		return s.ticked(msg)
	}
	if s.note.open {
		return s.typed(msg)
	}
	at := s.list.ID()
	s.list.Update(msg)
	if s.list.ID() != at {
		s.told = ""
		s.lay()
	}
	return nil
}

// shown goes on after another screen, or after the lock.
func (s *Call) shown() tea.Cmd {
	switch {
	case s.closure() == nil || !s.closure().Has(s.service) || s.after == goBack || MayRing(s.r, s.service) != "":
		return s.leave()
	case s.after == goOn:
		return s.next()
	}
	if !s.settled() {
		cmd := s.leave()
		s.r.Say("No call yet: on what basis you share with them comes first.")
		return cmd
	}
	if s.gone {
		s.gone, s.clock.live = false, false // how long the laptop stood locked, only takeUp can tell
		s.recall()
	}
	s.fill()
	s.takeUp()
	s.r.KeepPlace(guide.Handover, model.Field{Item: CallPlace, Subject: s.service})
	if cmd, ask := s.before(); ask {
		return cmd
	}
	return s.tick()
}

// leave goes back to where the worker came from.
func (s *Call) leave() tea.Cmd {
	s.r.KeepPlace(guide.Handover, model.Field{})
	return s.r.Back()
}

// Forget drops what was read, at the lock; the words being typed are a draft.
func (s *Call) Forget() {
	s.lines, s.top, s.keep, s.facts, s.words = nil, nil, nil, nil, ""
	s.list.SetRows(nil)
	s.note.line.SetText("")
	s.gone = true
}

// mark notes that the selected line was told, and goes on to the next.
func (s *Call) mark() tea.Cmd {
	l, ok := s.line()
	if !ok {
		return nil
	}
	call := s.closure().CallWith(s.service)
	for _, n := range call.Notes {
		if n.How == model.HowTold && n.Line == l.ID && l.Told {
			s.r.Say("Marked told already in this call. Ctrl+Z takes the newest mark back.")
			return nil
		}
	}
	if !s.append(model.Noted{How: model.HowTold, Line: l.ID}) {
		return nil
	}
	s.list.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	s.fill()
	s.told = l.ID
	return s.tick()
}

// append puts a line of the call into the journal, and reports whether it is there. A call that was
// interrupted says in the same change that it was taken up again.
func (s *Call) append(n model.Noted) bool {
	n.Service = s.service
	resumed := s.closure().CallWith(s.service).Open() && !s.clock.live && n.How != model.HowBegun
	ok := s.r.Change(func(c *model.Closure) ([]model.Event, error) {
		var events []model.Event
		if resumed {
			events = append(events, model.Noted{Service: s.service, How: model.HowBegun})
		}
		more, err := model.Note(c, s.r.Desk.Guide, n, s.r.Desk.Today())
		return append(events, more...), err
	})
	if ok {
		s.clock.live, s.words = true, ""
	}
	return ok
}

// begin starts the clock before there is anything to note.
func (s *Call) begin() tea.Cmd {
	if s.clock.live && s.closure().CallWith(s.service).Open() {
		return nil
	}
	if s.append(model.Noted{How: model.HowBegun}) {
		s.fill()
	}
	return s.tick()
}

// line is the selected line of the content.
func (s *Call) line() (model.CallLine, bool) {
	for _, l := range s.lines {
		if l.ID == s.list.ID() {
			return l, true
		}
	}
	return model.CallLine{}, false
}

// Keys are one key for each thing that can happen while two people talk. None needs a second hand.
func (s *Call) Keys() []kit.Key {
	if s.note.open {
		return s.note.keys(s)
	}
	key := func(press, words, more string, do func() tea.Cmd) kit.Key {
		return kit.Key{Press: []string{press}, Show: press, Words: words, More: more, Do: do}
	}
	quiet := func(k kit.Key) kit.Key {
		k.Quiet = true
		return k
	}
	begun, spoken := false, false
	if s.closure() != nil {
		call := s.closure().CallWith(s.service)
		begun = call.Open()
		spoken = begun && slices.ContainsFunc(call.Notes, func(n model.CallNote) bool { return n.How != model.HowBegun && n.How != model.HowNote })
	}
	rings := func(k kit.Key) kit.Key { // shown while it rings, and then those that belong to the talk
		k.Quiet = begun
		if spoken {
			k.Off = "You have spoken with them: e ends the call, and b logs that it was broken off."
		}
		return k
	}
	talks := func(k kit.Key) kit.Key {
		k.Quiet = !begun
		return k
	}
	how := func(how string) func() tea.Cmd { return func() tea.Cmd { return s.write(how) } }
	keys := []kit.Key{
		key("t", "told", "marks the line told, and goes to the next", s.mark),
		talks(key("a", "asked", "opens a line for what they asked about it", how(model.HowAsked))),
		talks(key("s", "said", "opens a line for what they said about it", how(model.HowSaid))),
		key("n", "note", "opens a line for anything else", how(model.HowNote)),
		talks(key("e", "end", "says what they said back, their first step, and how the call ended", s.end)),
		rings(key("x", "no answer", "logs it, and asks for a day to try again", s.outcome("no-answer"))),
		rings(key("m", "message", "logs that you left a message, and asks for a day to try again", s.outcome("message"))),
		rings(key("r", "rings back", "logs that they will ring back, and asks for a day to try again", s.outcome("call-back"))),
		talks(key("b", "broken off", "logs it with how long it took, and asks for a day to try again", s.outcome("broken-off"))),
		quiet(key("c", "next call", "goes to the call of the service that is due next; this one can be gone on with", s.next)),
		quiet(kit.Key{Press: []string{"space"}, Show: "Space", Words: "start the clock", More: "starts the clock before the first mark, or goes on with it", Do: s.begin}),
		quiet(kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "read all", More: "shows all that is recorded beside the line", Do: s.read}),
		{Press: []string{"esc"}, Show: "Esc", Words: "back", More: "leaves the call as it is; all of it is kept", Do: s.leave},
	}
	undo := s.r.UndoKey(func() tea.Cmd {
		if s.closure() == nil || !s.closure().Has(s.service) {
			return s.leave()
		}
		s.fill()
		return nil
	})
	return append(keys, quiet(undo))
}

// read shows all that stands beside the selected line, and what must not be passed on above it.
func (s *Call) read() tea.Cmd {
	l, ok := s.line()
	if !ok {
		return nil
	}
	return s.r.Push(room.NewPage(s.r, "In the call", "All that is recorded for this line of the call.", func(c *model.Closure, width int) []string {
		out := append(keepWords(s.r, c, s.service, width), "")
		out = append(out, s.r.Theme().Heading.Render(s.r.Theme().Clip(l.Line, width)), "")
		return append(out, factLines(s.r, c, s.service, l, width)...)
	}))
}

// Typing reports whether the note line is open.
func (s *Call) Typing() bool { return s.note.open }

// Talks is so throughout a call: whoever listens does not touch a key for a while.
func (s *Call) Talks() bool { return true }

// Title names the place.
func (s *Call) Title() string { return s.r.In("Call") }

// Help says how a call is kept.
func (s *Call) Help() string {
	return "The lines are what a professional who carries on needs to hear, in an order that works; take them as the talk goes. What is recorded for each stands below it, to be read out.\n\n" +
		"t marks a line told. a and s open a line for what they asked or said about it, n for anything else; Enter keeps the words. Esc leaves them waiting, and nothing is lost: not by leaving, not by the lock, not by a flat battery.\n\n" +
		"The clock starts with the first mark or note, or with Space. When a call was interrupted for more than ten minutes it stands still until you go on.\n\n" +
		"At the end press e: ask them to say back what they understood, and write it in their words."
}
