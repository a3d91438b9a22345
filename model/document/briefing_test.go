package document

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
)

const today = model.Date("2026-11-22")

var (
	camhs  = model.Subject{Kind: model.KindService, ID: "camhs"}
	school = model.Subject{Kind: model.KindService, ID: "school"}
	sister = model.Subject{Kind: model.KindOtherChild, ID: "sister"}
)

// A book is a journal that is being written.
type book struct {
	t       *testing.T
	g       *guide.Guide
	entries []model.Entry
}

func newBook(t *testing.T) *book {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	b := &book{t: t, g: g}
	b.write(model.Opened{Reference: "REF-1", Child: "K.M."})
	return b
}

func (b *book) write(events ...model.Event) {
	for _, ev := range events {
		e := model.Entry{ID: model.EntryID(fmt.Sprintf("%032x", len(b.entries)+1)), By: "ana", Event: ev,
			At: time.Date(2026, 11, 2, 9, 0, len(b.entries), 0, time.UTC)}
		if n := len(b.entries); n > 0 {
			e.After = []model.EntryID{b.entries[n-1].ID}
		}
		b.entries = append(b.entries, e)
	}
}

// authorise sends the record to the manager as it stands, and lets the manager authorise it.
func (b *book) authorise() {
	b.t.Helper()
	sent, err := Send(b.source())
	if err != nil {
		b.t.Fatal(err)
	}
	record, err := json.Marshal(sent)
	if err != nil {
		b.t.Fatal(err)
	}
	b.write(model.Submitted{Record: record})
	s := b.source().Closure.Sent()
	b.write(model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "Read whole."})
	b.entries[len(b.entries)-1].By = "rees"
}

func (b *book) answer(item string, s model.Subject, values ...string) {
	b.write(model.AnswerGiven{Field: model.Field{Item: item, Subject: s}, Answer: model.Answer{Status: model.Answered, Value: values}})
}

func (b *book) text(item string, s model.Subject, words string) {
	b.write(model.Written{Field: model.Field{Item: item, Subject: s}, Text: words})
}

func (b *book) source() Source {
	return Source{Closure: model.Fold(b.entries), Guide: b.g, Today: today, Worker: "Ana Lopez"}
}

func (b *book) briefing(s model.Subject) (*Document, string) {
	b.t.Helper()
	d, err := Briefing(b.source(), s)
	if err != nil {
		b.t.Fatal(err)
	}
	return d, all(d)
}

// all gives every word of a document.
func all(d *Document) string {
	words := d.Title + "\n" + d.Reader + "\n" + d.Draft + "\n" + d.Copy + "\n" + d.Reference + "\n"
	for _, p := range d.Parts {
		words += p.Title + "\n"
		for _, block := range p.Blocks {
			words += wordsOf(block) + "\n"
		}
	}
	return words
}

// planted fills a closure so that every item that can be asked is, and each part of each answer, each text
// and each name is a word of its own. It gives those words with where they were planted.
func planted(t *testing.T, choose map[string]string) (b *book, marks map[string]string) {
	t.Helper()
	b, marks = newBook(t), map[string]string{}
	n := 0
	mark := func(where string) string {
		n++
		word := fmt.Sprintf("zq%05dqz", n)
		marks[word] = where
		return word
	}
	day := func(where string) model.Date {
		n++
		d := model.Date("1960-01-01").Add(n)
		marks[d.String()] = where
		return d
	}
	for _, s := range []model.Subject{
		camhs, school, {Kind: model.KindAdult, ID: "mother"}, {Kind: model.KindAdult, ID: "uncle"}, sister,
		{Kind: model.KindProfessional, ID: "chair"}, {Kind: model.KindTeam, ID: "manager"},
		{Kind: model.KindAction, ID: "step"}, {Kind: model.KindAgreement, ID: "safety"},
	} {
		b.write(model.Added{Subject: s, Name: mark("name of " + s.ID)})
	}
	for _, who := range []string{"mother", "uncle"} {
		b.answer(model.ItemCaring, model.Subject{Kind: model.KindAdult, ID: who}, "yes")
		b.answer(model.ItemConcern, model.Subject{Kind: model.KindAdult, ID: who}, "yes")
	}
	c := b.source().Closure
	for _, it := range b.g.Items {
		if it.Form != guide.Question && it.Form != guide.Section {
			continue
		}
		for _, s := range model.Subjects(c, it) {
			where := it.ID
			if s != model.TheClosure && s != model.TheChild {
				where += "/" + s.ID
			}
			a := model.Answer{Status: model.Answered, Evidence: mark(where + " evidence"), Because: mark(where + " because"),
				By: model.PersonID(mark(where + " who")), On: day(where + " on")}
			word := mark(where)
			switch it.Type {
			case guide.YesNo:
				a.Value = model.Value{"yes", word}
			case guide.One:
				a.Value = model.Value{it.Options[0].ID, word}
			case guide.Several:
				for _, o := range it.Options {
					if o.ID != "died" && !o.Alone {
						a.Value = append(a.Value, o.ID)
					}
				}
				a.Value = append(a.Value, word)
			case guide.DateType:
				a.Value = model.Value{string(day(where))}
			case guide.LongText:
			default:
				a.Value = model.Value{word}
			}
			if it.Area != "" {
				a.Value[0] = guide.NeedWatch
			}
			if it.ID == model.ItemDoNotSend {
				a.Value[0] = "no"
			}
			if v, ok := choose[it.ID]; ok {
				a.Value[0] = v
			}
			f := model.Field{Item: it.ID, Subject: s}
			b.write(model.AnswerGiven{Field: f, Answer: a}, model.Written{Field: f, Text: mark(where + " text")})
		}
	}
	for _, s := range []model.Subject{camhs, school} {
		b.write(model.Tried{Service: s, On: day("attempt on"), Who: mark("attempt who"), Outcome: "spoke", Note: mark("attempt note")},
			model.Noted{Service: s, How: "told", Text: mark("a line of a call")})
	}
	return b, marks
}

// reach lists where the words of a document were planted.
func reach(words string, marks map[string]string) []string {
	var out []string
	words = " " + strings.Join(strings.Fields(words), " ")
	for mark, where := range marks {
		if strings.Contains(words, " "+mark) && // "2 November" is not in "12 November"
			!slices.Contains(out, where) {
			out = append(out, where)
		}
	}
	slices.Sort(out)
	return out
}

// These, of all that a closure holds, reach the briefing for CAMHS. Something new belongs here only once
// somebody has thought about who reads it.
var allowed = []string{
	"communication.means text",
	"criminal.stands",
	"criminal.stands on",
	"name of camhs",
	"name of school",
	"needs.education on",
	"needs.education who",
	"needs.emotional on",
	"needs.emotional who",
	"needs.physical on",
	"needs.physical who",
	"needs.relationships on",
	"needs.relationships who",
	"plan.concern-returns text",
	"plan.if-then text",
	"plan.lead",
	"record.action text",
	"record.chronology evidence",
	"record.concerns text",
	"record.needs-child text",
	"record.needs-family text",
	"record.other-harm text",
	"record.why-now text",
	"service.contact/camhs",
	"service.family-knows/camhs on",
	"service.first-step-by/camhs",
	"service.first-step/camhs",
	"service.first/camhs",
	"service.not-passed-on/camhs",
	"service.purpose/camhs",
	"service.purpose/school",
	"service.whom-to-ring/camhs",
	"trusted.person",
}

func TestOnlyWhatIsListedReachesABriefing(t *testing.T) {
	b, marks := planted(t, map[string]string{model.ItemReferral: "booked", model.ItemNation: "wales"})
	// No wish of the child's: a service of which there is one is named to nobody else.
	b.write(model.AnswerGiven{Field: model.Field{Item: itemWish, Subject: school}})
	_, words := b.briefing(camhs)
	got := reach(words, marks)
	for _, where := range got {
		if !slices.Contains(allowed, where) {
			t.Errorf("%s reaches the briefing, and is not listed", where)
		}
	}
	for _, where := range allowed {
		if !slices.Contains(got, where) {
			t.Errorf("%s is listed, and does not reach the briefing", where)
		}
	}
	if strings.Contains(words, "Not written yet") {
		t.Errorf("everything is written, and something is said not to be:\n%s", words)
	}
}

func TestNothingMoreReachesABriefingHoweverTheFamilyAndTheServicesStand(t *testing.T) {
	for _, choose := range []map[string]string{
		{}, {model.ItemReferral: "carries-on"}, {model.ItemReferral: "waiting", itemBasis: "told"}, {model.ItemReferral: "booked", itemBasis: "not-told"},
		{model.ItemReferral: "not-brought", model.ItemNation: "wales"}, {"needs.emotional": guide.NeedGap, "needs.sibling": guide.NeedGap},
		{"needs.emotional": guide.NeedActive, "needs.parent": guide.NeedActive, "needs.practical": guide.NeedActive},
		{"needs.physical": guide.NeedChoseNot, itemKnows: "no"}, {"other-child.needs": "carries-on"},
	} {
		b, marks := planted(t, choose)
		_, words := b.briefing(camhs)
		for _, where := range reach(words, marks) {
			if !slices.Contains(allowed, where) {
				t.Errorf("with %v, %s reaches the briefing", choose, where)
			}
		}
	}
}

func TestAServiceThatTheChildOrTheFamilysSafetyKeepsPrivateIsNamedToNobodyElse(t *testing.T) {
	for name, keep := range map[string]func(*book){
		"a wish":   func(b *book) { b.answer(itemWish, school, "Nobody is to know that I go there") },
		"not told": func(b *book) { b.answer(itemBasis, school, "not-told") },
	} {
		b := newBook(t)
		b.write(model.Added{Subject: camhs, Name: "CAMHS"}, model.Added{Subject: school, Name: "Rowan House"})
		b.answer(model.ItemReferral, school, "carries-on")
		b.write(model.AnswerGiven{Field: model.Field{Item: "needs.emotional", Subject: model.TheChild},
			Answer: model.Answer{Status: model.Answered, Value: model.Value{guide.NeedActive}, By: "school"}})
		if _, words := b.briefing(camhs); !strings.Contains(words, "Rowan House") {
			t.Errorf("before %s it is not named:\n%s", name, words)
		}
		keep(b)
		if _, words := b.briefing(camhs); strings.Contains(words, "Rowan House") || !strings.Contains(words, "Somebody does") {
			t.Errorf("with %s it is named:\n%s", name, words)
		}
		if left := strings.Join(LeftOut(b.source(), camhs), "\n"); !strings.Contains(left, "Rowan House is not named: ") || strings.Contains(left, "Look again") {
			t.Errorf("the worker is told: %s", left)
		}
		b.text(itemIfThen, model.TheClosure, "If K.M. is low, then Rowan House sees her the same day.")
		if left := strings.Join(LeftOut(b.source(), camhs), "\n"); !strings.Contains(left, "Rowan House is named all the same under “If things change”") {
			t.Errorf("the worker is not told to look again: %s", left)
		}
	}
}

func TestTheWorkerIsAskedWhetherWhatOneServiceKeepsHoldsForTheNextToo(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "CAMHS"}, model.Added{Subject: school, Name: "Hill School"})
	b.answer(model.ItemNotPassedOn, school, "The new address, to anybody")
	const asks = "For Hill School it is: The new address, to anybody. Does it hold here too?"
	if left := strings.Join(LeftOut(b.source(), camhs), "\n"); !strings.Contains(left, asks) {
		t.Errorf("the worker is told: %s", left)
	}
	if _, words := b.briefing(camhs); strings.Contains(words, "The new address") {
		t.Errorf("it goes out with the sheet:\n%s", words)
	}
	b.answer(model.ItemNotPassedOn, camhs, "The new school")
	if left := strings.Join(LeftOut(b.source(), camhs), "\n"); strings.Contains(left, "Does it hold here too?") {
		t.Errorf("it is asked though something is recorded here: %s", left)
	}
}

func TestAReaderIsToldWhereTheFamilyDoNotKnow(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "CAMHS"})
	if _, words := b.briefing(camhs); strings.Contains(words, "basis for sharing") { // the sheet is held instead
		t.Errorf("the sheet says that the basis is not settled:\n%s", words)
	}
	b.answer(itemBasis, camhs, "not-told")
	d, words := b.briefing(camhs)
	if !strings.Contains(wordsOf(d.Part("briefing.keep").Blocks[0]), "have not been told") || strings.Contains(words, "basis for sharing") {
		t.Errorf("it is not the first thing said:\n%s", words)
	}
}

func TestAServiceThatDeclinedOrWasNotWantedGetsNoBriefing(t *testing.T) {
	for option, why := range map[string]string{"chose-not": "the family chose not to go to CAMHS", "declined": "CAMHS declined"} {
		b := newBook(t)
		b.write(model.Added{Subject: camhs, Name: "CAMHS"})
		b.answer(model.ItemReferral, camhs, option)
		if _, err := Briefing(b.source(), camhs); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", option, err)
		}
	}
}

func TestABriefingIsForAServiceOfTheClosureAndForNobodyElse(t *testing.T) {
	b := newBook(t)
	uncle := model.Subject{Kind: model.KindAdult, ID: "uncle"}
	b.write(model.Added{Subject: uncle, Name: "Uncle"}, model.Added{Subject: camhs, Name: "CAMHS"}, model.SetAside{Subject: camhs})
	for _, s := range []model.Subject{uncle, model.TheChild, model.TheClosure, camhs, school} {
		if _, err := Briefing(b.source(), s); err == nil {
			t.Errorf("there is a briefing for %v", s)
		}
	}
}

func TestTheLinesStandInTheGuidesOrderAndTheirFlagsDecide(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "CAMHS"}, model.Added{Subject: sister, Name: "Ella"})
	b.answer("start.part", model.TheClosure, "harmed")
	b.answer(model.ItemReferral, camhs, "accepted")
	check := func(without ...string) {
		t.Helper()
		d, words := b.briefing(camhs)
		at := -1
		for _, it := range b.g.Items {
			if it.Document != "briefing" {
				continue
			}
			i := slices.IndexFunc(d.Parts, func(p Part) bool { return p.ID == it.ID })
			said := i >= 0 && strings.Contains(words, model.Fill(it.Ask, b.source().Closure, camhs))
			if said == slices.Contains(without, it.ID) || said && i <= at {
				t.Errorf("%s: said %t, part %d after %d", it.ID, said, i, at)
			}
			at = max(at, i)
		}
	}
	check("briefing.asked", "briefing.no-finding-died")
	b.write(model.SetAside{Subject: sister})
	check("briefing.asked", "briefing.siblings", "briefing.no-finding-died")
	b.answer(model.ItemApplies, model.TheClosure, "died")
	check("briefing.asked", "briefing.siblings", "briefing.your-part", "briefing.no-finding", "briefing.believed", "briefing.not-their-fault", "briefing.someone-to-talk-to", "briefing.needs", "briefing.come-to-you")
}

func TestOtherChildrenAreSpokenOfWithoutANameOrANeed(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "CAMHS"}, model.Added{Subject: sister, Name: "Ella"})
	says := func(want string) {
		t.Helper()
		if _, words := b.briefing(camhs); !strings.Contains(words, want) || strings.Contains(words, "Ella") {
			t.Errorf("it does not say %q, or names her:\n%s", want, words)
		}
	}
	says("Not written yet: who looks after the other children's needs.")
	b.answer("needs.sibling", sister, guide.NeedSettled)
	says("where help is needed and wanted, somebody gives it")
	b.answer("needs.sibling", sister, guide.NeedActive)
	says("Not written yet: who looks after the other children's needs.")
	b.answer("other-child.needs", sister, "carries-on")
	says("Children's social care stays involved with another child in the family.")
}

func TestWhatTwoPeopleWroteApartGoesToNobody(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "CAMHS"})
	from := []model.EntryID{b.entries[len(b.entries)-1].ID}
	b.text(sectionWorry, model.TheClosure, "one reading")
	b.text(sectionWorry, model.TheClosure, "another reading")
	b.entries[len(b.entries)-1].After = from
	if _, words := b.briefing(camhs); strings.Contains(words, "reading") || !strings.Contains(words, "Two people answered this apart") {
		t.Errorf("it stands in the briefing:\n%s", words)
	}
}

func TestABriefingIsADraftUntilTheRecordIsAuthorised(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "CAMHS"})
	if d, _ := b.briefing(camhs); d.Draft == "" || d.Draft != Record(b.source()).Draft {
		t.Errorf("it says %q", d.Draft)
	}
	b.authorise()
	if d, _ := b.briefing(camhs); d.Draft != "" {
		t.Errorf("authorised, it says %q", d.Draft)
	}
}

func TestAfterADeathABriefingPointsToNothingAboutTalkingWithTheChild(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "CAMHS"})
	living := []string{"Communicating with Children Guide", "Look at what K.M. wishes first"}
	_, words := b.briefing(camhs)
	for _, w := range living {
		if !strings.Contains(words, w) {
			t.Errorf("before it there is no %q", w)
		}
	}
	b.answer(model.ItemApplies, model.TheClosure, "died")
	_, words = b.briefing(camhs)
	for _, w := range living {
		if strings.Contains(words, w) {
			t.Errorf("after it stands %q:\n%s", w, words)
		}
	}
}

func TestAServiceOfWhichOneLaptopSaysThatTheFamilyWereNotToldIsNamedToNobodyElsePR12(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "CAMHS"}, model.Added{Subject: school, Name: "Rowan House"})
	b.answer(model.ItemReferral, school, "carries-on")
	last := b.entries[len(b.entries)-1].ID
	for _, basis := range []string{"not-told", "agreed"} { // apart: neither has seen the other
		b.answer(itemBasis, school, basis)
		b.entries[len(b.entries)-1].After = []model.EntryID{last}
	}
	if _, words := b.briefing(camhs); strings.Contains(words, "Rowan House") {
		t.Errorf("it is named:\n%s", words)
	}
}

func TestAServiceIsThankedForCarryingOnOnlyOnceItHasSaidYesPG1b(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "Northtown CAMHS"})
	for stands, yes := range map[string]bool{"": false, "sent": false, "acknowledged": false, "more-asked": false, "accepted": true, "waiting": true, "booked": true, "handed-over": true, "carries-on": true} {
		b.answer(model.ItemReferral, camhs, stands)
		d, words := b.briefing(camhs)
		if thanked, asked := strings.Contains(words, "who carry on now"), strings.Contains(words, "You have not said yes to that yet"); thanked != yes || asked == yes {
			t.Errorf("%q: thanked %t, asked %t", stands, thanked, asked)
		}
		if d.Parts[0].Title != "For you" {
			t.Errorf("%q: it begins with %q", stands, d.Parts[0].Title)
		}
	}
}
