package pack

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
)

// KeysTitle is what the page is called, where a row leads to it.
const (
	KeysTitle = "Your key and your colleagues"
	KeysUnder = "For packs, in which a closure goes to another laptop: your six words, and whose keys are pinned"
)

// Keys is the page of this vault's own key, and of those of colleagues that were pinned here.
type Keys struct {
	r    *room.Room
	list *kit.List
	own  store.Identity
	by   map[string]store.Colleague // by the key's fingerprint
	was  string
	w, h int
}

const (
	rowOwn = "own"
	rowPin = "pin"
)

// NewKeys makes the page.
func NewKeys(r *room.Room) *Keys { return &Keys{r: r, list: kit.NewList(r.Theme())} }

// Init fills the list.
func (s *Keys) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *Keys) fill() {
	t := s.r.Theme()
	own := kit.Row{ID: rowOwn, Mark: t.Mark(kit.Open), Words: "Your key is not made yet", Under: "Enter makes it. Packs for you are sealed with it"}
	k, _, err := s.r.Desk.Identity()
	switch {
	case err == nil:
		own = kit.Row{ID: rowOwn, Mark: t.Mark(kit.Settled), Words: k.Who(), Right: "read your words aloud", Under: k.Words()}
	case !errors.Is(err, store.ErrNoIdentity):
		s.r.Wrong(err)
		own.Under = kit.Sentence(err)
	}
	s.own = k
	rows := []kit.Row{{Heading: true, Words: "Your key"}, own, {Heading: true, Words: "Your colleagues' keys"}}
	all, err := s.r.Desk.Colleagues()
	if err != nil {
		s.r.Wrong(err)
	}
	s.by = map[string]store.Colleague{}
	for _, c := range all {
		s.by[c.Key.Print()] = c
		row := kit.Row{ID: c.Key.Print(), Mark: t.Mark(kit.Settled), Words: c.Key.Who(), Right: "pinned " + c.Compared.Short(), Under: "Words compared by " + compared(s.r, c)}
		if c.Revoked != "" {
			row.Mark, row.Right, row.Under = t.Mark(kit.Aside), "revoked "+c.Revoked.Short(), "Because: "+c.Because
		}
		rows = append(rows, row)
	}
	rows = append(rows, kit.Row{ID: rowPin, Mark: t.Glyphs.Bullet, Words: "Pin a colleague's key", Under: "From the key file that they gave you; you need them on the telephone"})
	s.list.SetRows(rows)
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
}

// compared says who was at the keyboard when the words were compared.
func compared(r *room.Room, c store.Colleague) string {
	if who := r.Desk.WorkerNamed(c.By); who != "" {
		return who
	}
	return "somebody who had not said who they are"
}

// Update moves through the list.
func (s *Keys) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Keys) Forget() {
	s.was, s.by, s.own = s.list.ID(), nil, store.Identity{}
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *Keys) Resize(w, h int) {
	s.w, s.h = w, h
	s.list.Resize(min(w, 100), h)
}

// Draw draws the list.
func (s *Keys) Draw() (string, *tea.Cursor) { return s.list.Draw() }

func (s *Keys) open() tea.Cmd {
	switch id := s.list.ID(); id {
	case "":
		return nil
	case rowOwn:
		return openOwn(s.r)
	case rowPin:
		return askKey(s.r)
	default:
		return s.r.Push(newColleague(s.r, id))
	}
}

// Keys are the list's keys.
func (s *Keys) Keys() []kit.Key {
	open := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "open", Do: s.open}
	switch {
	case s.list.ID() == rowOwn && s.own.Zero():
		open.Words = "make it"
	case s.list.ID() == rowPin:
		open.Words = "pin one"
	}
	return []kit.Key{open,
		{Press: []string{"p"}, Show: "p", Words: "pin a key", More: "pins a colleague's key from their key file, once their six words were compared", Do: func() tea.Cmd { return askKey(s.r) }},
		revokeKey(s.r, s.by[s.list.ID()], s.filled),
		s.r.BackKey()}
}

func (s *Keys) filled() tea.Cmd {
	s.fill()
	return nil
}

// Title names the place.
func (s *Keys) Title() string { return KeysTitle }

// Typing is never so here.
func (s *Keys) Typing() bool { return false }

// Help says what keys are for.
func (s *Keys) Help() string {
	return "A closure goes to a colleague's laptop in a pack: a file that is sealed for their key alone, and signed with yours. For that each of you has the other's key pinned.\n\n" +
		"Each of you gives the other a key file, in any way at all: it is no secret. Then you ring each other, and each reads their six words aloud. If they are the same, nobody has swapped the file on its way.\n\n" +
		"Revoke a key when its owner has left, or their laptop was lost. The key stays listed, so that what it signed is still named."
}

// newColleague makes the page of one colleague's key.
func newColleague(r *room.Room, print string) kit.Screen {
	s := newPage(r, "A colleague's key", "What is known here of this key. Its six words are those that its owner reads from their own screen.")
	find := func() store.Colleague {
		all, err := r.Desk.Colleagues()
		if err != nil {
			r.Wrong(err)
		}
		for _, c := range all {
			if c.Key.Print() == print {
				return c
			}
		}
		return store.Colleague{}
	}
	c := find()
	s.shown = func() tea.Cmd {
		c = find()
		return nil
	}
	s.drop = func() { c = store.Colleague{} }
	s.lay = func(p *sheet) {
		if c.Key.Zero() {
			return
		}
		p.say(p.t.Heading, c.Key.Who())
		if c.Revoked != "" {
			p.tell(kit.Aside, "Revoked on "+c.Revoked.String()+". Their packs are refused, and none are written for them. Because: "+c.Because)
		}
		p.words(c.Key.Words())
		words := "Words compared on " + c.Compared.String() + " by " + compared(r, c) + "."
		if c.Replaces != "" {
			words += " This key took the place of an earlier one of theirs."
		}
		if c.Lifted != "" {
			words += " It had been revoked, and was pinned again on " + c.Lifted.String() + ": " + c.Why + "."
		}
		p.par(words)
		p.note("Packs written for them: " + number(c.Sent) + ". Newest pack of theirs that was taken in: " + number(c.Newest) + ".")
	}
	s.ways = func() []kit.Key {
		return []kit.Key{revokeKey(r, c, func() tea.Cmd {
			c = find()
			s.top()
			return nil
		})}
	}
	return s
}

// revokeKey refuses a colleague's packs from now on.
func revokeKey(r *room.Room, c store.Colleague, then func() tea.Cmd) kit.Key {
	k := kit.Key{Press: []string{"x"}, Show: "x", Words: "revoke", More: "refuses a colleague's packs from now on, with the reason: a laptop was lost, or somebody has left"}
	switch {
	case c.Key.Zero():
		k.Off, k.Quiet = "Choose a colleague first.", true
	case c.Revoked != "":
		k.Off, k.Quiet = "This key was revoked on "+c.Revoked.String()+" already.", true
	}
	k.Do = func() tea.Cmd {
		d := &kit.Dialog{Title: "Revoke the key of " + c.Key.Name + "?", Ask: "Why", Need: "Say why: a laptop was lost, or somebody has left.",
			Words: "Their packs are refused from now on, and none are written for them. What was taken in stays, and what the key signed is still named.\n\nIt ends what you can exchange until this key, or a new one of theirs, is pinned: if it is this one, they read you their six words anew, and you say why it holds again."}
		d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Revoke it", Try: func() error {
			if len([]rune(d.Text())) > model.MaxLine {
				return errors.New("a reason is a line: there is room for 300 characters")
			}
			return r.Desk.Revoke(c.Key.Print(), strings.TrimSpace(d.Text()))
		}, Do: func() tea.Cmd {
			cmd := then()
			r.Say("The key of " + c.Key.Name + " is revoked: their packs are refused from now on.")
			return cmd
		}}}
		return r.Ask(d)
	}
	return k
}
