package faults

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
)

// Where a sealed value and a frame of the rescue log have their nonce, and where the frames begin.
const (
	valueNonce = 14
	frameNonce = 16
	nonceSize  = chacha20poly1305.NonceSizeX
	framesFrom = 16 + 1 + 16 + 4 + 16 + 8 + 32 + 32
)

// noncesDiffer gathers the nonce of everything that was sealed in the course of two vaults' histories,
// and sees that none is there twice; and that the same look finds one that is.
func noncesDiffer(t *testing.T, s *suite) {
	of := map[string]string{} // sealed value by its nonce
	values, frames := 0, 0
	gather := func(nonce, sealed []byte) string {
		if was, ok := of[string(nonce)]; ok && was != string(sealed) {
			return fmt.Sprintf("the nonce %x was used twice", nonce)
		}
		of[string(nonce)] = string(sealed)
		return ""
	}
	for i, m := range []*vaultMade{s.one, s.other} {
		for at, im := range append(slices.Clone(m.images), m.closed) {
			for space, all := range items(t, filepath.Join(s.scratch, fmt.Sprintf("nonces-%d-%d", i, at)), im) {
				for _, it := range all {
					if space == "header" || len(it.Value) < valueNonce+nonceSize {
						continue // the header is not sealed: it has a MAC
					}
					values++
					if why := gather(it.Value[valueNonce:valueNonce+nonceSize], it.Value); why != "" {
						t.Errorf("%s in %s/%s", why, space, it.ID)
					}
				}
			}
			for log := im[rescueFile][framesFrom:]; len(bytes.Trim(log, "\x00")) > 0; frames++ { // zeros are room for more
				frame, rest, ok := nextFrame(log)
				if !ok {
					t.Fatal("the rescue log is not as it is described here")
				}
				if why := gather(frame[frameNonce:frameNonce+nonceSize], frame); why != "" {
					t.Errorf("%s in the rescue log", why)
				}
				log = rest
			}
		}
	}
	if len(of) < 300 || frames == 0 {
		t.Errorf("only %d nonces and %d frames were found", len(of), frames)
	}
	s.table.add("nonces: all of two histories", outcome{})
	t.Logf("%d different nonces, in %d values and %d frames of all states", len(of), values, frames)

	for nonce := range of { // the control
		o := outcome{fate: lost, told: true}
		if gather([]byte(nonce), []byte("something else")) == "" {
			t.Error("the control passed: a nonce that was used twice was not found")
			o = outcome{}
		}
		s.controls.add("control: a nonce used twice", o)
		break
	}
}

// nextFrame cuts a frame off what a log holds.
func nextFrame(log []byte) (frame, rest []byte, ok bool) {
	if len(log) < frameNonce+nonceSize || string(log[:4]) != "save" {
		return nil, nil, false
	}
	n := frameNonce + nonceSize + int(binary.BigEndian.Uint32(log[12:]))
	if n > len(log) {
		return nil, nil, false
	}
	return log[:n], log[n:], true
}

// unboundControl seals two texts without binding them to their place, exchanges them, and shows that
// both still open: what the vault refuses when its records are exchanged, this lets through.
func unboundControl(t *testing.T, s *suite) {
	key := make([]byte, chacha20poly1305.KeySize)
	rand.Read(key)
	aead, err := chacha20poly1305.NewX(key)
	must(t, err)
	seal := func(text, place string) []byte {
		nonce := make([]byte, nonceSize)
		rand.Read(nonce)
		return aead.Seal(nonce, nonce, []byte(text), []byte(place))
	}
	exchanged := func(place func(string) string) (opened int) {
		at := map[string][]byte{"a": seal("one", place("a")), "b": seal("two", place("b"))}
		at["a"], at["b"] = at["b"], at["a"]
		for where, value := range at {
			if _, err := aead.Open(nil, value[:nonceSize], value[nonceSize:], []byte(place(where))); err == nil {
				opened++
			}
		}
		return opened
	}
	n := exchanged(func(string) string { return "" })
	if n != 2 {
		t.Errorf("unbound, %d of 2 exchanged values opened: the control shows nothing", n)
	}
	for range n {
		s.controls.add("control: exchanged, and bound to no place", outcome{fate: silent})
	}
	if n := exchanged(func(place string) string { return place }); n != 0 {
		t.Errorf("bound, %d of 2 exchanged values opened", n)
	}
}
