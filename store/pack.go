package store

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/sha512"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"time"

	"handover/model"
)

// A pack carries one closure to a colleague's laptop. Outside it is an age file for the receiver's hybrid key alone.
// Inside it is: the magic and a version byte; the manifest; the journal's entries, one frame each; and the sender's
// signature over all of that, because age says nothing of who sealed it. A frame is its length (4 bytes, big-endian)
// and its bytes. Nothing is compressed: what something would swell to cannot be bounded by what it is.
const (
	packMagic     = "handover pack\n"
	packVersion   = 1
	packSignature = "handover pack 1" // the context of the signature: Ed25519ph with SHA-512

	MaxPack   = 64 << 20 // bytes of what is inside, all together
	MaxFrame  = 1 << 20  // bytes of one frame
	MaxFrames = 10_000   // entries

	PackDays = 14 // how long a pack is good for
)

// packSlack is how far the sender's clock may be before ours.
const packSlack = 15 * time.Minute

// A manifest says what a pack is: whose, for whom, of what, and until when. The signature binds all of it.
type manifest struct {
	From      Identity        `json:"from"`
	To        string          `json:"to"`    // the receiver's fingerprint
	Vault     []byte          `json:"vault"` // the id of the vault that it comes from
	Closure   model.ClosureID `json:"closure"`
	Reference string          `json:"reference"`
	Created   time.Time       `json:"created"`
	Expires   time.Time       `json:"expires"`
	Number    uint64          `json:"number"`          // counts the sender's packs for this receiver, from 1
	Audit     Checkpoint      `json:"audit"`           // where the sender's audit stands
	Signed    Checkpoint      `json:"signed,omitzero"` // the newest that the sender had of the receiver's: signed here, it is countersigned
	Workers   []model.Worker  `json:"workers"`         // everybody whose id stands in an entry
	Entries   int             `json:"entries"`         // how many follow
}

// ErrPack says that a file is no pack that could be read here. What wraps it says why, in a sentence for whoever was
// given it.
var ErrPack = errors.New("this pack is refused")

func refused(format string, a ...any) error {
	return fmt.Errorf("%w: %w", ErrPack, fmt.Errorf(format, a...))
}

// plain is what was read of a pack's inside, before anything in it is believed.
type plain struct {
	manifest
	frames [][]byte
	sum    []byte // SHA-512 of all before the signature
	signed []byte
}

// packOptions are how the inside of a pack is signed.
func packOptions() *ed25519.Options {
	return &ed25519.Options{Hash: crypto.SHA512, Context: packSignature}
}

// authentic reports whether the signature is the manifest's sender's.
func (p *plain) authentic() bool {
	return ed25519.VerifyWithOptions(p.From.sign, p.sum, p.signed, packOptions()) == nil
}

// A packReader reads a pack's inside. It never takes memory before it knows that the bounds are kept.
type packReader struct {
	r    io.Reader
	sum  hash.Hash
	left int64
}

// take reads so many bytes.
func (r *packReader) take(n int64, what string) ([]byte, error) {
	if n > r.left {
		return nil, refused("it holds more than %d MB, and no closure does", MaxPack>>20)
	}
	r.left -= n
	b := make([]byte, n)
	if _, err := io.ReadFull(r.r, b); err != nil {
		return nil, cutShort(err, what)
	}
	return b, nil
}

// cutShort says what it means that a pack ends where it should not.
func cutShort(err error, what string) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return refused("it is cut short in %s; fetch it again", what)
	}
	return refused("it was damaged or changed on its way; ask for it again (%w)", err)
}

// frame reads one frame.
func (r *packReader) frame(what string) ([]byte, error) {
	head, err := r.take(4, what)
	if err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head)
	if n == 0 || n > MaxFrame {
		return nil, refused("%s is %d bytes long; there is room for %d", what, n, MaxFrame)
	}
	b, err := r.take(int64(n), what)
	if err != nil {
		return nil, err
	}
	r.sum.Write(head)
	r.sum.Write(b)
	return b, nil
}

// readPlain reads the inside of a pack to its end. It verifies nothing but its form.
func readPlain(from io.Reader) (*plain, error) {
	r := &packReader{r: from, sum: sha512.New(), left: MaxPack}
	begin, err := r.take(int64(len(packMagic))+1, "its beginning")
	if err != nil {
		return nil, err
	}
	if string(begin[:len(packMagic)]) != packMagic {
		return nil, refused("what is sealed in it is no pack")
	}
	if begin[len(packMagic)] != packVersion {
		return nil, refused("%w (version %d of packs)", ErrNewer, begin[len(packMagic)])
	}
	r.sum.Write(begin)
	p := &plain{}
	text, err := r.frame("its manifest")
	if err != nil {
		return nil, err
	}
	if err := strictly(text, &p.manifest); err != nil {
		return nil, refused("its manifest cannot be read: it is of another version, or not one of this program's")
	}
	if again, err := json.Marshal(p.manifest); err != nil || !bytes.Equal(again, text) {
		return nil, refused("its manifest is not written as this program writes it")
	}
	if len(p.Vault) != 16 || len(p.Audit.Link) != linkSize || p.Signed.N > 0 && len(p.Signed.Link) != linkSize {
		return nil, refused("its manifest lacks what every pack has")
	}
	if p.Entries < 1 || p.Entries > MaxFrames {
		return nil, refused("it says that it holds %d entries; a pack has %d at most", p.Entries, MaxFrames)
	}
	for i := range p.Entries {
		b, err := r.frame(fmt.Sprintf("entry %d of %d", i+1, p.Entries))
		if err != nil {
			return nil, err
		}
		p.frames = append(p.frames, b)
	}
	p.sum = r.sum.Sum(nil)
	if p.signed, err = r.take(ed25519.SignatureSize, "its signature"); err != nil {
		return nil, err
	}
	switch n, err := io.ReadFull(r.r, make([]byte, 1)); {
	case n > 0:
		return nil, refused("something stands behind its end")
	case err != io.EOF:
		return nil, cutShort(err, "its end")
	}
	return p, nil
}

// writePlain writes the inside of a pack, signed.
func writePlain(to io.Writer, m manifest, frames [][]byte, private ed25519.PrivateKey) error {
	sum := sha512.New()
	w := io.MultiWriter(to, sum)
	size := int64(len(packMagic) + 1 + ed25519.SignatureSize)
	put := func(b []byte) error {
		if len(b) > MaxFrame {
			return fmt.Errorf("%w for a pack: %d KiB in one entry", ErrTooLong, len(b)>>10)
		}
		if size += int64(len(b)) + 4; size > MaxPack {
			return fmt.Errorf("%w for a pack: it holds more than %d MB", ErrTooLong, MaxPack>>20)
		}
		if _, err := w.Write(binary.BigEndian.AppendUint32(nil, uint32(len(b)))); err != nil {
			return err
		}
		_, err := w.Write(b)
		return err
	}
	if _, err := w.Write(append([]byte(packMagic), packVersion)); err != nil {
		return err
	}
	m.Entries = len(frames)
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if err := put(text); err != nil {
		return err
	}
	for _, f := range frames {
		if err := put(f); err != nil {
			return err
		}
	}
	signature, err := private.Sign(nil, sum.Sum(nil), packOptions())
	if err != nil {
		return err
	}
	_, err = to.Write(signature)
	return err
}
