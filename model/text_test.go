package model

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestTypedWordsAreKeptInOneForm(t *testing.T) {
	for typed, want := range map[string]string{
		"":                              "",
		"plain\nwords":                  "plain\nwords",
		"Zoe\u0308":                     "Zoë",
		"Zo\u202ee\u0308":               "Zoë", // what turned the direction is gone before letters are composed
		"one\r\ntwo\rthree":             "one\ntwo\nthree",
		"one\u2028two\u2029three\u0085": "one\ntwo\nthree\n",
		"a\tb":                          "a    b",
		"a\x00b\x1b[31mc\x7f\u009b":     "ab[31mc",
		"\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069": "abcdefgh",
		"\ufeffbegins":        "begins",
		"caf\xe9":             "caf\ufffd",
		"\xff\xfe\xff":        "\ufffd",
		"\r\u202e\n":          "\n",
		"שלום \u200f سلام":    "שלום \u200f سلام",
		"👩‍👧 stays together":  "👩‍👧 stays together",
		"Siân said “dim byd”": "Siân said “dim byd”",
	} {
		if got := Clean(typed); got != want {
			t.Errorf("%q is kept as %q, not %q", typed, got, want)
		}
	}
}

func TestALineIsKeptOnOneLine(t *testing.T) {
	for typed, want := range map[string]string{
		"  Ms \t Rees\r\n\r\n ": "Ms Rees", "\u202e": "", "a\u00a0b": "a b", "one\u2028two": "one two",
	} {
		if got := CleanLine(typed); got != want {
			t.Errorf("%q is kept as %q, not %q", typed, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"plain", "Zoe\u0308", "a\r\n\tb", "\u202e\x00\xff", "e" + strings.Repeat("\u0301", 40), "\r\u202e\n", "\u1100\u1161\u11a8"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		if again := Clean(once); again != once {
			t.Fatalf("%q is kept as %q, and that as %q", s, once, again)
		}
		if !utf8.ValidString(once) || !norm.NFC.IsNormalString(once) {
			t.Fatalf("%q is kept as %q, which is not composed UTF-8", s, once)
		}
		if err := checkRunes("it", once); err != nil {
			t.Fatalf("%q is kept as %q: %v", s, once, err)
		}
		line := CleanLine(s)
		if CleanLine(line) != line || strings.ContainsAny(line, "\n\t") || checkRunes("it", line) != nil {
			t.Fatalf("%q is kept as the line %q", s, line)
		}
	})
}
