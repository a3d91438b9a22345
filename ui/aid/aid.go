// Package aid reads along while somebody writes: what is found is underlined in the text, told in one line
// below it, and listed on a page of its own. It reads in the background, so that no key waits for it, and all
// that it says is advice: nothing here ever stands in the way.
package aid

import (
	"context"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/plain"
	"handover/model/proof"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/room"
)

// pause is how long after the last key the text is read.
const pause = 400 * time.Millisecond

// An Aid reads the text of one field.
type Aid struct {
	r    *room.Room
	ask  model.Ask
	text *edit.Text

	key     time.Time // when the last key came
	ticking bool
	under   *result // the reading under way; nil without one

	rev  int           // the revision that was read last
	body string        // its words
	read plain.Reading // what came of it
	seen bool          // anything was read at all

	others *proof.Prints      // of the other closures; nil until they are there
	stop   context.CancelFunc // ends the gathering of them; nil without one

	pane paneOf // what was drawn last
}

// A result is what comes of one reading, handed over from the goroutine that reads. What it holds goes at
// the lock, whether or not anybody has fetched it by then.
type result struct {
	rev int

	mu      sync.Mutex
	dropped bool
	body    string
	read    plain.Reading
}

func (r *result) put(body string, read plain.Reading) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.dropped {
		r.body, r.read = body, read
	}
}

func (r *result) drop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.dropped, r.body, r.read = true, "", plain.Reading{}
}

// The aid's own messages.
type (
	tickMsg struct{ aid *Aid }
	readMsg struct {
		aid  *Aid
		what *result
	}
)

// New makes the aid for what is written about an ask; nil where nobody reads it but the worker, and where
// there are no lists to read by.
func New(r *room.Room, a model.Ask, text *edit.Text) *Aid {
	if r.Words == nil || a.Item.Reader == "" {
		return nil
	}
	return &Aid{r: r, ask: a, text: text, rev: -1}
}

// Start reads the text as it was opened.
func (a *Aid) Start() tea.Cmd {
	if a == nil {
		return nil
	}
	if a.others != nil || a.stop != nil {
		return a.begin()
	}
	return tea.Batch(a.begin(), a.gather())
}

// Typed tells the aid that the text has changed. It costs next to nothing, however long the text is.
func (a *Aid) Typed() tea.Cmd {
	if a == nil {
		return nil
	}
	a.key = time.Now()
	return a.arm(pause)
}

func (a *Aid) arm(wait time.Duration) tea.Cmd {
	if a.ticking || a.under != nil {
		return nil
	}
	a.ticking = true
	return tea.Tick(wait, func(time.Time) tea.Msg { return tickMsg{a} })
}

// begin gives the command that reads the text as it stands.
func (a *Aid) begin() tea.Cmd {
	if a.under != nil || a.rev == a.text.Revision() || a.r.Desk.Closure() == nil {
		return nil
	}
	words, look := a.text.Standing(), a.look()
	res := &result{rev: a.text.Revision()}
	a.under = res
	return func() tea.Msg {
		body := words()
		res.put(body, look.read(body))
		return readMsg{a, res}
	}
}

// Update takes the aid's own messages. A reading counts only for the revision of the text that it read.
func (a *Aid) Update(msg tea.Msg) tea.Cmd {
	if a == nil {
		return nil
	}
	switch msg := msg.(type) {
	case tickMsg:
		if msg.aid != a {
			return nil
		}
		a.ticking = false
		if wait := pause - time.Since(a.key); wait > 0 {
			return a.arm(wait)
		}
		return a.begin()
	case othersMsg:
		if msg.aid != a || a.stop == nil {
			return nil
		}
		a.others, a.rev = msg.others, -1
		return a.arm(0)
	case readMsg:
		if msg.aid != a || msg.what != a.under {
			return nil
		}
		a.under = nil
		if msg.what.rev != a.text.Revision() {
			return a.arm(max(pause-time.Since(a.key), 0))
		}
		msg.what.mu.Lock()
		defer msg.what.mu.Unlock()
		if !msg.what.dropped {
			a.take(msg.what.rev, msg.what.body, msg.what.read)
		}
	}
	return nil
}

// take makes a reading the one that is shown.
func (a *Aid) take(rev int, body string, read plain.Reading) {
	a.rev, a.body, a.read, a.seen, a.pane = rev, body, read, true, paneOf{}
	set := make([]edit.Mark, len(read.Findings))
	for i, f := range read.Findings {
		set[i] = edit.Mark{From: f.From, To: f.To}
		if f.Kind == plain.Long || proof.Encloses(f.Kind) { // its beginning stands for it: a whole text underlined would say nothing
			set[i].To = f.From + opening(f.Words)
		}
	}
	a.text.SetMarks(set)
}

// opening is how many bytes the first words of a sentence have.
func opening(words string) int {
	const first = 3
	at := 0
	for range first {
		n := strings.IndexAny(words[at:], " \n")
		if n < 0 {
			return len(words)
		}
		at += n + 1
	}
	return at - 1
}

// now reads the text at once, where it has changed since it was last read: what is then shown is no older
// than the text.
func (a *Aid) now(again bool) {
	if a.r.Desk.Closure() == nil || a.rev == a.text.Revision() && !again {
		return
	}
	body := a.text.Standing()()
	a.take(a.text.Revision(), body, a.look().read(body))
}

// Forget drops what was read, at the lock.
func (a *Aid) Forget() {
	if a == nil {
		return
	}
	if a.under != nil {
		a.under.drop()
		a.under = nil
	}
	if a.stop != nil {
		a.stop()
	}
	a.stop, a.others = nil, nil
	a.rev, a.body, a.read, a.seen, a.pane = -1, "", plain.Reading{}, false, paneOf{}
}

// Key opens the list of what was found. Where nothing was, it says so.
func (a *Aid) Key(enter func() error) kit.Key {
	k := kit.Key{Press: []string{"f4"}, Show: "F4", Words: "look at", More: "lists what the reading aid has found, with why, and a better way to say it; all of it is advice",
		Do: func() tea.Cmd {
			a.now(false)
			if len(a.read.Findings)+len(a.read.Ignored) == 0 {
				a.r.Say("There is nothing to look at in this text.")
				return nil
			}
			return a.r.Push(newFindings(a, enter))
		}}
	k.Quiet = len(a.read.Findings)+len(a.read.Ignored) == 0
	return k
}
