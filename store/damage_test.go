package store_test

import (
	"errors"
	"strings"
	"testing"

	"handover/model"
	"handover/store"
	"handover/store/enginetest"
)

func TestASaveThatFailsLeavesNothing(t *testing.T) {
	v, m := newVault(t)
	id := begin(t, v, "CS-1")
	must(t, v.KeepDraft(ctx, draft(id, "kept")))
	m.Fail(enginetest.Refused, -1)
	c := store.Change{Entries: []model.Entry{written("lost"), written("too")}, Header: model.Header{Reference: "changed"}, Drop: []model.Draft{draft(id, "")}}
	if err := v.Append(ctx, id, c); !errors.Is(err, enginetest.ErrFault) || errors.Is(err, store.ErrUnknown) {
		t.Fatalf("Append gave %v", err)
	}
	if err := v.Begin(ctx, "another", c); !errors.Is(err, enginetest.ErrFault) {
		t.Fatalf("Begin gave %v", err)
	}
	m.Fail(enginetest.None, 0)
	entries, _ := v.Entries(ctx, id)
	headers, _ := v.Closures(ctx)
	drafts, _ := v.Drafts(ctx)
	if len(entries) != 1 || len(headers) != 1 || headers[0].Reference != "CS-1" || len(drafts) != 1 {
		t.Errorf("%d entries, headers %+v, %d drafts", len(entries), headers, len(drafts))
	}
	if _, err := v.Entries(ctx, "another"); !errors.Is(err, store.ErrNoClosure) {
		t.Errorf("the closure that failed to begin gives %v", err)
	}
	must(t, v.Append(ctx, id, c))
}

func TestAnUncertainSaveIsSettledByLooking(t *testing.T) {
	for name, fault := range map[string]enginetest.Fault{"kept": enginetest.Kept, "lost": enginetest.Lost} {
		t.Run(name, func(t *testing.T) {
			v, m := newVault(t)
			id := begin(t, v, "CS-1")
			must(t, v.KeepDraft(ctx, draft(id, "x")))
			c := store.Change{Entries: []model.Entry{written("once")}, Header: model.Header{Outstanding: 3}, Drop: []model.Draft{draft(id, "")}}
			m.Fail(fault, 1)
			must(t, v.Append(ctx, id, c))
			m.Fail(fault, 1)
			must(t, v.Begin(ctx, "second", c))
			m.Fail(fault, 1)
			must(t, v.KeepDraft(ctx, draft(id, "y")))
			m.Fail(fault, 1)
			must(t, v.DropDraft(ctx, draft(id, "y")))
			m.Fail(fault, 1)
			must(t, v.Set(ctx, "s", 1))
			entries, err := v.Entries(ctx, id)
			headers, _ := v.Closures(ctx)
			drafts, _ := v.Drafts(ctx)
			if err != nil || len(entries) != 2 || len(headers) != 2 || len(drafts) != 0 {
				t.Errorf("%d entries, %d headers, %d drafts, error %v", len(entries), len(headers), len(drafts), err)
			}
			m.Fail(fault, -1)
			if err := v.Append(ctx, id, store.Change{Entries: []model.Entry{written("never sure")}}); !errors.Is(err, store.ErrUnknown) {
				t.Errorf("a save that stays uncertain gave %v", err)
			}
		})
	}
}

// spoil writes over one value behind the vault's back.
func spoil(t *testing.T, m *enginetest.Mem, k store.Key, change func([]byte) []byte) {
	t.Helper()
	it, err := m.Get(ctx, k)
	must(t, err)
	_, err = m.Apply(ctx, store.Op{Key: k, Value: change(it.Value)})
	must(t, err)
}

func flip(b []byte) []byte {
	b[len(b)/2] ^= 4
	return b
}

func TestASpoiltRecordIsNamedAndHidesNoOther(t *testing.T) {
	v, m := newVault(t)
	id := begin(t, v, "CS-1")
	e := written("spoilt")
	must(t, v.Append(ctx, id, store.Change{Entries: []model.Entry{e}}))
	spoil(t, m, v.EntryKey(id, e.ID), flip)
	entries, err := v.Entries(ctx, id)
	if !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "an entry of the closure") || len(entries) != 1 {
		t.Errorf("%d entries, error %v", len(entries), err)
	}

	begin(t, v, "CS-2")
	must(t, v.KeepDraft(ctx, draft(id, "one")))
	must(t, v.KeepDraft(ctx, draft("", "two")))
	must(t, v.Set(ctx, "theme", "dark"))
	spoiltIn := map[string]bool{}
	for _, k := range m.Keys() { // one of each
		if !spoiltIn[k.Space] && k.Space != store.SpaceJournal {
			spoil(t, m, k, flip)
			spoiltIn[k.Space] = true
		}
	}
	headers, err := v.Closures(ctx)
	if !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "caseload") || len(headers) != 1 {
		t.Errorf("%d headers, error %v", len(headers), err)
	}
	drafts, err := v.Drafts(ctx)
	if !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "draft") || len(drafts) > 1 {
		t.Errorf("%d drafts, error %v", len(drafts), err)
	}
	var theme string
	if _, err := v.Setting(ctx, "theme", &theme); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "theme") {
		t.Errorf("the setting gave %v", err)
	}
	if _, err := store.UnlockCheaply(ctx, m, phrase); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "header") {
		t.Errorf("unlocking gave %v", err)
	}
}

func TestASpoiltClosureKeyIsNamed(t *testing.T) {
	v, m := newVault(t)
	id := begin(t, v, "CS-1")
	begin(t, v, "CS-2") // now the first one's key is not at hand
	for _, k := range m.Keys() {
		if k.Space == store.SpaceKeys {
			spoil(t, m, k, flip)
		}
	}
	if _, err := v.Entries(ctx, id); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "closure's key") {
		t.Fatalf("reading gave %v", err)
	}
}

func TestRecordsThatChangedPlacesDoNotOpen(t *testing.T) {
	v, m := newVault(t)
	one, two := begin(t, v, "CS-1"), begin(t, v, "CS-2")
	byName := map[string][]store.Key{}
	for _, k := range m.Keys() {
		byName[k.Space] = append(byName[k.Space], k)
	}
	for _, space := range []string{store.SpaceKeys, store.SpaceClosures, store.SpaceJournal} {
		a, _ := m.Get(ctx, byName[space][0])
		b, _ := m.Get(ctx, byName[space][1])
		_, err := m.Apply(ctx, store.Op{Key: a.Key, Value: b.Value}, store.Op{Key: b.Key, Value: a.Value})
		must(t, err)
	}
	again, err := store.UnlockCheaply(ctx, m, phrase)
	must(t, err)
	if h, err := again.Closures(ctx); !errors.Is(err, store.ErrDamaged) || len(h) != 0 {
		t.Errorf("swapped headers gave %+v, error %v", h, err)
	}
	for _, id := range []model.ClosureID{one, two} {
		if _, err := again.Entries(ctx, id); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("swapped keys gave %v", err)
		}
		if e, err := v.Entries(ctx, two); !errors.Is(err, store.ErrDamaged) || len(e) != 0 { // its key is at hand
			t.Errorf("swapped entries gave %+v, error %v", e, err)
		}
	}
}

func TestAVaultWithoutItsHeaderIsDamaged(t *testing.T) {
	v, m := newVault(t)
	begin(t, v, "CS-1")
	for _, k := range m.Keys() {
		if k.Space == store.SpaceHeader {
			_, err := m.Apply(ctx, store.Op{Key: k})
			must(t, err)
		}
	}
	if _, err := store.UnlockCheaply(ctx, m, phrase); !errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotVault) {
		t.Fatalf("unlocking gave %v", err)
	}
	if _, err := store.CreateCheaply(ctx, m, phrase); !errors.Is(err, store.ErrExists) {
		t.Fatalf("making a new vault on top gave %v", err)
	}
}
