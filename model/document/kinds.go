package document

import (
	"fmt"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// A Kind is a kind of document that is written of a closure for somebody. Every document that leaves the program is
// one of them, by screen and by command line alike.
type Kind struct {
	ID      string // what the command line and a file's name call it
	Title   string // what it is called in a sentence, without an article
	Readers []model.ReaderKind

	compose func(src Source, r model.Reader) (*Document, error)
	notes   func(src Source, r model.Reader) []string
}

// Kinds lists every kind of document, in the order in which they are shown.
func Kinds() []Kind {
	council := []model.ReaderKind{model.ReadsCouncil}
	home := []model.ReaderKind{model.ReadsChild, model.ReadsParent}
	return []Kind{
		{"record", "Closure Record", []model.ReaderKind{model.ReadsCouncil, model.ReadsChild, model.ReadsParent, model.ReadsProfessional}, recordFor, CopyNotes},
		{"briefing", "briefing sheet", []model.ReaderKind{model.ReadsProfessional},
			func(src Source, r model.Reader) (*Document, error) { return Briefing(src, r.Who) },
			func(src Source, r model.Reader) []string { return LeftOut(src, r.Who) }},
		{"letter", "letter", home,
			func(src Source, r model.Reader) (*Document, error) { return Letter(src, r.Who) },
			func(src Source, r model.Reader) []string { return LetterNotes(src, r.Who) }},
		{"leaflet", "leaflet", home, leafletFor, leafletNotesFor},
		{KindAccess, "record of everything in date order", []model.ReaderKind{model.ReadsCouncil, model.ReadsChild}, accessFor, accessNotesFor},
		{"supervision-note", "note of the last supervision", council, supervisionFor, nil},
		{"actions", "list of what is to be done after supervision", council, actionsFor, nil},
		{"timeline", "timeline", council, forCouncil(Timeline), nil},
		{"told", "list of who was told", council, forCouncil(Told), nil},
		{"stored", "statement of what is stored", []model.ReaderKind{model.ReadsCouncil, model.ReadsChild, model.ReadsParent},
			func(src Source, r model.Reader) (*Document, error) {
				if r.Kind == model.ReadsCouncil {
					return Stored(src), nil
				}
				return StoredFor(src, r.Who)
			}, nil},
	}
}

// KindOf finds a kind of document by its id.
func KindOf(id string) (Kind, bool) {
	all := Kinds()
	i := slices.IndexFunc(all, func(k Kind) bool { return k.ID == id })
	if i < 0 {
		return Kind{}, false
	}
	return all[i], true
}

// Compose composes the document for a reader. The error says in words why there is none for them, or not yet.
func (k Kind) Compose(src Source, r model.Reader) (*Document, error) {
	if !slices.Contains(k.Readers, r.Kind) {
		return nil, fmt.Errorf("there is no %s for this reader", k.Title)
	}
	return k.compose(src, r)
}

// Notes tell the worker what the document leaves out and why, whether it is safe for its reader to hold, and what
// to look at again. They never go out with it.
func (k Kind) Notes(src Source, r model.Reader) []string {
	if k.notes == nil || !slices.Contains(k.Readers, r.Kind) {
		return nil
	}
	return k.notes(src, r)
}

// For lists everybody in a closure whom the kind of document can be for, the council first; of each Compose says
// whether there is one now.
func (k Kind) For(c *model.Closure) []model.Reader {
	all := []model.Subject{model.TheClosure, model.TheChild}
	for _, t := range c.Of(model.KindAdult) {
		if c.IsParent(t.Subject) {
			all = append(all, t.Subject)
		}
	}
	for _, t := range c.Of(model.KindService) {
		all = append(all, t.Subject)
	}
	var out []model.Reader
	for _, s := range all {
		if r := model.ReaderOf(s); slices.Contains(k.Readers, r.Kind) {
			out = append(out, r)
		}
	}
	return out
}

// recordFor is the record itself for the council, and a copy of it for everybody else.
func recordFor(src Source, r model.Reader) (*Document, error) {
	if r.Kind == model.ReadsCouncil {
		return Record(src), nil
	}
	return Copy(src, r)
}

func leafletFor(src Source, r model.Reader) (*Document, error) {
	lines, err := guide.Helplines()
	if err != nil {
		return nil, fmt.Errorf("read the helplines for the leaflet: %w", err)
	}
	return Leaflet(src, lines, r.Who)
}

func leafletNotesFor(src Source, r model.Reader) []string {
	lines, err := guide.Helplines()
	if err != nil {
		return []string{err.Error()}
	}
	return LeafletNotes(src, lines, r.Who)
}

// forCouncil is a document that the council alone reads.
func forCouncil(compose func(Source) *Document) func(Source, model.Reader) (*Document, error) {
	return func(src Source, _ model.Reader) (*Document, error) { return compose(src), nil }
}

// Said is what the audit has of such a document: what it is and whose, by their place on the page People and services
// where there are several, and by nobody's name.
func (k Kind) Said(c *model.Closure, r model.Reader, format string) string {
	title := strings.ToUpper(k.Title[:1]) + k.Title[1:]
	if k.ID == "record" && r.Kind != model.ReadsCouncil {
		title = "Copy of the record"
	}
	whose := "the " + string(r.Kind)
	if r.Kind == model.ReadsProfessional || r.Kind == model.ReadsParent {
		whose = "a " + string(r.Kind)
		n, of := c.PlaceOf(r.Who)
		switch {
		case of < 2 || n == 0:
		case r.Kind == model.ReadsParent:
			whose = fmt.Sprintf("parent %d", n)
		default:
			whose += fmt.Sprintf(" at service %d", n)
		}
	}
	return title + " for " + whose + ", " + format
}
