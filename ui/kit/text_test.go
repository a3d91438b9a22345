package kit_test

import (
	"strings"
	"testing"

	"handover/ui/kit"
)

func TestProseIsWrappedBetweenWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"one two three", 7, "one two|three"},
		{"one two three", 80, "one two three"},
		{"a\n\nb", 5, "a||b"},
		{"", 5, ""},
		{"  an indent kept", 10, "  an|indent|kept"},
		{"unbelievably", 5, "unbel|ievab|ly"},
		{"so unbelievably", 5, "so|unbel|ievab|ly"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
		{"日本語", 4, "日本|語"},
		{"日", 1, "?"},
		{"10\u00a0November", 12, "10\u00a0November"},
		{"on 10\u00a0November", 12, "on|10\u00a0November"},
	} {
		got := strings.Join(kit.Wrap(c.text, c.width), "|")
		if got != c.want {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestNoWrappedLineIsTooWide(t *testing.T) {
	text := "A visit on 3 November, with Amélie’s grandmother 👩‍👩‍👧 and a-very-long-hyphenated-word; 日本語 too.\n\n    Then more."
	for w := 1; w < 100; w++ {
		for _, l := range kit.Wrap(text, w) {
			if kit.Width(l) > w {
				t.Fatalf("at %d columns the line %q has %d", w, l, kit.Width(l))
			}
		}
		for _, l := range kit.Hang("• ", text, w+2) {
			if kit.Width(l) > w+2 {
				t.Fatalf("at %d columns the hanging line %q has %d", w+2, l, kit.Width(l))
			}
		}
	}
}

func TestABodyIsMadeToFitExactly(t *testing.T) {
	th := kit.NewTheme(kit.Look{})
	body := th.Wrong.Render("a long line of words") + "\nshort\n日本語"
	for w := 0; w < 30; w++ {
		for h := 1; h < 6; h++ {
			lines := strings.Split(kit.Fit(body, w, h), "\n")
			if len(lines) != h {
				t.Fatalf("at %d×%d: %d lines", w, h, len(lines))
			}
			for _, l := range lines {
				if kit.Width(l) > w {
					t.Fatalf("at %d×%d: %q", w, h, l)
				}
			}
		}
		if got := kit.Width(th.Ends("left words", th.Quiet.Render("right"), w)); got != w {
			t.Fatalf("Ends at %d columns gives %d", w, got)
		}
	}
}

func TestAClippedLineSaysSo(t *testing.T) {
	th := kit.NewTheme(kit.Look{})
	if got := th.Clip("handover", 5); got != "hand…" {
		t.Errorf("got %q", got)
	}
	if got := kit.NewTheme(kit.Look{Simple: true}).Clip("handover", 6); got != "han..." {
		t.Errorf("got %q", got)
	}
}

func TestABarAlwaysSaysItsNumbers(t *testing.T) {
	th := kit.NewTheme(kit.Look{Plain: true})
	if got := th.Bar(4, 9, 18); got != "━━━━─────  4 of 9 " {
		t.Errorf("got %q", got)
	}
	if got := th.Bar(4, 9, 13); got != "━━━──── 4 of 9" && got != "━━────  4 of 9" && got != "━━──── 4 of 9" {
		t.Errorf("got %q", got)
	}
	if got := th.Bar(1, 100, 18); !strings.HasPrefix(got, "━") {
		t.Errorf("one that is settled shows nothing: %q", got)
	}
	if got := th.Bar(99, 100, 18); !strings.Contains(got, "─") {
		t.Errorf("all but one looks like all: %q", got)
	}
	for w := 0; w < 40; w++ {
		if got := th.Bar(4, 9, w); kit.Width(got) > w {
			t.Errorf("at %d columns: %q", w, got)
		}
	}
}

func TestBarsInAColumnEndAtTheSameColumn(t *testing.T) {
	th := kit.NewTheme(kit.Look{})
	for w := 14; w < 60; w++ {
		ends := map[int]bool{}
		for _, c := range [][2]int{{1, 22}, {0, 9}, {9, 9}, {10, 10}, {4, 54}, {54, 54}} {
			bar := kit.Bare(th.Bar(c[0], c[1], w))
			ends[kit.Width(strings.TrimLeft(bar, "━─"))] = true
			if kit.Width(bar) != w {
				t.Fatalf("at %d columns: %q", w, bar)
			}
		}
		if len(ends) != 1 {
			t.Fatalf("at %d columns bars end at %d different ones", w, len(ends))
		}
	}
}

func TestNoColourMeansNoColour(t *testing.T) {
	for _, value := range []string{"1", "yes", "0"} {
		th := kit.NewTheme(kit.LookFor([]string{"NO_COLOR=" + value}, "linux"))
		for _, s := range []string{th.Say(kit.Settled), th.Wrong.Render("x"), th.Key.Render("x"), th.Late.Render("x"), th.Panel.Render("x")} {
			for _, code := range []string{"[3", "[9", ";3", ";9"} {
				if strings.Contains(s, code) {
					t.Errorf("NO_COLOR=%s draws %q", value, s)
				}
			}
		}
	}
	if kit.LookFor([]string{"NO_COLOR="}, "linux").Plain {
		t.Error("an empty NO_COLOR asks for nothing")
	}
}

func TestTheOldWindowsConsoleGetsASCII(t *testing.T) {
	if !kit.LookFor(nil, "windows").Simple {
		t.Error("a console that says nothing of itself is the old one")
	}
	for _, env := range []string{"WT_SESSION=1", "TERM_PROGRAM=vscode", "wt_session=1"} {
		if kit.LookFor([]string{env}, "windows").Simple {
			t.Errorf("%s is a modern terminal", env)
		}
	}
	if kit.LookFor(nil, "linux").Simple {
		t.Error("elsewhere glyphs are the rule")
	}
	th := kit.NewTheme(kit.Look{Simple: true, Plain: true})
	for s := kit.Open; s <= kit.Overdue; s++ {
		for _, r := range th.Say(s) {
			if r > 0x7e {
				t.Errorf("%q is not ASCII", th.Say(s))
			}
		}
	}
}

func TestEveryStateIsAGlyphAndAWord(t *testing.T) {
	for _, look := range []kit.Look{{}, {Light: true}, {Simple: true}} {
		th := kit.NewTheme(look)
		seen := map[string]bool{}
		for s := kit.Open; s <= kit.Overdue; s++ {
			glyph := kit.Bare(th.Mark(s))
			if kit.Width(glyph) != 1 || seen[glyph] {
				t.Errorf("the glyph %q of %q", glyph, s.Words())
			}
			seen[glyph] = true
			if got := kit.Bare(th.Say(s)); got != glyph+" "+s.Words() {
				t.Errorf("got %q", got)
			}
		}
	}
}
