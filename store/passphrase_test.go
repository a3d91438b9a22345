package store

import (
	"strings"
	"testing"
	"unicode/utf8"
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
		p, err := FiveWords()
		if err != nil {
			t.Fatal(err)
		}
		if seen[p] || Weakness([]byte(p)) != "" || len(strings.Fields(p)) != 5 {
			t.Fatalf("generated %q: %s", p, Weakness([]byte(p)))
		}
		seen[p] = true
	}
}

func TestTheWordListReaches51Bits(t *testing.T) {
	words := listed()
	if n := len(words); n < 1177 { // five of 1,177 are 51 bits
		t.Fatalf("%d words", n)
	}
	last := "\x00"
	for _, w := range words {
		if w <= last || strings.HasPrefix(w, last) {
			t.Errorf("%q after %q: out of order, twice, or the beginning of another", w, last)
		}
		if n := utf8.RuneCountInString(w); n < 3 || n > 8 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q is no short plain word", w)
		}
		last = w
	}
}
