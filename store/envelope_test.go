package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func testSealer(t testing.TB) sealer {
	s, err := newSealer(bytes.Repeat([]byte{7}, 32), bytes.Repeat([]byte{9}, 16), firstEpoch)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestASealedValueOpensOnlyInItsPlace(t *testing.T) {
	s := testSealer(t)
	here := Key{spaceJournal, "a"}
	value, err := s.seal(here, 3, []byte("Amy said"))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := s.open(here, value); err != nil || string(text) != "Amy said" {
		t.Fatalf("opened as %q, error %v", text, err)
	}
	for _, k := range []Key{{spaceJournal, "b"}, {spaceDrafts, "a"}, {"journa", "la"}} {
		if _, err := s.open(k, value); err == nil {
			t.Errorf("it opened as %v", k)
		}
	}
	other := s
	other.vault = bytes.Repeat([]byte{8}, 16)
	if _, err := other.open(here, value); err == nil {
		t.Error("it opened in another vault")
	}
	other = s
	other.epoch++
	if _, err := other.open(here, value); err == nil {
		t.Error("it opened under another epoch")
	}
	later := bytes.Clone(value)
	later[envelopeHead-1]++
	if _, err := s.open(here, later); err == nil {
		t.Error("it opened as another revision")
	}
}

func TestNoSingleBitOfASealedValueMayChange(t *testing.T) {
	s, k := testSealer(t), Key{spaceJournal, "a"}
	value, err := s.seal(k, 1, []byte("Amy said"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range len(value) * 8 {
		spoilt := bytes.Clone(value)
		spoilt[i/8] ^= 1 << (i % 8)
		if _, err := s.open(k, spoilt); err == nil {
			t.Fatalf("it opened with bit %d flipped", i)
		}
	}
	for n := range value {
		if _, err := s.open(k, value[:n]); err == nil {
			t.Fatalf("it opened cut to %d bytes", n)
		}
	}
}

func TestALaterFormIsSaidToBeLaterAndNotDamaged(t *testing.T) {
	s, k := testSealer(t), Key{spaceJournal, "a"}
	value, _ := s.seal(k, 1, nil)
	value[0]++
	_, err := s.open(k, value)
	if err = damaged("a draft", k, err); !errors.Is(err, ErrNewer) || errors.Is(err, ErrDamaged) {
		t.Fatalf("opening gave %v", err)
	}
}

func TestTheFileShowsSizeClassesAndNotLengths(t *testing.T) {
	for _, c := range []struct {
		space   string
		n, want int
	}{
		{spaceJournal, 0, 256}, {spaceJournal, 252, 256}, {spaceJournal, 253, 512},
		{spaceJournal, 8<<10 - 4, 8 << 10}, {spaceJournal, 8<<10 - 3, 9 << 10},
		{spaceJournal, 64<<10 - 4, 64 << 10}, {spaceJournal, 64<<10 - 3, 72 << 10},
		{spaceJournal, maxText - 4, maxText},
		{spaceClosures, 10, 512}, {spaceClosures, 509, 1024},
	} {
		b, err := pad(c.space, make([]byte, c.n))
		if err != nil || len(b) != c.want {
			t.Errorf("%d bytes in %s became %d, want %d, error %v", c.n, c.space, len(b), c.want, err)
			continue
		}
		if text, err := unpad(b); err != nil || len(text) != c.n {
			t.Errorf("%d bytes came back as %d, error %v", c.n, len(text), err)
		}
	}
}

func TestATextThatIsTooLongIsRefusedWithTheFigure(t *testing.T) {
	_, err := testSealer(t).seal(Key{spaceJournal, "a"}, 1, make([]byte, maxText-3))
	if !errors.Is(err, ErrTooLong) || !strings.Contains(err.Error(), "1024 KiB") {
		t.Fatalf("sealing gave %v", err)
	}
}

func FuzzEnvelope(f *testing.F) {
	s, k := testSealer(f), Key{spaceJournal, "a"}
	for _, text := range []string{"", "Amy said", strings.Repeat("x", 300)} {
		value, err := s.seal(k, 1, []byte(text))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(value)
		f.Add(value[:sealedFrom])
	}
	f.Fuzz(func(t *testing.T, value []byte) {
		text, err := s.open(k, value)
		if err != nil {
			return
		}
		_, revision, err := readEnvelope(value)
		if err != nil {
			t.Fatal("opened without an envelope")
		}
		again, err := s.seal(k, revision, text)
		if err != nil || len(again) != len(value) {
			t.Fatalf("%d bytes opened and were sealed as %d, error %v", len(value), len(again), err)
		}
	})
}

func FuzzUnpad(f *testing.F) {
	b, _ := pad(spaceJournal, []byte("Amy said"))
	f.Add(b)
	f.Add([]byte{255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, b []byte) {
		if text, err := unpad(b); err == nil && len(text) > len(b)-textHead {
			t.Fatalf("%d bytes out of %d", len(text), len(b))
		}
	})
}
