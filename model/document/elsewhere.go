package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"handover/model"
)

// An Elsewhere is a section of what somebody gets in which words stand that are withheld from them in another. Long
// ones have to be withheld there too. A word or two may mean something else there: the worker is asked.
type Elsewhere struct {
	Mark    model.WithheldPassage
	Title   string              // of the section in which they are withheld
	Section model.Field         // where they stand too
	Under   string              // its title
	Words   []string            // as they stand there
	Stays   *model.StayingWords // that they stay there on purpose; nil while nobody said so
}

// FoundElsewhere lists where a word or two that are withheld from a reader stand too, in the sections that they get.
func FoundElsewhere(src Source, r model.Reader) []Elsewhere {
	if r.Kind == model.ReadsCouncil {
		return nil
	}
	c := src.Closure
	sections := CopySections(src, r)
	title := func(f model.Field) string {
		if i := slices.IndexFunc(sections, func(s CopySection) bool { return s.Field == f }); i >= 0 {
			return sections[i].Title
		}
		return f.Item
	}
	sheet := ""
	briefs := r.Kind == model.ReadsProfessional && c.FormOfCopy(r.Who).How != model.FormRecord
	if briefs {
		d, err := briefed(src, r.Who)
		if err != nil {
			return nil
		}
		for _, p := range d.Parts {
			sheet += blocksOf(p) + "\n"
		}
	}
	marks := c.WithheldFrom(r.Who)
	var out []Elsewhere
	for _, m := range marks {
		if enough(m.Words) || slight(m.Words) || briefs && len(find(sheet, m.Words)) == 0 {
			continue
		}
		for _, sec := range sections {
			if sec.Choice.How == model.SectionOut || !sec.Rule && sec.Choice.How != model.SectionIn {
				continue
			}
			text := left(sec, marks)
			at := find(text, m.Words)
			known := slices.ContainsFunc(out, func(e Elsewhere) bool { return e.Section == sec.Field && same(e.Mark.Words, m.Words) })
			if len(at) == 0 || known {
				continue
			}
			e := Elsewhere{Mark: m, Title: title(m.Section), Section: sec.Field, Under: sec.Title}
			for _, place := range at {
				if w := text[place[0]:place[1]]; !slices.Contains(e.Words, w) {
					e.Words = append(e.Words, w)
				}
			}
			for _, o := range marks {
				i := slices.IndexFunc(o.Stays, func(s model.StayingWords) bool { return s.Section == sec.Field })
				if i >= 0 && same(o.Words, m.Words) {
					e.Stays = &o.Stays[i]
				}
			}
			out = append(out, e)
		}
	}
	return out
}

// unasked refuses what holds words of which nobody said whether they may stay where they stand too.
func unasked(src Source, r model.Reader) error {
	for _, e := range FoundElsewhere(src, r) {
		if e.Stays == nil {
			return fmt.Errorf("“%s” is withheld from %s under “%s”, and stands under “%s” too: under Copies and signatures, open this reader's copy and press l; withhold it there as well, or say that it stays there on purpose", clip(e.Mark.Words), src.Closure.Name(r.Who), e.Title, e.Under)
		}
	}
	return nil
}

// elsewhereNotes tell the worker where else a word or two stand that are withheld from a reader, and of the rest of
// what they get, which is no section, that they stand there.
func elsewhereNotes(src Source, r model.Reader, d *Document) []string {
	var out []string
	found := FoundElsewhere(src, r)
	for _, e := range found {
		if e.Stays != nil {
			out = append(out, "“"+clip(e.Mark.Words)+"” stays under “"+e.Under+"” on purpose, because: "+strings.TrimRight(e.Stays.Because, ".")+" (agreed by "+e.Stays.Agreed+").")
			continue
		}
		out = append(out, "Look again: “"+clip(e.Mark.Words)+"” stands under “"+e.Under+"” too. Under Copies and signatures, l on this reader's copy withholds it there as well, or says that it stays there on purpose.")
	}
	briefs := r.Kind == model.ReadsProfessional && src.Closure.FormOfCopy(r.Who).How != model.FormRecord // whose parts are not the sections
	var told []string
	for _, m := range src.Closure.WithheldFrom(r.Who) {
		if slight(m.Words) {
			continue
		}
		for _, p := range d.Parts {
			if len(find(p.Title, m.Words)) > 0 {
				if note := headingNote(p.Title, m.Words, briefs); !slices.Contains(told, note) {
					told = append(told, note)
				}
			}
			if enough(m.Words) {
				continue // refused where it is repeated
			}
			asked := slices.ContainsFunc(found, func(e Elsewhere) bool { return (briefs || partIDOf(e.Section) == p.ID) && same(e.Mark.Words, m.Words) })
			note := "Look again: “" + clip(m.Words) + "” stands under “" + p.Title + "” too, beside what was written there."
			if !asked && len(find(blocksOf(p), m.Words)) > 0 && !slices.Contains(told, note) {
				told = append(told, note)
			}
		}
	}
	return append(out, told...)
}

// headingNote tells that withheld words stand in a heading, which nobody can cut.
func headingNote(title, words string, briefs bool) string {
	note := "Look again: “" + clip(words) + "” stands in the heading “" + title + "”."
	if !briefs {
		note += " Words are not left out of a heading: if they may not be read there, leave out the whole section."
	}
	return note
}

// left is what of a section a reader gets to read.
func left(sec CopySection, marks []model.WithheldPassage) string {
	var places [][2]int
	for _, m := range marks {
		if m.Section == sec.Field {
			places = append(places, model.FindPassage(sec.Text, m.Words)...)
		}
	}
	return withhold(sec.Text, places, LeftOutHere)
}

// blocksOf gives all words of a part; a passage may run over paragraphs.
func blocksOf(p Part) string {
	var all []string
	for _, b := range p.Blocks {
		all = append(all, wordsOf(b))
	}
	return strings.Join(all, "\n")
}

// A term is a word of a text as words are compared: however it was typed, and whatever stands beside it.
type term struct {
	from, to int
	word     string
}

// termsOf cuts a text into its terms. What an apostrophe parts are two: “Josie's” says “Josie”.
func termsOf(text string) []term {
	var out []term
	from := -1
	end := func(to int) {
		if from >= 0 {
			if w := plainly(text[from:to]); w != "" {
				out = append(out, term{from, to, w})
			}
		}
		from = -1
	}
	for i, r := range text {
		if in := letter(r) || unicode.IsMark(r) || between(r); in && from < 0 {
			from = i
		} else if !in {
			end(i)
		}
	}
	end(len(text))
	return out
}

// between reports whether a mark only says where a word may break.
func between(r rune) bool { return strings.ContainsRune("\u00ad\u200b\u200c\u200d\u2060", r) }

// find finds where words stand in a text, as whole words and whatever the punctuation: the first and the last byte
// of each place.
func find(text, words string) [][2]int {
	want, in := termsOf(words), termsOf(text)
	var out [][2]int
	for i := 0; len(want) > 0 && i+len(want) <= len(in); i++ {
		if slices.EqualFunc(want, in[i:i+len(want)], func(a, b term) bool { return a.word == b.word }) {
			out = append(out, [2]int{in[i].from, in[i+len(want)-1].to})
		}
	}
	return out
}

// same reports whether two passages are the same words.
func same(a, b string) bool {
	return slices.EqualFunc(termsOf(a), termsOf(b), func(a, b term) bool { return a.word == b.word })
}
