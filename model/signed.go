package model

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
)

// A Proof is a signature under a decision. It says whose key signed, and not whose hand: what a key stands for is
// for whoever pinned it to say.
type Proof struct {
	Closure   ClosureID `json:"closure"`   // the closure that was decided on
	Key       string    `json:"key"`       // the Ed25519 public key, in base64
	Signature string    `json:"signature"` // in base64
}

// proofDomain begins what is signed, so that no other signature can be taken for one of a decision.
const proofDomain = "handover decision 1\n"

// ProofBytes is what is signed of a decision: the closure, the record that was sent and its fingerprint, what was
// decided, why, and the points, each with its length before it, so that no two decisions give the same bytes.
func ProofBytes(closure ClosureID, d Decided) []byte {
	b := []byte(proofDomain)
	add := func(parts ...string) {
		for _, p := range parts {
			b = binary.BigEndian.AppendUint32(b, uint32(len(p)))
			b = append(b, p...)
		}
	}
	add(string(closure), string(d.Submission), d.Record, d.Decision, d.Because)
	b = binary.BigEndian.AppendUint32(b, uint32(len(d.Points)))
	for _, p := range d.Points {
		s := p.Section.Subject
		add(p.Section.Item, string(s.Kind), s.ID, string(s.ForPerson), p.Text)
	}
	return b
}

// SignedBy returns the key that signed a decision, in base64. It is not ok where nobody signed it, and where the
// signature does not fit what the decision says.
func (d Decided) SignedBy() (key string, ok bool) {
	if d.Proof == nil {
		return "", false
	}
	public, signature, err := d.Proof.raw()
	if err != nil || !ed25519.Verify(public, ProofBytes(d.Proof.Closure, d), signature) {
		return "", false
	}
	return d.Proof.Key, true
}

// raw gives the key and the signature as bytes.
func (p Proof) raw() (ed25519.PublicKey, []byte, error) {
	key, err := base64.StdEncoding.Strict().DecodeString(p.Key)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, nil, errors.New("the key that signed the decision is not one")
	}
	signature, err := base64.StdEncoding.Strict().DecodeString(p.Signature)
	if err != nil || len(signature) != ed25519.SignatureSize {
		return nil, nil, errors.New("the signature of the decision is not one")
	}
	return key, signature, nil
}

// checkProof looks at the form of a proof. Whether it fits is for Fold to say: a decision whose signature does not
// fit has no effect, wherever it came from.
func checkProof(p *Proof) error {
	if p == nil {
		return nil
	}
	if !hexID.MatchString(string(p.Closure)) {
		return errors.New("the signature of the decision names no closure")
	}
	_, _, err := p.raw()
	return err
}

// provedElsewhere reports whether an event is a decision that was signed for another closure than this.
func provedElsewhere(id ClosureID, ev Event) bool {
	d, ok := ev.(Decided)
	return ok && d.Proof != nil && d.Proof.Closure != id
}

// signed reports whether the signature under a decision fits it.
func signed(d Decided) bool {
	_, ok := d.SignedBy()
	return ok
}
