package model

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
)

// hits are what was found, each as its shelf, and the words of it in brackets where they stand.
func hits(found []Found) []string {
	var out []string
	for _, f := range found {
		var b strings.Builder
		at := 0
		for _, p := range f.Places {
			b.WriteString(f.Text[at:p[0]] + "[" + f.Text[p[0]:p[1]] + "]")
			at = p[1]
		}
		out = append(out, string(f.In)+": "+b.String()+f.Text[at:])
	}
	return out
}

func TestWordsAreFoundWhateverTheirCapitalsAccentsAndQuotationMarks(t *testing.T) {
	for _, c := range []struct{ text, typed, want string }{
		{"Mrs Okafor was told.", "okafor", "Mrs [Okafor] was told."},
		{"Zoë and Sïan came.", "zoe SIAN", "[Zoë] and [Sïan] came."},
		{"Zoe\u0308 came.", "zoë", "[Zoe\u0308] came."},
		{"It is Mum’s house.", "mum's", "It is [Mum’s] house."},
		{"He said: not again.", `“not again”`, "He said: [not again]."},
		{"Ysgol Tŷ-gwyn", "ty-gwyn", "Ysgol [Tŷ-gwyn]"},
		{"Straße", "strasse", "[Straße]"},
		{"Straße", "stras", "[Straß]e"},
		{"They moved\n\nhome – in May.", `"moved home - in"`, "They [moved\n\nhome – in] May."},
		{"A notice, and no more.", `"no"`, "A notice, and [no] more."},
		{"A notice, and no more.", "no", "A [no]tice, and [no] more."},
		{"A notice, and no more.", `"and no`, "A notice, [and no] more."},
		{"A notice, and no more.", `"and not"`, ""},
		{"J. saw Ms Jay.", "j", "[J]. saw Ms Jay."},
		{"school, school", "school, school", "[school], [school]"},
		{"Aunts", "aunt unts", "[Aunts]"},
		{"Ring 01632 960 123.", "960 01632", "Ring [01632] [960] 123."},
		{"Nothing", "- . “”", ""},
		{"Nothing", "", ""},
		{"日本語の手紙", "手紙", "日本語の[手紙]"},
	} {
		p, words := plainly(c.text), soughtIn(c.typed)
		got := ""
		if len(words) > 0 && !slices.ContainsFunc(words, func(s sought) bool { return !p.holds(s) }) {
			got = strings.TrimPrefix(hits([]Found{{Text: c.text, Places: p.places(words)}})[0], ": ")
		}
		if got != c.want {
			t.Errorf("%q in %q: %q, not %q", c.typed, c.text, got, c.want)
		}
	}
	if Searchable(` “ `) || !Searchable("J") {
		t.Error("it is not known when there is something to look for")
	}
}

func TestEveryPlaceThatHoldsWordsInAClosureIsFound(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.write(Reopened{Reference: "CP-900", Ended: "2025-01-02", Because: "Marigold in why.", Prompted: "Her aunt rang.", DecidedBy: "Ms Rees"})
	n.at("2026-11-16")
	n.write(Added{school, "Marigold School"})
	n.answer(ItemReferral, clinic, value("accepted"))
	n.answer("safety.safe", TheClosure, Answer{Status: Answered, Value: Value{"yes"}, Evidence: "marigold, in what shows it", Because: "marigold, in the reason"})
	n.write(Written{about("record.next"), "The marigold in a section."})
	n.answer(ItemCaring, mother, value("yes"))
	planned := ""
	for _, it := range g.Items {
		if it.Planned && planned == "" && slices.Contains(it.Each, guide.EachChild) {
			planned = it.ID
			n.write(Written{Field{it.ID, TheChild}, "The marigold that is planned."})
		}
		if slices.Contains(it.From, guide.FromLetter) && Applies(n.closure(), g, it, TheChild, today) {
			n.write(Written{Field{it.ID, TheChild}, "The marigold of a letter."})
		}
	}
	n.write(Tried{Service: clinic, On: "2026-11-03", Outcome: "message", Who: "Ms Vale", Note: "about the marigold"})
	n.write(Noted{Service: clinic, How: HowSaid, Text: "a marigold was said"})
	n.send(g)
	n.write(Recalled{Submission: n.closure().Sent().Entry, Because: "A marigold was missing."})
	n.send(g)
	n.decide(boss.ID, DecisionReturned, Point{about("record.next"), "Which marigold?"})
	decision := n.closure().OpenPoints()[0].Decision
	n.write(PointAnswered{Decision: decision, Point: 0, Text: "That marigold."})
	n.send(g)
	n.decide(boss.ID, DecisionAuthorised)
	sent := n.closure().Sent().Entry
	n.write(Copied{To: mother, Submission: sent, How: CopyByHand, On: "2026-11-19", Kept: "behind the marigold"})
	n.write(Signed{Who: mother, Submission: sent, How: "refused", On: "2026-11-19", Because: "no marigold"})
	n.write(PassageWithheld{To: mother, Section: about("record.next"), Words: "marigold in a", Because: "Her wish.", Agreed: "Ms Rees"})
	n.write(SectionInCopy{To: mother, Section: about("record.next"), How: SectionOut, Because: "a marigold is why", Agreed: "Ms Rees"})
	n.write(Transferred{On: "2026-11-20", As: "M-arigold and marigold"}, Held{Because: "A marigold is asked about."})
	n.write(Lodged{What: lackCalls, Where: "under marigold"})
	found := Search(n.closure(), g, "MARIGOLD", today)
	var got []Shelf
	stages := []guide.Stage{}
	for _, f := range found {
		if !slices.Contains(got, f.In) {
			got = append(got, f.In)
		}
		if !slices.Contains(stages, f.Stage) {
			stages = append(stages, f.Stage)
		}
		if f.Title == "" || len(f.Places) == 0 {
			t.Errorf("%+v has no title, or no place", f)
		}
		for _, p := range f.Places {
			if !strings.EqualFold(f.Text[p[0]:p[1]], "marigold") {
				t.Errorf("%q is marked in %q", f.Text[p[0]:p[1]], f.Text)
			}
		}
	}
	want := []Shelf{InAnswer, InContact, InPlanned, InLetter, InSection, InDecision, InPoint, InCopies, InCast, InKeeping, InReopened}
	for _, in := range want {
		if !slices.Contains(got, in) {
			t.Errorf("nothing is found under %q", in)
		}
	}
	if want := []guide.Stage{guide.Readiness, guide.Handover, guide.Messages, guide.Summary, ""}; !slices.Equal(stages, want) {
		t.Errorf("the stages are %q, not %q", stages, want)
	}
	all := strings.Join(hits(found), "\n")
	for _, words := range []string{"[marigold], in what shows it", "[marigold], in the reason", "about the [marigold]", "they said: a [marigold]", "Which [marigold]?", "That [marigold].",
		"A [marigold] was missing.", "behind the [marigold]", "no [marigold]", "“[marigold] in a”", "a [marigold] is why", "M-arigold and [marigold]", "A [marigold] is asked", "under [marigold]", "[Marigold] in why"} {
		if !strings.Contains(all, words) {
			t.Errorf("%q is not found in\n%s", words, all)
		}
	}
	if days := Search(n.closure(), g, "3 november clinic", today); !slices.ContainsFunc(days, func(f Found) bool { return f.In == InTimeline && f.Mark != nil }) {
		t.Errorf("the timeline is not found: %q", hits(days))
	}
}

func TestSeveralWordsMustStandInOneAnswerWithWhatShowsItAndNotInTwo(t *testing.T) {
	g, n := smallGuide(t), opened()
	n.answer("risk.safe", TheClosure, Answer{Status: Answered, Value: Value{"yes"}, Evidence: "the lantern was seen", Because: "copper too"})
	n.answer("risk.spoke", TheClosure, value("a lantern and a meadow"))
	got := hits(Search(n.closure(), g, "lantern copper", today))
	if want := []string{"answer: the [lantern] was seen", "answer: [copper] too"}; !slices.Equal(got, want) {
		t.Errorf("found %q", got)
	}
	if got := Search(n.closure(), g, "meadow copper", today); len(got) > 0 {
		t.Errorf("two words of two answers are found: %q", hits(got))
	}
}

func TestWhatIsSetAsideIsFoundAndSaysSoAndWhatWasChangedIsNot(t *testing.T) {
	g, n := smallGuide(t), opened()
	n.say("risk.spoke", "a thistle")
	n.say("risk.spoke", "a lantern")
	n.say("risk.court", "a lantern at court") // asked only with the police
	n.answer("adult.views", uncle, value("his lantern"))
	n.write(SetAside{uncle}, Renamed{mother, "Lantern Mary"})
	found := Search(n.closure(), g, "lantern", today)
	got := map[string]bool{}
	for _, f := range found {
		got[f.Text] = f.Aside
	}
	if want := map[string]bool{"a lantern": false, "a lantern at court": true, "his lantern": true, "Lantern Mary": false}; !reflect.DeepEqual(got, want) {
		t.Errorf("found %v", got)
	}
	if old := Search(n.closure(), g, "thistle", today); len(old) > 0 {
		t.Errorf("an answer is found that was changed: %q", hits(old))
	}
	if old := Search(n.closure(), g, `"Mother"`, today); len(old) > 0 {
		t.Errorf("a name before is found: %q", hits(old))
	}
}

func TestOfTwoTextsWrittenApartBothAreFound(t *testing.T) {
	g, n := smallGuide(t), opened()
	other := n.copy("kim", 1000, morning)
	n.write(Written{about("record.reason"), "The lantern was lit."})
	other.write(Written{about("record.reason"), "No lantern was lit."})
	found := Search(Fold(Merge(n.entries, other.entries)), g, "lantern", today)
	if got := hits(found); len(got) != 2 {
		t.Errorf("found %q", got)
	}
}

func TestAnAnswerOfAnotherChecklistIsFoundLast(t *testing.T) {
	g, n := smallGuide(t), opened()
	n.say("gone.away", "a lantern")
	n.write(Added{school, "Lantern School"})
	found := Search(n.closure(), g, "lantern", today)
	if len(found) == 0 || found[len(found)-1].Text != "a lantern" || found[len(found)-1].Field.Item != "gone.away" {
		t.Errorf("found %q", hits(found))
	}
}

// fullClosure is a closure with some 20,000 words in its answers and texts.
func fullClosure(t testing.TB, g *guide.Guide) *Closure {
	t.Helper()
	c := Fold(bigJournal(g, 2_000))
	said := strings.Fields("The child was seen at home with her mother and the health visitor after the visit of that week we spoke about school sleep and the friend’s house nobody else had a key Mrs Okafor from the clinic rang twice and left a message saying that the appointment stands.")
	words, n := 0, 0
	next := func(long int) string {
		var b strings.Builder
		for range long {
			b.WriteString(said[n%len(said)] + " ")
			if n++; n%(2*len(said)) == 0 {
				b.WriteString("\n\n")
			}
		}
		words += long
		return strings.TrimSpace(b.String())
	}
	for _, f := range c.Fields() {
		if it := g.Item(f.Item); it != nil && it.Type == guide.LongText && words < 15_000 {
			c.texts[f].sayings[len(c.texts[f].sayings)-1].Text = next(300)
		}
	}
	for _, f := range c.Fields() {
		if s := last(c.answers[f]); s != nil && words < 20_000 {
			s.Answer.Evidence = next(12)
		}
	}
	if words < 20_000 {
		t.Fatalf("it has %d words", words)
	}
	return c
}

func BenchmarkSearch(b *testing.B) {
	g := realGuide(b)
	c := fullClosure(b, g)
	for _, typed := range []string{"o", "th", "okafor", "okafor school", `"left a message"`, "marigold"} {
		b.Run(strings.ReplaceAll(typed, " ", "+"), func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n = 0
				for _, f := range Search(c, g, typed, today) {
					n += len(f.Places)
				}
			}
			b.ReportMetric(float64(n), "places")
		})
	}
}

func FuzzSearchMarksOnlyWholeLettersOfTheWords(f *testing.F) {
	for _, s := range [][2]string{{"Zoë came", "zoe"}, {"Straße", "ss"}, {"e\u0308\u00ad x", "e x"}, {"a\xffb", "b"}, {"İI", "i"}, {"“a” b", `"a`}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, text, typed string) {
		p := plainly(text)
		end := 0
		for _, at := range p.places(soughtIn(typed)) {
			if at[0] < end || at[1] <= at[0] || at[1] > len(text) {
				t.Fatalf("%q in %q: %v", typed, text, at)
			}
			end = at[1]
		}
	})
}
