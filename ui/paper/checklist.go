package paper

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"handover/model/guide"
)

// onPaper is how wide a line of the guide is when it is printed.
const onPaper = 78

// Guide writes the whole checklist to be read: each question with why it is asked, how firmly it
// stands in the way, and the duties that it serves.
func Guide(g *guide.Guide) string {
	var b strings.Builder
	b.WriteString("THE CHECKLIST\n")
	g.ByGroup(func(group guide.Group, items []*guide.Item, first bool) {
		if first {
			fmt.Fprintf(&b, "\n\n%s\n%s\n", strings.ToUpper(string(group.Stage)), strings.Repeat("=", len(group.Stage)))
		}
		fmt.Fprintf(&b, "\n%s\n%s\n", group.Title, strings.Repeat("-", utf8.RuneCountInString(group.Title)))
		for _, it := range items {
			b.WriteString("\n")
			ask := it.Unnamed(it.Ask)
			if it.Title != "" && it.Title != ask {
				write(&b, "", it.Title)
			}
			write(&b, "  ", ask)
			write(&b, "  ", it.Unnamed(it.Why))
			write(&b, "  ", "["+about(it)+"]")
		}
	})
	return b.String()
}

// about says in a line what kind of item it is and where it comes from.
func about(it *guide.Item) string {
	var parts []string
	switch {
	case it.Kind == guide.Gate || it.Kind == guide.Query:
		parts = append(parts, fmt.Sprintf("%s before %s", it.Kind, it.Step.Words()))
	case it.Kind != "":
		parts = append(parts, string(it.Kind))
	default:
		parts = append(parts, string(it.Form))
	}
	if len(it.Each) > 0 {
		var each []string
		for _, e := range it.Each {
			each = append(each, e.Words())
		}
		parts = append(parts, "for each "+strings.Join(each, " and "))
	}
	if it.Source != "" {
		parts = append(parts, it.Source)
	}
	if len(it.Obligations) > 0 {
		parts = append(parts, strings.Join(it.Obligations, " "))
	}
	return strings.Join(parts, "; ")
}

// write writes words in lines of a readable width; what stands before the first is left free before
// the others.
func write(b *strings.Builder, before, words string) {
	if words == "" {
		return
	}
	has := 0
	for i, word := range strings.Fields(words) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
			b.WriteString(before)
			has = len(before)
		case has+1+n > onPaper:
			b.WriteString("\n" + strings.Repeat(" ", len(before)))
			has = len(before)
		default:
			b.WriteByte(' ')
			has++
		}
		b.WriteString(word)
		has += n
	}
	b.WriteByte('\n')
}
