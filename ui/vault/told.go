package vault

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/room"
)

// A told is the page of who did what: with one closure, or in the whole vault. The newest stands first,
// as what was done last is what is most often looked for.
type told struct {
	r       *room.Room
	closure model.ClosureID // "" for the whole vault
	history desk.History
	laid    int // how many lines of it are laid out at most
	pager   *kit.Pager
	w, h    int
}

// laidAtOnce is how many lines are laid out at a time: what is older is asked for.
const laidAtOnce = 3000

// NewTold makes the page of who did what with the closure that is open.
func NewTold(r *room.Room) kit.Screen { return newTold(r, r.Desk.OpenID()) }

func newTold(r *room.Room, closure model.ClosureID) kit.Screen {
	return &told{r: r, closure: closure, laid: laidAtOnce, pager: kit.NewPager(r.Theme())}
}

// Brief says in a line, for the closure's page, what can be read there and whether it can be relied on;
// and shorter, for where there is less room.
func Brief(r *room.Room) (words, short string) {
	since, holds := r.Desk.Since()
	if !holds {
		return "Every entry, reading and copy; the chain does not hold", "the chain does not hold"
	}
	on := day(since, r.Now())
	return "Every entry, reading and copy, unbroken since " + on, "unbroken since " + on
}

// day says a day, with its year where that is another.
func day(at, now time.Time) string {
	if at.Year() == now.Year() {
		return at.Format("2 January")
	}
	return at.Format("2 January 2006")
}

// Init reads who did what.
func (s *told) Init() tea.Cmd {
	h, err := s.r.Desk.History(s.closure)
	if err != nil {
		s.r.Wrong(err)
		return nil
	}
	s.history = h
	s.lay()
	return nil
}

// Update scrolls.
func (s *told) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.history.Lines == nil {
			return s.Init()
		}
		return nil
	}
	s.pager.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *told) Forget() {
	s.history = desk.History{}
	s.pager.SetLines(nil)
}

// Resize lays the page out.
func (s *told) Resize(w, h int) {
	wide := w != s.w
	s.w, s.h = w, h
	s.pager.Resize(w, h)
	if wide && s.history.Lines != nil {
		s.lay()
	}
}

// lay lays out the lines: by day, and within it the newest first.
func (s *told) lay() {
	if s.w <= 0 {
		return
	}
	t, width := s.r.Theme(), min(s.w, kit.Readable)
	lines := s.head(width)
	all := s.history.Lines
	last := ""
	for i := 0; i < len(all) && i < s.laid; i++ {
		l := all[i]
		on := l.At.Format("Monday 2 January 2006")
		if on != last {
			lines = append(lines, "", t.Heading.Render(t.Clip(on, width)))
			last = on
		}
		words, n := l.Words, 1
		for i+1 < len(all) && i+1 < s.laid && all[i+1].Words == words && all[i+1].At.Format("Monday 2 January 2006") == on {
			i, n = i+1, n+1
		}
		if first := all[i].At.Format("15:04"); n > 1 && first != l.At.Format("15:04") {
			words += fmt.Sprintf(" (%s, first at %s)", times(n), first)
		} else if n > 1 {
			words += " (" + times(n) + ")"
		}
		lines = append(lines, kit.Hang(l.At.Format("15:04")+"  ", words, width)...)
	}
	if older := len(all) - s.laid; older > 0 {
		lines = append(lines, "")
		lines = append(lines, kit.Wrap(fmt.Sprintf("%d older lines are not shown here. Press m for more of them.", older), width)...)
	}
	s.pager.SetLines(lines)
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// head says since when the chain holds, and what that means.
func (s *told) head(width int) []string {
	t, h := s.r.Theme(), s.history
	var lines []string
	say := func(state kit.State, first, words string) {
		for i, l := range kit.Wrap(first, width-2) {
			if i == 0 {
				lines = append(lines, t.Tell(state, l))
				continue
			}
			lines = append(lines, "  "+t.Words(state, l))
		}
		for _, l := range kit.Wrap(words, width-2) {
			lines = append(lines, "  "+l)
		}
	}
	switch {
	case h.Wrong != "":
		say(kit.Overdue, "The chain does not hold.", h.Wrong+" What can still be read stands below, and proves nothing. Tell whoever looks after information security in your council.")
	default:
		words := "Every line from then on is as it was written, and none is missing: each was followed just now."
		if n := len(h.Lines); n > 0 && h.Lines[n-1].At.Before(h.Since) {
			words += " Lines from before then are shown as they are, and are not proved."
		}
		say(kit.Settled, "The chain holds since "+h.Since.In(s.r.Now().Location()).Format("2 January 2006, 15:04")+".", words)
	}
	n := "1 line"
	if len(h.Lines) != 1 {
		n = fmt.Sprintf("%d lines", len(h.Lines))
	}
	return append(lines, t.Quiet.Render(t.Clip("  "+n+", the newest first, by this computer's clock.", width)))
}

// Draw draws the page.
func (s *told) Draw() (string, *tea.Cursor) { return s.pager.Draw() }

// Keys are the page's keys.
func (s *told) Keys() []kit.Key {
	keys := s.pager.Keys()
	if len(s.history.Lines) > s.laid {
		keys = append(keys, kit.Key{Press: []string{"m"}, Show: "m", Words: "more, older", More: "shows lines that are older still, below the others", Do: func() tea.Cmd {
			s.laid += laidAtOnce
			s.lay()
			return nil
		}})
	}
	return append(keys, s.r.BackKey())
}

// Title names the place.
func (s *told) Title() string {
	if s.closure == "" {
		return "Who did what"
	}
	return s.r.In("Who did what")
}

// Typing is never so here.
func (s *told) Typing() bool { return false }

// Help says what the page shows, and what it does not.
func (s *told) Help() string {
	words := "Each line is sealed, and carries the proof of the one before it. A line that is changed, taken out or put in breaks the chain from there on, and this page says so.\n\n" +
		"The names are as somebody said them at this keyboard: on one laptop nobody's identity is proved. What was typed is never in these lines: an entry is named by the question that it answers."
	if s.closure == "" {
		words += "\n\nHere the entries of closures are counted and not named; a closure's own page names them. To write the list out, use the command line: handover audit export."
	}
	return words
}
