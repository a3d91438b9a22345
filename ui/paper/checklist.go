package paper

import (
	"fmt"
	"strings"
	"unicode"
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
	eachGroup(g, func(stage guide.Stage, first bool, group guide.Group, items []*guide.Item) {
		if first {
			fmt.Fprintf(&b, "\n\n%s\n%s\n", strings.ToUpper(string(stage)), strings.Repeat("=", len(stage)))
		}
		fmt.Fprintf(&b, "\n%s\n%s\n", group.Title, strings.Repeat("-", utf8.RuneCountInString(group.Title)))
		for _, it := range items {
			b.WriteString("\n")
			ask := plainly(it, it.Ask)
			if it.Title != "" && it.Title != ask {
				write(&b, "", it.Title)
			}
			write(&b, "  ", ask)
			write(&b, "  ", plainly(it, it.Why))
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
			each = append(each, eachWords(e))
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

// eachGroup calls f for every group that has items, in order; first for the first of a stage.
func eachGroup(g *guide.Guide, f func(stage guide.Stage, first bool, group guide.Group, items []*guide.Item)) {
	for _, stage := range guide.Stages {
		first := true
		for _, group := range g.Groups {
			var items []*guide.Item
			for _, it := range g.Items {
				if it.Stage == stage && group.Stage == stage && it.Group == group.ID {
					items = append(items, it)
				}
			}
			if len(items) > 0 {
				f(stage, first, group, items)
				first = false
			}
		}
	}
}

// plainly puts words in the place of names, where there is no closure to take names from.
func plainly(it *guide.Item, words string) string {
	name := "this one"
	switch {
	case len(it.Each) == 1:
		name = "this " + eachWords(it.Each[0])
	case len(it.Each) > 1:
		name = "this person"
	}
	words = strings.NewReplacer("{child}", "the child", "{name}", name).Replace(words)
	var b strings.Builder
	begins := true // a sentence
	for _, r := range words {
		if begins && unicode.IsLetter(r) {
			r = unicode.ToUpper(r)
			begins = false
		} else if strings.ContainsRune(".?!", r) {
			begins = true
		} else if !unicode.IsSpace(r) {
			begins = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

func eachWords(e guide.Each) string {
	switch e {
	case guide.EachConcern:
		return "person of concern"
	case guide.EachAdult:
		return "adult in the family"
	}
	return strings.ReplaceAll(string(e), "-", " ")
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
