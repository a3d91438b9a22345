package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"handover/store"
)

var ctx = context.Background()

// filled returns the bytes of a vault file with some hundred values over several pages.
func filled(t testing.TB) []byte { return filledBy(t, 12) }

// filledBy returns the bytes of a vault file after so many saves.
func filledBy(t testing.TB, saves int) []byte {
	path := filepath.Join(t.TempDir(), store.FileName)
	if err := Create(path); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range saves {
		var ops []store.Op
		for j := range 30 {
			k := store.Key{Space: fmt.Sprint("space", j%3), ID: fmt.Sprintf("%032x", i*1000+j)}
			ops = append(ops, store.Op{Key: k, Value: bytes.Repeat([]byte{byte(i)}, 100+(j*997)%6000)})
		}
		ops = append(ops, store.Op{Key: store.Key{Space: "small", ID: "a"}, Value: []byte("x")})
		if _, err := db.Apply(ctx, ops...); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// use opens a file with those bytes, reads all of it and saves to it.
func use(t testing.TB, name string, b []byte) error {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path)
	if err != nil {
		return err
	}
	defer db.Close()
	for _, space := range []string{"space0", "space1", "space2", "small"} {
		if _, _, err := db.Scan(ctx, space, "", 0); err != nil {
			return err
		}
	}
	_, err = db.Apply(ctx, store.Op{Key: store.Key{Space: "space0", ID: "new"}, Value: make([]byte, 5000)})
	return err
}

// expected reports whether an error is one that a spoilt file may give.
func expected(err error) bool {
	return err == nil || errors.Is(err, store.ErrDamaged) || errors.Is(err, ErrNotVault) ||
		errors.Is(err, ErrEmpty) || errors.Is(err, store.ErrNewer)
}

func TestASoundFilePassesTheCheck(t *testing.T) {
	b := filled(t)
	if err := check(bytes.NewReader(b), int64(len(b))); err != nil {
		t.Fatal(err)
	}
	if err := use(t, "sound", b); err != nil {
		t.Fatal(err)
	}
}

func TestASpoiltFileNeverEndsTheProgram(t *testing.T) {
	b := filled(t)
	rounds := 150
	if testing.Short() {
		rounds = 30
	}
	r := rand.New(rand.NewPCG(1, 2))
	pages := len(b) / pageSize
	for i := range rounds {
		spoilt := bytes.Clone(b)
		at := r.IntN(len(b))
		if i%2 == 0 { // where pages say what they hold
			at = r.IntN(pages)*pageSize + r.IntN(300)
		}
		spoilt[at] ^= 1 << r.IntN(8)
		if err := use(t, "flipped", spoilt); !expected(err) {
			t.Fatalf("byte %d: %v", at, err)
		}
	}
}

func TestATruncatedFileIsSaidToBeDamaged(t *testing.T) {
	b := filled(t)
	for n := 0; n < len(b); n += 1 + len(b)/25 {
		if err := use(t, "truncated", b[:n]); !expected(err) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	if err := use(t, "truncated", b[:3*pageSize]); !errors.Is(err, store.ErrDamaged) {
		t.Fatalf("cut to three pages: %v", err)
	}
}

func TestADamagedFileIsLetGo(t *testing.T) {
	b := filled(t)
	path := filepath.Join(t.TempDir(), store.FileName)
	for _, bytes := range [][]byte{b[:3*pageSize], b} { // the second time it is mended
		if err := os.WriteFile(path, bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(path)
		if errors.Is(err, ErrInUse) {
			t.Fatal("the damaged file is still locked")
		}
		if err == nil {
			db.Close()
		}
	}
}

func TestAPanicBecomesAnErrorAndNothingMoreIsDone(t *testing.T) {
	path := filepath.Join(t.TempDir(), store.FileName)
	if err := Create(path); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.access(ctx, func() error { panic("a page that cannot be") }); !errors.Is(err, store.ErrDamaged) {
		t.Fatalf("a panic gave %v", err)
	}
	if _, err := db.Get(ctx, store.Key{Space: "s", ID: "a"}); !errors.Is(err, store.ErrDamaged) {
		t.Fatalf("reading after it gave %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path)
	if err != nil {
		t.Fatalf("the lock was kept: %v", err)
	}
	again.Close()
}

func TestAfterAFailedCommitTheFileIsOpenedAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), store.FileName)
	if err := Create(path); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	k := store.Key{Space: "s", ID: "a"}
	if _, err := db.Apply(ctx, store.Op{Key: k, Value: []byte("one")}); err != nil {
		t.Fatal(err)
	}
	before := db.bolt
	db.stale = true
	if it, err := db.Get(ctx, k); err != nil || string(it.Value) != "one" {
		t.Fatalf("read %q, error %v", it.Value, err)
	}
	if db.bolt == before || db.stale {
		t.Fatal("it was not opened anew")
	}
	if _, err := db.Apply(ctx, store.Op{Key: k, Value: []byte("two")}); err != nil {
		t.Fatal(err)
	}
}

func FuzzCheck(f *testing.F) {
	b := filledBy(f, 0)
	f.Add(b[:5*pageSize]) // an empty vault, to its last page
	f.Add(b[:3*pageSize])
	f.Add(make([]byte, 2*pageSize))
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := check(bytes.NewReader(b), int64(len(b))); !expected(err) {
			t.Fatal(err)
		}
	})
}
