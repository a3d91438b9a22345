package store

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
)

func TestTheCipherIsTheLibrarysXChaCha20Poly1305(t *testing.T) {
	for n := range 200 {
		key, nonce, text, bound := random(32), random(24), random(n*7), random(n)
		theirs, err := chacha20poly1305.NewX(key)
		if err != nil {
			t.Fatal(err)
		}
		ours, err := newCipher(bytes.Clone(key))
		if err != nil {
			t.Fatal(err)
		}
		sealed := ours.Seal([]byte("before"), nonce, text, bound)
		if !bytes.Equal(sealed, theirs.Seal([]byte("before"), nonce, text, bound)) {
			t.Fatalf("%d bytes are sealed otherwise", len(text))
		}
		if got, err := ours.Open(nil, nonce, sealed[6:], bound); err != nil || !bytes.Equal(got, text) {
			t.Fatalf("they do not open: %v", err)
		}
		if _, err := ours.Open(nil, nonce, sealed[6:], append(bound, 1)); err == nil {
			t.Fatal("they open bound to something else")
		}
	}
}

func TestAWipedKeySealsAndOpensNothing(t *testing.T) {
	s := testSealer(t)
	copied := s
	s.wipe()
	if copied.aead.key != [32]byte{} {
		t.Error("a copy of the sealer still has the key")
	}
	defer func() {
		if recover() == nil {
			t.Error("it sealed all the same")
		}
	}()
	_, _ = copied.seal(Key{spaceJournal, "a"}, 1, nil)
}

func TestAKeyThatIsMadeACipherIsWiped(t *testing.T) {
	key := random(32)
	if _, err := newCipher(key); err != nil || !bytes.Equal(key, make([]byte, 32)) {
		t.Error("it is still there")
	}
	if _, err := newCipher(random(31)); err == nil {
		t.Error("a key of 31 bytes was taken")
	}
}

func TestKeysAreDerivedAsHKDFDoes(t *testing.T) {
	for range 50 {
		secret, salt := random(32), random(16)
		want, err := hkdf.Key(sha256.New, secret, salt, "a purpose", 32)
		if err != nil || !bytes.Equal(derive(secret, salt, "a purpose"), want) {
			t.Fatal("another key was derived", err)
		}
	}
}
