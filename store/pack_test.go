package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/enginetest"
)

// A laptop is somebody's vault, with a clock that can be set.
type laptop struct {
	*store.Vault
	t   testing.TB
	m   *enginetest.Mem
	who model.Worker
	at  time.Time
	key store.Identity
}

var (
	robin = model.Worker{ID: "robin", Name: "Robin Ashe", Role: "social worker"}
	helen = model.Worker{ID: "helen", Name: "Helen Marr", Role: "team manager"}
)

func newLaptop(t testing.TB, who model.Worker) *laptop {
	t.Helper()
	l := &laptop{t: t, m: enginetest.Memory(), who: who, at: now}
	var err error
	l.Vault, err = store.CreateAt(ctx, l.m, phrase, func() time.Time { return l.at })
	must(t, err)
	l.By(who.ID)
	l.key, err = l.MakeIdentity(ctx, who)
	must(t, err)
	return l
}

// pins is what is done once six words were read aloud.
func (l *laptop) pins(other *laptop) {
	l.t.Helper()
	_, err := l.Pin(ctx, other.key, store.Comparison{On: model.DateOf(l.at)})
	must(l.t, err)
}

// twoLaptops are two people who compared words.
func twoLaptops(t testing.TB) (worker, manager *laptop) {
	t.Helper()
	worker, manager = newLaptop(t, robin), newLaptop(t, helen)
	worker.pins(manager)
	manager.pins(worker)
	return worker, manager
}

// an is an entry of somebody's, behind others.
func an(who model.Worker, at time.Time, ev model.Event, after ...model.EntryID) model.Entry {
	return model.Entry{ID: model.EntryID(store.NewID()), After: after, At: at, By: who.ID, Event: ev}
}

// reason is the text of one section.
func reason(text string) model.Event {
	return model.Written{Field: model.Field{Item: "record.reason", Subject: model.TheClosure}, Text: text}
}

// begins adds a closure of a few entries.
func (l *laptop) begins(reference string) model.ClosureID {
	l.t.Helper()
	id := model.ClosureID(store.NewID())
	first := an(l.who, l.at, model.Opened{Reference: reference, Child: "A.B."})
	second := an(l.who, l.at.Add(time.Minute), reason("Visits went well."), first.ID)
	must(l.t, l.Begin(ctx, id, store.Change{Entries: []model.Entry{first, second}, Header: model.Header{Reference: reference}}))
	return id
}

// writes adds an entry behind what is there.
func (l *laptop) writes(id model.ClosureID, ev model.Event) model.Entry {
	l.t.Helper()
	e := an(l.who, l.at, ev, model.Fold(l.journal(id)).Heads...)
	must(l.t, l.Append(ctx, id, store.Change{Entries: []model.Entry{e}}))
	return e
}

func (l *laptop) journal(id model.ClosureID) []model.Entry {
	l.t.Helper()
	entries, err := l.Entries(ctx, id)
	must(l.t, err)
	return entries
}

// packs writes a pack for somebody.
func (l *laptop) packs(id model.ClosureID, to *laptop) []byte {
	l.t.Helper()
	var b bytes.Buffer
	_, err := l.WritePack(ctx, &b, id, to.key.Print(), []model.Worker{robin, helen})
	must(l.t, err)
	return b.Bytes()
}

func reading(t testing.TB) model.Reading {
	t.Helper()
	g, err := guide.Load()
	must(t, err)
	return model.Reading{Guide: g}
}

func (l *laptop) reads(b []byte) (*store.Pack, error) {
	l.t.Helper()
	return l.ReadPack(ctx, bytes.NewReader(b), reading(l.t))
}

// takes reads a pack and merges it.
func (l *laptop) takes(b []byte) int {
	l.t.Helper()
	p, err := l.reads(b)
	must(l.t, err)
	n, err := l.Merge(ctx, p, store.Merging{Header: model.Header{Reference: p.Reference}})
	must(l.t, err)
	return n
}

// everything is all that an engine holds.
func (l *laptop) everything() string {
	var b strings.Builder
	for _, k := range l.m.Keys() {
		it, err := l.m.Get(ctx, k)
		must(l.t, err)
		fmt.Fprintf(&b, "%s/%s %d %x\n", k.Space, k.ID, it.Rev, it.Value)
	}
	return b.String()
}

func TestAClosureGoesToTheManagersLaptopAndBack(t *testing.T) {
	worker, manager := twoLaptops(t)
	id := worker.begins("CS-1")
	sent := worker.packs(id, manager)
	if bytes.Contains(sent, []byte("Visits")) || bytes.Contains(sent, []byte("Robin")) {
		t.Error("the pack says something to anybody")
	}
	p, err := manager.reads(sent)
	must(t, err)
	if p.Here || len(p.New) != 2 || p.Reference != "CS-1" || p.From.Key.Name != "Robin Ashe" || len(p.Workers) != 1 || p.Workers[0] != robin || p.Again != "" || len(p.Told) > 0 {
		t.Errorf("the pack reads as %+v", p)
	}
	if n := manager.takes(sent); n != 2 {
		t.Errorf("%d entries were taken in", n)
	}
	manager.writes(id, reason("Visits went well, as the file shows."))
	worker.writes(id, model.Held{Because: "a complaint"})
	back := manager.packs(id, worker)
	if n := worker.takes(back); n != 1 {
		t.Errorf("%d entries came back", n)
	}
	manager.takes(worker.packs(id, manager))
	if a, b := model.Fold(worker.journal(id)), model.Fold(manager.journal(id)); len(worker.journal(id)) != 4 || a.Text(model.Field{Item: "record.reason", Subject: model.TheClosure}) != b.Text(model.Field{Item: "record.reason", Subject: model.TheClosure}) {
		t.Error("the two laptops hold different closures")
	}
	if _, _, held := model.Fold(manager.journal(id)).Hold(); !held {
		t.Error("a hold does not hold for the manager's copy")
	}
	headers, err := manager.Closures(ctx)
	if err != nil || len(headers) != 1 || headers[0].Reference != "CS-1" {
		t.Errorf("the caseload is %v, error %v", headers, err)
	}
	for _, l := range []*laptop{worker, manager} {
		f, err := l.Verify(ctx)
		if err != nil || len(f.Damage) > 0 {
			t.Errorf("the vault is not sound: %v %v", f.Damage, err)
		}
	}
}

func TestTheAuditSaysWhichPackWentToWhomAndCameFromWhom(t *testing.T) {
	worker, manager := twoLaptops(t)
	id := worker.begins("CS-1")
	manager.takes(worker.packs(id, manager))
	last := func(l *laptop, kind store.Kind) string {
		h, err := l.History(ctx, "")
		must(t, err)
		for _, r := range slices.Backward(h.Records) {
			if r.Kind == kind {
				return string(r.By) + ": " + r.Said
			}
		}
		return ""
	}
	if got, want := last(worker, store.Packed), "robin: pack 1 for "+manager.key.Words(); got != want {
		t.Errorf("the audit says %q, want %q", got, want)
	}
	if got, want := last(manager, store.Unpacked), "helen: pack 1 from "+worker.key.Words()+", new entries: 2, their line "; !strings.HasPrefix(got, want) {
		t.Errorf("the audit says %q, want %q", got, want)
	}
	if got := last(manager, store.Pinned); got != "helen: "+worker.key.Words() {
		t.Errorf("the audit says %q", got)
	}
}

func TestTheSamePackAgainAndAnOlderOneChangeNothing(t *testing.T) {
	worker, manager := twoLaptops(t)
	id := worker.begins("CS-1")
	first := worker.packs(id, manager)
	worker.writes(id, reason("Something newer."))
	second := worker.packs(id, manager)
	manager.takes(second)
	before := manager.journal(id)
	for _, b := range [][]byte{second, first, second} {
		if n := manager.takes(b); n != 0 {
			t.Errorf("%d entries were taken in again", n)
		}
	}
	if after := manager.journal(id); len(after) != len(before) || len(after) != 3 {
		t.Errorf("there were %d entries, and now %d", len(before), len(after))
	}
	p, err := manager.reads(second)
	must(t, err)
	if p.Again != model.DateOf(now) || len(p.New) != 0 {
		t.Errorf("the same pack again is told as %q, with %d new", p.Again, len(p.New))
	}
	p, err = manager.reads(first)
	must(t, err)
	if len(p.Told) != 1 || !strings.Contains(p.Told[0], "An older pack takes nothing back.") {
		t.Errorf("of an older pack it is told %q", p.Told)
	}
}

func TestAHistoryThatWasPutBackIsToldByWhatTheColleagueSignedFor(t *testing.T) {
	worker, manager := twoLaptops(t)
	id := worker.begins("CS-1")
	manager.takes(worker.packs(id, manager))
	manager.writes(id, reason("Better words."))
	back := manager.packs(id, worker)
	p, err := worker.reads(back)
	must(t, err)
	if len(p.Told) > 0 {
		t.Errorf("two sound vaults tell %q", p.Told)
	}
	worker.takes(back)
	all, err := worker.Colleagues(ctx)
	if err != nil || len(all) != 1 || all[0].Signed.N == 0 || all[0].Audit.N == 0 {
		t.Errorf("no line was countersigned: %+v, error %v", all, err)
	}
	forged := func(f func(*store.Claims)) []string {
		b, err := manager.Forge(ctx, id, worker.key, store.Forgery{Manifest: func(c *store.Claims) { c.Number = 9; f(c) }})
		must(t, err)
		p, err := worker.reads(b)
		must(t, err)
		return p.Told
	}
	link := bytes.Repeat([]byte{7}, 32)
	for name, c := range map[string]struct {
		change func(*store.Claims)
		want   string
	}{
		"signed for what is not there any more": {func(c *store.Claims) { c.Signed = store.Checkpoint{N: 9999, Link: link} }, "was put back to an earlier state"},
		"signed for another line":               {func(c *store.Claims) { c.Signed = store.Checkpoint{N: 2, Link: link} }, "was rewritten"},
		"theirs is shorter":                     {func(c *store.Claims) { c.Audit = store.Checkpoint{N: 1, Link: link} }, "their vault was put back"},
		"theirs is another":                     {func(c *store.Claims) { c.Audit = store.Checkpoint{N: all[0].Audit.N, Link: link} }, "is not the one that an earlier pack told of"},
		"one number twice":                      {func(c *store.Claims) { c.Number = 1 }, "bears a number that another pack bore"},
	} {
		if told := forged(c.change); len(told) != 1 || !strings.Contains(told[0], c.want) {
			t.Errorf("%s: told %q, want %q", name, told, c.want)
		}
	}
}

func TestAPackOfAPurgedClosureIsRefused(t *testing.T) {
	worker := newLaptop(t, robin)
	p, v := newPlace(t, t.TempDir())
	_ = p
	manager := &laptop{Vault: v, t: t, who: helen, at: time.Now()}
	worker.at = time.Now()
	var err error
	manager.key, err = v.MakeIdentity(ctx, helen)
	must(t, err)
	worker.pins(manager)
	manager.pins(worker)
	id := worker.begins("CS-1")
	old := worker.packs(id, manager)
	manager.takes(old)
	looked, err := manager.reads(old)
	must(t, err)
	_, err = v.Purge(ctx, []byte(phrase), id)
	must(t, err)
	worker.writes(id, reason("Something newer."))
	for name, b := range map[string][]byte{"the old one": old, "a new one": worker.packs(id, manager)} {
		if _, err := manager.reads(b); !errors.Is(err, store.ErrPurged) || !errors.Is(err, store.ErrPack) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := manager.Merge(ctx, looked, store.Merging{}); !errors.Is(err, store.ErrPurged) {
		t.Errorf("one that was read before the purge: %v", err)
	}
	if headers, err := v.Closures(ctx); err != nil || len(headers) > 0 {
		t.Errorf("it is here again: %v, error %v", headers, err)
	}
	_, err = v.BackUp(ctx)
	must(t, err)
}

func TestAMergeThatTheDiskRefusesLeavesEverythingAsItWas(t *testing.T) {
	worker, manager := twoLaptops(t)
	id := worker.begins("CS-1")
	p, err := manager.reads(worker.packs(id, manager))
	must(t, err)
	before := manager.everything()
	manager.m.Fail(enginetest.Refused, 1)
	if _, err := manager.Merge(ctx, p, store.Merging{}); err == nil {
		t.Fatal("it is merged, on a disk that refused")
	}
	if manager.everything() != before {
		t.Error("something was changed")
	}
	if n, err := manager.Merge(ctx, p, store.Merging{Header: model.Header{Reference: "CS-1"}}); err != nil || n != 2 {
		t.Errorf("tried again: %d, %v", n, err)
	}
	if n := manager.takes(worker.packs(id, manager)); n != 0 {
		t.Errorf("%d entries were taken in twice", n)
	}
}

func TestWhatCannotGoInAPackIsNotPacked(t *testing.T) {
	worker, manager := twoLaptops(t)
	id := worker.begins("CS-1")
	if _, err := worker.WritePack(ctx, io.Discard, id, strings.Repeat("0", 64), nil); !errors.Is(err, store.ErrNoColleague) {
		t.Errorf("for somebody who is not pinned: %v", err)
	}
	var entries []model.Entry
	for range store.MaxFrames {
		entries = append(entries, an(robin, now, reason(".")))
	}
	must(t, worker.Append(ctx, id, store.Change{Entries: entries}))
	if _, err := worker.WritePack(ctx, io.Discard, id, manager.key.Print(), nil); !errors.Is(err, store.ErrTooLong) {
		t.Errorf("too many entries: %v", err)
	}
	torn := worker.begins("CS-2")
	must(t, worker.Append(ctx, torn, store.Change{Entries: []model.Entry{an(robin, now, reason("."), "0123456789abcdef0123456789abcdef")}}))
	if _, err := worker.WritePack(ctx, io.Discard, torn, manager.key.Print(), nil); err == nil || !strings.Contains(err.Error(), "a part of it is missing") {
		t.Errorf("a journal with a part missing: %v", err)
	}
	must(t, worker.Revoke(ctx, manager.key.Print(), "left the team"))
	if _, err := worker.WritePack(ctx, io.Discard, torn, manager.key.Print(), nil); err == nil {
		t.Error("a revoked colleague is given a pack")
	}
	bare, err := store.CreateCheaply(ctx, enginetest.Memory(), phrase)
	must(t, err)
	if _, err := bare.ReadPack(ctx, strings.NewReader("x"), reading(t)); !errors.Is(err, store.ErrNoIdentity) {
		t.Errorf("a vault without keys: %v", err)
	}
}
