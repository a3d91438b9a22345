package room

import (
	"cmp"
	"fmt"
	"strings"

	"handover/model"
	"handover/model/document"
	"handover/store/desk"
	"handover/ui/paper"
)

// A Paper is something of the open closure that is to be written out: a document in one of the formats, or a text
// that is nothing else. It holds nothing of the closure: that is read when it is written.
type Paper struct {
	Of   func(src document.Source) (*document.Document, error) // composes the document; the error says why there is none
	Text func(src document.Source) (string, error)             // gives the text, where Of is nil
	Form bool                                                  // a blank form, with nothing of the closure in it

	What   string                                 // what the file is called after the reference: "record", "letter"
	Who    model.Subject                          // whose it is, where the file's name is to tell
	Called string                                 // what the worker is told it is: "Letter"
	Hold   func(src document.Source) (why string) // why it should not be handed over now: then it is in no set; may be nil
	Again  func(src document.Source) bool         // whether it is asked of this paper itself that it is safe to hold; may be nil

	// Answered notes what they said of it, where that was asked of this paper itself; nil where it never is.
	Answered func(d *desk.Desk, how string) error
	// Said is what the audit has of it in a format; nil for what it need not have.
	Said func(c *model.Closure, format string) string
	// JSON gives it as JSON too, where it is there as such.
	JSON func(src document.Source) ([]byte, error)

	Title, Words string // what the worker is asked, and told of it; empty: what holds for every document
	Until        string // until when the file may lie there; empty: until it is filed
}

// PaperOf is a kind of document for a reader.
func PaperOf(k document.Kind, to model.Reader) Paper {
	p := Paper{
		Of:   func(src document.Source) (*document.Document, error) { return k.Compose(src, to) },
		What: k.ID, Who: to.Who, Called: strings.ToUpper(k.Title[:1]) + k.Title[1:],
		Said:  func(c *model.Closure, format string) string { return k.Said(c, to, format) },
		Again: func(src document.Source) bool { return SafeToHold(src, k, to).Again },
		Answered: func(d *desk.Desk, how string) error {
			return d.Change(func(c *model.Closure) ([]model.Event, error) {
				ev := model.PaperSafe{Paper: k.ID, To: to.Who, How: how, On: d.Today()}
				return model.SayPaperSafe(c, d.Guide, ev, d.Today())
			})
		},
		Hold: func(src document.Source) string {
			if k.ID == document.KindAccess && to.Kind != model.ReadsCouncil {
				return "It goes by itself, to somebody who asked to see it, and is in no set."
			}
			if f := SafeToHold(src, k, to); f.Hold {
				return f.Words
			}
			return ""
		},
	}
	if to.Kind != model.ReadsCouncil {
		p.Until = "given"
		p.Words = "The file is not sealed: anybody who can open the folder can read it. Print it or send it securely, give it if that is safe, then delete it."
	}
	if k.ID == document.KindAccess {
		p.JSON = func(src document.Source) ([]byte, error) {
			return document.AccessJSON(src, to.Kind != model.ReadsCouncil)
		}
	}
	if k.ID == "record" && to.Kind != model.ReadsCouncil {
		p.What, p.Called = "copy", "Copy of the record"
	}
	return p
}

// A sheet is a paper that has been put together and is not in its format yet.
type sheet struct {
	doc  *document.Document
	text string
	json func() ([]byte, error)
}

// drawn puts a paper together.
func (p Paper) drawn(src document.Source) (s sheet, err error) {
	if p.Of == nil {
		s.text, err = p.Text(src)
		return s, err
	}
	s.doc, err = p.Of(src)
	if p.JSON != nil {
		s.json = func() ([]byte, error) { return p.JSON(src) }
	}
	return s, err
}

// bytes gives a sheet in a format.
func (p Paper) bytes(s sheet, format string) ([]byte, error) {
	switch {
	case s.doc == nil:
		return []byte(s.text), nil
	case format == paper.FormatJSON && s.json != nil:
		return s.json()
	case p.Form && format == paper.FormatText: // to be printed and not pasted
		return []byte(paper.Form(s.doc)), nil
	}
	return paper.Bytes(s.doc, format)
}

// file is what the paper's file is called in a format. It holds the reference, unless a name stands in that, and for
// a service its own name, unless somebody else's stands in it; nobody else is named.
func (p Paper) file(c *model.Closure, format string) string {
	what := p.What
	switch n, of := c.PlaceOf(p.Who); {
	case p.Who.Kind == model.KindChild:
		what += "-child"
	case p.Who.Kind == model.KindAdult && of > 1:
		what += fmt.Sprintf("-parent-%d", n)
	case p.Who.Kind == model.KindAdult:
		what += "-parent"
	case p.Who.Kind == model.KindService:
		what += "-" + cmp.Or(nameless(c, p.Who), fmt.Sprintf("service-%d", n))
	}
	if p.Form {
		return what + paper.Ending(format)
	}
	return paper.FileName(model.NamelessReference(c), what, format)
}

// nameless is the name of a service, or "" where the name of a person of the closure stands in it.
func nameless(c *model.Closure, service model.Subject) string {
	n := *c
	n.Reference, n.Things = c.Name(service), nil
	for _, t := range c.Things {
		switch t.Subject.Kind {
		case model.KindAdult, model.KindOtherChild, model.KindProfessional, model.KindTeam:
			n.Things = append(n.Things, t)
		}
	}
	return model.NamelessReference(&n)
}

// about says what a paper is, and for whom.
func (p Paper) about(c *model.Closure) string {
	switch {
	case c == nil || p.Who == model.Subject{}:
		return p.Called
	case p.Who == model.TheClosure:
		return p.Called + ", for the council"
	}
	return p.Called + ", for " + c.Name(p.Who)
}

// until is until when the file may lie where it was written.
func (p Paper) until() string { return cmp.Or(p.Until, "filed") }

// words are what the worker is told before it is written.
func (p Paper) words() string {
	return cmp.Or(p.Words, "The file is not sealed: anybody who can open the folder can read it. File it in the council's record, then delete it.")
}
