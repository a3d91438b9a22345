package docx

import (
	"handover/model/document"
	"handover/ui/paper/tidy"
)

// wholeQuestion is how many lines a question may take with the places for its answers, so that none of them stands on
// another page.
const wholeQuestion = 20

// kept reports whether a block of a part stays on the page of the one after it.
func (w *writer) kept(all []document.Block, i int) bool {
	if i+1 == len(all) {
		return false
	}
	if tidy.Goes(all[i], all[i+1]) {
		return true
	}
	return answers(all[i]) && answers(all[i+1]) && w.question(all, i) <= wholeQuestion
}

// answers reports whether a block is filled in by hand.
func answers(b document.Block) bool {
	switch b.(type) {
	case document.Boxes, document.Blanks:
		return true
	}
	return false
}

// question is about how many lines the question takes to which a block belongs: those from the subheading above it to
// where the answers end. Answers without a subheading are no question.
func (w *writer) question(all []document.Block, i int) int {
	from := i
	for from > 0 && answers(all[from]) {
		from--
	}
	if _, is := all[from].(document.Subheading); !is {
		return wholeQuestion + 1
	}
	lines := 1
	for _, b := range all[from+1:] {
		switch b := b.(type) {
		case document.Boxes:
			lines += len(b.Items)
			if beside := w.beside(b); len(b.Heads) == 0 {
				lines += (len(b.Items)+beside-1)/beside - len(b.Items)
			}
		case document.Blanks:
			most := 1
			for _, p := range b.Places {
				most = max(most, p.Lines)
			}
			lines += most
		default:
			return lines
		}
	}
	return lines
}

// fewLast is how many lines are too few for a last page: nobody is handed a sheet with a name alone on it.
const fewLast = 4

// fewAfter reports whether what follows a block in the last part is words that are too few for a page of their own.
func (w *writer) fewAfter(all []document.Block, i int) bool {
	lines := 0
	for _, b := range all[i+1:] {
		var words []string
		switch b := b.(type) {
		case document.Para:
			words = []string{b.Text}
		case document.Note:
			words = []string{b.Text}
		case document.List:
			words = b.Items
		default:
			return false
		}
		for _, s := range words {
			lines += linesOf(s, w.d.Points, textWidth)
		}
	}
	return lines > 0 && lines < fewLast
}
