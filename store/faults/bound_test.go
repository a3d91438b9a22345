package faults

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"handover/store"
)

// valuesAreBound writes values under other keys where nothing is left to mend the vault from, and sees
// that the very record is named as one that does not open. That the whole is not as it should be is found
// in other ways too; this is what a value's own seal is bound to, and a vault that bound it to nothing
// would fail here.
func valuesAreBound(t *testing.T, s *suite) {
	m := s.one
	now := items(t, filepath.Join(s.scratch, "bound"), m.closed)
	alone := image{store.FileName: m.closed[store.FileName]}
	r := s.random("bound")
	var pairs [][2]store.Item
	for _, space := range []string{"keys", "closures", "journal", "drafts", "settings"} {
		for _, a := range now[space] {
			for _, b := range now[space] {
				sameClosure := strings.Split(a.ID, "/")[0] == strings.Split(b.ID, "/")[0]
				if bytes.Equal(a.Value, b.Value) || strings.Contains(a.ID, "/") && !sameClosure {
					continue // under another closure's key it would not open anyway
				}
				pairs = append(pairs, [2]store.Item{a, b})
			}
		}
	}
	r.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
	for i, pair := range pairs[:min(len(pairs), 20+s.count.swaps/3)] {
		a, b := pair[0], pair[1]
		dir := filepath.Join(s.scratch, fmt.Sprint("bound-", i))
		must(t, alone.tampered(dir, store.Op{Key: a.Key, Value: b.Value}))
		p := store.At(dir, files, store.Options{})
		v, err := p.Unlock(context.Background(), store.With{Key: m.key})
		must(t, err)
		said := strings.Join(v.Found().Damage, " ")
		o := outcome{fate: named, told: true, said: said} // there is nothing to put it back from
		if !strings.Contains(said, "does not open") && !strings.Contains(said, "do not open") {
			o = outcome{fate: silent}
			t.Errorf("%s/%s with the value of %s opens; what was said is %q", a.Space, a.ID, b.ID, said)
		}
		s.table.add("a value under another key does not open", o)
		must(t, p.Close())
	}
}
