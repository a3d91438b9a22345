// Package letter shows what goes home as it reads: a letter, and the leaflet with the helplines and services;
// and what has changed since a letter was written.
package letter

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// A home is a document that somebody keeps at home.
type home struct {
	title, help string
	paper       room.Paper // what is written out of it
	of          func(src document.Source) (*document.Document, error)
	notes       func(src document.Source) []string
	where       string // where it is begun, said while there is none; "" for nowhere
}

// New shows the letter to somebody as it reads now.
func New(r *room.Room, to model.Subject) kit.Screen {
	h := home{
		title: "The letter",
		help:  "The letter as it reads now, in your words. What stands below it is for you alone, and is not written out.",
		paper: written("letter", to),
		of:    func(src document.Source) (*document.Document, error) { return document.Letter(src, to) },
		notes: func(src document.Source) []string { return document.LetterNotes(src, to) },
	}
	return h.page(r)
}

// NewLeaflet shows the leaflet for somebody as it reads now.
func NewLeaflet(r *room.Room, to model.Subject) kit.Screen {
	lines, wrong := guide.Helplines()
	h := home{
		title: "The leaflet",
		help:  "The leaflet as it reads now: what you chose for it, and how we are reached. What stands below it is for you alone, and is not written out.",
		paper: written("leaflet", to),
		of: func(src document.Source) (*document.Document, error) {
			if wrong != nil {
				return nil, wrong
			}
			return document.Leaflet(src, lines, to)
		},
		notes: func(src document.Source) []string { return document.LeafletNotes(src, lines, to) },
		where: "It is chosen on the page before this one (Esc), under “What the leaflet names”.",
	}
	return h.page(r)
}

// written is such a document, to be written out.
func written(kind string, to model.Subject) room.Paper {
	k, _ := document.KindOf(kind)
	return room.PaperOf(k, model.ReaderOf(to))
}

// page is the page of a document, with what the worker is to think of below it.
func (h home) page(r *room.Room) kit.Screen {
	lay := func(c *model.Closure, width int) []string {
		t, src := r.Theme(), r.Desk.SourceOf(c)
		var lines []string
		d, err := h.of(src)
		if err != nil {
			for _, l := range kit.Wrap(kit.Sentence(err), width) {
				lines = append(lines, t.Plain.Render(l))
			}
			if h.where != "" {
				for _, l := range kit.Wrap(h.where, width) {
					lines = append(lines, t.Quiet.Render(l))
				}
			}
		} else {
			lines = room.Document(t, d, width)
		}
		notes := h.notes(src)
		if len(notes) == 0 {
			return lines
		}
		lines = append(lines, "", "", t.Heading.Render(t.Clip("For you, and not for the paper", width)))
		for _, words := range notes {
			for _, l := range kit.Hang(t.Glyphs.Bullet+" ", words, width) {
				lines = append(lines, t.Quiet.Render(l))
			}
		}
		return lines
	}
	return room.NewPage(r, h.title, h.help, lay, kit.Key{
		Press: []string{"o"}, Show: "o", Words: "write it out", More: "as Word, PDF or plain text, without what is for you alone", Do: func() tea.Cmd { return r.WriteOut(h.paper) },
	})
}
