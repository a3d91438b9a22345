// Package plain reads a text as its reader would. It points out, with a better way to say it, what could
// be heard as disbelief or blame, what says more than is known, the words of the field, letters that
// stand for words, long sentences, and other people's names in a letter. It also says about
// how old a reader has to be. All of it is advice, and none of it ever blocks.
//
// The lists stand in words.toml, and a council can add its own. The package knows no closure and no
// screen: it is given a text, and gives back what it found.
package plain

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// A Reader says for whom a text is written.
type Reader string

// The readers.
const (
	Child        Reader = "child"
	Family       Reader = "family"
	Professional Reader = "professional"
)

// Readers lists every reader.
func Readers() []Reader { return []Reader{Child, Family, Professional} }

// A Kind says what a finding is about.
type Kind string

// The kinds, the weightiest first.
const (
	Disbelief  Kind = "disbelief"   // could be heard as disbelief or blame
	ClaimsMore Kind = "claims-more" // says more than is known
	Name       Kind = "name"        // somebody whom a letter to this reader may not name
	Jargon     Kind = "jargon"      // a word of the field
	Acronym    Kind = "acronym"     // letters that are not spelt out
	Long       Kind = "long"        // a sentence of more than MaxWords words
)

// Words says what a kind is, as a heading would.
func (k Kind) Words() string {
	switch k {
	case Disbelief:
		return "Could be heard as disbelief or blame"
	case ClaimsMore:
		return "Says more than is known"
	case Name:
		return "Names somebody else"
	case Jargon:
		return "A word of the field"
	case Acronym:
		return "Letters not spelt out"
	case Long:
		return "A long sentence"
	}
	return ""
}

// MaxWords is how many words a sentence may have before it counts as long.
const MaxWords = 25

// A Text is what is to be read.
type Text struct {
	Body   string
	Reader Reader
	// Names are those of people whom a letter to this reader may not name. They are looked for in no
	// text for professionals.
	Names []string
	// Basis is the basis of concern, by the ids of the question start.basis. Where it holds one of
	// Settled, nothing is said to claim more than is known.
	Basis []string
	// Before is what its reader has read by then, such as the earlier sections of a record: letters that are spelt
	// out there stand.
	Before string
	// Ignored holds the Key of each finding that the writer chose to leave as it is.
	Ignored map[string]bool
}

// Settled lists the bases on which a text may speak of abuse as a fact: somebody admitted it, was
// convicted of it, or a family court found it.
func Settled() []string { return []string{"admission", "conviction", "family-court"} }

// A Finding is something in a text to look at again.
type Finding struct {
	From, To int    // byte offsets in the body
	Rule     string // the id of the entry that found it
	Kind     Kind
	Words    string // the words found, as they are written
	Why      string
	Better   string

	sentence string // where the words stand; empty where the words alone tell one finding from another
}

// Key names a finding. It stays the same while the rule, the words found and their sentence stay the same;
// capitals, spaces, and what stands before and after the sentence, make no difference. The same words found twice in
// one sentence share it. Letters that stand for words (Acronym) are one finding wherever they stand. The key
// holds no words of the text.
func (f Finding) Key() string {
	sum := sha256.Sum256([]byte(squash(f.Words) + "\x00" + squash(f.sentence)))
	return f.Rule + ":" + hex.EncodeToString(sum[:8])
}

// squash leaves a text's words alone: small letters, plain apostrophes, one space between words.
func squash(s string) string { return strings.Join(strings.Fields(fold(s)), " ") }

// A Reading is what came of reading a text.
type Reading struct {
	Findings  []Finding // in the order of the text; only a long sentence may enclose others
	Ignored   []Finding // what would be there had the writer not chosen to leave it
	Words     int
	Sentences int
	From, To  int // the reading age in years; both 0 where the text is too short to tell, or not English
}

// Age gives the reading age as words, "about age 9–10"; empty where it cannot be told.
func (r Reading) Age() string {
	switch {
	case r.From == 0:
		return ""
	case r.From >= oldest:
		return fmt.Sprintf("about age %d and over", oldest)
	}
	return fmt.Sprintf("about age %d–%d", r.From, r.To)
}
