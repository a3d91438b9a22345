package export

import (
	"cmp"
	"strings"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// A form is blank, to be filled in by hand on a visit or at the telephone.
type form struct {
	id, title, under string
	of               func(g *guide.Guide, nation string, today model.Date) *document.Document
}

// forms lists the blank forms.
func forms() []form {
	return []form{
		{"checklist", "The checklist, blank", "Every question of the guide, to answer by hand. Long: print the pages that a visit needs.", document.Checklist},
		{"call-sheet", "The call sheet, blank", "For a call to a service, where there is no laptop.", document.CallSheet},
	}
}

// document is the form with the words of the closure's nation.
func (f form) document(src document.Source) *document.Document {
	return f.of(src.Guide, cmp.Or(src.Closure.Nation(), "england"), src.Today)
}

// paper is the form, to be written out. Nothing of the closure is in it, so the audit need not have it.
func (f form) paper() room.Paper {
	return room.Paper{
		Of:   func(src document.Source) (*document.Document, error) { return f.document(src), nil },
		Form: true, What: "blank-" + f.id, Called: f.title,
		Title: "Write a blank form",
		Words: "The form is blank: nothing of this closure is in it, nor in its name. Filled in by hand, it is as confidential as the record: bring it back and type it in.",
	}
}

// newForm shows a blank form as it would be printed.
func newForm(r *room.Room, f form) kit.Screen {
	lay := func(c *model.Closure, width int) []string {
		return room.Document(r.Theme(), f.document(r.Desk.SourceOf(c)), width)
	}
	help := "A blank form to take with you. It is written out as Word, PDF or plain text, and printed. What is written on it is typed in afterwards."
	title := strings.TrimPrefix(f.title, "The ")
	return room.NewPage(r, strings.ToUpper(title[:1])+title[1:], help, lay, outKey(r, f.paper()))
}
