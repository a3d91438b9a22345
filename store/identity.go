package store

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"

	"filippo.io/age"

	"handover/model"
)

// An Identity is what colleagues know of somebody's vault: whose it is, the key that packs for it are sealed to
// (post-quantum and classical together), and the key that it signs with. Its own signature binds the four, so that
// a half that was swapped is noticed. Whether it is theirs is what the six words are compared for.
type Identity struct {
	Name, Role string

	seal  *age.HybridRecipient
	sign  ed25519.PublicKey
	proof []byte // by sign, over all the rest
}

// identityWire is an identity as it is stored, and as it stands in a pack.
type identityWire struct {
	Name  string `json:"name"`
	Role  string `json:"role,omitempty"`
	Seal  string `json:"seal"` // as age writes it
	Sign  []byte `json:"sign"`
	Proof []byte `json:"proof"`
}

// keyFileType is what stands in the first and the last line of a key file.
const keyFileType = "HANDOVER PACK KEY"

// maxKeyFile is how long a key file may be, in bytes: it has about 2,800.
const maxKeyFile = 16 << 10

// joined writes parts one behind another, each with its length before it, behind a beginning that no other use
// of a key or a hash has.
func joined(domain string, parts ...[]byte) []byte {
	b := []byte(domain)
	for _, p := range parts {
		b = binary.BigEndian.AppendUint32(b, uint32(len(p)))
		b = append(b, p...)
	}
	return b
}

// claims is what an identity signs of itself.
func (k Identity) claims() []byte {
	return joined("handover identity 1\n", []byte(k.Name), []byte(k.Role), []byte(k.seal.String()), k.sign)
}

// Zero reports whether this is no identity at all.
func (k Identity) Zero() bool { return k.seal == nil }

// Print is the identity's fingerprint in full: 64 hex digits over both of its keys.
func (k Identity) Print() string {
	sum := sha256.Sum256(joined("handover identity fingerprint 1\n", []byte(k.seal.String()), k.sign))
	return hex.EncodeToString(sum[:])
}

// Words is the fingerprint as six words, to be read aloud.
func (k Identity) Words() string { return printWords(k.Print()) }

// SigningKey is the key that decisions and packs are signed with, in base64, as model.Proof has it.
func (k Identity) SigningKey() string { return base64.StdEncoding.EncodeToString(k.sign) }

// Who is the name, with the role behind it.
func (k Identity) Who() string {
	if k.Role == "" {
		return k.Name
	}
	return k.Name + ", " + k.Role
}

// Same reports whether two identities have the same keys.
func (k Identity) Same(other Identity) bool {
	return !k.Zero() && !other.Zero() && k.Print() == other.Print()
}

// MarshalJSON writes the identity in its one form.
func (k Identity) MarshalJSON() ([]byte, error) {
	if k.Zero() {
		return nil, errors.New("an identity without keys")
	}
	return json.Marshal(identityWire{k.Name, k.Role, k.seal.String(), k.sign, k.proof})
}

// UnmarshalJSON reads an identity, and verifies its signature.
func (k *Identity) UnmarshalJSON(b []byte) error {
	var w identityWire
	if err := strictly(b, &w); err != nil {
		return errors.New("it cannot be read")
	}
	return k.from(w)
}

// from makes an identity of what was read.
func (k *Identity) from(w identityWire) error {
	switch {
	case model.CleanLine(w.Name) != w.Name || w.Name == "", model.CleanLine(w.Role) != w.Role:
		return errors.New("its name or its role is missing, or cannot be one")
	case len([]rune(w.Name)) > model.MaxLine, len([]rune(w.Role)) > model.MaxLine:
		return fmt.Errorf("a name or role has %d characters at most", model.MaxLine)
	case len(w.Sign) != ed25519.PublicKeySize, len(w.Proof) != ed25519.SignatureSize:
		return errors.New("its signing key or its signature is not whole")
	}
	seal, err := age.ParseHybridRecipient(w.Seal)
	if err != nil || seal.String() != w.Seal {
		return errors.New("the key that packs are sealed to is not whole, or of another kind")
	}
	read := Identity{Name: w.Name, Role: w.Role, seal: seal, sign: w.Sign, proof: w.Proof}
	if !ed25519.Verify(read.sign, read.claims(), read.proof) {
		return errors.New("its parts do not belong together: a name or a key in it was changed")
	}
	*k = read
	return nil
}

// strictly reads JSON that may hold nothing that x does not have, and nothing behind it.
func strictly(b []byte, x any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(x); err != nil {
		return err
	}
	if dec.InputOffset() != int64(len(b)) {
		return errors.New("something stands behind it")
	}
	return nil
}

// File is the identity as a key file: text, to be given to a colleague in any way at all. It is no secret.
func (k Identity) File() string {
	headers := map[string]string{"Name": k.Name}
	if k.Role != "" {
		headers["Role"] = k.Role
	}
	body := append(append(bytes.Clone(k.sign), k.proof...), k.seal.String()...)
	return string(pem.EncodeToMemory(&pem.Block{Type: keyFileType, Headers: headers, Bytes: body}))
}

// ErrKeyFile says that what was read is no key file of a colleague's.
var ErrKeyFile = errors.New("this is not a colleague's key file")

// ReadIdentity reads what File wrote. Whether the keys are whose name stands there is not known until the six words
// have been compared.
func ReadIdentity(text string) (Identity, error) {
	var k Identity
	bad := func(why string) (Identity, error) { return k, fmt.Errorf("%w: %s", ErrKeyFile, why) }
	text = strings.ReplaceAll(strings.TrimSpace(text), "\r\n", "\n")
	switch {
	case len(text) > maxKeyFile:
		return bad("it is too long to be one")
	case strings.HasPrefix(text, publicPrefix), strings.HasPrefix(text, privatePrefix):
		return bad(`it is a key that opens vaults; the one for packs is made with "handover identity --out FILE"`)
	case !strings.HasPrefix(text, "-----BEGIN "+keyFileType+"-----\n"):
		return bad("it does not begin as a key file does")
	}
	block, rest := pem.Decode([]byte(text))
	if block == nil || block.Type != keyFileType || len(bytes.TrimSpace(rest)) > 0 {
		return bad("it is not whole; copy it again, from its first line to its last")
	}
	const seal = ed25519.PublicKeySize + ed25519.SignatureSize
	if len(block.Bytes) < seal {
		return bad("it is cut short")
	}
	for h := range block.Headers {
		if h != "Name" && h != "Role" {
			return bad("it holds more than a name, a role and keys")
		}
	}
	err := k.from(identityWire{
		Name: block.Headers["Name"], Role: block.Headers["Role"],
		Sign: block.Bytes[:ed25519.PublicKeySize], Proof: block.Bytes[ed25519.PublicKeySize:seal], Seal: string(block.Bytes[seal:]),
	})
	if err != nil {
		return bad(err.Error())
	}
	return k, nil
}
