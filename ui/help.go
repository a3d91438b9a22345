package ui

import (
	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/saver"
)

// status draws how saving stands.
func (a *App) status() string {
	if a.config.Saver == nil {
		return ""
	}
	t, g := a.theme, a.theme.Glyphs
	switch s := a.config.Saver.Status(); s {
	case "":
		return ""
	case saver.NotSaved:
		return t.Wrong.Render(g.Overdue + " " + s)
	case saver.Kept, saver.ReadOnly:
		return t.Waits.Render(g.Waits + " " + s)
	case "saving":
		return t.Quiet.Render(s)
	default:
		return t.Good.Render(g.Settled + " " + s)
	}
}

// A page is a screen of words: the help and the messages.
type page struct {
	app   *App
	title string
	words func(width int) []string
	keys  []kit.Key
	pager *kit.Pager
}

// helpLocked tells over the lock screen what can be done there: nothing that lies behind it.
func (a *App) helpLocked() tea.Cmd {
	if h, ok := a.lock.screen.(kit.Helped); ok {
		a.lock.dialog = &kit.Dialog{Title: "While handover is locked", Words: h.Help()}
		a.lock.dialog.Open()
	}
	return nil
}

// help goes to the help page of the screen on top; from a help page it goes back.
func (a *App) help() tea.Cmd {
	top := a.top()
	if top == nil {
		return nil
	}
	if _, ok := top.(*page); ok {
		return a.Back()
	}
	more := ""
	if h, ok := top.(kit.Helped); ok {
		more = h.Help()
	}
	keys := top.Keys()
	return a.Push(&page{app: a, title: "Help: " + top.Title(), pager: kit.NewPager(a.theme),
		words: func(width int) []string {
			return a.theme.HelpPage(more, keys, a.everywhere(), width)
		},
		keys: []kit.Key{{Press: []string{"m"}, Show: "m", Words: "notices",
			More: "all that handover has said since it was opened or unlocked", Do: a.showMessages}},
	})
}

func (a *App) showMessages() tea.Cmd {
	return a.Push(&page{app: a, title: "Notices", pager: kit.NewPager(a.theme), words: a.messages})
}

func (p *page) Init() tea.Cmd { return nil }

func (p *page) Update(msg tea.Msg) tea.Cmd {
	p.pager.Update(msg)
	return nil
}

func (p *page) Resize(w, h int) {
	p.pager.Resize(w, h)
	p.pager.SetLines(p.words(w))
}

func (p *page) Draw() (string, *tea.Cursor) { return p.pager.Draw() }

func (p *page) Title() string { return p.title }

func (p *page) Typing() bool { return false }

func (p *page) Keys() []kit.Key {
	keys := []kit.Key{{Press: []string{"esc"}, Show: "Esc", Words: "back", Do: p.app.Back}}
	return append(append(keys, p.pager.Keys()...), p.keys...)
}
