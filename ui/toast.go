package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// toastFor is how long good news stands.
const toastFor = 4 * time.Second

// A toast is a message to the worker.
type toast struct {
	at    time.Time
	words string
	wrong bool
	note  bool // neither good nor wrong: why a key does nothing
	calm  bool // it stays like an error, and is none: nothing is lost
}

// toasts are the messages: one shown, all kept for the page of messages.
type toasts struct {
	good  *toast   // or a note
	wrong []*toast // the errors that were not dismissed; the newest is shown
	log   []toast
	n     int // counts the good news, so that a tick only takes its own away
}

const logKept = 500

func (t *toasts) keep(one toast) {
	t.log = append(t.log, one)
	if len(t.log) > logKept {
		t.log = t.log[1:]
	}
}

func (t *toasts) fade(n int) {
	if n == t.n {
		t.good = nil
	}
}

// dismiss takes the error away that is shown, and reports whether there was one.
func (t *toasts) dismiss() bool {
	n := len(t.wrong)
	if n == 0 {
		return false
	}
	t.wrong = t.wrong[:n-1]
	return true
}

// forget forgets what was said, which may name people. An error that nobody has dismissed yet
// still waits to be read.
func (t *toasts) forget() { t.log, t.good = nil, nil }

// Say tells good news, which fades.
func (a *App) Say(words string) { a.fading(toast{at: a.Now(), words: words}) }

// note tells what is neither good nor wrong; it fades too.
func (a *App) note(words string) { a.fading(toast{at: a.Now(), words: words, note: true}) }

func (a *App) fading(one toast) {
	t := &a.toasts
	t.keep(one)
	if !one.note {
		t.wrong = nil // what went wrong before has been put right, or is in the log
	}
	t.good = &one
	t.n++
	n := t.n
	a.pending = append(a.pending, tea.Tick(toastFor, func(time.Time) tea.Msg { return toastMsg{n} }))
}

// Fail tells what went wrong, which stays until Esc.
func (a *App) Fail(words string) { a.staying(toast{at: a.Now(), words: words, wrong: true}) }

// warn tells what stays until Esc, and is no error: nothing is lost.
func (a *App) warn(words string) { a.staying(toast{at: a.Now(), words: words, calm: true}) }

func (a *App) staying(one toast) {
	words := one.words
	t := &a.toasts
	t.keep(one)
	for i, w := range t.wrong { // the same failure again is no second one
		if w.words == words {
			t.wrong = append(t.wrong[:i:i], t.wrong[i+1:]...)
			break
		}
	}
	t.wrong = append(t.wrong, &one)
}

// messageLines draws the message in at most room lines; none when there is nothing to say.
func (a *App) messageLines(width, room int) []string {
	t, g := a.theme, a.theme.Glyphs
	switch n := len(a.toasts.wrong); {
	case a.lock.warned:
		return []string{t.Waits.Render(t.Clip(g.Waits+" Locks in a minute. Press any key to stay.", width))}
	case n > 0:
		words, mark, style := a.toasts.wrong[n-1].words, g.Overdue+" ", t.Wrong
		if a.toasts.wrong[n-1].calm {
			mark, style = g.Waits+" ", t.Waits
		}
		if room == 1 {
			return []string{t.Ends(style.Render(mark+words), t.Quiet.Render("Esc")+" ", width)}
		}
		lines := kit.Hang(mark, words+" (Esc hides this)", min(width, kit.Readable+12))
		if len(lines) > room {
			lines = lines[:room]
			lines[room-1] = t.Clip(lines[room-1], width-8) + " (Esc)"
		}
		for i := range lines {
			lines[i] = style.Render(lines[i])
		}
		return lines
	case a.toasts.good != nil && a.toasts.good.note:
		return []string{t.Waits.Render(t.Clip(g.Bullet+" "+a.toasts.good.words, width))}
	case a.toasts.good != nil:
		return []string{t.Good.Render(t.Clip(g.Settled+" "+a.toasts.good.words, width))}
	}
	return nil
}

// messages is the page of all messages so far, the newest first.
func (a *App) messages(width int) []string {
	if len(a.toasts.log) == 0 {
		return kit.Wrap("There have been no notices yet.", width)
	}
	var lines []string
	for i := len(a.toasts.log) - 1; i >= 0; i-- {
		m := a.toasts.log[i]
		words := m.words
		if m.wrong {
			words = a.theme.Glyphs.Overdue + " " + words
		}
		lines = append(lines, kit.Hang(m.at.Format("15:04")+"  ", words, min(width, kit.Readable))...)
	}
	return lines
}
