package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/model"
)

// table is a table with the columns and the rows that this reader may read. A row of a service stands in it only
// while that is a service of which they may hear, by the name that it had when the record was sent, and that carries
// on; of an action it says how it turned out, in one word.
func (k *copying) table(t Table, under string) Table {
	c := k.src.Closure
	var columns []int
	out := Table{Caption: t.Caption}
	for i, head := range t.Head {
		if MayRead(k.src.Guide, k.r, Part{ID: columnPart + labelled("column", head)}) {
			columns, out.Head = append(columns, i), append(out.Head, head)
		}
	}
	caption := labelled("caption", t.Caption)
	for _, row := range t.Rows {
		var cells []string
		for _, i := range columns {
			if caption == tableActions && i > 0 {
				cells = append(cells, k.plainOutcome(row[i]))
				continue
			}
			cells = append(cells, row[i])
		}
		kept := len(cells) > 0 && caption != tableOthers && !k.names(strings.Join(cells, "\n"))
		if caption == tableServices {
			kept = kept && slices.ContainsFunc(c.Things, func(s model.Thing) bool {
				return s.Subject.Kind == model.KindService && s.Name == row[0] && carriesOn(k.src, s.Subject)
			})
		}
		if !kept {
			k.tables = append(k.tables, row[0]+", under “"+under+"”")
			continue
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// listOf is a table of one column as a list.
func listOf(t Table) List {
	var l List
	for _, row := range t.Rows {
		l.Items = append(l.Items, row[0])
	}
	return l
}

// plainOutcome is how a planned action turned out, by the word of the guide alone: what was noted beside it is for the
// council. A cell that begins with no such word says that nothing is recorded.
func (k *copying) plainOutcome(cell string) string {
	if it := k.src.Guide.Item(itemOutcome); it != nil {
		for i := range it.Options {
			for _, words := range []string{it.Options[i].Words, it.Options[i].In(k.src.Closure.Nation())} {
				rest, begins := strings.CutPrefix(cell, words)
				next, _ := utf8.DecodeRuneInString(rest)
				if begins && words != "" && !unicode.IsLetter(next) && next != ' ' {
					return words
				}
			}
		}
	}
	return k.label("cell.not-recorded")
}

// itemOutcome asks how a planned action turned out.
const itemOutcome = "action.outcome"
