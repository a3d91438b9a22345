package store_test

import (
	"bytes"
	"encoding/binary"
	"runtime"
	"strings"
	"testing"

	"handover/store"
)

func FuzzReadPack(f *testing.F) {
	worker, manager := twoLaptops(f)
	id := worker.begins("CS-1")
	var inside []byte
	_, err := worker.Forge(ctx, id, manager.key, store.Forgery{Plain: func(b []byte) []byte { inside = b; return b }})
	must(f, err)
	f.Add(inside)
	f.Add(inside[:len(inside)-64])
	f.Add(inside[:19])
	f.Add([]byte("handover pack\n\x01\x00\x10\x00\x00{}"))
	f.Add([]byte("handover pack\n\x01\xff\xff\xff\xff"))
	f.Add(bytes.Replace(inside, []byte(`"entries":2`), []byte(`"entries":9`), 1))
	long := bytes.Clone(inside)
	binary.BigEndian.PutUint32(long[15:], 1<<20)
	f.Add(long)
	f.Fuzz(func(t *testing.T, b []byte) {
		n, again, err := store.ReadInside(b)
		if err != nil {
			return
		}
		if n < 1 || n > store.MaxFrames || !bytes.Equal(again, b) {
			t.Fatalf("%d entries were read, and what was read is not what is written", n)
		}
	})
}

func FuzzKeyFile(f *testing.F) {
	key := newLaptop(f, robin).key
	f.Add(key.File())
	f.Add(strings.ReplaceAll(key.File(), "\n", "\r\n"))
	f.Add("-----BEGIN HANDOVER PACK KEY-----\n-----END HANDOVER PACK KEY-----\n")
	f.Add("-----BEGIN HANDOVER PACK KEY-----\nName: x\n\nAAAA\n-----END HANDOVER PACK KEY-----\n")
	f.Fuzz(func(t *testing.T, text string) {
		k, err := store.ReadIdentity(text)
		if err != nil {
			if !k.Zero() || k.Name != "" {
				t.Fatal("something is given of a key file that was refused")
			}
			return
		}
		again, err := store.ReadIdentity(k.File())
		if err != nil || !again.Same(k) || again.Name != k.Name || again.Role != k.Role || len(strings.Fields(k.Words())) != 6 {
			t.Fatalf("written and read again it is another: %v", err)
		}
	})
}

func TestAFrameThatClaimsMuchTakesNoMemoryForIt(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 200 {
		for _, claim := range []string{"\xff\xff\xff\xff", "\x7f\xff\xff\xff", "\x00\x10\x00\x01"} {
			if _, _, err := store.ReadInside([]byte("handover pack\n\x01" + claim)); err == nil {
				t.Fatal("it was read")
			}
		}
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 8<<20 {
		t.Errorf("%d bytes were taken for 600 claims of as much as 4 GB each", took)
	}
}
