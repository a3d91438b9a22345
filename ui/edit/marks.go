package edit

import (
	"cmp"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"
)

// A Mark is a part of the text that is pointed out: it is underlined where it is drawn.
type Mark struct{ From, To int }

// A marked part knows which of the marks that were set it is.
type marked struct{ from, to, n int }

// marks keeps marks in two piles, at either side of the last change: those before it counted from the text's
// beginning, those behind it from its end. Typing in one place moves none of them, however many there are.
type marks struct {
	before []marked // the nearest last
	behind []marked // the nearest last; from and to are how far they lie before the text's end
}

func (m *marks) count() int { return len(m.before) + len(m.behind) }

// at returns a mark by its place in the order of the text, which has so many bytes.
func (m *marks) at(i, size int) marked {
	if i < len(m.before) {
		return m.before[i]
	}
	k := m.behind[m.count()-1-i]
	return marked{size - k.from, size - k.to, k.n}
}

// first returns the place of the first mark that ends behind an offset.
func (m *marks) first(at, size int) int {
	return sort.Search(m.count(), func(i int) bool { return m.at(i, size).to > at })
}

// change brings the piles to a change of what lies between two offsets. Marks that lose some of their words
// go. size is the text's before the change.
func (m *marks) change(from, to, size int) {
	for n := len(m.before); n > 0 && m.before[n-1].to > from; n-- {
		k := m.before[n-1]
		m.before = m.before[:n-1]
		if k.from >= to {
			m.behind = append(m.behind, marked{size - k.from, size - k.to, k.n})
		}
	}
	for n := len(m.behind); n > 0 && size-m.behind[n-1].from < to; n-- {
		k := m.behind[n-1]
		m.behind = m.behind[:n-1]
		if size-k.to <= from {
			m.before = append(m.before, marked{size - k.from, size - k.to, k.n})
		}
	}
}

// SetMarks puts marks in the place of those before. Changes of the text move them; a mark whose own words are
// changed goes. Where two overlap, the later one is drawn whole.
func (t *Text) SetMarks(set []Mark) {
	all := make([]marked, 0, len(set))
	for n, k := range set {
		from := min(max(k.From, 0), t.sheet.size)
		all = append(all, marked{from, min(max(k.To, from), t.sheet.size), n})
	}
	slices.SortStableFunc(all, func(a, b marked) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	t.marks = marks{}
	for i, k := range all {
		if i+1 < len(all) {
			k.to = min(k.to, all[i+1].from)
		}
		if k.to <= t.at {
			t.marks.before = append(t.marks.before, k)
		} else {
			t.marks.behind = append(t.marks.behind, marked{t.sheet.size - k.from, t.sheet.size - k.to, k.n})
		}
	}
	slices.Reverse(t.marks.behind)
}

// joined drops the marks right beside a change whose first or last word it has made another.
func (t *Text) joined(from, to int) {
	if n := len(t.marks.before); n > 0 && t.marks.before[n-1].to == from {
		if r, _ := utf8.DecodeRuneInString(t.sheet.slice(from, min(from+utf8.UTFMax, t.sheet.size))); inWord(r) {
			t.marks.before = t.marks.before[:n-1]
		}
	}
	if n := len(t.marks.behind); n > 0 && t.sheet.size-t.marks.behind[n-1].from == to {
		if r, _ := utf8.DecodeLastRuneInString(t.sheet.slice(max(to-utf8.UTFMax, 0), to)); inWord(r) {
			t.marks.behind = t.marks.behind[:n-1]
		}
	}
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// Near returns which of the marks that were set still stand, at most n of them, the nearest to the cursor
// first.
func (t *Text) Near(n int) []int {
	size := t.sheet.size
	after := t.marks.first(t.at-1, size)
	before := after - 1
	var out []int
	for len(out) < n && (before >= 0 || after < t.marks.count()) {
		down, up := size+1, size+1
		if before >= 0 {
			down = t.at - t.marks.at(before, size).to
		}
		if after < t.marks.count() {
			up = max(t.marks.at(after, size).from-t.at, 0)
		}
		if up <= down {
			out = append(out, t.marks.at(after, size).n)
			after++
		} else {
			out = append(out, t.marks.at(before, size).n)
			before--
		}
	}
	return out
}

// Revision counts the changes of the text: what was found in one revision holds for that alone.
func (t *Text) Revision() int { return t.revision }

// At returns the offset at which the cursor stands.
func (t *Text) At() int { return t.at }

// Select selects what lies between two offsets, with the cursor at its end.
func (t *Text) Select(from, to int) {
	from, to = min(max(from, 0), t.sheet.size), min(max(to, 0), t.sheet.size)
	t.move(to)
	t.anchor = t.sheet.settle(from)
}

// MoveTo puts the cursor at an offset, with nothing selected.
func (t *Text) MoveTo(at int) { t.move(min(max(at, 0), t.sheet.size)) }

// Insert puts words in at an offset, as one burst that Ctrl+Z takes back; nothing else of the text changes.
func (t *Text) Insert(at int, words string) Result {
	t.MoveTo(at)
	return t.paste(words)
}
