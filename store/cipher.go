package store

import (
	"crypto/cipher"
	"errors"

	"golang.org/x/crypto/chacha20"
	"golang.org/x/crypto/chacha20poly1305"
)

// An xchacha20 is XChaCha20-Poly1305 that can be wiped: the library's own keeps the key where nobody else
// can reach it, and leaves it in memory. Each text has a key of its own, which the key and the first 16
// bytes of the nonce give; what is left of that opens no other text.
type xchacha20 struct {
	key   [chacha20poly1305.KeySize]byte
	wiped bool
}

// newCipher makes a cipher and wipes the key that it is given.
func newCipher(key []byte) (*xchacha20, error) {
	defer clear(key)
	if len(key) != chacha20poly1305.KeySize {
		return nil, errors.New("a key is not 32 bytes long")
	}
	return &xchacha20{key: [chacha20poly1305.KeySize]byte(key)}, nil
}

func (x *xchacha20) NonceSize() int { return chacha20poly1305.NonceSizeX }
func (x *xchacha20) Overhead() int  { return chacha20poly1305.Overhead }

func (x *xchacha20) Seal(out, nonce, text, bound []byte) []byte {
	aead, short := x.once(nonce)
	return aead.Seal(out, short, text, bound)
}

func (x *xchacha20) Open(out, nonce, sealed, bound []byte) ([]byte, error) {
	aead, short := x.once(nonce)
	return aead.Open(out, short, sealed, bound)
}

// once returns the cipher of one text, and its nonce: four zeros and the rest of the long one.
func (x *xchacha20) once(nonce []byte) (cipher.AEAD, []byte) {
	if x.wiped {
		panic("a key was used after it was wiped")
	}
	key, err := chacha20.HChaCha20(x.key[:], nonce[:16])
	if err != nil {
		panic(err) // the lengths are right
	}
	aead, err := chacha20poly1305.New(key)
	clear(key)
	if err != nil {
		panic(err)
	}
	return aead, append(make([]byte, 4, chacha20poly1305.NonceSize), nonce[16:]...)
}

// wipe forgets the key.
func (x *xchacha20) wipe() {
	if x != nil {
		clear(x.key[:])
		x.wiped = true
	}
}
