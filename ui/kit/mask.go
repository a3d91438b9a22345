package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"handover/model"
)

// Mask masks words in what is drawn, wherever they stand as words of their own, in whatever case and also as a
// possessive or a family's plural: of each the first letter stays, and dots take the place of the others. Nothing
// moves, as everything is as wide as before, and styles stay. A word of which the end is cut off is masked too. A
// word with full stops in it, “l.k.”, is somebody's initials: they are masked as one, with stops, spaces or, in
// capitals, nothing between them.
func (t *Theme) Mask(drawn string, words []string) string {
	if len(words) == 0 {
		return drawn
	}
	m := masking{dot: "·", set: make(map[string]bool, len(words))}
	if t.Look.Simple {
		m.dot = "."
	}
	for _, w := range words {
		if w = strings.ToLower(w); strings.Contains(w, ".") {
			m.initials = append(m.initials, []rune(strings.ReplaceAll(w, ".", "")))
			continue
		}
		m.set[w] = true
	}
	var out strings.Builder
	out.Grow(len(drawn) + len(drawn)/8)
	for at := 0; at < len(drawn); {
		if n := escape(drawn[at:]); n > 0 {
			out.WriteString(drawn[at : at+n])
			at += n
			continue
		}
		r, size := utf8.DecodeRuneInString(drawn[at:])
		if !inWord(r) {
			out.WriteString(drawn[at : at+size])
			at += size
			continue
		}
		if end := m.initialsAt(drawn, at); end > 0 {
			m.write(&out, drawn[at:end])
			at = end
			continue
		}
		end, word := wordAt(drawn, at)
		if m.masks(word, cutOff(drawn[end:])) {
			m.write(&out, drawn[at:end])
		} else {
			out.WriteString(drawn[at:end])
		}
		at = end
	}
	return out.String()
}

type masking struct {
	dot      string
	set      map[string]bool
	initials [][]rune // in small letters
}

// masks reports whether a word is masked: it is one of those, with an s or without, or begins one and was cut off.
func (m masking) masks(word string, cut bool) bool {
	if m.set[word] || strings.HasSuffix(word, "s") && m.set[word[:len(word)-1]] {
		return true
	}
	if cut {
		for w := range m.set {
			if strings.HasPrefix(w, word) {
				return true
			}
		}
	}
	return false
}

// write writes a word with dots in the place of all its letters but the first. A style may change within it.
func (m masking) write(out *strings.Builder, word string) {
	first := true
	for at := 0; at < len(word); {
		if n := escape(word[at:]); n > 0 {
			out.WriteString(word[at : at+n])
			at += n
			continue
		}
		cluster, _, width, _ := uniseg.FirstGraphemeClusterInString(word[at:], -1)
		if first {
			out.WriteString(cluster)
		} else {
			out.WriteString(strings.Repeat(m.dot, max(width, Width(cluster))))
		}
		first = false
		at += len(cluster)
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordAt finds where the word that begins at a place ends, and what it is without styles, in small letters.
func wordAt(s string, at int) (end int, word string) {
	var b strings.Builder
	marks := false
	end = at
	for next := at; next < len(s); {
		if n := escape(s[next:]); n > 0 {
			next += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[next:])
		if !inWord(r) {
			break
		}
		marks = marks || unicode.IsMark(r)
		b.WriteString(s[next : next+size])
		next += size
		end = next
	}
	word = b.String()
	if marks {
		word = model.CleanLine(word)
	}
	return end, strings.ToLower(word)
}

// cutOff reports whether what follows a word says that its end is not shown.
func cutOff(rest string) bool {
	for {
		n := escape(rest)
		if n == 0 {
			break
		}
		rest = rest[n:]
	}
	return strings.HasPrefix(rest, "…") || strings.HasPrefix(rest, "...")
}

// escape is how long the escape sequence is that begins here; 0 for none.
func escape(s string) int {
	if s == "" || s[0] != 0x1b {
		return 0
	}
	if len(s) < 2 || s[1] != '[' && s[1] != ']' {
		return min(2, len(s))
	}
	for i := 2; i < len(s); i++ {
		switch {
		case s[1] == '[' && s[i] >= 0x40 && s[i] <= 0x7e, s[1] == ']' && s[i] == 0x07:
			return i + 1
		case s[1] == ']' && s[i] == 0x1b && i+1 < len(s):
			return i + 2
		}
	}
	return len(s)
}
