package policy

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A reader reads one file, and gathers everything that is wrong in it.
type reader struct {
	machine  Machine
	checkKey func(key string) error
	file     string
	text     []byte

	policy   *Policy             // what the file says; as built in where it says nothing
	given    map[string]position // the keys that it gives
	mistakes []Mistake
}

// A position is a place in a file: its line, and its column in characters, from 1.
type position struct{ line, column int }

// read reads a policy's text. It walks the text key by key, since decoding it whole would tell what
// it says but not where, and would stop at the first mistake.
func read(m Machine, checkKey func(string) error, file string, text []byte) *reader {
	r := &reader{machine: m, checkKey: checkKey, file: file, text: text, policy: Default(), given: map[string]position{}}
	var parser unstable.Parser
	parser.Reset(text)
	for parser.NextExpression() {
		node := parser.Expression()
		key, at := r.name(node)
		if node.Kind != unstable.KeyValue {
			r.add(at, "a policy has no tables; take [%s] out, and leave the settings beneath it", key)
			continue
		}
		r.setting(key, at, r.valueOf(&parser, node, key, at))
	}
	if err := parser.Error(); err != nil {
		r.syntax(&parser, err)
	}
	if len(r.mistakes) == 0 {
		r.wholly()
	}
	slices.SortStableFunc(r.mistakes, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return r
}

// syntax notes where the text stops being TOML. What follows cannot be told apart any more.
func (r *reader) syntax(parser *unstable.Parser, err error) {
	var pe *unstable.ParserError
	if !errors.As(err, &pe) {
		r.add(position{1, 1}, "this cannot be read: %s", err)
		return
	}
	offset := parser.Range(pe.Highlight).Offset
	at, sign := r.at(offset), rune(0)
	if int(offset) < len(r.text) {
		sign, _ = utf8.DecodeRune(r.text[offset:])
	}
	switch {
	case strings.ContainsRune("‘’‚“”„", sign):
		r.add(at, "this cannot be read: %c is a quote as letters have it; type the straight ' instead", sign)
	case sign >= utf8.RuneSelf: // the parser would show half of it
		r.add(at, "this cannot be read: unexpected character %q; %s", sign, mendSyntax(""))
	default:
		r.add(at, "this cannot be read: %s; %s", err, mendSyntax(err.Error()))
	}
}

// wholly decodes the text as a whole, so that nothing that TOML forbids between two keys passes.
func (r *reader) wholly() {
	var all map[string]any
	if err := toml.Unmarshal(r.text, &all); err != nil {
		at := position{1, 1}
		var de *toml.DecodeError
		if errors.As(err, &de) {
			at.line, at.column = de.Position()
		}
		what := strings.TrimPrefix(err.Error(), "toml: ")
		r.add(at, "this cannot be read: %s; %s", what, mendSyntax(what))
	}
}

// mendSyntax says how to mend text that is not TOML.
func mendSyntax(why string) string {
	if strings.Contains(why, "escape") {
		return `put a path with backslashes in 'single quotes'`
	}
	return `write one setting a line, as in lock_after_minutes = 5, with text in 'single quotes' and # before a remark`
}

// setting takes in one key and its value.
func (r *reader) setting(key string, at position, v value) {
	i := slices.IndexFunc(settings(), func(s setting) bool { return s.key == key })
	if i < 0 {
		r.add(at, "there is no setting called %s; %s", plain(key), didYouMean(key))
		return
	}
	if was, twice := r.given[key]; twice {
		r.add(at, "%s is on line %d already; keep one of the two", key, was.line)
		return
	}
	r.given[key] = at
	if wrong := settings()[i].read(r, v); wrong != "" {
		r.add(v.at, "%s %s", key, wrong)
	}
	for _, pair := range [][2]string{{"escrow_key", "escrow_key_file"}, {"escrow_key_file", "escrow_key"}} {
		if was, both := r.given[pair[1]]; both && key == pair[0] {
			r.add(at, "%s is on line %d already, and there can only be one key; keep one of the two", pair[1], was.line)
		}
	}
}

// name returns the name of a key or table as it is written, and where it stands.
func (r *reader) name(node *unstable.Node) (string, position) {
	var parts []string
	var at position
	for it := node.Key(); it.Next(); {
		if len(parts) == 0 {
			at = r.at(it.Node().Raw.Offset)
		}
		parts = append(parts, string(it.Node().Data))
	}
	return strings.Join(parts, "."), at
}

// at turns an offset into the text into a position.
func (r *reader) at(offset uint32) position {
	before := r.text[:offset]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return position{bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(line) + 1}
}
