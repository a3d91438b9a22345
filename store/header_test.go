package store

import (
	"bytes"
	"cmp"
	"errors"
	"testing"
)

func testHeader(t testing.TB) []byte {
	h := header{
		Vault: bytes.Repeat([]byte{1}, 16), Epoch: firstEpoch, IDs: []byte("sealed"),
		Slots: []slot{
			{Kind: "recovery", Wrapped: []byte("sealed")},
			{Kind: passphraseSlot, KDF: argon2id, Salt: make([]byte, saltSize), Cost: floorCost(), Wrapped: []byte("sealed")},
		},
	}
	b, err := h.encode([]byte("key"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAHeaderReadsAsItWasWritten(t *testing.T) {
	b := testHeader(t)
	h, err := decodeHeader(b)
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Slots) != 2 || h.Slots[1].Cost != floorCost() {
		t.Fatalf("read as %+v, error %v", h, err)
	}
	if !authentic(b, []byte("key")) || authentic(b, []byte("another")) {
		t.Error("the MAC does not tell keys apart")
	}
}

func TestNoSingleBitOfAHeaderMayChange(t *testing.T) {
	b := testHeader(t)
	for i := range len(b) * 8 {
		spoilt := bytes.Clone(b)
		spoilt[i/8] ^= 1 << (i % 8)
		if _, err := decodeHeader(spoilt); err == nil && authentic(spoilt, []byte("key")) {
			t.Fatalf("it was taken with bit %d flipped", i)
		}
	}
}

func TestAHeaderFromALaterVersionSaysSo(t *testing.T) {
	b := testHeader(t)
	b[len(headerMagic)]++
	if _, err := decodeHeader(b); !errors.Is(err, ErrNewer) {
		t.Fatalf("decoding gave %v", err)
	}
}

func TestACostOutsideTheLimitsIsRefused(t *testing.T) {
	for _, c := range []cost{
		{64<<10 - 1, 3, 4}, {1<<20 + 1, 3, 4}, {64 << 10, 0, 4}, {64 << 10, 11, 4}, {64 << 10, 3, 0}, {64 << 10, 3, 9}, {},
	} {
		if c.accepted() == nil {
			t.Errorf("%+v is accepted", c)
		}
	}
	for _, c := range []cost{floorCost(), {64 << 10, 1, 1}, {1 << 20, 10, 8}} {
		if err := c.accepted(); err != nil {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestAnAccentIsTheSameHoweverTheKeyboardSpellsIt(t *testing.T) {
	salt := make([]byte, saltSize)
	if !bytes.Equal(cheap.key([]byte("caf\u00e9 au lait"), salt), cheap.key([]byte("cafe\u0301 au lait"), salt)) {
		t.Fatal("two spellings of one passphrase give two keys")
	}
}

func FuzzHeader(f *testing.F) {
	b := testHeader(f)
	f.Add(b)
	f.Add(b[:headerHead])
	f.Add([]byte(headerMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := decodeHeader(b)
		if err != nil {
			return
		}
		authentic(b, []byte("key"))
		if h.Vault == nil {
			t.Fatal("a header without a vault was taken")
		}
		k := &found{header: h, raw: b}
		never := func(c cost) error { return cmp.Or(c.accepted(), errors.New("not tried here")) }
		if err := k.open(With{Passphrase: []byte("a guess")}, never); err == nil {
			t.Fatal("a header that nobody wrote was opened")
		}
		if err := k.open(With{Code: []byte(testCode)}, never); err == nil {
			t.Fatal("a header that nobody wrote was opened with a code")
		}
	})
}

const testCode = "00000-11111-22222-33333-44444"
