package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/model"
	"handover/model/letters"
)

// plainly writes words in one way, however they were typed: small letters without accents, single spaces, one kind of
// quote and of dash, no stop within “St. Mary's”, and without the marks that only say where a word may break.
func plainly(words string) string {
	words = strings.NewReplacer("‘", "'", "’", "'", "ʼ", "'", "‐", "-", "‑", "-", "–", "-", "—", "-", "\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "").Replace(words)
	var b strings.Builder
	for _, r := range strings.ReplaceAll(folded(words), ". ", " ") {
		letters.Write(&b, string(r))
	}
	return b.String()
}

// names reports whether words hold a name, as a word or words of their own.
func names(words, name string) bool {
	words, name = plainly(words), plainly(name)
	for from := 0; name != ""; {
		at := strings.Index(words[from:], name)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(words[:at])
		after, _ := utf8.DecodeRuneInString(words[at+len(name):])
		if !letter(before) && !letter(after) {
			return true
		}
		_, size := utf8.DecodeRuneInString(words[at:])
		from = at + size
	}
	return false
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// shortNames are the shorter ways in which people say a service's name: “St Mary's” of St Mary's Primary School, and the
// letters “CAMHS” of Northtown CAMHS.
func shortNames(name string) []string {
	var out []string
	tokens := strings.Fields(name)
	common := func(token string) bool {
		return model.CommonWord(strings.Trim(plainly(token), ",;:()"))
	}
	kept := tokens
	for len(kept) > 0 && common(kept[len(kept)-1]) {
		kept = kept[:len(kept)-1]
	}
	if len(kept) < len(tokens) && slices.ContainsFunc(kept, func(t string) bool { return !common(t) && utf8.RuneCountInString(t) > 2 }) {
		out = append(out, strings.TrimRight(strings.Join(kept, " "), ",;:(-"))
	}
	for _, token := range tokens {
		token = strings.Trim(token, ",;:()")
		letters := utf8.RuneCountInString(token)
		if letters >= 3 && token != name && !common(token) && !strings.ContainsFunc(token, func(r rune) bool { return !unicode.IsUpper(r) }) && !slices.Contains(out, token) {
			out = append(out, token)
		}
	}
	return out
}

// withShort adds to names that are to be kept the shorter ways in which people say them, but for those that may
// mean one of the services of which the reader may hear.
func withShort(kept, open []string) []string {
	out := kept
	for _, name := range kept {
		for _, s := range shortNames(name) {
			if !slices.Contains(out, s) && !slices.ContainsFunc(open, func(o string) bool { return names(o, s) }) {
				out = append(out, s)
			}
		}
	}
	return out
}

// enough reports whether words that are left out in one place are to be looked for in others. One word or two are said
// in many places, and mean little by themselves, unless somebody can be reached or found by them.
func enough(words string) bool {
	return len(strings.Fields(words)) >= 3 || reaches(words)
}

// reaches reports whether words hold a telephone number, a postcode or an address for email.
func reaches(words string) bool {
	figures := 0
	for _, r := range words {
		if unicode.IsDigit(r) {
			figures++
		}
	}
	return figures >= 6 || strings.Contains(words, "@") || postcode.MatchString(words)
}

// postcode is what a postcode looks like, with its space or without.
var postcode = regexp.MustCompile(`(?i)\b[a-z]{1,2}[0-9][0-9a-z]?\s?[0-9][a-z]{2}\b`)

// repeated finds a part of a document in which words stand that are withheld elsewhere, whatever the punctuation; ""
// for nowhere. Of a word or two it is asked instead (FoundElsewhere).
func repeated(d *Document, withheld string) string {
	if !enough(withheld) {
		return ""
	}
	for _, p := range d.Parts {
		if all := blocksOf(p); len(model.FindPassage(all, withheld)) > 0 || len(find(all, withheld)) > 0 {
			return p.Title
		}
	}
	return ""
}
