package guide

import (
	"strings"
	"unicode"
)

// ByGroup calls f for every group that has items, in the order of the stages; first is true for the first of
// its stage.
func (g *Guide) ByGroup(f func(group Group, items []*Item, first bool)) {
	for _, stage := range Stages {
		first := true
		for _, group := range g.Groups {
			var items []*Item
			for _, it := range g.Items {
				if it.Stage == stage && group.Stage == stage && it.Group == group.ID {
					items = append(items, it)
				}
			}
			if len(items) > 0 {
				f(group, items, first)
				first = false
			}
		}
	}
}

// Words say what is asked about, to stand behind "each" and "this".
func (e Each) Words() string {
	switch e {
	case EachConcern:
		return "person of concern"
	case EachAdult:
		return "adult in the family"
	case EachAddressee:
		return "parent who may have a letter"
	}
	return strings.ReplaceAll(string(e), "-", " ")
}

// Unnamed puts words in the place of the names in an item's words, where there is no closure to take names from.
func (it *Item) Unnamed(words string) string {
	name := "this one"
	switch {
	case len(it.Each) == 1:
		name = "this " + it.Each[0].Words()
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
