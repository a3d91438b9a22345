package document

import (
	"strings"

	"handover/model"
)

// partSign is the part in which those who were given the record sign that they have seen it.
const partSign = "signatures"

// signatures is where each of some people stands with signing a version of the record, with a line to sign on for
// each who has not yet and may; above it, what a signature means (practice guide: The closing summary). A signature on another version is none on this one.
func signatures(src Source, s *model.Submission, whom []model.Subject) Part {
	c := src.Closure
	p := Part{ID: partSign, Title: src.label("sign.title"), Blocks: []Block{Para{src.label("sign.seen")}}}
	var said Facts
	var open Signatures
	for _, who := range whom {
		var last *model.Signature
		for _, sig := range c.Signatures() {
			if sig.Who == who && (sig.Submission == s.Entry || sig.Submission == "") {
				last = &sig
			}
		}
		switch {
		case last != nil:
			said.Rows = append(said.Rows, Fact{c.Name(who), signedWords(src, last)})
		case model.MayHaveCopy(c, src.Guide, who, src.Today) == nil:
			open.Who = append(open.Who, c.Name(who))
		}
	}
	if len(said.Rows) > 0 {
		p.Blocks = append(p.Blocks, said)
	}
	if len(open.Who) > 0 {
		p.Blocks = append(p.Blocks, open)
	}
	return p
}

// signedWords say how somebody signed, or did not, and when: never why, which is theirs and the worker's.
func signedWords(src Source, s *model.Signature) string {
	words := s.How
	if it := src.Guide.Item(model.ItemSignature); it != nil && it.Option(s.How) != nil {
		words = it.Option(s.How).Words
	}
	return strings.NewReplacer("{how}", words, "{day}", s.On.String()).Replace(src.label("sign.how"))
}

// signers lists who is offered the record to sign: the child, and each parent.
func signers(src Source) []model.Subject {
	var out []model.Subject
	for _, s := range model.CopyReaders(src.Closure, src.Guide, src.Today) {
		if s.Kind != model.KindService {
			out = append(out, s)
		}
	}
	return out
}
