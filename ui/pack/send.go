package pack

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/room"
)

// SendKey goes from the page of a closure to sending it to a colleague's laptop.
func SendKey(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"g"}, Show: "g", Words: "give to a colleague", More: "writes this closure as a pack, a sealed file that one colleague alone can open on their laptop", Do: func() tea.Cmd {
		_, _, err := r.Desk.Identity()
		if errors.Is(err, store.ErrNoIdentity) {
			return firstKey(r)
		}
		return r.Push(newReceivers(r))
	}}
}

// firstKey makes one's own key on the way, as a pack is signed with it.
func firstKey(r *room.Room) tea.Cmd {
	return r.Ask(&kit.Dialog{Title: "Make your key first?", Words: "A pack is signed with your key, and there is none yet. It bears the name at the keyboard, " + r.Desk.WorkerNamed(r.Desk.Worker().ID) + ", and stays for as long as this vault does.",
		Buttons: []kit.Button{{Words: "Not now"}, {Words: "Make it", Letter: "y", Do: func() tea.Cmd {
			if _, err := r.Desk.MakeIdentity(); err != nil {
				r.Wrong(err)
				return nil
			}
			cmd := r.Push(newReceivers(r))
			r.Say("Your key is made, sealed in this vault.")
			return cmd
		}}}})
}

// A receivers page lists the colleagues for whom the open closure can be written.
type receivers struct {
	r    *room.Room
	list *kit.List
	of   map[string]store.Colleague
	was  string
	w, h int
}

func newReceivers(r *room.Room) *receivers { return &receivers{r: r, list: kit.NewList(r.Theme())} }

// Init fills the list.
func (s *receivers) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *receivers) fill() {
	t := s.r.Theme()
	all, err := s.r.Desk.Colleagues()
	if err != nil {
		s.r.Wrong(err)
	}
	s.of = map[string]store.Colleague{}
	rows := []kit.Row{{Heading: true, Words: "For whom is it?"}}
	for _, c := range all {
		if c.Revoked != "" {
			continue
		}
		s.of[c.Key.Print()] = c
		row := kit.Row{ID: c.Key.Print(), Mark: t.Mark(kit.Settled), Words: c.Key.Who(), Under: "Their words were compared on " + c.Compared.String()}
		if c.Signed.N > 0 {
			row.Under += fmt.Sprintf("; they have signed for the first %d lines of who did what here", c.Signed.N)
		}
		if c.Sent > 0 {
			row.Right = model.Many(int(c.Sent), "pack", "packs") + " so far"
		}
		rows = append(rows, row)
	}
	other := kit.Row{ID: rowPin, Mark: t.Glyphs.Bullet, Words: "Somebody else: pin their key first", Under: "You need their key file, and their voice on the telephone"}
	if len(s.of) == 0 {
		rows[0].Under = "Nobody's key is pinned here yet, and a pack is sealed for one key alone"
		other.Words = "Pin a colleague's key first"
	}
	s.list.SetRows(append(rows, other))
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
}

// Update moves through the list.
func (s *receivers) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		before := s.of
		s.fill()
		for print := range s.of { // who was pinned on the way is meant
			if _, was := before[print]; !was && before != nil {
				s.list.Select(print)
			}
		}
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *receivers) Forget() {
	s.was, s.of = s.list.ID(), nil
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *receivers) Resize(w, h int) {
	s.w, s.h = w, h
	s.list.Resize(min(w, 100), h)
}

// Draw draws the list.
func (s *receivers) Draw() (string, *tea.Cursor) { return s.list.Draw() }

// Keys are the list's keys.
func (s *receivers) Keys() []kit.Key {
	choose := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "choose", Do: func() tea.Cmd {
		if c, ok := s.of[s.list.ID()]; ok {
			return s.r.Push(newSending(s.r, c))
		}
		return askKey(s.r)
	}}
	if s.list.ID() == rowPin {
		choose.Words = "pin a key"
	}
	return []kit.Key{choose, s.r.BackKey()}
}

// Title names the place.
func (s *receivers) Title() string { return s.r.In("Give to a colleague") }

// Typing is never so here.
func (s *receivers) Typing() bool { return false }

// Help says what a pack is.
func (s *receivers) Help() string {
	return "A pack is a file with this closure in it, sealed for the key of one colleague. They take it in on their laptop (t on the caseload), work on it there, and give it back in the same way. What both of you have written is put together; where you both wrote in one field, both versions are kept until a person chooses."
}

// A packedMsg is how writing a pack ended.
type packedMsg struct {
	of   *sending
	at   string
	done store.Packing
	size int
	err  error
}

// A sending is the page that says what goes to a colleague and what does not, and afterwards what to do.
type sending struct {
	*page
	to     store.Colleague
	typing int      // places in which words are still being typed
	where  []string // which they are
	done   *packedMsg
}

func newSending(r *room.Room, to store.Colleague) *sending {
	s := &sending{page: newPage(r, r.In("Give to "+to.Key.Name), ""), to: to}
	s.help = "Whoever has the pack and cannot open the colleague's vault sees neither what is in it nor for whom it is."
	count := func() {
		n, err := r.Desk.Typing(r.Desk.OpenID())
		if err != nil {
			r.Wrong(err)
		}
		s.typing = n
		if s.where, err = r.Desk.TypingIn(r.Desk.OpenID(), r.Desk.Closure()); err != nil {
			r.Wrong(err)
		}
	}
	count()
	s.shown = func() tea.Cmd {
		count()
		return nil
	}
	s.drop = func() { s.to, s.where = store.Colleague{Key: s.to.Key}, nil }
	s.lay, s.ways, s.took = s.draw, s.ahead, s.wrote
	return s
}

func (s *sending) draw(p *sheet) {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	if s.done != nil {
		s.after(p)
		return
	}
	p.say(p.t.Heading, c.Reference+", for "+s.to.Key.Who())
	p.head("What goes")
	p.item("Everything that was entered in this closure, with its history: answers, sections, people, calls, the record and what was decided on it.")
	p.head("What does not go")
	if s.typing > 0 {
		p.lines = append(p.lines, kit.Hang(p.t.Glyphs.Overdue+" ", "Words that are still being typed, in "+model.Many(s.typing, "place", "places")+": "+strings.Join(s.where, "; ")+". Go back and finish them first, if they are to go.", p.width)...)
	} else {
		p.item("Words that are still being typed: there are none now.")
	}
	p.item("Who opened what here and when, your other closures, your own key.")
	p.head("How it travels")
	p.item("It is sealed: " + s.to.Key.Name + " alone can open it, until " + model.DateOf(s.r.Now().AddDate(0, 0, store.PackDays)).String() + ", " + fmt.Sprint(store.PackDays) + " days from today.")
	p.item("Send it by the council's secure email, or put it on the shared drive. It is a child's record: no private email, no private memory stick.")
	p.gap()
	p.note("Your copy stays here. That you wrote a pack, and for whom, is in who did what.")
}

func (s *sending) ahead() []kit.Key {
	if s.done != nil {
		return []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: "done", Do: s.leave}}
	}
	return []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: "write the pack", More: "asks for a file, and writes the pack to it", Do: s.ask}}
}

// leave goes back to the closure's page, past the list of colleagues.
func (s *sending) leave() tea.Cmd {
	return tea.Batch(s.r.Back(), s.r.Back())
}

func (s *sending) ask() tea.Cmd {
	c := s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	name := trimmed(paper.FileName(model.NamelessReference(c), "for-a-colleague-"+string(s.r.Desk.Today()), endPack), endPack)
	return askOut(s.r, "Write the pack", "The file's name says the reference, and nobody's name. Nothing is written over.", proposed(s.r, name, endPack), s.write)
}

// write writes the pack, outside of the program's loop.
func (s *sending) write(path string) tea.Cmd {
	s.busy, s.fixed = "Sealing the pack…", true
	d, id, print := s.r.Desk, s.r.Desk.OpenID(), s.to.Key.Print()
	return func() tea.Msg {
		var b bytes.Buffer
		done, err := d.WritePack(&b, id, print)
		if err != nil {
			return packedMsg{of: s, err: err}
		}
		at, err := paper.Save(path, b.Bytes())
		return packedMsg{s, at, done, b.Len(), err}
	}
}

func (s *sending) wrote(msg tea.Msg) tea.Cmd {
	m, ok := msg.(packedMsg)
	if !ok || m.of != s {
		return nil
	}
	s.busy, s.fixed = "", false
	if m.err != nil {
		s.r.Wrong(m.err)
		s.again()
		return nil
	}
	s.done = &m
	s.top()
	return nil
}

// after says what was written, and what to do now.
func (s *sending) after(p *sheet) {
	m := s.done
	p.tell(kit.Settled, "The pack is written: "+model.Many(m.done.Entries, "entry", "entries")+", "+size(m.size)+", for "+s.to.Key.Who()+".")
	p.say(p.t.Plain, "It lies here:")
	p.say(p.t.Heading, m.at)
	p.head("Now")
	p.item("Send it by the council's secure email, or put it on the shared drive.")
	p.item("Tell " + s.to.Key.Name + " that it is there. They take it in on their caseload, with t, by " + model.DateOf(m.done.Expires.In(s.r.Now().Location())).String() + ".")
	if s.to.Newest == 0 {
		if k, _, err := s.r.Desk.Identity(); err == nil {
			p.item("If your key is not pinned there yet, they will ring you: read them your six words: “" + k.Words() + "”.")
		}
	}
	p.item("Delete the file once it has arrived.")
}

// size says how large a file is.
func size(n int) string {
	if n < 1000*1000 {
		return fmt.Sprintf("%d KB", (n+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
