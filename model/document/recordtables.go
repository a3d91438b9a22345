package document

import (
	"handover/model"
	"handover/model/guide"
)

// A tableOf says which things a table holds, and the labels of it and of its first column.
type tableOf struct {
	kind           model.Kind
	caption, first string
}

// The tables that a section may be started from, by the last part of the label of their caption.
const (
	tableServices = "services"
	tableOthers   = "services-not" // that do not carry on: for the council alone
	tableActions  = "planned-actions"
)

// tables are the tables that a section may be started from, and stand beneath its text.
var tables = map[string]tableOf{
	tableServices: {model.KindService, "caption.services", "column.service"},
	tableActions:  {model.KindAction, "caption.planned-actions", "column.action"},
}

// tablesOf lays out everything of a kind, with the questions of the guide that have a column. Services that have not
// said yes, or are not wanted, stand in a table of their own, with what came of them.
func tablesOf(src Source, of tableOf) []Table {
	c := src.Closure
	t := Table{Caption: src.label(of.caption), Head: src.heads(of.first)}
	var columns []*guide.Item
	for _, it := range src.Guide.Items {
		if it.Column != "" && len(it.Each) == 1 && model.Kind(it.Each[0]) == of.kind {
			columns = append(columns, it)
			t.Head = append(t.Head, it.Column)
		}
	}
	others := Table{Caption: src.label("caption.services-not"), Head: t.Head}
	for _, thing := range c.Of(of.kind) {
		row := []string{thing.Name}
		for _, it := range columns {
			row = append(row, cell(src, model.Ask{Item: it, Subject: thing.Subject}))
		}
		if of.kind == model.KindService && !carriesOn(src, thing.Subject) {
			others.Rows = append(others.Rows, row)
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	var out []Table
	for _, t := range []Table{t, others} {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// carriesOn reports whether a service has said yes, or is there already.
func carriesOn(src Source, service model.Subject) bool {
	return (&briefing{src: src}).carries(service)
}
