package aid

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"handover/model/plain"
	"handover/ui/kit"
)

// Foot says in a line how the text reads, and how much there is to look at; shorter where room is short. It is
// empty where nothing can be said.
func (a *Aid) Foot(short bool) string {
	if a == nil {
		return ""
	}
	var out []string
	if age := a.read.Age(); age != "" {
		words := "Reads at " + age + "."
		if short {
			words = "A" + strings.TrimPrefix(age, "about a") + "."
		}
		out = append(out, words)
	}
	switch n := len(a.read.Findings); {
	case n == 0:
	case short:
		out = append(out, fmt.Sprintf("%d to look at: F4", n))
	case n == 1:
		out = append(out, "1 thing to look at: F4")
	default:
		out = append(out, fmt.Sprintf("%d things to look at: F4", n))
	}
	return strings.Join(out, " ")
}

// A paneOf is a pane that was drawn, and of what: nothing is wrapped again at a key that changes none of it.
type paneOf struct {
	near  []int
	w, h  int
	lines []string
}

// Pane tells of what was found in lines of at most width columns: the nearest to the cursor first, as many as
// fit whole into height lines.
func (a *Aid) Pane(width, height int) []string {
	if a == nil || width < 8 {
		return nil
	}
	const most = 8
	near := a.text.Near(min(most, max(height/3, 1)))
	if a.pane.lines != nil && a.pane.w == width && a.pane.h == height && slices.Equal(a.pane.near, near) {
		return a.pane.lines
	}
	t := a.r.Theme()
	out := []string{t.Heading.Render("To look at")}
	fits := false
	for _, n := range near {
		one := a.one(a.read.Findings[n], width)
		if len(out)+1+len(one) > height {
			break
		}
		out, fits = append(append(out, ""), one...), true
	}
	switch {
	case len(near) > 0 && !fits: // not even one: what fits of it
		out = append(append(out, ""), a.one(a.read.Findings[near[0]], width)...)
		out = out[:min(len(out), max(height, 0))]
	case len(near) > 0:
	case len(a.read.Findings) > 0 || !a.seen || a.read.Age() == "": // on its way, or nothing can be said
		out = []string{""}
	default:
		out = append(out, "", t.Quiet.Render(t.Clip("Nothing stands out.", width)))
	}
	a.pane = paneOf{near, width, height, out}
	return out
}

// one tells of a finding: the words, why, and a better way.
func (a *Aid) one(f plain.Finding, width int) []string {
	t := a.r.Theme()
	var out []string
	add := func(style kit.Style, words string) {
		for _, l := range kit.Wrap(words, width) {
			out = append(out, style.Render(l))
		}
	}
	add(t.Waits, quoted(a.clipped(f.Words)))
	add(t.Quiet, f.Why)
	if f.Better != "" {
		add(t.Plain, "Better: "+f.Better)
	}
	return out
}

// clipped is a quotation that may be a whole sentence, on one line and cut short.
func (a *Aid) clipped(words string) string {
	const most = 60
	words = strings.Join(strings.Fields(words), " ")
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	cut := string([]rune(words)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " " + a.r.Theme().Glyphs.Ellipsis
}

// quoted puts words in quotation marks; those that they hold already become single ones.
func quoted(words string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(words) + "”"
}

// What ends a sentence, and what may close after it.
const (
	ends    = ".!?\n"
	closing = "”’)\"' "
)

// sentence returns the sentence in which something was found, and where in it that stands.
func sentence(body string, f plain.Finding) (words string, from, to int) {
	start := strings.LastIndexAny(body[:f.From], ends) + 1
	stop := len(body)
	if i := strings.IndexAny(body[f.To:], ends); i >= 0 {
		stop = f.To + i + 1
	}
	stop += len(body[stop:]) - len(strings.TrimLeft(body[stop:], "”’)\"'"))
	for start < f.From && (body[start] == ' ' || body[start] == '\n') {
		start++
	}
	return strings.TrimRight(body[start:stop], " \n"), f.From - start, f.To - start
}
