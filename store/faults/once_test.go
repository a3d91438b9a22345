package faults

import (
	"bytes"
	"os"
	"testing"

	"handover/store"
)

func TestAPrivateKeyCanBeWrittenDownMoreThanOnce(t *testing.T) {
	key, err := store.NewPrivateKey()
	must(t, err)
	first, err := key.Text()
	must(t, err)
	second, err := key.Text()
	must(t, err)
	if first != second {
		t.Errorf("the second time it is %s", second)
	}
	again, err := store.ReadPrivateKey(first)
	must(t, err)
	if text, err := again.Text(); err != nil || text != first {
		t.Errorf("read and written again it is %s, %v", text, err)
	}
	if again.Public().Text() != key.Public().Text() {
		t.Error("read again, its public key is another")
	}
}

func TestOneBitInWhatFormTheFileHasKeepsNobodyOut(t *testing.T) {
	s := &suite{seed: 1, table: &table{}, scratch: scratch(t)}
	s.makeVaults(t)
	b := s.one.closed[store.FileName]
	tried := 0
	for at := 0; ; at++ {
		i := bytes.Index(b[at:], []byte("form1"))
		if i < 0 {
			break
		}
		at += i
		for bit := range 8 {
			spoilt := append([]byte{}, b...)
			spoilt[at+4] ^= 1 << bit
			tried++
			o := s.watched(s.scratch+"/form", faulty{put: s.one.closed.with(store.FileName, spoilt).put, want: exactly(s.one.last())})
			must(t, os.RemoveAll(s.scratch+"/form"))
			if o.bad() {
				t.Errorf("bit %d of byte %d: %s", bit, at+4, o.why)
			}
		}
	}
	if tried == 0 {
		t.Fatal("the form was not found in the file")
	}
}
