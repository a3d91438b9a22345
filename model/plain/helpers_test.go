package plain

import (
	"slices"
	"testing"
)

// lists loads the lists that the program carries.
func lists(t testing.TB) *Lists {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatalf("the lists that the program carries do not load: %v", err)
	}
	return l
}

// rules lists the rules that find something in a text, of some kinds.
func rules(r Reading, kinds ...Kind) []string {
	var out []string
	for _, f := range r.Findings {
		if slices.Contains(kinds, f.Kind) {
			out = append(out, f.Rule)
		}
	}
	return out
}
