package model

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
	reader "handover/model/plain"
)

// families are those who hear the words: each by what the concerns are about, and what they rest on.
var families = []struct {
	name  string
	part  []string
	basis string
}{
	{"a child who was harmed, and said so", []string{"harmed"}, "child-said"},
	{"a child who may have been harmed, and has not said so", []string{"harmed"}, "professional-worry"},
	{"a child whose own behaviour worried others", []string{"own-behaviour"}, "seen"},
	{"a child with both, who told", []string{"harmed", "own-behaviour"}, "child-said"},
	{"a child of whom it is not recorded yet", nil, ""},
}

// worded is a family in which another child's worker stays, and for the child the words of a band are asked for.
func worded(t *testing.T, g *guide.Guide, part []string, basis, band string) *notebook {
	t.Helper()
	n := ordinary(t, g)
	n.write(Added{sister, "Ella"})
	if part == nil {
		n.write(AnswerGiven{about("start.part"), Answer{}})
	} else {
		n.tick(t, g, "start.part", TheClosure, part...)
		n.tick(t, g, "start.basis", TheClosure, basis)
	}
	n.tick(t, g, ItemBand, TheChild, band)
	return n
}

// planned lists what is asked of somebody with the words planned.
func planned(c *Closure, g *guide.Guide) []Ask {
	var out []Ask
	for _, a := range Asked(c, g, guide.Messages, today) {
		if a.Item.Planned && a.Item.ID != "next.steps" { // those are composed from the services
			out = append(out, a)
		}
	}
	return out
}

func options(it *guide.Item) []string {
	if it.ID != "say.right-to-seek-help" {
		return []string{""}
	}
	var out []string
	for _, o := range it.Options {
		out = append(out, o.ID)
	}
	return out
}

func TestThereAreWordsForEveryMessageToEveryChildAndEveryParent(t *testing.T) {
	g := realGuide(t)
	for _, family := range families {
		for _, band := range guide.Bands {
			c := worded(t, g, family.part, family.basis, band.ID).closure()
			asks := planned(c, g)
			if len(asks) < 15 {
				t.Fatalf("only %d messages are asked about", len(asks))
			}
			for _, a := range asks {
				for _, option := range options(a.Item) {
					fits := func(w guide.Wording) bool { return w.Option == option }
					if !slices.ContainsFunc(Wordings(c, g, a, today), fits) {
						t.Errorf("%s, %s: %s (%s) for %s has no words", family.name, band.Words, a.Item.ID, option, c.Name(a.Subject))
					}
				}
			}
		}
	}
}

func TestEveryLetterHasWaysToBeginAndToEnd(t *testing.T) {
	g := realGuide(t)
	for _, applies := range []string{"none-of-these", "worker-changes"} {
		for _, band := range guide.Bands {
			n := worded(t, g, []string{"harmed"}, "child-said", band.ID)
			n.tick(t, g, ItemApplies, TheClosure, applies)
			c := n.closure()
			for _, a := range []Ask{{g.Item("letter.text"), TheChild}, {g.Item("letter.text"), mother}} {
				for _, part := range []string{guide.PartOpening, guide.PartClosing} {
					words := LetterWords(c, g, a, part, today)
					if words == "" || strings.Contains(words, "…") {
						t.Errorf("%s, %s: the %s of the letter to %s is %q", applies, band.Words, part, c.Name(a.Subject), words)
					}
					if theirs := strings.Contains(words, "social worker") || strings.Contains(words, "I "); theirs && applies == "worker-changes" {
						t.Errorf("%s: whoever signs says that they were the social worker: %q", band.Words, words)
					}
				}
			}
		}
	}
}

func TestWhyWeAreStoppingFitsWhateverTheReason(t *testing.T) {
	g := realGuide(t)
	reasons := map[string]func(*notebook){
		"goals":          func(n *notebook) { n.tick(t, g, "start.circumstances", TheClosure, "goals") },
		"services":       func(n *notebook) { n.tick(t, g, "start.circumstances", TheClosure, "services") },
		"declined":       func(n *notebook) { n.tick(t, g, "start.circumstances", TheClosure, "declined") },
		"moved":          func(n *notebook) { n.tick(t, g, "start.circumstances", TheClosure, "moved") },
		"worker changes": func(n *notebook) { n.tick(t, g, ItemApplies, TheClosure, "worker-changes") },
		"none yet":       func(n *notebook) { n.write(AnswerGiven{about("start.circumstances"), Answer{}}) },
		"unplanned": func(n *notebook) {
			n.write(AnswerGiven{about("start.circumstances"), Answer{}})
			n.tick(t, g, "start.planned", TheClosure, "no")
		},
	}
	for reason, given := range reasons {
		for _, band := range guide.Bands {
			n := worded(t, g, []string{"harmed"}, "child-said", band.ID)
			given(n)
			c := n.closure()
			for _, s := range []Subject{TheChild, mother} {
				if len(Wordings(c, g, Ask{g.Item("say.why-ending"), s}, today)) == 0 {
					t.Errorf("%s: nothing says why to %s, %s", reason, c.Name(s), band.Words)
				}
			}
		}
	}
}

// heard joins what somebody may hear in answer to one question.
func heard(c *Closure, g *guide.Guide, item string, s Subject) string {
	var out []string
	for _, w := range Wordings(c, g, Ask{g.Item(item), s}, today) {
		out = append(out, w.Text)
	}
	return strings.Join(out, "\n")
}

func TestAChildWhoToldHearsThatTheyAreBelievedAndOneWhoHasNotIsNotThankedForTelling(t *testing.T) {
	g := realGuide(t)
	believed := regexp.MustCompile(`(?i)you are (still )?believed|we believe you`)
	for _, band := range guide.Bands {
		if c := worded(t, g, []string{"harmed"}, "child-said", band.ID).closure(); !believed.MatchString(heard(c, g, "say.believed", TheChild)) {
			t.Errorf("%s: a child who told does not hear it in so many words", band.Words)
		}
		c := worded(t, g, []string{"harmed"}, "professional-worry", band.ID).closure()
		for _, item := range []string{"say.believed", "say.not-your-fault"} {
			if words := heard(c, g, item, TheChild); strings.Contains(words, "You told") || strings.Contains(words, "you told") {
				t.Errorf("%s: %s says that they told: %s", band.Words, item, words)
			}
		}
	}
}

func TestHarmThatAChildDidIsKeptApartFromHarmDoneToThem(t *testing.T) {
	g := realGuide(t)
	for _, band := range guide.Bands {
		c := worded(t, g, []string{"own-behaviour"}, "seen", band.ID).closure()
		for _, a := range planned(c, g) {
			for _, w := range Wordings(c, g, a, today) {
				if regexp.MustCompile(`fault|nothing happened|happened to`).MatchString(w.Text) {
					t.Errorf("%s: %s, to a child or parent of a child who was not harmed: %s", band.Words, w.Item, w.Text)
				}
			}
		}
		for _, item := range []string{"say.why-ending", "say.believed", "say.right-to-seek-help", "say.strengths", "say.in-danger", "say.own-behaviour"} {
			theirs := func(w guide.Wording) bool {
				return item == "say.own-behaviour" || slices.Contains(w.When, "own-behaviour")
			}
			if !slices.ContainsFunc(Wordings(c, g, Ask{g.Item(item), TheChild}, today), theirs) {
				t.Errorf("%s: %s has no words of its own for them", band.Words, item)
			}
		}
	}
}

func TestEveryWordingIsOfferedToSomebodyAndThoseOfferedTogetherAreToldApart(t *testing.T) {
	g := realGuide(t)
	offered := map[string]bool{}
	all := []string{"police", "domestic-abuse", "worker-changes", "no-contact"}
	for _, family := range families {
		for _, band := range guide.Bands {
			plainly := worded(t, g, family.part, family.basis, band.ID)
			plainly.write(AnswerGiven{about("start.circumstances"), Answer{}})
			everything := worded(t, g, family.part, family.basis, band.ID)
			everything.tick(t, g, "start.circumstances", TheClosure, "goals", "services", "declined", "moved")
			everything.tick(t, g, ItemApplies, TheClosure, all...)
			everything.tick(t, g, "start.planned", TheClosure, "no")
			everything.tick(t, g, "other-child.needs", sister, "carries-on")
			for _, n := range []*notebook{plainly, everything} {
				c := n.closure()
				asks := append(planned(c, g), Ask{g.Item("letter.text"), TheChild}, Ask{g.Item("letter.text"), mother})
				for _, a := range asks {
					abouts := map[string]bool{}
					for _, part := range []string{"", guide.PartOpening, guide.PartClosing} {
						for _, w := range wordings(c, g, a, part, today) {
							key := w.Item + w.Part + w.Option + strings.Join(w.For, ",") + w.About
							offered[key] = true
							if at := w.Part + w.Option + w.About; abouts[at] {
								t.Errorf("%s, %s: two ways to say %s are called %q", family.name, band.Words, w.Item, w.About)
							} else {
								abouts[at] = true
							}
						}
					}
				}
			}
		}
	}
	for _, w := range g.Wordings {
		if !offered[w.Item+w.Part+w.Option+strings.Join(w.For, ",")+w.About] {
			t.Errorf("nobody is offered the words of %s for %v, %s", w.Item, w.For, w.About)
		}
	}
}

// spoken splits words into sentences.
func spoken(text string) []string {
	var out []string
	for _, s := range regexp.MustCompile(`[.?!…:]+["”]?(\s|$)`).Split(text, -1) {
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out
}

func young(w guide.Wording) bool {
	return slices.Contains(w.For, "under-5") || slices.Contains(w.For, "5-7")
}

func TestSuggestedWordsAreShortAndTheSentencesForSmallChildrenVeryShort(t *testing.T) {
	for _, w := range realGuide(t).Wordings {
		if n := len(strings.Fields(w.Text)); n > 60 {
			t.Errorf("%s for %v has %d words: %s", w.Item, w.For, n, w.Text)
		}
		longest := 20
		if young(w) {
			longest = 11
		}
		for _, s := range spoken(w.Text) {
			if n := len(strings.Fields(s)); n > longest {
				t.Errorf("%s for %v: %d words in one sentence: %s", w.Item, w.For, n, s)
			}
		}
	}
}

func TestSuggestedWordsHoldNothingThatAFamilyShouldNotHear(t *testing.T) {
	banned := regexp.MustCompile(`(?i)!|\b(cases?|closures?|clos(e|ed|ing)|involve\w*|services?|professionals?|abus\w*|again if you are|safeguard\w*|` +
		`referr\w*|referral|assess\w*|threshold|multi-agency|intervention|perpetrator|offend\w*|victim|survivor|alleg\w*|claim\w*|disclos\w*|incident|` +
		`brave|courage\w*|strong|special|journey|door|move on|get over|always|forever|promise|guarantee|best of luck|sweet\w*|lucky|` +
		`at risk|concerns?|placement|contact arrangements|engage\w*|support(ed|s)?|cope|coping|resilien\w*)\b`)
	allowed := map[string]string{
		"special": "a special kind of proof; special words",
	}
	for _, w := range realGuide(t).Wordings {
		for _, found := range banned.FindAllString(w.Text, -1) {
			if allowed[strings.ToLower(found)] == "" {
				t.Errorf("%s for %v says %q: %s", w.Item, w.For, found, w.Text)
			}
		}
		if slices.Contains(w.For, guide.BandAdult) {
			continue
		}
		for _, found := range regexp.MustCompile(`\{\w+\}`).FindAllString(w.Text, -1) {
			t.Errorf("%s for %v speaks of %s to a child: %s", w.Item, w.For, found, w.Text)
		}
	}
}

// amy is a closure with a first name in it, as letters have one.
func amy() *notebook {
	n := newNotebook("sam")
	n.write(Opened{Reference: "CP-1042", Child: "Amy"}, Added{mother, "Mother"})
	return n
}

// oldest is the age of the reader for whom the words of a band are written.
var oldest = map[string]int{"under-5": 6, "5-7": 6, "8-11": 9, "12-15": 11, "16-17": 11, guide.BandAdult: 11}

func TestSuggestedWordsReadNoOlderThanWhoHearsThem(t *testing.T) {
	lists, err := reader.Load()
	if err != nil {
		t.Fatal(err)
	}
	type place struct{ item, part, band string }
	texts := map[place][]string{}
	c := amy().closure()
	for _, w := range realGuide(t).Wordings {
		for _, band := range w.For {
			at := place{w.Item, w.Part, band}
			texts[at] = append(texts[at], Fill(w.Text, c, mother))
		}
	}
	for at, all := range texts {
		reading := lists.Read(reader.Text{Body: strings.Join(all, "\n\n"), Reader: reader.Family})
		if reading.From > oldest[at.band] {
			t.Errorf("%s %s for %s reads at %s", at.item, at.part, at.band, reading.Age())
		}
	}
}

func TestTheReadingAidFindsNothingAmissInTheSuggestedWords(t *testing.T) {
	lists, err := reader.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := amy().closure()
	for _, w := range realGuide(t).Wordings {
		to := reader.Child
		if slices.Contains(w.For, guide.BandAdult) {
			to = reader.Family
		}
		reading := lists.Read(reader.Text{Body: Fill(w.Text, c, mother), Reader: to, Basis: []string{"professional-worry"}})
		for _, f := range reading.Findings {
			t.Errorf("%s for %v: %s: %q in %s", w.Item, w.For, f.Kind.Words(), f.Words, w.Text)
		}
	}
}
