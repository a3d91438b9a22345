package document

import (
	"fmt"
	"strings"

	"handover/model"
)

// value is what was answered about somebody, where that is asked now.
func (t *telling) value(item string, s model.Subject) string {
	it := t.src.Guide.Item(item)
	if it == nil || !model.Applies(t.src.Closure, t.src.Guide, it, s, t.src.Today) {
		return ""
	}
	return t.src.Closure.Answer(model.Field{Item: item, Subject: s}).Value.First()
}

// said is that in words.
func (t *telling) said(item string, s model.Subject) string {
	if v := t.value(item, s); v != "" {
		return model.ValueWords(t.src.Closure, t.src.Guide.Item(item), model.Value{v})
	}
	return ""
}

// worded puts words into a label that has a place for them; "" where there are none.
func (t *telling) worded(label, words string) string {
	if words == "" {
		return ""
	}
	return fmt.Sprintf(t.src.label(label), words)
}

// quoted is what somebody said, whole or not at all: their words are shortened by nobody. Where they are too long for
// a table, the label says where they stand.
func (t *telling) quoted(item string, s model.Subject, elsewhere string) string {
	words := strings.Join(strings.Fields(t.src.Closure.Text(model.Field{Item: item, Subject: s})), " ")
	if len([]rune(words)) > mostQuoted {
		return t.src.label(elsewhere)
	}
	return words
}

// mostQuoted is how long somebody's words may be to stand in a cell of a table.
const mostQuoted = 700

func dayOf(on model.Date) string {
	if on == "" {
		return ""
	}
	return on.String()
}

// clauses joins what is there of some words.
func clauses(words ...string) string {
	var out []string
	for _, w := range words {
		if w = strings.TrimRight(strings.TrimSpace(w), ". "); w != "" {
			out = append(out, capital(w))
		}
	}
	return strings.Join(out, ". ")
}

// brief is the beginning of long words of ours, enough to know them again. Words in which somebody is quoted stay
// whole.
func brief(words string) string {
	const most = 160
	words = strings.Join(strings.Fields(words), " ")
	r := []rune(words)
	if len(r) <= most || strings.ContainsAny(words, "“”\"") {
		return words
	}
	cut := string(r[:most])
	if i := strings.LastIndex(cut, " "); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}
