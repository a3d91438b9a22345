package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is one word or number of a text. The parts of a word with hyphens are tokens of their own, so
// that "step down" and "step-down" are found alike.
type token struct {
	from, to int
	raw      string
	fold     string // in small letters, with a plain apostrophe
	stem     string // fold without the ending 's or '
	sentence int
	gap      gap  // what stands between this token and the one before
	hyphen   bool // it belongs to the same word as the one before
	open     bool // a bracket opens before it
	capital  bool // it begins with a capital
	number   bool // it holds a figure
	common   bool // it is one of the commonest words of English
}

// A gap says how far two tokens are parted.
type gap byte

const (
	joined gap = iota // by spaces, a hyphen or quotation marks: a phrase may run on
	comma             // by a comma, colon or bracket: the sentence runs on
	dash              // by a semicolon or a dash: another thought begins
	ending            // by the end of a sentence
)

// fold gives a text in small letters with plain apostrophes.
func fold(s string) string {
	if strings.ContainsAny(s, "’ʼ‘") {
		s = strings.NewReplacer("’", "'", "ʼ", "'", "‘", "'").Replace(s)
	}
	return strings.ToLower(s)
}

// tokens cuts a text into its tokens; their gaps and sentences are filled in later.
func tokens(body string) []token {
	out := make([]token, 0, len(body)/5+1)
	for i := 0; i < len(body); {
		// A text is mostly plain letters, which need no decoding.
		if c := body[i]; c < utf8.RuneSelf && !plainLetter(c) && !digit(c) {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[i:])
		if !wordRune(r) {
			i += n
			continue
		}
		t := word(body, i)
		out = append(out, t)
		i = t.to
	}
	return out
}

// word reads the token that begins at an offset.
func word(body string, from int) token {
	t := token{from: from}
	i := from
	folded := true // it is in small plain letters already
	for i < len(body) {
		c := body[i]
		if 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[i:])
		if wordRune(r) || unicode.IsMark(r) || r == softHyphen {
			number := unicode.IsDigit(r)
			t.number = t.number || number
			folded = folded && number && c < utf8.RuneSelf
			i += n
			continue
		}
		// An apostrophe within a word, and a point, comma or colon within a number, belong to it.
		next, _ := utf8.DecodeRuneInString(body[i+n:])
		if apostrophe(r) && unicode.IsLetter(next) {
			folded = folded && r == '\''
			i += n
			continue
		}
		if (r == '.' || r == ',' || r == ':') && i > from && digit(body[i-1]) && i+1 < len(body) && digit(body[i+1]) {
			i += n
			continue
		}
		break
	}
	t.to, t.raw = i, body[from:i]
	t.fold = t.raw
	if !folded {
		first, _ := utf8.DecodeRuneInString(t.raw)
		t.capital = unicode.IsUpper(first)
		t.fold = fold(t.raw)
		if strings.ContainsRune(t.fold, softHyphen) {
			t.fold = strings.ReplaceAll(t.fold, string(softHyphen), "")
		}
	}
	t.stem = strings.TrimSuffix(t.fold, "'s")
	return t
}

func plainLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func digit(c byte) bool { return '0' <= c && c <= '9' }

const softHyphen = '\u00ad'

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return plainLetter(byte(r)) || digit(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// between gives what stands before a token, back to the one before it.
func between(body string, toks []token, i int) string {
	from := 0
	if i > 0 {
		from = toks[i-1].to
	}
	if i == len(toks) {
		return body[from:]
	}
	return body[from:toks[i].from]
}
