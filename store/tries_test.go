package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"handover/store"
)

var wrong = func() store.With { return store.With{Passphrase: []byte("wrong")} }

// throttled returns how long the next try must wait, by trying.
func throttled(t testing.TB, p *store.Place) time.Duration {
	t.Helper()
	_, err := p.Unlock(ctx, wrong())
	var th *store.Throttled
	switch {
	case errors.As(err, &th):
		return th.Wait
	case errors.Is(err, store.ErrPassphrase):
		return 0
	}
	t.Fatalf("a wrong try gave %v", err)
	return 0
}

func TestEachWrongTryWaitsLonger(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	v.Lock()
	for i, want := range []int{0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300} {
		wait := throttled(t, p)
		if wait != time.Duration(want)*time.Second {
			t.Errorf("try %d waits %v, and should %d s", i+1, wait, want)
		}
		if wait == 0 {
			continue
		}
		c.at = c.at.Add(wait - time.Second)
		if left := throttled(t, p); left != time.Second {
			t.Errorf("try %d waits %v more, and should 1 s", i+1, left)
		}
		c.at = c.at.Add(time.Second)
		if left := throttled(t, p); left != 0 {
			t.Errorf("try %d waits %v more after that", i+1, left)
		}
	}
}

func TestWrongTriesAreCountedOverARestartAndForgottenWhenItOpens(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	v.Lock()
	for range 3 {
		throttled(t, p)
	}
	must(t, p.Close())
	if wait := throttled(t, p); wait != 2*time.Second {
		t.Errorf("after a restart it waits %v", wait)
	}
	c.at = c.at.Add(time.Second)
	_, err := p.Unlock(ctx, store.With{Passphrase: []byte(phrase)})
	var th *store.Throttled
	if !errors.As(err, &th) || th.Seconds() != 1 {
		t.Errorf("the right one gave %v while it has to wait", err)
	}
	c.at = c.at.Add(time.Second)
	v = unlock(t, p)
	sound(t, v)
	h, err := v.History(ctx, "")
	must(t, err)
	found := false
	for _, r := range h.Records {
		found = found || r.Kind == store.WrongTries && r.Said == "3"
	}
	if !found {
		t.Errorf("the wrong tries are not written down: %+v", h.Records)
	}
	v.Lock()
	for i := range 3 {
		if wait := throttled(t, p); wait != 0 {
			t.Errorf("try %d after it opened waits %v", i+1, wait)
		}
	}
}

func TestATryIsCountedBeforeItIsMade(t *testing.T) {
	_, m := newVault(t)
	for i := range 3 {
		counted := ""
		_, err := store.UnlockAsking(ctx, m, "wrong", func() {
			it, err := m.Get(ctx, store.TriesKey)
			must(t, err)
			counted = string(it.Value)
		})
		if !errors.Is(err, store.ErrPassphrase) || !strings.Contains(counted, fmt.Sprintf(`"n":%d`, i+1)) {
			t.Errorf("while try %d was made %q was written; it gave %v", i+1, counted, err)
		}
	}
}

func TestAClockThatGoesBackLengthensNoWaitBeyondThePause(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	v.Lock()
	c.at = c.at.AddDate(10, 0, 0)
	for range 4 {
		throttled(t, p)
		c.at = c.at.Add(time.Minute)
	}
	c.at = now // it is set right
	wait := throttled(t, p)
	if wait != 4*time.Second {
		t.Errorf("it waits %v", wait)
	}
	c.at = c.at.Add(wait)
	unlock(t, p)
}

func TestWrongTriesWithinAnOpenVaultCountToo(t *testing.T) {
	c, _, v := withClock(t, store.Options{})
	for range 3 {
		if err := v.ChangePassphrase(ctx, wrong(), []byte("another kettle entirely")); !store.Wrong(err) {
			t.Fatal(err)
		}
	}
	var th *store.Throttled
	if err := v.ChangeKey(ctx, []byte(phrase)); !errors.As(err, &th) {
		t.Errorf("a fourth try gave %v", err)
	}
	c.at = c.at.Add(th.Wait)
	must(t, v.ChangeKey(ctx, []byte(phrase)))
	if _, err := v.NewCode(ctx, wrong()); !store.Wrong(err) {
		t.Error(err)
	}
}

func TestASpoiltCountOfTriesKeepsNobodyOut(t *testing.T) {
	for _, b := range []string{"", "null", "{", `{"n":-5}`, `{"n":9223372036854775807,"last":"2026-11-22T10:00:00Z"}`, `{"n":50,"last":"9999-11-22T10:00:00Z"}`, `{"n":50,"last":"0001-01-01T00:00:00Z"}`} {
		c, p, v := withClock(t, store.Options{})
		must(t, v.Close())
		inFile(t, p.Dir(), func(e store.Engine) {
			_, err := e.Apply(ctx, store.Op{Key: store.TriesKey, Value: []byte(b)})
			must(t, err)
		})
		if wait := throttled(t, p); wait > 5*time.Minute {
			t.Errorf("%s: it waits %v", b, wait)
		}
		c.at = c.at.Add(5 * time.Minute)
		sound(t, unlock(t, p))
	}
}
