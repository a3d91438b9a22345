package plain

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever is typed, what is found stands in the text, in its order, and what the writer left stays left when a
// paragraph is typed before it.
func FuzzRead(f *testing.F) {
	l := lists(f)
	for _, s := range []string{"", "Amy claims that “CAMHS” lied.", "Dear Amy,\n- one\n- two: not mean\n1. Dr. J. said \"no\"", "e\u0301 Zoë’s M.P. 3.5 p.m.\r\n\r\nNFA", "a\xffb 'tis '"} {
		f.Add(s, "child", "Dean Carter", false)
	}
	f.Fuzz(func(t *testing.T, body, reader, name string, basis bool) {
		text := Text{Body: body, Reader: Reader(reader), Names: []string{name}}
		if basis {
			text.Basis = []string{"conviction"}
		}
		r := l.Read(text)
		last, end := 0, 0
		for _, f := range r.Findings {
			if f.From < last || f.To <= f.From || f.To > len(body) {
				t.Fatalf("%q: a finding lies outside the text or out of order: %+v", body, f)
			}
			if body[f.From:f.To] != f.Words || !boundary(body, f.From) || !boundary(body, f.To) {
				t.Fatalf("%q: a finding cuts a letter in two: %+v", body, f)
			}
			if f.Kind != Long {
				if f.From < end {
					t.Fatalf("%q: two findings share a word: %+v", body, f)
				}
				end = f.To
			}
			last = f.From
			if f.Why == "" || f.Better == "" {
				t.Fatalf("%q: a finding says nothing: %+v", body, f)
			}
		}
		keys := func(r Reading) []string {
			var out []string
			for _, f := range r.Findings {
				out = append(out, f.Key())
			}
			return out
		}
		longer := text
		longer.Body = "It was on a Monday.\n\n"
		if len(l.Read(longer).Findings) > 0 {
			return // the name is one of its words
		}
		longer.Body += body
		later := l.Read(longer)
		if a, b := keys(r), keys(later); !slices.Equal(a, b) {
			t.Fatalf("%q: typing before it changes what is found:\n%q\n%q", body, a, b)
		}
		text.Ignored = map[string]bool{}
		for _, f := range r.Findings {
			text.Ignored[f.Key()] = true
		}
		if left := l.Read(text); len(left.Findings) != 0 || len(left.Ignored) != len(r.Findings) {
			t.Fatalf("%q: what was left is back: %+v", body, left)
		}
	})
}

// boundary reports whether an offset lies between two characters.
func boundary(s string, i int) bool {
	return i == len(s) || utf8.RuneStart(s[i]) || !utf8.ValidString(s)
}

// Whatever a council's file holds, it is taken or refused with a line for each fault, and ours stays as it is.
func FuzzWith(f *testing.F) {
	l, err := (&Lists{classes: map[string]*class{}}).With("ours.toml", []byte("[[class]]\nname = \"person\"\nwords = [\"she\"]\n[[entry]]\nid = \"claims\"\nkind = \"disbelief\"\nfind = [\"{person} claims\"]\nwhy = \"w\"\nbetter = \"b\"\n"))
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"", "[[leave]]\nid = \"claims\"", "[[entry]]\nid = \"a\"\nkind = \"jargon\"\nfind = [\"a? .. b/c* d\"]\nbetter = \"x\"",
		"[[lead]]\nid = \"l\"\nfind = [\"x\"]\nlets = [\"jargon\"]", "[[class]]\nname = \"person\"\nwords = [\"he\"]\ncapitals = true", "a.b = 1\n[[entry]]\nfind = [[1]]",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 2000 {
			return
		}
		more, err := l.With("local.toml", data)
		if err != nil {
			for line := range strings.SplitSeq(err.Error(), "\nlocal.toml:") {
				if line == "" {
					t.Fatalf("a fault says nothing: %v", err)
				}
			}
			if !strings.HasPrefix(err.Error(), "local.toml:") {
				t.Fatalf("a fault names no file and line: %v", err)
			}
		} else {
			more.Read(Text{Body: "She claims a b c d. X y z.", Reader: Child})
		}
		if got := l.Read(Text{Body: "She claims it.", Reader: Child}).Findings; len(got) != 1 {
			t.Fatalf("our own lists have changed: %+v", got)
		}
	})
}
