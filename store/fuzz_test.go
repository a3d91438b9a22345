package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// one engine that holds one value.
type oneValue struct {
	Engine
	it Item
}

func (e oneValue) Get(_ context.Context, k Key) (Item, error) {
	if k == e.it.Key {
		return e.it, nil
	}
	return Item{Key: k}, nil
}

func FuzzTries(f *testing.F) {
	for _, s := range []string{"", "null", "[]", `{"n":3,"last":"2026-11-22T10:00:00Z"}`, `{"n":-1}`, `{"n":1e99}`, `{"n":9223372036854775807,"last":"9999-12-31T23:59:59Z"}`, `{"n":12,"last":"0000-01-01T00:00:00Z"}`} {
		f.Add([]byte(s))
	}
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, b []byte) {
		counted, _ := readTries(t.Context(), oneValue{it: Item{Key: triesKey, Value: b, Rev: 1}})
		if counted.N < 0 {
			t.Fatal("fewer than no tries")
		}
		for _, now := range []time.Time{at, at.AddDate(-3000, 0, 0), at.AddDate(7000, 0, 0), {}} {
			if wait := counted.wait(now); wait < 0 || wait > longestWait {
				t.Fatalf("it waits %v", wait)
			}
		}
	})
}

func FuzzFrame(f *testing.F) {
	fr := frame{Seq: 7, Before: make([]byte, 32), Ops: []Op{{Key: Key{"journal", "a"}, Value: []byte("sealed")}, {Key: Key{"drafts", "b"}}, {Key: Key{"head", "head"}, Value: []byte{}}}}
	f.Add(fr.encode())
	f.Add(fr.encode()[:50])
	f.Add(binary.BigEndian.AppendUint32(make([]byte, 40), 1<<31-1))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := decodeFrame(bytes.Clone(b))
		if err != nil {
			return
		}
		again, err := decodeFrame(got.encode())
		if err != nil || again.Seq != got.Seq || len(again.Ops) != len(got.Ops) {
			t.Fatalf("%+v was read, and then %+v, error %v", got, again, err)
		}
		for i, op := range got.Ops {
			if op.Space == "" || op.ID == "" || !bytes.Equal(op.Value, again.Ops[i].Value) || (op.Value == nil) != (again.Ops[i].Value == nil) {
				t.Fatalf("an op was read as %+v, and then %+v", op, again.Ops[i])
			}
		}
	})
}

// testLog returns the keys of a log, and its bytes with some saves in it.
func testLog(t testing.TB, saves int) (*keys, []byte, int) {
	t.Helper()
	log, err := newCipher(bytes.Repeat([]byte{3}, 32))
	if err != nil {
		t.Fatal(err)
	}
	ks := &keys{log: log, logMAC: newMacer(bytes.Repeat([]byte{4}, 32))}
	path := filepath.Join(t.TempDir(), rescueName)
	r, err := newLog(path, ks, make([]byte, 16), 1, 10, make([]byte, 32))
	if err != nil {
		t.Fatal(err)
	}
	second := 0
	for i := range saves {
		fr := frame{Seq: uint64(11 + i), Before: make([]byte, 32), Ops: []Op{{Key: Key{"journal", "a"}, Value: bytes.Repeat([]byte("save"), 20+i)}}}
		if i == 1 {
			second = int(r.end)
		}
		if err := r.append(ks.log, fr); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return ks, b, second
}

// FuzzLog reads whole log files with the real key: only saves that this program wrote come out, in order.
func FuzzLog(f *testing.F) {
	ks, whole, second := testLog(f, 4)
	f.Add(whole)
	f.Add(whole[:logStart])
	f.Add(whole[:len(whole)-20])
	f.Add(append(bytes.Clone(whole), strings.Repeat("save", 500)...))
	f.Add(append(bytes.Clone(whole[:second]), whole[second+50:]...))
	claims := bytes.Clone(whole)
	binary.BigEndian.PutUint32(claims[second+len(frameMark)+8:], 1<<32-1)
	f.Add(claims)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(dir, rescueName)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := openLog(path)
		if err != nil {
			return
		}
		defer r.close()
		if !genuine(r.raw, ks.logMAC) {
			if bytes.HasPrefix(b, whole[:logStart]) {
				t.Fatal("its own beginning is not genuine")
			}
			return
		}
		next := uint64(11)
		got, err := r.read(ks.log, func(fr frame) error {
			if fr.Seq != next || len(fr.Ops) != 1 || len(fr.Ops[0].Value) != 4*(20+int(fr.Seq-11)) {
				t.Fatalf("save %d came out as number %d", fr.Seq, next)
			}
			next++
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if got.last != next-1 || got.lost > 14 || next > 15 || r.end > int64(len(b)) {
			t.Fatalf("%+v, end %d of %d", got, r.end, len(b))
		}
	})
}

func TestALogFullOfFalseMarksIsReadInMeasure(t *testing.T) {
	ks, whole, second := testLog(t, 3)
	junk := bytes.Repeat([]byte("save\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x01\x00"), 1<<17) // 2 MiB of heads that claim 256 bytes each
	spoilt := append(append(bytes.Clone(whole[:second]), junk...), whole[second:]...)
	path := filepath.Join(t.TempDir(), rescueName)
	if err := os.WriteFile(path, spoilt, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := openLog(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got, err := r.read(ks.log, func(frame) error { return nil })
	runtime.ReadMemStats(&after)
	if err != nil || got.frames != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 40*uint64(len(spoilt)) {
		t.Errorf("reading %d bytes took %d bytes of memory", len(spoilt), n)
	}
}

func TestOneFalseMarkHidesNoSaveBehindIt(t *testing.T) {
	ks, whole, second := testLog(t, 3)
	spoilt := append(bytes.Clone(whole[:second]), "xxxxsave1234\xff\xff\xff\xff more than there is"...)
	spoilt = append(spoilt, whole[second:]...)
	path := filepath.Join(t.TempDir(), rescueName)
	if err := os.WriteFile(path, spoilt, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := openLog(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	if got, err := r.read(ks.log, func(frame) error { return nil }); err != nil || got.frames != 1 || got.lost != 13 {
		t.Fatalf("%+v, %v", got, err)
	}
	if b, _ := os.ReadFile(path); !bytes.Equal(b, spoilt) {
		t.Error("it was cut")
	}
}

func FuzzSlots(f *testing.F) {
	dir := f.TempDir()
	p := &Place{dir: dir}
	_ = p.keepSlots(testHeader(f), testHeader(f))
	b, err := os.ReadFile(p.beside(slotsName))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b[:2000], b[slotsBlock:slotsBlock+2000])
	f.Add([]byte(slotsMagic), []byte{})
	f.Add([]byte(slotsMagic+"\xff\xff\xff\xff"), []byte(slotsMagic+"\x00\x01\xff\xff"))
	f.Fuzz(func(t *testing.T, one, two []byte) {
		file := make([]byte, slotsBlock)
		copy(file, one)
		file = append(file, two...)
		if err := os.WriteFile(p.beside(slotsName), file, 0o600); err != nil {
			t.Fatal(err)
		}
		got := p.slots()
		if len(got) > 2 {
			t.Fatalf("%d copies", len(got))
		}
		for _, raw := range got {
			if len(raw) > slotsBlock || !bytes.Contains(file, raw) {
				t.Fatal("a copy that is not in the file")
			}
			_, _ = decodeHeader(raw)
		}
	})
}

// FuzzWays reads keys and codes as they may be pasted or typed.
func FuzzWays(f *testing.F) {
	k, err := NewPrivateKey()
	if err != nil {
		f.Fatal(err)
	}
	private, err := k.Text()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", testCode, "o0Il-" + testCode[5:], k.Public().Text(), private, publicPrefix, privatePrefix + "AAAA", k.Public().Text()[:500], "\u2011\u2013\u2010 \xff\xfe"} {
		f.Add(s)
	}
	vault := make([]byte, 16)
	f.Fuzz(func(t *testing.T, s string) {
		if k, err := ReadPublicKey(s); err == nil {
			again, err := ReadPublicKey(k.Text())
			if err != nil || again.Fingerprint() != k.Fingerprint() || strings.TrimSpace(s) != k.Text() && !strings.Contains(s, "\n") && !strings.Contains(s, "\r") {
				t.Fatalf("%q was read as %q, error %v", s, k.Text(), err)
			}
			var slot slot
			slot.Public = k.raw
			if err := slot.wrapPublic(header{Vault: vault}, make([]byte, 32)); err != nil {
				t.Fatalf("a key that was read cannot be used: %v", err)
			}
		}
		if k, err := ReadPrivateKey(s); err == nil {
			if _, err := k.Text(); err != nil || len(k.Public().raw) == 0 {
				t.Fatalf("a key that was read cannot be written: %v", err)
			}
		}
		looks := LooksLikeCode([]byte(s))
		_, err := codeKey([]byte(s), vault)
		if looks != (err == nil) {
			t.Fatalf("%q looks like a code: %v; it gives %v", s, looks, err)
		}
	})
}
