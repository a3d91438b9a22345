package plain

import (
	"slices"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A table is one table of a list as it is written, with the line of each key, so that every fault can name
// its line.
type table struct {
	form string // "entry", "lead", "class", "leave"
	line int
	keys map[string]value
}

// A value is what a key is given.
type value struct {
	line  int
	kind  unstable.Kind
	text  string
	yes   bool
	texts []string
	mixed bool // an array that holds something else than words
}

// at gives the line of a key, or else of the table.
func (t *table) at(key string) int {
	if v, ok := t.keys[key]; ok {
		return v.line
	}
	return t.line
}

// shapes gives the keys of each table.
func shapes() map[string][]string {
	return map[string][]string{
		"entry": {"id", "kind", "find", "readers", "stands", "stands_for_professionals", "quoted", "always", "answered_no", "why", "better", "better_for_child"},
		"lead":  {"id", "find", "lets"},
		"class": {"name", "words", "capitals"},
		"leave": {"id"},
	}
}

// survey reads the tables of a file. What is not known is a fault, with what may stand there.
func (a *adder) survey(data []byte) []*table {
	var ends []int
	for i, b := range data {
		if b == '\n' {
			ends = append(ends, i)
		}
	}
	var p unstable.Parser
	p.Reset(data)
	name := func(n *unstable.Node) (string, int) {
		var parts []string
		line := 1
		for it := n.Key(); it.Next(); {
			if len(parts) == 0 {
				line = sort.SearchInts(ends, int(it.Node().Raw.Offset)) + 1
			}
			parts = append(parts, string(it.Node().Data))
		}
		return strings.Join(parts, "."), line
	}
	known := shapes()
	var out []*table
	var cur *table
	for p.NextExpression() {
		node := p.Expression()
		switch node.Kind {
		case unstable.ArrayTable, unstable.Table:
			form, line := name(node)
			cur = &table{form: form, line: line, keys: map[string]value{}}
			out = append(out, cur)
			if node.Kind == unstable.Table || known[form] == nil {
				a.fault(line, "the table %q is not known here; write one of [[entry]], [[lead]], [[class]], [[leave]]", form)
				cur.form = ""
			}
		case unstable.KeyValue:
			key, line := name(node)
			switch {
			case cur == nil:
				a.fault(line, "%q stands before any table; put it under a header such as [[entry]]", key)
			case cur.form == "":
			case !slices.Contains(known[cur.form], key):
				a.fault(line, "%q is no key of [[%s]]; write one of: %s", key, cur.form, strings.Join(known[cur.form], ", "))
			default:
				cur.keys[key] = read(node.Value(), line)
			}
		}
	}
	return out
}

// read reads what a key is given.
func read(n *unstable.Node, line int) value {
	v := value{line: line, kind: n.Kind}
	switch n.Kind {
	case unstable.String:
		v.text = strings.TrimSpace(string(n.Data))
	case unstable.Bool:
		v.yes = len(n.Data) > 0 && n.Data[0] == 't'
	case unstable.Array:
		v.texts = []string{}
		for it := n.Children(); it.Next(); {
			switch it.Node().Kind {
			case unstable.String:
				v.texts = append(v.texts, strings.TrimSpace(string(it.Node().Data)))
			case unstable.Comment:
			default:
				v.mixed = true
			}
		}
	}
	return v
}

// text reads a key of one line of words.
func (a *adder) text(t *table, key string, must bool) string {
	v, ok := t.keys[key]
	switch {
	case !ok && must, ok && v.kind == unstable.String && v.text == "" && must:
		a.fault(t.at(key), "%s is missing; write %s = \"…\"", key, key)
	case ok && v.kind != unstable.String:
		a.fault(v.line, "%s is not words; write %s = \"…\"", key, key)
	}
	return v.text
}

// texts reads a key of several words or phrases.
func (a *adder) texts(t *table, key string) []string {
	v, ok := t.keys[key]
	if ok && (v.kind != unstable.Array || v.mixed) {
		a.fault(v.line, "%s is not a list of words; write %s = [\"…\", \"…\"]", key, key)
	}
	return v.texts
}

// flag reads a key that is true or false.
func (a *adder) flag(t *table, key string) bool {
	v, ok := t.keys[key]
	if ok && v.kind != unstable.Bool {
		a.fault(v.line, "%s is neither yes nor no; write %s = true, or take it out", key, key)
	}
	return v.yes
}
