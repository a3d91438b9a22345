package pack

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/room"
)

// TakeKey takes a colleague's pack in, from the caseload. open lays a closure on the desk and goes to its page.
func TakeKey(r *room.Room, open func(id model.ClosureID) tea.Cmd) kit.Key {
	return kit.Key{Press: []string{"t"}, Show: "t", Words: "take in a pack", More: "reads a pack that a colleague gave you, says what it would change, and takes it in once you say so",
		Do: func() tea.Cmd { return askPack(r, open) }}
}

// most is how long a pack's file may be: what is in it, and what sealing adds.
const most = store.MaxPack + 1<<20

// askPack asks for the file.
func askPack(r *room.Room, goTo func(id model.ClosureID) tea.Cmd) tea.Cmd {
	d := &kit.Dialog{Title: "Take in a pack", Ask: "File", Fill: newest(endPack), Need: "Type a file, or go back with Esc.", Enter: 1,
		Words: "A colleague gave you a closure as a pack. Which file is it? It is read and verified first; nothing is changed until you have seen what it would change."}
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Read it", Try: func() error {
		f, n, err := openFile(typed(d.Text()))
		if err != nil {
			return err
		}
		defer f.Close()
		if n > most {
			return fmt.Errorf("that file is larger than any pack (%d MB)", store.MaxPack>>20)
		}
		return nil
	}, Do: func() tea.Cmd {
		s := newTaking(r, typed(d.Text()), goTo)
		return tea.Batch(r.Push(s), s.read())
	}}}
	return r.Ask(d)
}

// A taking is the page of a pack that is taken in: read, compared where its sender is not known, shown, merged.
type taking struct {
	*page
	path string
	open func(id model.ClosureID) tea.Cmd

	job     int // counts what was begun; what an earlier one found is let go
	done    atomic.Int64
	whole   int64
	refused error
	unknown *store.UnknownSender
	pack    *store.Pack
	would   desk.PackPreview
}

// How something ended, for the page that began it.
type (
	readMsg struct {
		of    *taking
		job   int
		pack  *store.Pack
		would desk.PackPreview
		err   error
	}
	mergedMsg struct {
		of    *taking
		job   int
		added int
		err   error
	}
	tickMsg struct {
		of  *taking
		job int
	}
)

func newTaking(r *room.Room, path string, open func(id model.ClosureID) tea.Cmd) *taking {
	s := &taking{page: newPage(r, "Take in a pack", ""), path: path, open: open}
	s.help = "A pack is verified as a whole before anything in it is believed: that it is sealed for this vault, whole, in time, and signed by a colleague whose key is pinned here.\n\n" +
		"Taking it in only ever adds entries: what you wrote stays, an old pack takes nothing back, and the same one again changes nothing. Where you both wrote in one field, both versions are kept until a person chooses.\n\n" +
		"That you read a colleague's closure, and took it in, stands in who did what."
	s.shown = func() tea.Cmd { // from comparing words, or from a lock
		if s.pack == nil {
			return s.read()
		}
		return nil
	}
	s.drop = s.clear
	s.lay, s.ways, s.took = s.draw, s.ahead, s.result
	return s
}

// clear drops what was read of the pack.
func (s *taking) clear() {
	s.job++
	s.busy, s.fixed, s.refused, s.unknown, s.pack, s.would = "", false, nil, nil, nil, desk.PackPreview{}
}

// counted counts what was read of a file.
type counted struct {
	r io.Reader
	n *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// read reads and verifies the pack, outside of the program's loop.
func (s *taking) read() tea.Cmd {
	s.clear()
	s.busy = "Reading the pack…"
	s.done.Store(0)
	job, d, path := s.job, s.r.Desk, s.path
	s.whole = 0
	if info, err := os.Stat(path); err == nil {
		s.whole = info.Size()
	}
	return tea.Batch(s.tick(), func() tea.Msg {
		m := readMsg{of: s, job: job}
		f, _, err := openFile(path)
		if err != nil {
			m.err = err
			return m
		}
		defer f.Close()
		if m.pack, m.err = d.ReadPack(counted{f, &s.done}); m.err == nil {
			m.would, m.err = d.Preview(m.pack)
		}
		return m
	})
}

// tick says how far it is, a few times a second.
func (s *taking) tick() tea.Cmd {
	job := s.job
	return tea.Tick(250*time.Millisecond, func(time.Time) tea.Msg { return tickMsg{s, job} })
}

func (s *taking) result(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tickMsg:
		if m.of != s || m.job != s.job || s.busy == "" || s.fixed {
			return nil
		}
		switch done := s.done.Load(); {
		case s.whole > 0 && done < s.whole:
			s.busy = fmt.Sprintf("Reading the pack… %d of 100", 100*done/s.whole)
		default:
			s.busy = "Verifying every entry in it…"
		}
		return s.tick()
	case readMsg:
		if m.of != s || m.job != s.job {
			return nil
		}
		s.busy, s.pack, s.would = "", m.pack, m.would
		if m.err != nil {
			s.pack, s.refused = nil, m.err
			if !errors.As(m.err, &s.unknown) {
				s.unknown = nil
			}
		}
		s.top()
	case mergedMsg:
		if m.of != s || m.job != s.job {
			return nil
		}
		return s.merged(m)
	}
	return nil
}

// merge takes the pack in, outside of the program's loop.
func (s *taking) merge() tea.Cmd {
	if s.would.New == 0 && s.would.Here {
		return s.goThere("Nothing was changed: all of it was here already.")
	}
	s.busy, s.fixed = "Taking it in…", true
	job, d, p := s.job, s.r.Desk, s.pack
	return func() tea.Msg {
		added, err := d.Merge(p)
		return mergedMsg{s, job, added, err}
	}
}

func (s *taking) merged(m mergedMsg) tea.Cmd {
	s.busy, s.fixed = "", false
	if m.err != nil {
		s.pack, s.refused, s.unknown = nil, m.err, nil
		s.top()
		return nil
	}
	return s.goThere("Taken in: " + model.Many(m.added, "entry", "entries") + " from " + s.pack.From.Key.Name + ".")
}

// goThere goes to the closure, and there to what stands apart.
func (s *taking) goThere(words string) tea.Cmd {
	id := s.pack.Closure
	cmd := tea.Batch(s.r.Back(), s.open(id))
	if s.r.Desk.OpenID() != id {
		return cmd
	}
	if n := Standing(s.r); n > 0 {
		words += " " + StandingWords(n) + "."
		cmd = tea.Batch(cmd, s.r.Push(NewStanding(s.r)))
	}
	s.r.Say(words)
	return cmd
}

func (s *taking) draw(p *sheet) {
	switch {
	case s.busy != "":
	case s.unknown != nil:
		s.drawUnknown(p)
	case s.refused != nil:
		s.drawRefused(p)
	case s.pack != nil:
		s.drawPreview(p)
	}
}

// drawUnknown says who a pack says it is from, where nobody knows that yet.
func (s *taking) drawUnknown(p *sheet) {
	k := s.unknown.Key
	p.tell(kit.Waits, "This pack is sealed for you and whole, and the key that signed it is not pinned here. Who it is from is not known yet.")
	p.say(p.t.Plain, "The key says that it is of:")
	p.say(p.t.Heading, k.Who())
	p.words(k.Words())
	if s.unknown.Known != nil {
		p.tell(kit.Overdue, "Mind: "+(&store.SameName{Pinned: *s.unknown.Known}).Error()+".")
	}
	p.par("Do you expect a pack from them? Then press Enter: you ring them, they read you their six words, and their key is pinned. The pack is read on from there.")
	p.note("Nothing in it was believed, and nothing was changed. If you expect none, go back with Esc, and ask before you do anything else.")
}

// drawRefused says why a pack is refused, and what to do.
func (s *taking) drawRefused(p *sheet) {
	words := kit.Sentence(s.refused)
	if !errors.Is(s.refused, store.ErrPack) {
		words = "The pack could not be taken in. " + words
	}
	p.tell(kit.Overdue, words)
	p.par(mend(s.refused))
	p.note("Nothing was changed. The file: " + s.path)
}

// mend says what to do about a pack that is refused.
func mend(err error) string {
	words := err.Error()
	says := func(part string) bool { return strings.Contains(words, part) }
	switch {
	case errors.Is(err, store.ErrNoIdentity):
		return "A pack is sealed for one key, and this vault has none yet. Press Enter to make it, give your colleague the key file, and ask them for a new pack."
	case errors.Is(err, store.ErrPurged):
		return "The local copy of this closure was purged on this laptop, and nothing brings it back by itself. The council's record is where it is read now. If involvement has begun again, reopen it: o on the caseload."
	case errors.Is(err, store.ErrNewer):
		return "Your colleague has a newer handover than you. Ask for yours to be brought up to date, and take the pack in then."
	case says("another laptop"), says("another key than this vault's"):
		return "It may be for somebody else, or one that you wrote yourself for a colleague. If it is meant for you, your colleague has another key of yours pinned: give them the key file of this vault (v on the caseload, “" + KeysTitle + "”), and ask for a new pack."
	case says("revoked"):
		return "If they have a new laptop, they have a new key: ask them for its key file, and pin it (v on the caseload, “" + KeysTitle + "”). Then ask for a new pack. If you know of no new laptop, ask your manager before anything else."
	case says("used in another vault"):
		return "One key belongs to one vault. Ask them by telephone what has happened, before you take anything in."
	case says("expired"):
		return "Ask your colleague to give you the closure once more: a new pack is written in a minute, with what they have entered since."
	case says("from the future"):
		return "Put the clock right that is wrong, and read the pack again."
	case says("this vault's own key"):
		return "You wrote it here yourself, for a colleague. Choose the file that they gave you."
	case says("is here already"):
		return "Two closures may not have one reference. Rename yours (r on its page), or ask your colleague to rename theirs, and read the pack again."
	case says("is no pack"):
		return "Choose the file that your colleague gave you: its name ends with “.pack”, unless somebody has renamed it."
	case !errors.Is(err, store.ErrPack):
		return "Read it again with Enter once that is mended."
	}
	return "Fetch the file again from where your colleague put it. If it is refused again, ask them for a new pack, and by telephone whether it is the one that they wrote."
}

func (s *taking) ahead() []kit.Key {
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter"}
	switch {
	case s.unknown != nil:
		enter.Words, enter.More = "compare the words", "goes on to the six words of the sender's key"
		k := s.unknown.Key
		enter.Do = func() tea.Cmd { return s.r.Push(newPinning(s.r, k, s.r.Back)) }
	case errors.Is(s.refused, store.ErrNoIdentity):
		enter.Words, enter.More = "make your key", "makes the key that packs for you are sealed to"
		enter.Do = func() tea.Cmd { return openOwn(s.r) }
	case s.pack != nil && s.would.New == 0 && s.would.Here:
		enter.Words, enter.Do = "go to the closure", s.merge
	case s.pack != nil:
		enter.Words, enter.More, enter.Do = "take it in", "adds what is new, in one save, and goes to the closure", s.merge
	default:
		enter.Words, enter.More, enter.Do = "read it again", "reads the file once more", s.read
	}
	keys := []kit.Key{enter}
	if s.refused != nil {
		keys = append(keys, kit.Key{Press: []string{"f"}, Show: "f", Words: "another file", More: "goes back, and asks for another file", Do: func() tea.Cmd {
			return tea.Batch(s.r.Back(), askPack(s.r, s.open))
		}})
	}
	return keys
}
