package kit

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// Readable is how many columns a line of prose may have before the eye loses the next one.
const Readable = 76

// SideBySide reports whether a screen of w columns (as Resize gives them) has room for a list and
// its detail beside each other. A window of 100 columns has.
func SideBySide(w int) bool { return w >= 96 }

// Width returns how many columns a line takes, whatever its styles.
func Width(line string) int { return lipgloss.Width(line) }

// Wrap breaks plain text (without styles) into lines of at most width columns, between words where
// it can. A word longer than a line is cut between characters as people see them. An empty line
// of the text stays one; the spaces that begin a line are kept.
func Wrap(text string, width int) []string {
	width = max(width, 1)
	var lines []string
	for _, par := range strings.Split(text, "\n") {
		lines = wrapLine(lines, strings.ReplaceAll(par, "\t", "    "), width)
	}
	return lines
}

func wrapLine(lines []string, par string, width int) []string {
	rest := strings.TrimRight(par, " ")
	if Width(rest) <= width {
		return append(lines, rest)
	}
	var line strings.Builder
	has := 0 // columns in line
	lead := rest[:len(rest)-len(strings.TrimLeft(rest, " "))]
	if len(lead) < width {
		line.WriteString(lead)
		has = len(lead)
	}
	begun := false // whether a word stands in line
	for word := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ' ' }) {
		w := Width(word)
		switch {
		case begun && has+1+w <= width:
			line.WriteByte(' ')
			has++
		case begun:
			lines = append(lines, line.String())
			line.Reset()
			has = 0
		}
		for has+w > width {
			head, tail := cutAt(word, width-has)
			if head == "" && has > 0 { // the indent leaves no room for even one
				lines = append(lines, "")
				line.Reset()
				has = 0
				continue
			}
			lines = append(lines, line.String()+head)
			line.Reset()
			has, word = 0, tail
			w = Width(word)
		}
		line.WriteString(word)
		has += w
		begun = word != ""
	}
	if has > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// cutAt cuts a word after as many characters as fit into width columns; where not even one does,
// and a whole line is to be had, the one that is too wide is let go for a question mark's width.
func cutAt(word string, width int) (head, tail string) {
	at, has, state := 0, 0, -1
	for at < len(word) {
		cluster, _, _, next := uniseg.FirstGraphemeClusterInString(word[at:], state)
		w := Width(cluster)
		if has+w > width {
			if at == 0 && width == 1 {
				return "?", word[len(cluster):]
			}
			break
		}
		at, has, state = at+len(cluster), has+w, next
	}
	return word[:at], word[at:]
}

// Hang wraps plain text behind a first mark, such as a bullet; the lines that follow stand under
// the text's first word.
func Hang(mark, text string, width int) []string {
	in := Width(mark)
	lines := Wrap(text, width-in)
	for i, l := range lines {
		switch {
		case i == 0:
			lines[i] = mark + l
		case l != "":
			lines[i] = strings.Repeat(" ", in) + l
		}
	}
	return lines
}

// Clip cuts a line, with its styles, to width columns; where something is cut off, an ellipsis
// says so.
func (t *Theme) Clip(line string, width int) string { return clip(line, width, t.Glyphs.Ellipsis) }

func clip(line string, width int, ellipsis string) string {
	if width <= 0 {
		return ""
	}
	if Width(line) <= width {
		return line
	}
	if Width(ellipsis) >= width {
		ellipsis = ""
	}
	return ansi.Truncate(line, width, ellipsis)
}

// Pad cuts or fills a line to exactly width columns.
func Pad(line string, width int) string {
	w := Width(line)
	if w > width {
		line = ansi.Truncate(line, width, "")
		w = Width(line)
	}
	if w < width {
		line += strings.Repeat(" ", width-w)
	}
	return line
}

// Fit makes a body exactly h lines, none of them wider than w columns. What is too wide or too
// high is cut: a last resort, as only what was laid out for the size reads well.
func Fit(body string, w, h int) string {
	if h <= 0 {
		return ""
	}
	return strings.Join(fitLines(strings.Split(body, "\n"), w, h), "\n")
}

// FitLines is Fit for a body that stands in lines.
func FitLines(lines []string, w, h int) string { return strings.Join(fitLines(lines, w, h), "\n") }

func fitLines(lines []string, w, h int) []string {
	out := make([]string, max(h, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = clip(lines[i], w, "")
		}
	}
	return out
}

// Ends sets left at the left edge and right at the right one, in exactly width columns. Left is
// cut first; right goes when less than a dozen columns would be left for left.
func (t *Theme) Ends(left, right string, width int) string {
	r := Width(right)
	if r == 0 || Width(left)+2+r > width && width-2-r < 12 {
		return Pad(t.Clip(left, width), width)
	}
	return Pad(t.Clip(left, width-2-r), width-r) + right
}

// Beside sets two bodies side by side: left in exactly leftWidth columns, then gap, then right.
func Beside(left, right string, leftWidth, gap int) string {
	lines := strings.Split(left, "\n")
	for i, l := range lines {
		lines[i] = Pad(l, leftWidth)
	}
	return lipgloss.JoinHorizontal(lipgloss.Top, strings.Join(lines, "\n"), strings.Repeat(" ", gap), right)
}

// Over lays a box over a body at column x and line y, whatever stands there.
func Over(body, box string, x, y int) string {
	return lipgloss.NewCompositor(lipgloss.NewLayer(body), lipgloss.NewLayer(box).X(x).Y(y)).Render()
}

// Bare takes the styles away.
func Bare(body string) string { return ansi.Strip(body) }
