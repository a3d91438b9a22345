package faults

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"handover/store"
)

// recordsExchanged writes the value of every record under other keys: of its space, of its own past, of
// another vault. One is written alone, or two change places.
func recordsExchanged(t *testing.T, s *suite) {
	m := s.one
	now := items(t, filepath.Join(s.scratch, "items"), m.closed)
	others := items(t, filepath.Join(s.scratch, "others"), s.other.closed)
	r := s.random("exchanged")

	var places []faulty
	for _, space := range spaces {
		for i, a := range now[space] {
			for j, b := range now[space] {
				if i == j || bytes.Equal(a.Value, b.Value) {
					continue
				}
				what := fmt.Sprintf("%s/%.40s with the value of %.40s", space, a.ID, b.ID)
				places = append(places, m.tampering(what, store.Op{Key: a.Key, Value: b.Value}))
				if i < j {
					places = append(places, m.tampering("changed places: "+what, store.Op{Key: a.Key, Value: b.Value}, store.Op{Key: b.Key, Value: a.Value}))
				}
			}
			for _, space2 := range spaces { // and one of each other space
				if all := now[space2]; space2 != space && len(all) > 0 {
					b := all[i%len(all)]
					places = append(places, m.tampering(fmt.Sprintf("%s/%.40s with the value of %s/%.40s", space, a.ID, space2, b.ID), store.Op{Key: a.Key, Value: b.Value}))
				}
			}
		}
	}
	r.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
	s.judgeAll(t, "exchanged: values to other keys", s.table, some(places, s.count.swaps))

	var gone []faulty
	for _, space := range spaces {
		for _, a := range now[space] {
			gone = append(gone, m.tampering(fmt.Sprintf("%s/%.40s deleted", space, a.ID), store.Op{Key: a.Key}))
			again := store.Key{Space: space, ID: a.ID + "0"}
			gone = append(gone, m.tampering(fmt.Sprintf("%s/%.40s a second time under another key", space, a.ID), store.Op{Key: again, Value: a.Value}))
		}
	}
	r.Shuffle(len(gone), func(i, j int) { gone[i], gone[j] = gone[j], gone[i] })
	s.judgeAll(t, "exchanged: records deleted and added", s.table, some(gone, s.count.swaps))

	var older []faulty
	seen := map[string]bool{}
	for at, im := range m.images {
		if at < 2 {
			continue
		}
		then := items(t, filepath.Join(s.scratch, fmt.Sprintf("then-%d", at)), im)
		for space, all := range then {
			for _, it := range all {
				if id := space + "/" + it.ID + string(it.Value); !seen[id] {
					seen[id] = true
					if have := find(now, it.Key); !bytes.Equal(have, it.Value) && it.ID != "tries" {
						older = append(older, m.tampering(fmt.Sprintf("%s/%.40s as it was after step %d", space, it.ID, at), store.Op{Key: it.Key, Value: it.Value}))
					}
				}
			}
		}
	}
	r.Shuffle(len(older), func(i, j int) { older[i], older[j] = older[j], older[i] })
	s.judgeAll(t, "exchanged: older values of the same key", s.table, some(older, s.count.swaps))

	var foreign []faulty
	for _, space := range spaces {
		for i := range min(len(now[space]), len(others[space])) {
			a, b := now[space][i], others[space][i]
			foreign = append(foreign, m.tampering(fmt.Sprintf("%s/%.40s from another vault", space, a.ID), store.Op{Key: a.Key, Value: b.Value}))
		}
	}
	for _, name := range []string{slotsFile, rescueFile} {
		foreign = append(foreign, faulty{name: name + " from another vault", want: exactly(m.last()), put: m.closed.withOf(s.other.closed, name).put})
	}
	foreign = append(foreign, s.bothExchanged(find(others, store.Key{Space: "header", ID: "vault"})))
	r.Shuffle(len(foreign), func(i, j int) { foreign[i], foreign[j] = foreign[j], foreign[i] })
	s.judgeAll(t, "exchanged: values and files of another vault", s.table, some(foreign, s.count.swaps))
}

func find(in map[string][]store.Item, k store.Key) []byte {
	for _, it := range in[k.Space] {
		if it.Key == k {
			return it.Value
		}
	}
	return nil
}

// bothExchanged has both copies of the ways in exchanged for another vault's, to which the same key is a
// way in. Nothing says any more which vault it is: it is named, and too much for Rebuild. The backup, by
// its name, can be restored.
func (s *suite) bothExchanged(header []byte) faulty {
	m := s.one
	where := ""
	return faulty{
		name: "the slots and the header from another vault", want: exactly(m.last()),
		put: func(dir string) error {
			where = dir
			return m.closed.withOf(s.other.closed, slotsFile).tampered(dir, store.Op{Key: store.Key{Space: "header", ID: "vault"}, Value: header})
		},
		judged: func(o outcome) outcome {
			if o = mustBeTold(o); o.fate != lost {
				return o
			}
			p := store.At(where, files, store.Options{})
			defer func() { p.Close() }()
			all := m.closed.backups()
			v, err := p.Restore(context.Background(), filepath.Join(where, all[len(all)-1]), store.With{Key: m.key}, true)
			if err != nil {
				o.why += "; and the backup is not restored: " + err.Error()
				return o
			}
			held := compared(context.Background(), v, exactly(m.backedUp()), outOfScope, lost)
			held.told, held.said = true, o.said
			return held
		},
	}
}

// some yields n of them at most.
func some(all []faulty, n int) func(func(faulty) bool) {
	return func(yield func(faulty) bool) {
		for _, f := range all[:min(n, len(all))] {
			yield(f)
		}
	}
}

// auditTampered takes lines of the audit away, from the middle and from its end, exchanges them, and
// writes some a second time; also together with an older head.
func auditTampered(t *testing.T, s *suite) {
	m := s.one
	now := items(t, filepath.Join(s.scratch, "audit"), m.closed)
	lines := now["audit"]
	var all []faulty
	for i, a := range lines {
		all = append(all, m.tampering(fmt.Sprintf("line %d taken away", i+1), store.Op{Key: a.Key}))
		b := lines[(i+1)%len(lines)]
		all = append(all, m.tampering(fmt.Sprintf("line %d and the next exchanged", i+1), store.Op{Key: a.Key, Value: b.Value}, store.Op{Key: b.Key, Value: a.Value}))
		again := store.Key{Space: "audit", ID: fmt.Sprintf("%016x", len(lines)+1)}
		all = append(all, m.tampering(fmt.Sprintf("line %d once more at the end", i+1), store.Op{Key: again, Value: a.Value}))
		var cut []store.Op
		for _, later := range lines[i:] {
			cut = append(cut, store.Op{Key: later.Key})
		}
		all = append(all, m.tampering(fmt.Sprintf("cut before line %d", i+1), cut...))
	}
	for at := 2; at < len(m.images); at++ {
		then := items(t, filepath.Join(s.scratch, fmt.Sprintf("audit-%d", at)), m.images[at])
		head := then["head"][0]
		if bytes.Equal(head.Value, now["head"][0].Value) {
			continue
		}
		ops := []store.Op{{Key: head.Key, Value: head.Value}}
		all = append(all, m.tampering(fmt.Sprintf("the head of step %d", at), ops...))
		for _, later := range lines[min(len(lines), len(then["audit"])):] {
			ops = append(ops, store.Op{Key: later.Key})
		}
		all = append(all, m.tampering(fmt.Sprintf("head and audit of step %d", at), ops...))
	}
	r := s.random("audit")
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	s.judgeAll(t, "the audit: lines gone, exchanged, cut off, replayed", s.table, some(all, s.count.swaps))
}
