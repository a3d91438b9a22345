package store

import (
	"math"
	"strings"
	"testing"

	"github.com/sethvargo/go-diceware/diceware"
)

func TestAGoodPassphraseIsAccepted(t *testing.T) {
	for _, p := range []string{
		"purple kettle meadow", "red cat sat there", "Otter-Banjo-Teapot", "my dog Rex is 12 years old",
		"Tr0mbone!Weather7", "gh7$kQ2!mZp9x&", "llongyfarchiadau mawr", "żółta gęś jaźń płynie",
		"three free trees were seen", "I like tea at 4 pm",
	} {
		if why := Weakness([]byte(p)); why != "" {
			t.Errorf("%q: %s", p, why)
		}
	}
}

func TestAWeakPassphraseIsRefusedInPlainWords(t *testing.T) {
	for p, says := range map[string]string{
		"":                              "empty",
		"   ":                           "empty",
		"teapot":                        "short",
		"teapot banjo":                  "short",
		"aaaaaaaaaaaaaa":                "over and over",
		"password password password":    "over and over",
		"abcabcabcabcabcabc":            "over and over",
		"Kettle kettle KETTLE":          "over and over",
		"kettle kettle meadow kettle":   "same word",
		"qwertyuiopasdfgh":              "keyboard",
		"12345678901234567":             "keyboard",
		"1234567890abcdefgh":            "keyboard",
		"password12345678":              "keyboard",
		"qwerty asdfgh zxcvbn":          "keyboard",
		"password welcome letmein":      "keyboard",
		"1qaz2wsx3edc4rfv":              "keyboard",
		"correct horse battery staple":  "many people",
		"Correct-Horse-Battery-Staple!": "many people",
		"aaaaaaabbbbbbbb":               "keyboard",
	} {
		why := Weakness([]byte(p))
		if !strings.Contains(why, says) {
			t.Errorf("%q: %q does not say %q", p, why, says)
		}
		if why != "" && !strings.Contains(why, "different words or more") {
			t.Errorf("%q: %q does not say how to mend it", p, why)
		}
	}
}

func TestGeneratedWordsMakeAGoodPassphrase(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		p, err := LeastStrength.Offer()
		if err != nil {
			t.Fatal(err)
		}
		if seen[p] || Weakness([]byte(p)) != "" || len(strings.Fields(p)) != 4 {
			t.Fatalf("generated %q: %s", p, Weakness([]byte(p)))
		}
		seen[p] = true
	}
}

func TestTheWordsOfferedReach51Bits(t *testing.T) {
	list := diceware.WordListEffLarge()
	kind := 0
	sides := func(n int) int { return n%6 + 1 }
	for n := range 6 * 6 * 6 * 6 * 6 {
		word := list.WordAt(sides(n/1296)*10000 + sides(n/216)*1000 + sides(n/36)*100 + sides(n/6)*10 + sides(n))
		if word == "" {
			t.Fatalf("the list has no word for roll %d", n)
		}
		if kindWords([]string{word}) {
			kind++
		}
	}
	if bits := wordsOffered * math.Log2(float64(kind)); bits < 51 {
		t.Errorf("four of %d words are worth %.1f bits", kind, bits)
	}
}
