package unlock

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// A page is a form with some words above it. Where the window is too small for both, the form
// stands alone, and F1 tells the words.
type page struct {
	house kit.House
	form  *kit.Form
	w, h  int
	busy  string // said in place of the form while something takes a while; keys then go nowhere
}

// leastForm is how many lines a form needs to be filled in with comfort.
const leastForm = 9

func (p *page) today() model.Date { return model.DateOf(p.house.Now()) }

// Resize says how many columns and lines there are.
func (p *page) Resize(w, h int) { p.w, p.h = w, h }

// Typing reports whether letters are being typed.
func (p *page) Typing() bool { return p.busy == "" && p.form.Typing() }

// update gives a key or a paste to the form, unless something is under way.
func (p *page) update(msg tea.Msg) tea.Cmd {
	if p.busy != "" {
		return nil
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		cmd, _ := p.form.Update(msg)
		return cmd
	}
	return nil
}

// keys are the form's, and the screen's own before them.
func (p *page) keys(own ...kit.Key) []kit.Key {
	if p.busy != "" {
		return nil
	}
	return append(own, p.form.Keys()...)
}

// draw draws paragraphs above the form.
func (p *page) draw(paragraphs []string) (string, *tea.Cursor) {
	t := p.house.Theme()
	if p.busy != "" {
		lines := []string{"", "  " + t.Plain.Render(p.busy)}
		return kit.FitLines(lines, p.w, p.h), tea.NewCursor(min(2+kit.Width(p.busy), p.w-1), min(1, p.h-1))
	}
	var head []string
	in := max(min(p.w-4, kit.Readable), 8)
	for _, par := range paragraphs {
		for _, line := range kit.Wrap(par, in) {
			head = append(head, "  "+t.Plain.Render(line))
		}
		head = append(head, "")
	}
	if !p.fits(len(head)) {
		head = nil
	}
	p.form.Resize(p.w, p.h-len(head))
	body, cursor := p.form.Draw()
	if len(head) > 0 {
		body = kit.FitLines(head, p.w, len(head)) + "\n" + body
		cursor.Position.Y += len(head)
	}
	return body, cursor
}

// room reports whether there is room for the paragraphs above the form.
func (p *page) room(paragraphs []string) bool {
	lines := 0
	for _, par := range paragraphs {
		lines += 1 + len(kit.Wrap(par, max(min(p.w-4, kit.Readable), 8)))
	}
	return p.fits(lines)
}

func (p *page) fits(head int) bool { return p.h-head >= leastForm }

// help joins paragraphs into what F1 tells.
func help(paragraphs ...string) string { return strings.Join(paragraphs, "\n\n") }
