package model

import (
	"slices"

	"handover/model/guide"
)

// ItemBand asks whose words a child is best spoken with, where understanding and age differ.
const ItemBand = "tell.band"

// BandOf says of which band somebody is: an adult, and the family as a whole, of guide.BandAdult; a child of
// that which the worker named, by understanding, or else by age; "" while neither is known.
func BandOf(c *Closure, s Subject, today Date) string {
	if s.Kind != KindChild {
		return guide.BandAdult
	}
	if named := c.Answer(Field{Item: ItemBand, Subject: s}); named.Status == Answered && len(named.Value) > 0 {
		return named.Value.First()
	}
	years, known := c.Age(today)
	if !known {
		return ""
	}
	for _, b := range guide.Bands {
		if years <= b.To {
			return b.ID
		}
	}
	return guide.Bands[len(guide.Bands)-1].ID // turned 18 while we were there: nobody has gone over to words about them
}

// BandWords says a band in words, to stand behind "for".
func BandWords(id string) string {
	if i := slices.IndexFunc(guide.Bands[:], func(b guide.Band) bool { return b.ID == id }); i >= 0 {
		return guide.Bands[i].Words
	}
	return "an adult"
}

// Wordings lists the ways to say what an ask is about to whom it is about, each with the names filled in: none
// while neither age nor understanding is known.
func Wordings(c *Closure, g *guide.Guide, a Ask, today Date) []guide.Wording {
	return wordings(c, g, a, "", today)
}

// LetterWords is how a part of a letter (guide.PartOpening, guide.PartClosing) may be put; "" where there is no
// wording for it.
func LetterWords(c *Closure, g *guide.Guide, a Ask, part string, today Date) string {
	if w := wordings(c, g, a, part, today); len(w) > 0 {
		return w[0].Text
	}
	return ""
}

func wordings(c *Closure, g *guide.Guide, a Ask, part string, today Date) []guide.Wording {
	band := BandOf(c, a.Subject, today)
	up := func(f string) bool { return FlagUp(c, g, f, a.Subject, today) }
	var out []guide.Wording
	for _, w := range g.Wordings {
		if w.Item != a.Item.ID || w.Part != part || !slices.Contains(w.For, band) ||
			slices.ContainsFunc(w.Unless, up) || slices.ContainsFunc(w.When, func(f string) bool { return !up(f) }) {
			continue
		}
		w.Text = Fill(w.Text, c, a.Subject)
		out = append(out, w)
	}
	return out
}
