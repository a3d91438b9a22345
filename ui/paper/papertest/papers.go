package papertest

import (
	"fmt"
	"slices"
	"strings"

	"handover/model"
	"handover/model/document"
)

// A Paper is a document as it is written for one reader.
type Paper struct {
	Name   string // closure, kind of document and reader, for a file's name
	Reader model.Reader
	Kind   document.Kind
	*document.Document
}

// A refusal is a document that there is not for a reader, with what the error says of it.
type refusal struct{ name, words string }

// Papers composes every kind of document of some closures for every reader whom it is for, and the blank forms. A
// document that is refused is an error, unless it is one of those that are to be; and so is one of those where it is
// composed after all.
func Papers(all []Closure) ([]Paper, error) {
	var out []Paper
	refused := refusals()
	for _, c := range all {
		for _, k := range document.Kinds() {
			for _, r := range k.For(c.Closure) {
				name := strings.TrimRight(c.Name+"-"+k.ID+"-"+string(r.Kind)+"-"+r.Who.ID, "-")
				d, err := k.Compose(c.Source, r)
				at := slices.IndexFunc(refused, func(x refusal) bool { return x.name == name })
				switch {
				case err == nil && at >= 0:
					return nil, fmt.Errorf("%s is composed, and is to be refused: “%s”", name, refused[at].words)
				case err != nil && (at < 0 || !strings.Contains(err.Error(), refused[at].words)):
					return nil, fmt.Errorf("compose %s: %w", name, err)
				case err == nil:
					out = append(out, Paper{name, r, k, d})
				}
				if at >= 0 {
					refused = slices.Delete(refused, at, at+1)
				}
			}
		}
	}
	if len(refused) > 0 {
		return nil, fmt.Errorf("nobody asked for %v", refused)
	}
	for _, nation := range []string{"england", "wales"} {
		g, today := all[0].Guide, all[0].Today
		out = append(out, Paper{Name: "checklist-" + nation, Document: document.Checklist(g, nation, today)},
			Paper{Name: "call-sheet-" + nation, Document: document.CallSheet(g, nation, today)})
	}
	return out, nil
}

// refusals are the documents that there are not for somebody in the demo's closures, with why.
func refusals() []refusal {
	const (
		sheet    = "gets the briefing sheet"
		unsent   = "is not carrying on"
		written  = "is written yet"
		unchosen = "nothing is chosen"
	)
	out := []refusal{
		{"DEMO-TEEN-1-record-professional-turnstone", unsent},
		{"DEMO-TEEN-1-record-professional-school", sheet},
		{"DEMO-TEEN-1-record-professional-early-help", unsent},
		{"DEMO-TEEN-1-briefing-professional-turnstone", "declined"},
		{"DEMO-TEEN-1-briefing-professional-early-help", "chose not to go"},
		{"DEMO-TEEN-1-letter-parent-mother", written},
		{"DEMO-TEEN-1-letter-parent-stepfather", written},
		{"DEMO-TEEN-1-leaflet-child-child", unchosen},
		{"DEMO-TEEN-1-leaflet-parent-mother", unchosen},
		{"DEMO-TEEN-1-leaflet-parent-stepfather", unchosen},
		{"DEMO-WAL-1-record-professional-dolwen", sheet},
		{"DEMO-WAL-1-record-professional-teulu", sheet},
		{"DEMO-WAL-1-letter-parent-mother", written},
		{"DEMO-WAL-1-letter-parent-father", written},
		{"DEMO-WAL-1-leaflet-child-child", unchosen},
		{"DEMO-WAL-1-leaflet-parent-mother", unchosen},
		{"DEMO-WAL-1-leaflet-parent-father", unchosen},
	}
	for _, closure := range []string{"DEMO-ENG-1", "DEMO-ENG-1-authorised"} {
		out = append(out,
			refusal{closure + "-record-professional-school", sheet},
			refusal{closure + "-record-professional-early-help", sheet},
			refusal{closure + "-letter-parent-father", written},
			refusal{closure + "-leaflet-parent-father", unchosen})
	}
	return out
}
