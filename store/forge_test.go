package store

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha512"
	"encoding/binary"
	"encoding/json"
	"slices"
	"time"

	"filippo.io/age"
	"github.com/sethvargo/go-diceware/diceware"

	"handover/model"
)

// A Forgery is what a test changes of a pack before it is signed and sealed.
type Forgery struct {
	Manifest func(*Claims)
	Frames   func([][]byte) [][]byte
	Plain    func([]byte) []byte // of the signed inside
	To       []age.Recipient     // instead of the receiver
	Count    func(int) int       // of the entries that the manifest says
}

// Claims are the parts of a manifest that tests change.
type Claims struct {
	To               string
	Vault            []byte
	Closure          model.ClosureID
	Reference        string
	Created, Expires time.Time
	Number           uint64
	Audit, Signed    Checkpoint
	Workers          []model.Worker
	From             Identity
}

// Forge writes a pack of this vault for a key, whether it is pinned or not, changed as a test likes.
func (v *Vault) Forge(ctx context.Context, id model.ClosureID, to Identity, f Forgery) ([]byte, error) {
	entries, err := v.Entries(ctx, id)
	if err != nil {
		return nil, err
	}
	own, err := v.ownIdentity(ctx, v.keys)
	if err != nil {
		return nil, err
	}
	at := v.now().UTC().Truncate(time.Second)
	c := Claims{
		To: to.Print(), Vault: v.id, Closure: id, Reference: model.Fold(entries).Reference, Created: at, Expires: at.AddDate(0, 0, PackDays),
		Number: 1, Audit: Checkpoint{N: v.head.Audit, Link: v.head.Chain}, Workers: writersOf(entries, nil), From: own.Public,
	}
	if f.Manifest != nil {
		f.Manifest(&c)
	}
	var frames [][]byte
	for _, e := range entries {
		b, err := e.MarshalJSON()
		if err != nil {
			return nil, err
		}
		frames = append(frames, b)
	}
	if f.Frames != nil {
		frames = f.Frames(frames)
	}
	m := manifest{From: c.From, To: c.To, Vault: c.Vault, Closure: c.Closure, Reference: c.Reference, Created: c.Created, Expires: c.Expires,
		Number: c.Number, Audit: c.Audit, Signed: c.Signed, Workers: c.Workers, Entries: len(frames)}
	if f.Count != nil {
		m.Entries = f.Count(len(frames))
	}
	inside, err := forgePlain(m, frames, own.private())
	if err != nil {
		return nil, err
	}
	if f.Plain != nil {
		inside = f.Plain(inside)
	}
	if f.To == nil {
		f.To = []age.Recipient{to.seal}
	}
	var b bytes.Buffer
	w, err := age.Encrypt(&b, f.To...)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(inside); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

// forgePlain is writePlain without its bounds.
func forgePlain(m manifest, frames [][]byte, private ed25519.PrivateKey) ([]byte, error) {
	b := append([]byte(packMagic), packVersion)
	text, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	for _, f := range append([][]byte{text}, frames...) {
		b = append(binary.BigEndian.AppendUint32(b, uint32(len(f))), f...)
	}
	return signPlain(b, private)
}

func signPlain(b []byte, private ed25519.PrivateKey) ([]byte, error) {
	sum := sha512.Sum512(b)
	signature, err := private.Sign(nil, sum[:], packOptions())
	return append(b, signature...), err
}

// Resign signs a changed inside again with the vault's own key.
func (v *Vault) Resign(ctx context.Context, inside []byte) []byte {
	own, err := v.ownIdentity(ctx, v.keys)
	if err != nil {
		panic(err)
	}
	b, err := signPlain(slices.Clone(inside[:len(inside)-ed25519.SignatureSize]), own.private())
	if err != nil {
		panic(err)
	}
	return b
}

// Recipient is the key that packs for an identity are sealed to.
func (k Identity) Recipient() age.Recipient { return k.seal }

// Swapped is an identity with the sealing key of another, as it stands in a file that somebody changed.
func (k Identity) Swapped(other Identity) Identity {
	k.seal = other.seal
	return k
}

// ReadInside reads the inside of a pack, and says how many entries it has.
func ReadInside(b []byte) (entries int, again []byte, err error) {
	p, err := readPlain(bytes.NewReader(b))
	if err != nil {
		return 0, nil, err
	}
	again = append([]byte(packMagic), packVersion)
	text, err := json.Marshal(p.manifest)
	if err != nil {
		return 0, nil, err
	}
	for _, f := range append([][]byte{text}, p.frames...) {
		again = append(binary.BigEndian.AppendUint32(again, uint32(len(f))), f...)
	}
	return len(p.frames), append(again, p.signed...), nil
}

// KindWords counts the words that a fingerprint is drawn from.
func KindWords() (n int) {
	list := diceware.WordListEffLarge()
	for i := range effWords {
		if w := list.WordAt(rolled(i)); w != "" && kindWords([]string{w}) {
			n++
		}
	}
	return n
}

// WordsOf gives the words of a fingerprint.
func WordsOf(print string) string { return printWords(print) }
