package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
)

// a clock that is set by hand.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// withClock returns the place of a new vault under a clock that is set by hand.
func withClock(t testing.TB, o store.Options) (*clock, *store.Place, *store.Vault) {
	t.Helper()
	c := &clock{now}
	o.Now = c.now
	p := store.At(t.TempDir(), files, o).Cheaply()
	v, err := p.Create(ctx, []byte(phrase))
	must(t, err)
	t.Cleanup(func() { p.Close() })
	return c, p, v
}

func unlock(t testing.TB, p *store.Place) *store.Vault {
	t.Helper()
	v, err := p.Unlock(ctx, store.With{Passphrase: []byte(phrase)})
	must(t, err)
	return v
}

func kinds(t testing.TB, v *store.Vault) (out []store.Kind) {
	t.Helper()
	h, err := v.History(ctx, "")
	must(t, err)
	for _, r := range h.Records {
		out = append(out, r.Kind)
	}
	return out
}

func count(kinds []store.Kind, k store.Kind) (n int) {
	for _, x := range kinds {
		if x == k {
			n++
		}
	}
	return n
}

func TestTheAuditSaysWhoDidWhatToWhichClosure(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	v.By("sam")
	one := begin(t, v, "CS-1")
	c.at = c.at.Add(time.Hour)
	v.By("ada")
	two := begin(t, v, "CS-2")
	e := written("x")
	must(t, v.Append(ctx, one, store.Change{Entries: []model.Entry{e}}))
	must(t, v.Note(ctx, store.Exported, one, "chronology, for the court, pdf"))
	must(t, v.KeepDraft(ctx, draft(one, "no line for a draft")))
	h, err := v.History(ctx, one)
	must(t, err)
	name, err := v.EntryName(one, e.ID)
	must(t, err)
	closure := v.Tag(one)
	var got []string
	for _, r := range h.Records {
		got = append(got, fmt.Sprint(r.Kind, " ", r.By, " ", r.At.Sub(now), " ", r.Entry == name, " ", r.Closure == closure, " ", r.Said))
	}
	want := []string{"began sam 0s false true ", "recorded sam 0s false true ", "recorded ada 1h0m0s true true ", "exported ada 1h0m0s false true chronology, for the court, pdf"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the history is\n%s", strings.Join(got, "\n"))
	}
	if h, err := v.History(ctx, two); err != nil || len(h.Records) != 2 {
		t.Errorf("the other closure's has %d lines, %v", len(h.Records), err)
	}
	if !h.Since.Equal(now) {
		t.Errorf("it holds since %v", h.Since)
	}
	must(t, p.Close())
	v = unlock(t, p)
	h, err = v.History(ctx, "")
	must(t, err)
	for i, r := range h.Records {
		if r.N != uint64(i+1) {
			t.Errorf("line %d has number %d", i+1, r.N)
		}
	}
	if h.Records[0].Kind != store.Made {
		t.Errorf("it begins with %v", h.Records[0])
	}
}

func TestEveryEditOfTheAuditIsNoticed(t *testing.T) {
	for name, edit := range map[string]func(e store.Engine, lines []store.Item) error{
		"a line deleted": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: l[2].Key})
			return err
		},
		"the newest line deleted": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: l[len(l)-1].Key})
			return err
		},
		"the oldest line deleted": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: l[0].Key})
			return err
		},
		"two lines exchanged": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: l[1].Key, Value: l[2].Value}, store.Op{Key: l[2].Key, Value: l[1].Value})
			return err
		},
		"a line cut": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: l[2].Key, Value: l[2].Value[:len(l[2].Value)-1]})
			return err
		},
		"a line cut to nearly nothing": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: l[2].Key, Value: []byte{1}})
			return err
		},
		"its link spoilt": func(e store.Engine, l []store.Item) error {
			b := l[2].Value
			b[len(b)-1] ^= 1
			_, err := e.Apply(ctx, store.Op{Key: l[2].Key, Value: b})
			return err
		},
		"a line added": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: store.Key{Space: store.SpaceAudit, ID: fmt.Sprintf("%016x", len(l)+1)}, Value: l[2].Value})
			return err
		},
		"a line added far off": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: store.Key{Space: store.SpaceAudit, ID: "ffffffffffffffff"}, Value: l[2].Value})
			return err
		},
		"a line under no number": func(e store.Engine, l []store.Item) error {
			_, err := e.Apply(ctx, store.Op{Key: store.Key{Space: store.SpaceAudit, ID: "zzz"}, Value: l[2].Value})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, got := threeTexts(t)
			p, v := again(t, dir)
			_, err := v.BackUp(ctx) // so that the log cannot mend it
			must(t, err)
			must(t, p.Close())
			lines := in(t, dir, store.SpaceAudit)
			inFile(t, dir, func(e store.Engine) { must(t, edit(e, lines)) })
			p, v = again(t, dir)
			if damage(v) == "" {
				t.Fatal("nothing was noticed")
			}
			if h, err := v.History(ctx, ""); !errors.Is(err, store.ErrDamaged) || !h.Since.IsZero() {
				t.Errorf("the history gave %v, since %v", err, h.Since)
			}
			if f, err := v.Verify(ctx); err != nil || len(f.Damage) == 0 {
				t.Errorf("verifying gave %+v, %v", f.Damage, err)
			}

			must(t, v.Accept(ctx))
			sound(t, v)
			must(t, v.Set(ctx, "a", "b"))
			if len(got(v)) != 3 {
				t.Errorf("the texts are %q", got(v))
			}
			must(t, p.Close())
			_, v = again(t, dir)
			sound(t, v)
			h, err := v.History(ctx, "")
			must(t, err)
			if h.Since.IsZero() || h.Records[0].At.After(h.Since) {
				t.Errorf("it holds since %v", h.Since)
			}
			if count(kinds(t, v), store.Accepted) != 1 {
				t.Error("that it was accepted is not written down")
			}
			if f, err := v.Verify(ctx); err != nil || len(f.Damage) > 0 {
				t.Errorf("verifying gave %q, %v", f.Damage, err)
			}
		})
	}
}

func TestAVaultWithASpoiltHeadCanBeAccepted(t *testing.T) {
	for name, op := range map[string]store.Op{"spoilt": {Value: []byte("spoilt")}, "missing": {}} {
		t.Run(name, func(t *testing.T) {
			dir, got := threeTexts(t)
			p, v := again(t, dir)
			_, err := v.BackUp(ctx)
			must(t, err)
			must(t, p.Close())
			it := in(t, dir, store.SpaceHead)[0]
			op.Key = it.Key
			inFile(t, dir, func(e store.Engine) {
				_, err := e.Apply(ctx, op)
				must(t, err)
			})
			p, v = again(t, dir)
			if damage(v) == "" || len(got(v)) != 3 {
				t.Fatalf("damage %q, texts %q", damage(v), got(v))
			}
			must(t, v.Accept(ctx))
			must(t, v.Set(ctx, "a", "b"))
			must(t, p.Close())
			_, v = again(t, dir)
			sound(t, v)
		})
	}
}

func TestABrokenRecordIsSetApartAndItsClosureCanStillBePurged(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	write(t, v, id, "x")
	_, err := v.BackUp(ctx)
	must(t, err)
	must(t, p.Close())
	key := in(t, dir, store.SpaceKeys)[0]
	inFile(t, dir, func(e store.Engine) {
		_, err := e.Apply(ctx, store.Op{Key: key.Key, Value: flip(key.Value)})
		must(t, err)
	})
	p, v = again(t, dir)
	must(t, v.Accept(ctx))
	if headers, err := v.Closures(ctx); err != nil || len(headers) != 1 {
		t.Errorf("%d headers, %v", len(headers), err)
	}
	must(t, p.Close())
	if n := len(in(t, dir, store.SpaceBroken)); n != 3 { // the key and the two entries under it
		t.Errorf("%d records are set apart", n)
	}
	p, v = again(t, dir)
	sound(t, v)
	got, err := v.Purge(ctx, []byte(phrase), id)
	must(t, err)
	if headers, err := v.Closures(ctx); err != nil || len(headers) != 0 {
		t.Errorf("%d headers, %v; %+v", len(headers), err, got)
	}
	must(t, p.Close())
	if n := len(in(t, dir, store.SpaceBroken)); n != 0 {
		t.Errorf("%d records are still set apart", n)
	}
}

func TestAClockThatGoesBackIsRecordedOnceEachTime(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	begin(t, v, "CS-1")
	c.at = c.at.Add(-time.Minute) // set right by a small step
	begin(t, v, "CS-2")
	if n := count(kinds(t, v), store.ClockBack); n != 0 {
		t.Errorf("a small step was recorded %d times", n)
	}
	c.at = c.at.AddDate(-10, 0, 0)
	begin(t, v, "CS-3")
	begin(t, v, "CS-4")
	if n := count(kinds(t, v), store.ClockBack); n != 1 {
		t.Errorf("it was recorded %d times", n)
	}
	must(t, p.Close())
	v = unlock(t, p)
	sound(t, v)
	if n := count(kinds(t, v), store.ClockBack); n != 2 {
		t.Errorf("after opening it was recorded %d times", n)
	}
	must(t, p.Close())
	c.at = c.at.AddDate(20, 0, 0)
	v = unlock(t, p)
	sound(t, v)
	if n := count(kinds(t, v), store.ClockBack); n != 2 {
		t.Errorf("going on was recorded: %d times", n)
	}
}
