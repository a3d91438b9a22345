package model

import (
	"fmt"
	"strings"
	"unicode"

	"handover/model/guide"
)

// How a text that should be somebody else's words is compared with ours: by runs of words. A text is
// queried when most of its runs also stand in one of our own texts. That two people use the same four
// words in a row happens; that most of what one says is made of the other's runs does not.
const (
	runLength = 4    // words
	fewWords  = 12   // a shorter text is not compared
	mostRuns  = 0.60 // of all its runs
)

// copied says that a text which should be theirs is for the most part one of our own.
func copied(c *Closure, g *guide.Guide, a Ask) shortfall {
	theirs := runWords(c.Text(a.Field()))
	if len(theirs) < fewWords {
		return shortfall{}
	}
	var most float64
	var of string
	compare := func(title, ours string) {
		if share := Shared(theirs, runWords(ours)); share > most {
			most, of = share, title
		}
	}
	for _, f := range c.Fields() {
		if it := g.Item(f.Item); it != nil && !it.OwnWords {
			if text := c.Text(f); text != "" {
				compare(it.Title, text)
			}
		}
	}
	for _, it := range g.Items {
		if it.Form == guide.Line && it.Document == "briefing" {
			ask, _ := it.Words(c.Nation())
			compare("the briefing sheet", Fill(ask, c, a.Subject))
		}
	}
	if most < mostRuns {
		return shortfall{}
	}
	return shortfall{
		fmt.Sprintf("This reads much like our own “%s”: of every ten runs of %d words here, %d stand there too.", of, runLength, int(most*10)),
		"Ask them to say it in their own words, and write those down.",
	}
}

// runWords gives the words of a text in small letters, without what stands between them.
func runWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}

// Shared is how much of one text is made of another: the share, from 0 to 1, of its runs of four words
// that stand in the other too. It is 0 for a text without such a run.
func Shared(theirs, ours []string) float64 {
	runs := len(theirs) - runLength + 1
	if runs < 1 {
		return 0
	}
	in := make(map[string]bool, len(ours))
	for i := 0; i+runLength <= len(ours); i++ {
		in[strings.Join(ours[i:i+runLength], " ")] = true
	}
	n := 0
	for i := range runs {
		if in[strings.Join(theirs[i:i+runLength], " ")] {
			n++
		}
	}
	return float64(n) / float64(runs)
}
