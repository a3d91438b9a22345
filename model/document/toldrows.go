package document

import (
	"slices"
	"strings"

	"handover/model"
)

// A toldRow is somebody who was told, or is still to be told, in whatever role.
type toldRow struct {
	about  model.Subject
	who    string
	people []string // whom it means, by name, to find them again in another role
	by     string
	how    string
	back   string
	what   string
	why    string // why they are not told yet
	title  string // of the question
}

// cells are the columns of a table: of who is told, or of who is still to be.
func (r toldRow) cells() []string {
	if r.why != "" {
		return []string{r.who, r.what, r.why}
	}
	return []string{r.who, r.by, r.how, r.back}
}

func cellsOf(rows []toldRow) [][]string {
	var out [][]string
	for _, r := range rows {
		out = append(out, r.cells())
	}
	return out
}

// same reports whether two rows are about one person. Two services are two, whoever is the contact at both.
func (r toldRow) same(other toldRow) bool {
	if r.about.Kind == other.about.Kind && r.about != other.about {
		return false
	}
	return slices.ContainsFunc(r.people, func(name string) bool {
		return slices.ContainsFunc(other.people, func(o string) bool { return plainly(o) == plainly(name) })
	})
}

// alsoNamed adds the name that another row has for the same people.
func (r *toldRow) alsoNamed(other toldRow) {
	if !names(r.who, other.who) {
		r.who = commaed(r.who, other.who)
	}
	r.people = append(r.people, other.people...)
}

// joinRow adds somebody who was told, to their row where they have one.
func joinRow(rows []toldRow, r toldRow) []toldRow {
	i := slices.IndexFunc(rows, func(told toldRow) bool { return told.same(r) })
	if i < 0 {
		return append(rows, r)
	}
	rows[i].alsoNamed(r)
	if rows[i].by != r.by {
		rows[i].by = clauses(rows[i].by, r.by)
	}
	rows[i].how, rows[i].back = clauses(rows[i].how, r.how), clauses(rows[i].back, r.back)
	return rows
}

// joinStill adds somebody who is still to be told, to their row where they have one. Nothing is what a row says of
// which nothing is noted.
func joinStill(rows []toldRow, r toldRow, nothing string) []toldRow {
	i := slices.IndexFunc(rows, func(still toldRow) bool { return still.what == r.what && still.same(r) })
	if i < 0 {
		return append(rows, r)
	}
	rows[i].alsoNamed(r)
	switch {
	case rows[i].why == nothing:
		rows[i].why = r.why
	case r.why != nothing && r.why != rows[i].why:
		rows[i].why = clauses(rows[i].why, r.why)
	}
	return rows
}

// commaed puts one name behind another.
func commaed(names ...string) string {
	return strings.Join(slices.DeleteFunc(names, func(name string) bool { return name == "" }), ", ")
}

// people are those of whom a question asks, by name: at a service the person there, and of the reviewing officer who
// that is.
func (t *telling) people(a model.Ask) []string {
	c := t.src.Closure
	var out []string
	add := func(who string) {
		name, _, _ := strings.Cut(who, ",")
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	switch {
	case a.Item.ID == itemOfficerTold:
		add(c.PersonName(c.Answer(a.Field()).By))
	case a.Subject.Kind == model.KindService:
		add(c.Answer(model.Field{Item: itemContact, Subject: a.Subject}).Value.First())
	case a.Subject != model.TheClosure:
		add(c.Name(a.Subject))
	}
	return out
}
