// Package difference draws how two texts differ, word by word, so that it is read without colours too.
package difference

import (
	"fmt"
	"strings"

	"handover/model/compare"
	"handover/ui/kit"
)

// How much of what stayed is shown beside a change, in words, and from how many words on the rest is folded.
const (
	besideWords = 14
	besideLeast = 4
	foldFrom    = 40
)

// Marks that stand around what went and what came, for everybody who does not see lines and colours.
const (
	goneFrom, goneTo = "[-", "-]"
	comeFrom, comeTo = "{+", "+}"
)

// Legend says how a difference is to be read.
const Legend = "What went stands in " + goneFrom + "square brackets" + goneTo + ", what came in " + comeFrom + "curly ones" + comeTo + "."

// Lines draws the pieces of a difference in lines of at most width columns. Unless it is asked for whole,
// long stretches that stayed are folded into a line that counts their words.
func Lines(t *kit.Theme, pieces []compare.Piece, width int, whole bool) []string {
	d := &drawing{theme: t, width: max(width, 4)}
	for i, p := range pieces {
		if n := len(strings.Fields(p.Text)); p.Op == compare.Same && !whole && n >= foldFrom {
			head, tail := ends(p.Text, i > 0, i+1 < len(pieces))
			d.text(compare.Same, head)
			d.fold(n - len(strings.Fields(head)) - len(strings.Fields(tail)))
			d.text(compare.Same, tail)
			continue
		}
		d.text(p.Op, p.Text)
	}
	d.end()
	return d.lines
}

// ends are the first words of a text and the last, as far as each is wanted: up to where a sentence ends, and from
// where one begins, if that leaves enough to know the place by.
func ends(text string, first, last bool) (head, tail string) {
	words := strings.Fields(text)
	stops := func(w string) bool {
		return strings.HasSuffix(w, ".") || strings.HasSuffix(w, "?") || strings.HasSuffix(w, "!")
	}
	if first {
		n := besideWords
		for n > besideLeast && !stops(words[n-1]) {
			n--
		}
		if !stops(words[n-1]) {
			n = besideWords
		}
		at := 0
		for _, w := range words[:n] {
			at += strings.Index(text[at:], w) + len(w)
		}
		head = text[:at]
	}
	if last {
		n := besideWords
		for n > besideLeast && !stops(words[len(words)-n-1]) {
			n--
		}
		if !stops(words[len(words)-n-1]) {
			n = besideWords
		}
		at := len(text)
		for i := range n {
			at = strings.LastIndex(text[:at], words[len(words)-1-i])
		}
		tail = text[at:]
	}
	return head, tail
}

// A token is a word of a difference, with the marks of a change that begins or ends there.
type token struct {
	op    compare.Op
	words string
}

// A drawing is a difference that is being drawn, paragraph by paragraph.
type drawing struct {
	theme *kit.Theme
	width int
	par   []token
	lines []string
}

// text adds a piece. A change that goes over several paragraphs is marked in each.
func (d *drawing) text(op compare.Op, text string) {
	from, to := marks(op)
	if op != compare.Same && strings.TrimSpace(text) == "" { // nothing but the end of a paragraph
		if strings.Contains(text, "\n") {
			d.par = append(d.par, token{op, from + "new paragraph" + to})
		}
		if op == compare.Gone {
			return
		}
	}
	pars := strings.Split(text, "\n")
	for i, par := range pars {
		if i > 0 {
			d.end()
			if par == "" && i < len(pars)-1 {
				d.blank()
			}
		}
		words := strings.Fields(par)
		for j, w := range words {
			if j == 0 {
				w = from + w
			}
			if j == len(words)-1 {
				w += to
			}
			d.par = append(d.par, token{op, w})
		}
	}
}

// blank puts a line of space between two paragraphs.
func (d *drawing) blank() {
	if n := len(d.lines); n > 0 && d.lines[n-1] != "" {
		d.lines = append(d.lines, "")
	}
}

func marks(op compare.Op) (from, to string) {
	switch op {
	case compare.Gone:
		return goneFrom, goneTo
	case compare.Come:
		return comeFrom, comeTo
	}
	return "", ""
}

// fold counts words that are not shown.
func (d *drawing) fold(n int) {
	d.end()
	dots := d.theme.Glyphs.Ellipsis
	d.lines = append(d.lines, d.theme.Quiet.Render(d.theme.Clip(fmt.Sprintf("%s %d words the same %s", dots, n, dots), d.width)))
}

// end draws the paragraph.
func (d *drawing) end() {
	var line []token
	has := 0
	for _, tok := range d.par {
		for _, words := range kit.Wrap(tok.words, d.width) { // a word that is wider than a line is cut
			w := kit.Width(words)
			if has > 0 && has+1+w > d.width {
				d.lines = append(d.lines, d.render(line))
				line, has = nil, 0
			}
			if has > 0 {
				has++
			}
			has += w
			line = append(line, token{tok.op, words})
		}
	}
	if len(line) > 0 {
		d.lines = append(d.lines, d.render(line))
	}
	d.par = nil
}

// render draws a line, the words of one kind that stand together in one style.
func (d *drawing) render(line []token) string {
	var out []string
	for i := 0; i < len(line); {
		j := i
		var words []string
		for ; j < len(line) && line[j].op == line[i].op; j++ {
			words = append(words, line[j].words)
		}
		out = append(out, d.styled(line[i].op, strings.Join(words, " ")))
		i = j
	}
	return strings.Join(out, " ")
}

// Struck through and underlined, which are no colours.
const struck, underlined, again = "\x1b[9m", "\x1b[4m", "\x1b[m"

func (d *drawing) styled(op compare.Op, words string) string {
	t := d.theme
	lined := func(line string) string {
		if t.Look.Simple {
			return words
		}
		return line + words + again
	}
	switch op {
	case compare.Gone:
		return t.Quiet.Render(lined(struck))
	case compare.Come:
		return t.Good.Render(lined(underlined))
	}
	return words
}
