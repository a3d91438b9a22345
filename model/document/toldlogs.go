package document

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// copyLog is what each was given: copies by their log, those of whom it says nothing, and letters.
func (src Source) copyLog() Part {
	c := src.Closure
	p := Part{ID: "told.copies", Title: src.label("told.copies")}
	t := Table{Caption: src.label("told.copies-caption"), Head: src.heads("told.to", "told.given", "told.by", "told.came")}
	add := func(cells ...string) { t.Rows = append(t.Rows, cells) }
	for _, g := range c.Copies() {
		add(c.Name(g.To), src.copyWords(g), clauses(c.PersonName(g.By), dayOf(g.On)), src.receiptWords(g))
	}
	for _, to := range model.CopyReaders(c, src.Guide, src.Today) {
		if c.LastCopy(to) == nil {
			words := src.label("told.copy-none")
			if inForce(src) != "" {
				words = src.label("told.too-early")
			}
			add(c.Name(to), words, "", "")
		}
	}
	letters := telling{src: src}
	for _, item := range []string{"letter.given", "left.information"} {
		for _, a := range letters.asks(item) {
			ans := c.Answer(a.Field())
			if said := Said(c, model.Ask{Item: a.Item, Subject: a.Subject}); said != "" && a.Item.Type == guide.One {
				add(c.Name(a.Subject), clauses(a.Item.Title, model.ValueWords(c, a.Item, ans.Value)), clauses(c.PersonName(ans.By), dayOf(ans.On)), clauses(ans.Evidence, ans.Because))
			} else if said != "" {
				add(c.Name(a.Subject), clauses(a.Item.Title, brief(said)), clauses(c.PersonName(ans.By), dayOf(ans.On)), "")
			}
		}
	}
	if len(t.Rows) == 0 {
		p.Blocks = []Block{Para{src.label("told.copies-none")}}
		return p
	}
	p.Blocks = []Block{t}
	return p
}

// copyWords says what somebody was given, or why nothing.
func (src Source) copyWords(g model.CopyGiven) string {
	what := src.label("told.copy-of")
	if g.Form == model.FormBriefing {
		what = src.label("title.briefing")
	}
	told := telling{src: src}
	if !g.Given() {
		return clauses(what, model.CopyWayWords(g.How), g.Because, told.worded("told.decided-by", g.Agreed))
	}
	if n := src.Closure.Version(g.Submission); n > 0 {
		what += fmt.Sprintf(src.label("told.version"), n)
	}
	if g.Draft {
		what += src.label("told.a-draft")
	}
	return clauses(what, model.CopyWayWords(g.How), told.worded("told.left-out", strings.Join(g.Left, ", ")), told.worded("told.in-language", g.Language))
}

// receiptWords says what came back on a copy.
func (src Source) receiptWords(g model.CopyGiven) string {
	switch {
	case g.Received != nil:
		return clauses(fmt.Sprintf(src.label("told.received-on"), g.Received.On), g.Received.How)
	case g.Holds() && g.How != model.CopyByHand:
		return src.label("told.no-receipt")
	}
	return ""
}

// signatureLog is what came of offering the record to sign.
func (src Source) signatureLog() Part {
	c := src.Closure
	p := Part{ID: "told.signatures", Title: src.label("told.signatures")}
	t := Table{Caption: src.label("told.signatures-caption"), Head: src.heads("told.who-col", "told.came-of", "told.on")}
	it := src.Guide.Item(model.ItemSignature)
	for _, s := range c.Signatures() {
		words := s.How
		if it != nil {
			words = model.ValueWords(c, it, model.Value{s.How})
		}
		if n := c.Version(s.Submission); n > 0 {
			words += fmt.Sprintf(src.label("told.version"), n)
		}
		t.Rows = append(t.Rows, []string{c.Name(s.Who), clauses(words, s.Because), dayOf(s.On)})
	}
	offered := telling{src: src}
	for _, a := range offered.asks(model.ItemSignature) {
		if c.LastSignature(a.Subject) == nil {
			t.Rows = append(t.Rows, []string{c.Name(a.Subject), src.label("told.not-offered"), ""})
		}
	}
	if len(t.Rows) == 0 {
		p.Blocks = []Block{Para{src.label("told.signatures-none")}}
		return p
	}
	p.Blocks = []Block{t}
	return p
}
