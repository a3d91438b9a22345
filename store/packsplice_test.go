package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"filippo.io/age"

	"handover/store"
)

// packIntro is how long the inside of a pack is before its manifest.
const packIntro = len("handover pack\n") + 1

// parts takes the inside of a pack apart: its manifest and its entries, and its signature last.
func parts(inside []byte) (out [][]byte) {
	rest := inside[packIntro:]
	for len(rest) > 64 {
		n := binary.BigEndian.Uint32(rest)
		out, rest = append(out, rest[4:4+n]), rest[4+n:]
	}
	return append(out, rest)
}

// spliced puts other bytes in the place of some.
func spliced(b []byte, at uint16, cut uint8, with []byte) []byte {
	from := min(int(at), len(b))
	to := min(from+int(cut), len(b))
	return append(append(bytes.Clone(b[:from]), with...), b[to:]...)
}

// FuzzPackSigned changes what is in a pack, and signs and seals it again as a pinned colleague would who means harm:
// so that everything behind the signature is reached, too. The bytes of a real pack are changed, and not given: every
// run has keys of its own.
func FuzzPackSigned(f *testing.F) {
	worker, manager := twoLaptops(f)
	id := worker.begins("CS-1")
	manager.takes(worker.packs(id, manager)) // part of it is here already
	worker.writes(id, reason("More words."))
	var inside []byte
	_, err := worker.Forge(ctx, id, manager.key, store.Forgery{Plain: func(b []byte) []byte { inside = b; return b }})
	must(f, err)
	before := manager.everything()
	f.Add(uint8(0), uint16(0), uint8(0), []byte{})               // as it is
	f.Add(uint8(0), uint16(15), uint8(4), []byte{0, 0, 0, 1})    // how long the manifest is
	f.Add(uint8(1), uint16(1), uint8(0), []byte(`"entries":9,`)) // the manifest
	f.Add(uint8(1), uint16(40), uint8(9), []byte(`\u0041`))
	f.Add(uint8(2), uint16(7), uint8(2), []byte("00")) // the first entry
	f.Add(uint8(3), uint16(0), uint8(255), []byte("{}"))
	f.Add(uint8(4), uint16(30), uint8(0), []byte(`,"x":[1]`))
	f.Fuzz(func(t *testing.T, part uint8, at uint16, cut uint8, with []byte) {
		manager.t = t
		var changed []byte
		if all := parts(inside); part == 0 {
			changed = spliced(inside, at, cut, with)
		} else {
			i := (int(part) - 1) % (len(all) - 1)
			all[i] = spliced(all[i], at, cut, with)
			changed = bytes.Clone(inside[:packIntro])
			for _, p := range all[:len(all)-1] {
				changed = append(binary.BigEndian.AppendUint32(changed, uint32(len(p))), p...)
			}
			changed = append(changed, all[len(all)-1]...)
		}
		if len(changed) < 64 {
			return
		}
		sealed := sealedFor(t, worker.Resign(ctx, changed), manager.key.Recipient())
		p, err := manager.reads(sealed)
		switch {
		case err != nil && !errors.Is(err, store.ErrPack):
			t.Errorf("it is refused as something else than a pack: %v", err)
		case err == nil && (!p.From.Key.Same(worker.key) || len(p.Entries) == 0 || len(p.New) > len(p.Entries)):
			t.Errorf("it is taken: from %s, %d entries, %d new", p.From.Key.Who(), len(p.Entries), len(p.New))
		}
		if manager.everything() != before {
			t.Error("reading it changed the vault")
		}
	})
}

// FuzzPackSealed changes the file that a pack is: nothing but the pack as it was written is ever taken.
func FuzzPackSealed(f *testing.F) {
	worker, manager := twoLaptops(f)
	id := worker.begins("CS-1")
	good := worker.packs(id, manager)
	before := manager.everything()
	f.Add(uint16(0), uint8(0), []byte{})
	f.Add(uint16(0), uint8(21), []byte("age-encryption.org/v2"))
	f.Add(uint16(22), uint8(0), []byte("-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63\n"))
	f.Add(uint16(30), uint8(4), []byte("----"))
	f.Add(uint16(len(good)-1), uint8(1), []byte{})
	f.Add(uint16(len(good)), uint8(0), []byte("more"))
	f.Fuzz(func(t *testing.T, at uint16, cut uint8, with []byte) {
		manager.t = t
		b := spliced(good, at, cut, with)
		_, err := manager.reads(b)
		switch same := bytes.Equal(b, good); {
		case same && err != nil:
			t.Errorf("the pack as it is: %v", err)
		case !same && !errors.Is(err, store.ErrPack):
			t.Errorf("another than was written: %v", err)
		}
		if manager.everything() != before {
			t.Error("reading it changed the vault")
		}
	})
}

func sealedFor(t *testing.T, inside []byte, to age.Recipient) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to)
	if err == nil {
		_, err = w.Write(inside)
	}
	if err == nil {
		err = w.Close()
	}
	must(t, err)
	return b.Bytes()
}
