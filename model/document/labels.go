package document

import "strings"

// english is the language of what has no words in another.
const english = "en-GB"

// label is one of the headings and fixed labels that are written here and not in the guide, in a language; in
// English where that language has no words for it yet.
func label(language, id string) string {
	if words := labelWords[id][language]; words != "" {
		return words
	}
	return labelWords[id][english]
}

// labelled finds the label of a kind, "fact" say, that has these words in whatever language: "child" for the fact
// "Child". It is "" for what is none of them.
func labelled(kind, words string) string {
	for id, in := range labelWords {
		of, name, _ := strings.Cut(id, ".")
		if of != kind {
			continue
		}
		for _, w := range in {
			if w == words {
				return name
			}
		}
	}
	return ""
}

// labels reports whether words are a label, in whatever language, and what stands behind it.
func labels(id, behind, words string) bool {
	for _, w := range labelWords[id] {
		if words == w+behind {
			return true
		}
	}
	return false
}

// label is a label in the language of the document that is composed.
func (src Source) label(id string) string { return label(src.language(), id) }

// saidIn is the language in which a label is said: the document's, or English where it has no words in that.
func (src Source) saidIn(id string) string {
	if labelWords[id][src.language()] != "" {
		return src.language()
	}
	return english
}

// said is a label as it is put to this reader, in words of their own where there are some.
func (h *home) said(id string) string {
	for _, of := range []string{id + [levels]string{"-small", "-middle", "-young", "-grown"}[h.level], id} {
		if words := h.src.label(of); words != "" {
			return words
		}
	}
	return ""
}

// heads are labels, one beside the other: the head of a table.
func (src Source) heads(ids ...string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, src.label(id))
	}
	return out
}

func (src Source) language() string {
	if src.Language == "" {
		return english
	}
	return src.Language
}

// Labels are the words that renderers put around a document's own, in its language.
type Labels struct {
	Page      string // "Page %d of %d"
	For       string // before whose document it is
	Date      string
	Reference string
	Signature string // before the line to sign on
	SignedOn  string // before the line for the day of signing
	Box       string // what a box is called where it is read aloud
}

// Labels are the words that renderers put around the document's own. A language without words of its own has the
// English ones.
func (d *Document) Labels() Labels {
	say := func(id string) string { return label(d.AroundIn(), id) }
	return Labels{Page: say("around.page"), For: say("around.for"), Date: say("around.date"),
		Reference: say("around.reference"), Signature: say("around.signature"), SignedOn: say("around.signed-on"), Box: say("around.box")}
}
