package document

import (
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

func (t *telling) prefixed(before, words string) string {
	if words == "" {
		return ""
	}
	return before + words
}

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

// brief is the beginning of long words, enough to know them again.
func brief(words string) string {
	const most = 160
	words = strings.Join(strings.Fields(words), " ")
	r := []rune(words)
	if len(r) <= most {
		return words
	}
	cut := string(r[:most])
	if i := strings.LastIndex(cut, " "); i > 0 {
		cut = cut[:i]
	}
	cut += " …"
	if strings.HasPrefix(cut, "“") {
		cut += "”"
	}
	return cut
}
