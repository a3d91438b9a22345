package docx

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

func itoa(n int) string { return strconv.Itoa(n) }

// joinDate keeps the day of a date with its month.
func joinDate(s string) string { return strings.Replace(s, " ", "\u00A0", 1) }

// width is about how wide a line of text is in twips, at a size in points: Arial's widths, with a little to
// spare, as another font may stand in for it.
func width(s string, points float64) int {
	em := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("fijlrtI.,:;'|!()[] \u00A0-/", r):
			em += 0.32
		case r == 'm' || r == 'w' || r == 'M' || r == 'W' || r == '@' || r == '%':
			em += 0.88
		case r >= 0x2E80: // a character of an East Asian script is a square
			em += 1.02
		case unicode.IsUpper(r):
			em += 0.7
		default:
			em += 0.57
		}
	}
	return int(math.Ceil(em * points * 20))
}

// widths is how much room a column's words want: the longest line, and the longest word.
func widths(s string, points float64) (line, word int) {
	for l := range strings.SplitSeq(s, "\n") {
		line = max(line, width(l, points))
		for f := range strings.FieldsFuncSeq(l, func(r rune) bool { return r == ' ' }) {
			word = max(word, width(f, points))
		}
	}
	return line, word
}

// The padding of a cell, left and right together, in twips.
const padding = 2 * 96

// longestWord is how wide a word may make a column: longer ones, such as web addresses, break within.
const longestWord = 2400

// columns shares out a width between the columns of rows, of which the first has the heads: a column that asks for
// little gets it, so that a date stays on one line, and those with more to say share the rest by how much it is,
// each with room for its longest word. It is false where they have too much to say for columns so narrow.
func columns(rows [][]string, points float64, total int) (out []int, readable bool) {
	n := len(rows[0])
	lines, words := make([]int, n), make([]int, n)
	for r, row := range rows {
		size := points
		if r == 0 {
			size *= boldRoom
		}
		for i, cell := range row {
			l, w := widths(cell, size)
			if r == 0 {
				l = max(w, l/2) // a head may break between its words, once
			}
			lines[i] = max(lines[i], l+padding)
			words[i] = max(words[i], min(w, longestWord)+padding)
		}
	}
	least := 0
	for _, w := range words {
		least += w
	}
	if least > total {
		return equally(n, total), false
	}
	out = slices.Clone(words)
	left := total - least
	for { // the one that asks for least more, so long as that is no more than its share of what is left
		next, asking := -1, 0
		for i := range n {
			if lines[i] > out[i] {
				asking++
				if next < 0 || lines[i]-out[i] < lines[next]-out[next] {
					next = i
				}
			}
		}
		if next < 0 || lines[next]-out[next] > left/asking {
			break
		}
		left -= lines[next] - out[next]
		out[next] = lines[next]
	}
	wanted := 0
	for i := range n {
		wanted += max(lines[i]-out[i], 0)
	}
	tall, rest := 0, left
	for i := range n {
		more := left / n // where all have what they ask for, each gets as much of the rest
		if wanted > 0 {
			more = int(float64(left) * float64(max(lines[i]-out[i], 0)) / float64(wanted))
		}
		out[i] += more
		rest -= more
		tall = max(tall, lines[i]/max(out[i]-padding, 1))
	}
	out[n-1] += rest
	// Long cells in narrow columns are towers of single words: where there are many nobody reads them across.
	return out, n <= 4 || tall <= tallest
}

// tallest is how many lines a cell may have where a row has more than four.
const tallest = 9

// equally shares a width out equally.
func equally(n, total int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = total*(i+1)/n - total*i/n
	}
	return out
}

// height is about how many lines text takes in a cell.
func height(s string, points float64, room int) int {
	n := 0
	for l := range strings.SplitSeq(s, "\n") {
		n += 1 + width(l, points)/max(room-padding, 1)
	}
	return n
}
