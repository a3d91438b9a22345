package pdf

import (
	"strings"

	"handover/model/document"
)

// front adds what the first page begins with: the title, what is said of a draft and of a copy, and whose it
// is. It is real text, since what stands at the head and foot of each page is not read aloud.
func (l *layout) front(marking *element) {
	d, labels := l.doc, l.doc.Labels()
	defer func() { // a letter may be in one language, and what stands above it in another
		for _, e := range l.root.under {
			e.language = d.Around
		}
	}()
	if marking != nil { // too long for the head of the page
		l.words(marking, d.Marking, l.bold(), row{below: 4})
	}
	l.words(l.root.add("H1"), d.Title, style{size: 1.75 * l.size, bold: true}, row{whole: true, keep: true, heading: true})
	if d.Draft != "" {
		l.at = l.root
		l.note(d.Draft, l.bold())
	}
	if d.Copy != "" {
		l.words(l.root.add("P"), d.Copy, l.bold(), row{before: l.gap()})
	}
	var facts []document.Fact
	if d.Reader != "" {
		facts = append(facts, document.Fact{Label: labels.For, Value: d.Reader})
	}
	if d.Reference != "" {
		facts = append(facts, document.Fact{Label: labels.Reference, Value: d.Reference})
	}
	if d.Date != "" {
		day := strings.Replace(d.Date.String(), " ", "\u00A0", 1) // no line breaks between day and month
		if len(facts) == 0 {                                      // a letter has the day, and no more
			l.words(l.root.add("P"), day, l.body(), row{before: l.gap()})
			return
		}
		facts = append(facts, document.Fact{Label: labels.Date, Value: day})
	}
	if len(facts) > 0 {
		l.add(l.factRows(l.root.add("Table"), facts, factsLook{before: l.gap()}))
	}
}
