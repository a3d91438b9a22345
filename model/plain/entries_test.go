package plain

import (
	"slices"
	"strings"
	"testing"
)

// example writes a phrase as it could stand in a text: the first of each choice, without what may be left out.
func example(p pattern) string {
	var out []string
	for _, part := range p {
		if part.loose || part.optional {
			continue
		}
		w := part.ways[0]
		switch {
		case w.class != nil:
			words := map[string]string{"person": "she", "parent": "mother", "her": "her", "them": "her", "self": "herself", "not": "not", "no": "not"}
			out = append(out, words[w.class.name])
		default:
			out = append(out, w.word)
		}
	}
	return strings.Join(out, " ")
}

// Every phrase of every entry finds itself for each of its readers, so that none stands in the lists for nothing.
func TestEveryPhraseOfTheListsIsFoundWhereItStands(t *testing.T) {
	l := lists(t)
	for _, e := range l.entries {
		for _, p := range e.finds {
			text := example(p)
			body := "On Monday, " + text + ", on Tuesday."
			if e.Quoted {
				body = "On Monday the “" + text + "” on Tuesday."
			}
			for _, r := range e.Readers {
				if r == Professional && len(e.standsPro) > 0 {
					continue // a phrase may be for the others only
				}
				got := l.Read(Text{Body: body, Reader: r})
				at := strings.Index(body, text)
				if !slices.ContainsFunc(got.Findings, func(f Finding) bool { return f.From <= at+len(text) && f.To >= at && rank(f.Kind) <= rank(e.Kind) }) {
					t.Errorf("%s (line %d), for a %s: %q is not found in its own words", e.ID, e.Line, r, text)
				}
			}
		}
	}
}

func TestTheListsCoverTheField(t *testing.T) {
	l := lists(t)
	n, phrases := map[Kind]int{}, map[Kind]int{}
	for _, e := range l.Entries() {
		n[e.Kind]++
		phrases[e.Kind] += len(e.Find)
		if e.Why == "" && e.Kind != Known || e.File != "words.toml" || e.Line < 1 {
			t.Errorf("%s does not say why it points something out, or where it stands", e.ID)
		}
		for _, s := range []string{e.Why, e.Better, e.BetterForChild} {
			for _, bad := range []string{"must not", "never write", "wrong to", "you should", "do not use", "  ", "don't use"} {
				if strings.Contains(strings.ToLower(s), bad) {
					t.Errorf("%s scolds: %q", e.ID, s)
				}
			}
		}
	}
	for _, want := range []struct {
		kind  Kind
		least int
	}{{Disbelief, 90}, {Jargon, 130}, {Acronym, 40}, {ClaimsMore, 8}} {
		if n[want.kind] < want.least {
			t.Errorf("there are %d entries of %s; there should be %d", n[want.kind], want.kind, want.least)
		}
	}
	t.Logf("entries %v, phrases %v", n, phrases)
}

func TestJargonInALetterHasAPlainerWord(t *testing.T) {
	l := lists(t)
	for _, word := range []string{
		"disclosed", "disclosure", "NFA", "threshold", "step-down", "stepped down", "CIN", "strategy meeting", "section 47", "core group", "conference", "the chair", "multi-agency", "safeguarding", "intervention", "engagement", "engage", "contact arrangements", "protective factors", "presenting issues", "placement", "respite", "siblings", "LAC", "care leaver", "statutory", "perpetrator", "case", "closure", "close your case", "involvement", "professionals", "services", "assessment", "referral", "refer", "outcomes", "resilience", "trauma-informed", "therapeutic", "CAMHS", "SENCo", "EHCP", "IRO", "LADO", "MASH", "ISVA", "key worker", "lead professional", "early help", "third sector", "care and support plan", "IAA", "multi‑agency",
	} {
		for _, r := range []Reader{Child, Family} {
			got := l.Read(Text{Body: "We talked about the " + word + " today.", Reader: r, Basis: []string{"conviction"}})
			if len(rules(got, Jargon)) == 0 {
				t.Errorf("%q is not pointed out to a %s: %+v", word, r, got.Findings)
			}
		}
		if strings.ToUpper(word) == word || word == "SENCo" {
			continue
		}
		if got := rules(l.Read(Text{Body: "We talked about the " + word + " today.", Reader: Professional}), Jargon); len(got) > 0 {
			t.Errorf("%q may stand for a professional; it was pointed out by %v", word, got)
		}
	}
	for _, text := range []string{"Just in case, ring me.", "In any case, sit in the chair by the window.", "She is engaged to Tom.", "The court case is in May.", "Mash the potatoes in the lac."} {
		if got := rules(l.Read(Text{Body: text, Reader: Family}), Jargon); len(got) > 0 {
			t.Errorf("%q holds no word of the field; found %v", text, got)
		}
	}
}

// What is offered instead must not be a thing to look at again.
func TestWhatIsOfferedInsteadIsItselfSaidWell(t *testing.T) {
	l := lists(t)
	check := func(e Entry, s string, r Reader) {
		if e.Kind == Disbelief || e.Kind == ClaimsMore {
			var quoted []string
			for _, piece := range strings.Split(s, "“")[1:] {
				words, _, _ := strings.Cut(piece, "”")
				quoted = append(quoted, words)
			}
			s = strings.Join(quoted, "\n\n")
		}
		if e.ID == "alleges" || e.Kind == Acronym {
			return // they quote the word itself
		}
		for _, f := range l.Read(Text{Body: s, Reader: r}).Findings {
			if f.Rule != e.ID && (f.Kind == Disbelief || f.Kind == ClaimsMore || f.Kind == Jargon && e.Kind == Jargon) {
				t.Errorf("%s offers %q to a %s, which is itself pointed out by %s", e.ID, f.Words, r, f.Rule)
			}
		}
	}
	for _, e := range l.Entries() {
		check(e, e.Better, Family)
		if e.BetterForChild != "" {
			check(e, e.BetterForChild, Child)
		} else {
			check(e, e.Better, Child)
		}
	}
}
