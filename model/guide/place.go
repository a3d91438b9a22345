package guide

import (
	"slices"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A place remembers where one table of a file stands, and each of its keys, so that every fault
// can name a line.
type place struct {
	file string
	form string // the table's name: "flag", "group", or an item's form
	line int
	keys []key
}

// A key is one key of a table, or of the tables within it.
type key struct {
	path string // "ask", "option.id", "wales.why"
	part int    // which option it belongs to, counted from 0; elsewhere 0
	line int
}

// at returns the line on which the table gives a key, or else the line of the table itself.
func (p *place) at(path string) int { return p.atPart(path, 0) }

// atPart is at for a key of the option with that number.
func (p *place) atPart(path string, part int) int {
	line := p.line
	for _, k := range p.keys {
		if k.part == part && k.path == path {
			return k.line
		}
		if k.part == part && k.path == "option" && strings.HasPrefix(path, "option.") {
			line = k.line
		}
	}
	return line
}

// has reports whether the file gives that key at all.
func (p *place) has(path string) bool {
	return slices.ContainsFunc(p.keys, func(k key) bool { return k.path == path })
}

// A surveyor walks a file's text and notes where its tables and keys are. Decoding alone would
// tell what stands in the file but not where.
type surveyor struct {
	file   string
	parser unstable.Parser
	ends   []int // offsets of the line ends
	faults *faults

	places []*place
	cur    *place // nil before the first table; without a form, a table that is not known
	prefix string // "option." or "wales." within such a table
	part   int
}

// survey returns the places of a file's tables, in order. Text that is not TOML ends it early:
// decoding says what is wrong there.
func survey(file string, data []byte, fs *faults) []*place {
	s := &surveyor{file: file, faults: fs}
	for i, b := range data {
		if b == '\n' {
			s.ends = append(s.ends, i)
		}
	}
	s.parser.Reset(data)
	for s.parser.NextExpression() {
		node := s.parser.Expression()
		switch node.Kind {
		case unstable.ArrayTable, unstable.Table:
			s.header(node)
		case unstable.KeyValue:
			path, line := s.name(node)
			if s.cur == nil {
				s.faults.add(s.file, line, "%q stands before any table; put it under a header such as [[question]]", path)
				continue
			}
			s.value(s.prefix+path, line, node.Value())
		}
	}
	return s.places
}

// name returns the dotted name of a table or key, and its line.
func (s *surveyor) name(node *unstable.Node) (string, int) {
	var parts []string
	line := 1
	it := node.Key()
	for it.Next() {
		if len(parts) == 0 {
			line = sort.SearchInts(s.ends, int(it.Node().Raw.Offset)) + 1
		}
		parts = append(parts, string(it.Node().Data))
	}
	return strings.Join(parts, "."), line
}

// header opens a table.
func (s *surveyor) header(node *unstable.Node) {
	name, line := s.name(node)
	array := node.Kind == unstable.ArrayTable
	form, within, inner := strings.Cut(name, ".")
	s.prefix, s.part = "", 0
	switch {
	case array && !inner && keysOf(form) != nil:
		s.cur = &place{file: s.file, form: form, line: line}
		s.places = append(s.places, s.cur)
	case s.cur != nil && form == s.cur.form && array && within == "option":
		s.part = s.options()
		s.prefix = "option."
		s.cur.keys = append(s.cur.keys, key{"option", s.part, line})
	case s.cur != nil && form == s.cur.form && !array && within == "wales":
		s.prefix = "wales."
		s.cur.keys = append(s.cur.keys, key{"wales", 0, line})
	default:
		s.cur = &place{file: s.file, line: line} // so that its keys are not taken for another's
		s.faults.add(s.file, line, "the table %q is not known here; write one of [[flag]], [[group]], [[limit]], [[sheet]], [[question]], [[section]], [[rule]], [[line]], and beneath a question [[question.option]] or [question.wales]", name)
	}
}

// options counts the options of the table so far.
func (s *surveyor) options() int {
	n := 0
	for _, k := range s.cur.keys {
		if k.path == "option" {
			n++
		}
	}
	return n
}

// value notes a key, and those of the tables written within its value.
func (s *surveyor) value(path string, line int, v *unstable.Node) {
	if path == "option" && v.Kind == unstable.Array {
		for it := v.Children(); it.Next(); {
			s.part = s.options()
			s.cur.keys = append(s.cur.keys, key{path, s.part, s.first(it.Node(), line)})
			s.inner(path, line, it.Node())
		}
		s.part = 0
		return
	}
	s.cur.keys = append(s.cur.keys, key{path, s.part, line})
	s.inner(path, line, v)
}

// inner notes the keys of an inline table.
func (s *surveyor) inner(path string, line int, v *unstable.Node) {
	if v.Kind != unstable.InlineTable {
		return
	}
	for it := v.Children(); it.Next(); {
		if it.Node().Kind != unstable.KeyValue {
			continue
		}
		name, at := s.name(it.Node())
		s.value(path+"."+name, max(at, line), it.Node().Value())
	}
}

// first returns the line of an inline table's first key, or line without one.
func (s *surveyor) first(v *unstable.Node, line int) int {
	if v.Kind == unstable.InlineTable {
		for it := v.Children(); it.Next(); {
			if it.Node().Kind == unstable.KeyValue {
				_, at := s.name(it.Node())
				return max(at, line)
			}
		}
	}
	return line
}
