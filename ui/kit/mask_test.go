package kit

import (
	"strings"
	"testing"
)

func TestMaskingKeepsTheFirstLetterAndEveryWidth(t *testing.T) {
	names := []string{"rowan", "tay", "zoë", "jo", "小林"}
	unicode, ascii := NewTheme(Look{}), NewTheme(Look{Simple: true})
	for _, s := range []struct{ drawn, want string }{
		{"Rowan Tay saw rowan's flat", "R···· T·· saw r····'s flat"},
		{"ROWAN, the Rowans and Rowan’s", "R····, the R····· and R····’s"},
		{"Rowanberry, Zoë and Zoe\u0308", "Rowanberry, Z·· and Z··"},
		{"Jo spoke; job", "J· spoke; job"},
		{"小林さん 小林", "小林さん 小··"},
		{"\x1b[1mRowan\x1b[m Ro\x1b[7mwan\x1b[m", "\x1b[1mR····\x1b[m R·\x1b[7m···\x1b[m"},
		{"cut: Row… and row", "cut: R··… and row"},
		{"one\nRowan\ntwo", "one\nR····\ntwo"},
		{"rowan_tay-jo", "r····_t··-j·"},
		{"", ""},
	} {
		got := unicode.Mask(s.drawn, names)
		if got != s.want {
			t.Errorf("%q becomes %q, not %q", s.drawn, got, s.want)
		}
		if a := ascii.Mask(s.drawn, names); strings.Contains(a, "·") || Width(a) != Width(s.drawn) {
			t.Errorf("in ASCII %q becomes %q", s.drawn, a)
		}
		if Width(got) != Width(s.drawn) {
			t.Errorf("%q is %d wide, and %q is %d", s.drawn, Width(s.drawn), got, Width(got))
		}
	}
	if got := unicode.Mask("Rowan", nil); got != "Rowan" {
		t.Errorf("without words it is %q", got)
	}
}

func FuzzMaskingMovesNothing(f *testing.F) {
	f.Add("Rowan \x1b[1mTay", "rowan")
	f.Add("\x1b]0;x\x07 Ro\u0301wan…", "rówan")
	f.Add("L.K… L.\x1b[7mK\x1b[m.", "l.k.")
	f.Fuzz(func(t *testing.T, drawn, word string) {
		got := NewTheme(Look{}).Mask(drawn, []string{word})
		if strings.Count(got, "\n") != strings.Count(drawn, "\n") {
			t.Errorf("%q has other lines: %q", drawn, got)
		}
	})
}

func BenchmarkMaskingAFrame(b *testing.B) {
	t := NewTheme(Look{})
	line := t.Heading.Render("The handover to Lantern House") + " with Naomi Fell and Rachel Tarn, as it reads now, was on the third. "
	frame := strings.Repeat(line+line[:40]+"\n", 50)
	words := strings.Fields("rachel tarn daniel moss martin naomi fell claire odell lantern brannock graham pell priya nair joel marsh")
	b.ReportAllocs()
	for b.Loop() {
		t.Mask(frame, words)
	}
}

func TestInitialsAreMaskedAsOneWordHoweverTheyAreWritten(t *testing.T) {
	theme, ascii := NewTheme(Look{}), NewTheme(Look{Simple: true})
	words := []string{"l.k.", "a.s.t.", "rowan"}
	for _, s := range []struct{ drawn, want string }{
		{"lead professional for L.K.", "lead professional for L···"},
		{"L.K.'s flat, L. K. and L.K", "L···'s flat, L···· and L··"},
		{"LK, L K, L-K and l.k.", "L·, L··, L·· and l···"},
		{"lk, LKS, XL.K. and L.M.", "lk, LKS, XL.K. and L.M."},
		{"ast, AST, A.S.T. and a.s.t.", "ast, A··, A····· and a·····"},
		{"cut: A.S… and L.…", "cut: A··… and L.…"},
		{"L.\x1b[7mK\x1b[m. Rowan", "L·\x1b[7m·\x1b[m· R····"},
		{"Mrs. L. Kent", "Mrs. L. Kent"},
		{"L.", "L."},
	} {
		if got := theme.Mask(s.drawn, words); got != s.want {
			t.Errorf("%q becomes %q, not %q", s.drawn, got, s.want)
		}
		if a := ascii.Mask(s.drawn, words); Width(a) != Width(s.drawn) {
			t.Errorf("in ASCII %q becomes %q", s.drawn, a)
		}
	}
}
