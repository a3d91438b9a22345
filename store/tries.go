package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// triesKey is where wrong tries are counted: outside of what is sealed, because nobody has the key yet.
// It slows down somebody at the keyboard. Who has the file is slowed down by Argon2id alone.
var triesKey = Key{spaceHeader, "tries"}

const (
	freeTries   = 3
	longestWait = 300 * time.Second
)

// tries counts the tries since the vault was last opened.
type tries struct {
	N    int       `json:"n"`
	Last time.Time `json:"last"`
}

// A Throttled says that a passphrase is not tried, because too many were wrong: wait that long.
type Throttled struct{ Wait time.Duration }

// Seconds is how long to wait, in whole seconds.
func (t *Throttled) Seconds() int { return int((t.Wait + time.Second - 1) / time.Second) }

// Error says how long to wait.
func (t *Throttled) Error() string {
	if t.Seconds() == 1 {
		return "too many wrong tries: wait 1 second, then try again"
	}
	return fmt.Sprintf("too many wrong tries: wait %d seconds, then try again", t.Seconds())
}

// wait is how long the next try has to wait: nothing for the first three, then 2, 4, 8 … 300 seconds
// from the one before. A clock that went back does not make it longer.
func (t tries) wait(now time.Time) time.Duration {
	if t.N < freeTries {
		return 0
	}
	pause := longestWait
	if n := t.N - freeTries; n < 8 {
		pause = min(pause, 2*time.Second<<n)
	}
	return min(pause, max(0, pause-now.Sub(t.Last)))
}

func readTries(ctx context.Context, eng Engine) (tries, Item) {
	var t tries
	it, err := eng.Get(ctx, triesKey)
	if err != nil || it.Value == nil || json.Unmarshal(it.Value, &t) != nil || t.N < 0 {
		return tries{}, it
	}
	return t, it
}

// countTry counts a try before it is made, so that ending the program does not undo it. That it cannot
// be written down keeps nobody from their vault.
func countTry(ctx context.Context, eng Engine, now time.Time) (tries, error) {
	t, it := readTries(ctx, eng)
	back := now.Before(t.Last) // the pause counts from now, or it would last until the clock is there again
	if back {
		t.Last = now
	}
	wait := t.wait(now)
	if wait > 0 && !back {
		return t, &Throttled{wait}
	}
	if wait == 0 {
		t.N++
	}
	t.Last = now.UTC().Round(0)
	b, err := json.Marshal(t)
	if err == nil {
		_, _ = eng.Apply(ctx, Op{Key: it.Key, Value: b})
	}
	if wait > 0 {
		return t, &Throttled{wait}
	}
	return t, nil
}
