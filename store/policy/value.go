package policy

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A value is what a file gives for one key.
type value struct {
	kind  unstable.Kind
	text  string // of text; of anything else, as it is written
	whole int64  // of a whole number
	wrong string // why a whole number could not be read
	at    position
}

// valueOf returns the value of a key.
func (r *reader) valueOf(parser *unstable.Parser, node *unstable.Node, key string, at position) value {
	n := node.Value()
	v := value{kind: n.Kind, text: string(n.Data), at: at}
	if n.Raw.Length > 0 { // a list has no place of its own
		v.at = r.at(n.Raw.Offset)
	}
	if n.Kind == unstable.Integer {
		var alone map[string]int64
		if err := toml.Unmarshal([]byte("n = "+v.text), &alone); err != nil {
			v.wrong = strings.TrimPrefix(err.Error(), "toml: ")
		}
		v.whole = alone["n"]
	}
	return v
}

// number returns the value as a whole number within bounds, or says what is wrong.
func (v value) number(low, high int) (n int, wrong string) {
	bounds := fmt.Sprintf("write a whole number from %d to %d", low, high)
	switch {
	case v.kind == unstable.String:
		return 0, "is text; " + bounds + ", without quotes"
	case v.kind != unstable.Integer:
		return 0, "is " + v.what() + "; " + bounds
	case v.wrong != "" || v.whole < int64(low) || v.whole > int64(high):
		return 0, "is " + clip(v.text) + "; " + bounds
	}
	return int(v.whole), ""
}

// words returns the value as text, trimmed, or says what is wrong.
func (v value) words(such string) (text, wrong string) {
	if v.kind != unstable.String {
		return "", "is " + v.what() + "; write it as text, " + such
	}
	text = strings.TrimSpace(v.text)
	if text == "" {
		return "", "is empty; write it as text, " + such + ", or take the line out"
	}
	return text, ""
}

// what says in plain words what kind of value it is.
func (v value) what() string {
	switch v.kind {
	case unstable.String:
		return "text"
	case unstable.Integer:
		return "a number without quotes"
	case unstable.Float:
		return "a number with a fraction"
	case unstable.Bool:
		return "true or false"
	case unstable.Array:
		return "a list"
	case unstable.InlineTable:
		return "a table"
	}
	return "a date or a time"
}
