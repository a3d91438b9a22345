package aid

import (
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/plain"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/uitest/page"
)

// reading makes the aid of a letter to the child, with these words in it.
func reading(t *testing.T, words string) (*Aid, *edit.Text) {
	t.Helper()
	d := page.NewDesk(t)
	lists, err := plain.Load()
	if err != nil {
		t.Fatal(err)
	}
	text := edit.New(0)
	text.SetText(words)
	r := &room.Room{House: uitest.NewHouse(kit.Look{}), Desk: d, Words: lists}
	return New(r, model.Ask{Item: d.Guide.Item("letter.text"), Subject: model.TheChild}, text), text
}

func TestAReadingIsTakenOnlyForTheRevisionThatItRead(t *testing.T) {
	a, text := reading(t, "Ella claims so.")
	msg := a.begin()()
	text.Insert(0, "Well. ")
	if a.Update(msg); a.seen || len(text.Near(9)) > 0 {
		t.Fatal("what was read of an older text is shown in a newer one")
	}
	if !a.ticking {
		t.Fatal("and nobody reads the newer one")
	}
	a.ticking = false
	a.Update(a.begin()())
	if got := a.Foot(false); !strings.Contains(got, "to look at: F4") {
		t.Errorf("the newer one reads %q", got)
	}
}

func TestAtTheLockNothingOfAReadingStaysNotEvenOfOneUnderWay(t *testing.T) {
	a, _ := reading(t, "Ella claims so.")
	read := a.begin()
	under := a.under
	a.Forget()
	msg := read() // it comes to its end while the program is locked
	if under.body != "" || len(under.read.Findings) > 0 || a.body != "" {
		t.Error("words of the text are still held")
	}
	a.Update(msg)
	if a.seen {
		t.Error("a reading from before the lock was taken")
	}
}

func TestALongSentenceIsMarkedAtItsBeginningAlone(t *testing.T) {
	long := "We came to you because somebody at your school was worried about you and we have been coming ever since every week to see how you and your family are doing there."
	a, text := reading(t, long)
	a.Update(a.begin()())
	if len(a.read.Findings) != 1 || a.read.Findings[0].Kind != plain.Long {
		t.Fatalf("found %v", a.read.Findings)
	}
	body, _ := text.Draw()
	if !strings.Contains(body, "\x1b[4mWe came to\x1b[m you") {
		t.Errorf("drawn %q", body)
	}
}

func TestWordsAreShownInTheirSentence(t *testing.T) {
	const body = "One. Ella claims so!\nTwo"
	at := strings.Index(body, "claims")
	words, from, to := sentence(body, plain.Finding{From: at, To: at + len("claims")})
	if words != "Ella claims so!" || words[from:to] != "claims" {
		t.Errorf("%q, %d to %d", words, from, to)
	}
}

func TestWhatDoesNotFitTheClosureIsPointedOutBesideTheWords(t *testing.T) {
	a, _ := reading(t, "On 31 April 2026 Mrs Reeve came to see you. You are [first name].")
	a.Update(a.begin()())
	var kinds []string
	for _, f := range a.read.Findings {
		kinds = append(kinds, string(f.Kind))
	}
	if got := strings.Join(kinds, " "); got != "date stranger placeholder" {
		t.Errorf("found %s: %v", got, a.read.Findings)
	}
}

func TestTheOtherClosuresAreLookedAtInTheBackgroundAndForgottenAtTheLock(t *testing.T) {
	a, _ := reading(t, "Ella came.")
	a.Update(a.begin()())
	msg := a.gather()()
	if a.Update(msg); a.others == nil || a.rev != -1 {
		t.Error("the text is not read again once the other closures are known")
	}
	a.Forget()
	if a.others != nil {
		t.Error("fingerprints stay at the lock")
	}
	if a.Update(msg); a.others != nil {
		t.Error("fingerprints from before the lock were taken")
	}
}

func TestWhatIsSaidToAllOfAFamilyMayNameAnyOfThem(t *testing.T) {
	a, _ := reading(t, "")
	if _, err := a.r.Desk.Add(model.KindAdult, "Dean Carter"); err != nil {
		t.Fatal(err)
	}
	if got := a.look().plain.Names; !slices.Contains(got, "Dean Carter") {
		t.Errorf("to the child, names of others are %q", got)
	}
	a.ask.Subject = model.TheClosure
	if got := a.look().plain.Names; len(got) != 0 {
		t.Errorf("to all, names of others are %q", got)
	}
}
