package document

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"handover/model"
)

// factOffers lists what was recorded since a section was first written, of what the section can be started from:
// lines that no version of it ever held. What was there before was the writer's to leave out.
func factOffers(src Source, a model.Ask) []Offer {
	c, f := src.Closure, a.Field()
	text := c.Text(f)
	_, versions := c.Said(f)
	versions = slices.DeleteFunc(slices.Clone(versions), func(s model.Saying) bool { return strings.TrimSpace(s.Text) == "" })
	if strings.TrimSpace(text) == "" || len(versions) == 0 {
		return nil
	}
	var out []Offer
	for _, from := range a.Item.From {
		if _, isTable := tables[from]; isTable {
			continue // it stands beneath the words, as it is now
		}
		for _, known := range recorded(src, from, a.Subject) {
			sum := sha256.Sum256([]byte(known.line))
			o := Offer{Key: "fact/" + known.field.Item + "/" + known.field.Subject.ID + "/" + hex.EncodeToString(sum[:6]), Title: known.label, Text: known.line}
			if !since(c, known.field, versions[0]) || c.IsLeft(f, o.Key) || held(versions, known.line) {
				continue
			}
			o.Instead = lineWith(text, known.label)
			out = append(out, o)
		}
	}
	return out
}

// since reports whether something was said in a field after a text was written.
func since(c *model.Closure, f model.Field, text model.Saying) bool {
	answers, texts := c.Said(f)
	return slices.ContainsFunc(slices.Concat(answers, texts), func(s model.Saying) bool { return s.At.After(text.At) })
}

// held reports whether any version of a text held a line.
func held(versions []model.Saying, line string) bool {
	return slices.ContainsFunc(versions, func(s model.Saying) bool { return strings.Contains(folded(s.Text), folded(line)) })
}

// lineWith is the line of a text that begins with a label, as it was started from what was recorded then.
func lineWith(text, label string) string {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, label+":") {
			return line
		}
	}
	return ""
}
