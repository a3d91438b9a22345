package model

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"strings"
	"testing"
)

// signs gives a decision the signature of a key that every run of the tests has alike.
func signs(closure ClosureID, d Decided) Decided {
	private := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	public := private.Public().(ed25519.PublicKey)
	d.Proof = &Proof{
		Closure: closure, Key: base64.StdEncoding.EncodeToString(public),
		Signature: base64.StdEncoding.EncodeToString(ed25519.Sign(private, ProofBytes(closure, d))),
	}
	return d
}

func aDecision() Decided {
	return Decided{Submission: id(9), Record: strings.Repeat("ab", 32), Decision: DecisionReturned, Because: "Not yet.", Points: []Point{
		{Section: about("record.reason"), Text: "Say when."}, {Section: Field{Item: "record.views", Subject: mother}, Text: "Ask her."},
	}}
}

func TestASignatureHoldsForWhatWasSignedAndForNothingElse(t *testing.T) {
	closure := ClosureID(id(1))
	d := signs(closure, aDecision())
	if key, ok := d.SignedBy(); !ok || key != d.Proof.Key {
		t.Fatalf("a decision that was signed is signed by %q, %v", key, ok)
	}
	if _, ok := aDecision().SignedBy(); ok {
		t.Error("nobody signed, and it is signed")
	}
	for name, change := range map[string]func(*Decided){
		"another closure":    func(d *Decided) { d.Proof.Closure = ClosureID(id(2)) },
		"another key":        func(d *Decided) { d.Proof.Key = base64.StdEncoding.EncodeToString(make([]byte, 32)) },
		"no key":             func(d *Decided) { d.Proof.Key = "" },
		"no signature":       func(d *Decided) { d.Proof.Signature = "" },
		"half a signature":   func(d *Decided) { d.Proof.Signature = d.Proof.Signature[:44] },
		"another submission": func(d *Decided) { d.Submission = id(8) },
		"another record":     func(d *Decided) { d.Record = strings.Repeat("cd", 32) },
		"another decision":   func(d *Decided) { d.Decision = DecisionNotToClose },
		"another reason":     func(d *Decided) { d.Because += "!" },
		"another point":      func(d *Decided) { d.Points[0].Text += "!" },
		"another section":    func(d *Decided) { d.Points[1].Section.Subject = uncle },
		"a point fewer":      func(d *Decided) { d.Points = d.Points[:1] },
		"points turned":      func(d *Decided) { d.Points[0], d.Points[1] = d.Points[1], d.Points[0] },
		"words moved over":   func(d *Decided) { d.Because, d.Decision = d.Because+d.Decision[:1], d.Decision[1:] },
	} {
		d := signs(closure, aDecision())
		change(&d)
		if key, ok := d.SignedBy(); ok || key != "" {
			t.Errorf("%s: it is signed still", name)
		}
	}
}

func TestADecisionWhoseSignatureIsBrokenIsKeptAndHasNoEffect(t *testing.T) {
	g := smallGuide(t)
	for name, spoil := range map[string]func(*Decided){"as it was signed": nil, "unsigned": func(d *Decided) { d.Proof = nil }, "changed": func(d *Decided) { d.Because = "Changed." }} {
		n := sentOnce(g)
		s := n.closure().Sent()
		d := signs(ClosureID(id(1)), Decided{Submission: s.Entry, Record: s.Print, Decision: DecisionAuthorised, Because: "Read whole."})
		if spoil != nil {
			spoil(&d)
		}
		n.by = boss.ID
		n.write(d)
		e := n.entries[len(n.entries)-1]
		c := n.closure()
		if name != "changed" {
			if c.Standing() == nil || len(c.Odd) > 0 {
				t.Errorf("%s: it does not stand: %+v", name, c.Odd)
			}
			continue
		}
		if c.Standing() != nil || len(c.Odd) != 1 || c.Odd[0].Entry.ID != e.ID || c.Odd[0].Why != oddProof || c.Odd[0].Followed {
			t.Errorf("%s: standing %v, odd %+v", name, c.Standing(), c.Odd)
		}
	}
}

func TestAFileWithASignatureForAnotherClosureIsRefused(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	s := n.closure().Sent()
	n.by = boss.ID
	n.write(signs(ClosureID(id(1)), Decided{Submission: s.Entry, Record: s.Print, Decision: DecisionAuthorised, Because: "Read whole."}))
	for closure, want := range map[ClosureID]string{ClosureID(id(1)): "", ClosureID(id(2)): "its signature is of a decision in another closure"} {
		var b bytes.Buffer
		if err := WriteFile(&b, closure, n.entries, nil); err != nil {
			t.Fatal(err)
		}
		for _, keep := range []bool{false, true} {
			_, err := ReadFile(bytes.NewReader(b.Bytes()), Reading{Guide: g, KeepUnknown: keep, NewID: ids(500)})
			if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
				t.Errorf("under %s: %v", closure, err)
			}
		}
	}
}

func TestASignatureOfTheWrongFormIsNotTakenIn(t *testing.T) {
	g := smallGuide(t)
	for _, p := range []Proof{{}, {Closure: "x"}, {Closure: ClosureID(id(1)), Key: "AA=="}, {Closure: ClosureID(id(1)), Key: strings.Repeat("A", 43) + "=", Signature: "AAAA"}} {
		d := aDecision()
		d.Points[1].Section.Subject = mother
		d.Proof = &p
		if err := Check(g, d); err == nil || errors.Is(err, ErrNoItem) {
			t.Errorf("%+v: %v", p, err)
		}
	}
}
