package plain

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pattern is a phrase to look for, as words.toml explains it.
type pattern []part

// A part is what may stand at one place of a pattern.
type part struct {
	ways     []way
	optional bool
	loose    bool // up to looseWords words of any kind
}

// A way is one word that may stand there.
type way struct {
	word   string
	prefix bool   // any word that begins so
	caps   bool   // only as written, in capitals
	class  *class // any word of a class
}

const (
	looseWords = 3
	maxParts   = 12
	maxLoose   = 3
	minPrefix  = 3 // letters before a star, so that it stands for the forms of one word
)

// A class is a set of words with a name.
type class struct {
	name     string
	words    map[string]bool
	capitals bool // and any word with a capital, such as a name
}

func (c *class) has(word string) bool { return c != nil && c.words[word] }

// parse reads a pattern. What is wrong is said as the end of "the words … ".
func parse(s string, classes map[string]*class) (pattern, error) {
	var out pattern
	loose := 0
	for _, field := range strings.Fields(s) {
		if field == ".." {
			out = append(out, part{loose: true})
			loose++
			continue
		}
		word, optional := strings.CutSuffix(field, "?")
		for n, piece := range strings.Split(word, "-") {
			p := part{optional: optional}
			if n > 0 && strings.Contains(word, "/") {
				return nil, fmt.Errorf("give a choice within a word with a hyphen; write each way as a phrase of its own")
			}
			for w := range strings.SplitSeq(piece, "/") {
				one, err := parseWay(w, classes)
				if err != nil {
					return nil, err
				}
				p.ways = append(p.ways, one)
			}
			out = append(out, p)
		}
	}
	switch {
	case len(out) == 0:
		return nil, fmt.Errorf("are empty; write at least one word")
	case len(out) > maxParts:
		return nil, fmt.Errorf("are too many; use %d at most", maxParts)
	case loose > maxLoose:
		return nil, fmt.Errorf("hold more than %d gaps (..); use fewer", maxLoose)
	case out[0].loose || out[len(out)-1].loose || out[len(out)-1].optional:
		return nil, fmt.Errorf("begin with a gap (..), or end with a gap or an optional word (?); begin with a word, and end with one that must stand there")
	}
	return out, nil
}

// parseWay reads one word of a pattern.
func parseWay(s string, classes map[string]*class) (way, error) {
	if name, ok := strings.CutPrefix(s, "{"); ok {
		name, closed := strings.CutSuffix(name, "}")
		c := classes[name]
		if !closed || c == nil {
			return way{}, fmt.Errorf("hold %q, which is no class of words here; add a [[class]] of that name, or write the words", s)
		}
		return way{class: c}, nil
	}
	word, prefix := strings.CutSuffix(s, "*")
	for _, r := range word {
		if !wordRune(r) && !apostrophe(r) && !unicode.IsMark(r) {
			return way{}, fmt.Errorf("hold %q, where only letters, figures and apostrophes may stand; take the rest out", s)
		}
	}
	toks := tokens(word)
	switch {
	case len(toks) != 1 || toks[0].raw != word:
		return way{}, fmt.Errorf("hold %q, which is no word; write letters", s)
	case prefix && utf8.RuneCountInString(word) < minPrefix:
		return way{}, fmt.Errorf("hold %q; write at least %d letters before the star", s, minPrefix)
	}
	w := way{word: fold(word), prefix: prefix}
	if strings.ToUpper(word) == word && utf8.RuneCountInString(word) > 1 && word != w.word {
		w.word, w.caps = word, true
	}
	return w, nil
}

// is reports whether a token is one that the way allows.
func (w way) is(t *token) bool {
	switch {
	case w.class != nil:
		return w.class.words[t.fold] || w.class.words[t.stem] || w.class.capitals && t.name()
	case w.caps:
		raw := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(t.raw, "'s"), "’s"), "s")
		return raw == w.word || w.prefix && strings.HasPrefix(t.raw, w.word)
	case w.prefix:
		return strings.HasPrefix(t.fold, w.word)
	}
	return t.fold == w.word || t.stem == w.word
}

// name reports whether a token may be somebody's name.
func (t *token) name() bool { return t.capital && !t.number && !t.common }

// match reports where the pattern ends when it begins at a token: the first token after it, and 0 where it does
// not stand there. It ends no earlier than least.
func (p pattern) match(toks []token, i, least int) int { return p.follow(toks, i, least, true) }

// follow matches what is left of a pattern.
func (p pattern) follow(toks []token, i, least int, first bool) int {
	if len(p) == 0 {
		if i < least {
			return 0
		}
		return i
	}
	if p[0].loose {
		for n := 0; n <= looseWords; n++ {
			if end := p[1:].follow(toks, i+n, least, false); end > 0 {
				return end
			}
			if i+n >= len(toks) || toks[i+n].gap != joined {
				return 0
			}
		}
		return 0
	}
	if i < len(toks) && (first || toks[i].gap == joined) {
		for _, w := range p[0].ways {
			if w.is(&toks[i]) {
				if end := p[1:].follow(toks, i+1, least, false); end > 0 {
					return end
				}
				break
			}
		}
	}
	if p[0].optional {
		return p[1:].follow(toks, i, least, false)
	}
	return 0
}

// An index finds the patterns that may stand around a word. Each is entered under the words of one of its places,
// its anchor, rather than its first: "she" and "not" begin too many.
type index struct {
	words    map[string][]entered
	prefixes map[string][]entered // by their first minPrefix letters
	capitals []entered            // whose anchor may be a name
}

// entered is a pattern's number, and how many words before its anchor it begins.
type entered struct{ number, before int }

// anchor chooses the place under which a pattern is entered: the first that holds no class and none of the
// commonest words, if only places of a single word come before it.
func (p pattern) anchor(common *class) int {
	for i, part := range p {
		if part.loose || part.optional {
			break
		}
		rare := true
		for _, w := range part.ways {
			rare = rare && w.class == nil && !common.has(w.word)
		}
		if rare {
			return i
		}
	}
	return 0
}

// add enters a pattern.
func (x *index) add(p pattern, number int, common *class) {
	at := p.anchor(common)
	e := entered{number, at}
	for _, w := range p[at].ways {
		switch {
		case w.class != nil:
			for word := range w.class.words {
				x.words[word] = append(x.words[word], e)
			}
			if w.class.capitals {
				x.capitals = append(x.capitals, e)
			}
		case w.prefix:
			head := start(strings.ToLower(w.word))
			x.prefixes[head] = append(x.prefixes[head], e)
		case w.caps:
			word := strings.ToLower(w.word)
			x.words[word] = append(x.words[word], e)
			x.words[word+"s"] = append(x.words[word+"s"], e)
		default:
			x.words[w.word] = append(x.words[w.word], e)
		}
	}
}

// start gives a word's first minPrefix letters; empty for a shorter one.
func start(word string) string {
	n := 0
	for i := range word {
		if n == minPrefix {
			return word[:i]
		}
		n++
	}
	if n == minPrefix {
		return word
	}
	return ""
}

// at calls try with every pattern that has its anchor at a token. A pattern may come twice.
func (x *index) at(t *token, try func(entered)) {
	for _, e := range x.words[t.fold] {
		try(e)
	}
	if t.stem != t.fold {
		for _, e := range x.words[t.stem] {
			try(e)
		}
	}
	if head := start(t.fold); head != "" {
		for _, e := range x.prefixes[head] {
			try(e)
		}
	}
	if t.name() {
		for _, e := range x.capitals {
			try(e)
		}
	}
}
