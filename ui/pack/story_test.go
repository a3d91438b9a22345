package pack_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/pack"
	"handover/ui/question"
	"handover/ui/uitest"
)

func TestTwoPeopleWhoHaveNeverDoneThisMakeTheirKeysAndPinEachOthers(t *testing.T) {
	for _, size := range uitest.Windows() {
		w := newWorld(t)
		robin, helen := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager")
		for _, l := range []*laptop{robin, helen} {
			l.play(size[0], size[1], func(r *uitest.Robot) {
				r.Press("v")
				r.To("Your key and your colleagues")
				r.Press("enter")
				r.See("Your key is not made yet", "Pin a colleague's key")
				r.Press("enter")
				r.See("Make your key?", l.name)
				r.Press("y")
				r.See("Your key is made", l.name+", "+l.role, "read these six words aloud")
				for _, word := range strings.Fields(l.key().Words()) {
					r.See(word)
				}
				r.Press("o")
				r.See("Write your key file", "is no secret")
				types(r, w.file(l.name[:5]+".key"))
				r.Press("enter")
				r.See("Written")
				r.Press("o")
				types(r, w.file(l.name[:5]+".key"))
				r.Press("enter")
				r.See("There is a file of that name already")
				r.Press("esc", "esc")
				r.See(l.key().Words())
			})
		}
		robin.play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("v")
			r.To("Your key and your colleagues")
			r.Press("enter", "p")
			types(r, w.file("none.key"))
			r.Press("enter")
			r.See("There is no file of that name.")
			types(r, w.shared)
			r.Press("enter")
			r.See("That is a folder")
			types(r, w.file("Robin.key"))
			r.Press("enter")
			r.See("This is this vault's own key.")
			types(r, w.file("Helen.key"))
			r.Press("enter")
			r.See("Compare the words", "Helen Marr, team manager", "on a number that you already have")
			r.Press("enter")
			r.See("as Helen Marr reads them to you")
			r.Type("some other words than those there\n")
			r.Press("enter")
			r.See("These are not the six words of this key.")
			if all, err := robin.Desk.Colleagues(); err != nil || len(all) != 0 {
				t.Errorf("pinned: %v, %v", all, err)
			}
			r.Press("esc")
			r.See("Compare the words")
			r.Press("enter")
			r.Type(strings.ToUpper(strings.ReplaceAll(helen.key().Words(), " ", ", ")))
			r.Press("tab", "enter")
			r.See("Pinned: the key of Helen Marr, team manager.", "pinned 22 Nov 2026", "Words compared by Robin Ashe, social worker")
			r.Press("p")
			types(r, w.file("Helen.key"))
			r.Press("enter")
			r.See("is pinned here already")
			r.Press("esc")
			r.To("Helen Marr")
			r.Press("x", "enter", "tab", "enter")
			r.See("Say why")
			r.Type("Her laptop was lost.")
			r.Press("tab", "tab", "enter")
			r.See("revoked 22 Nov 2026", "Because: Her laptop was lost.")
			r.Press("enter")
			r.See("Revoked on 22 November 2026.")
			r.Press("esc", "p")
			types(r, w.file("Helen.key"))
			r.Press("enter")
			r.See("was revoked here on 22 November 2026")
		})
	}
}

func TestAnotherKeyUnderTheSameNameIsToldAndReplacesOnlyWithAYes(t *testing.T) {
	w := newWorld(t)
	robin, helen, again := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager"), w.laptop("Helen Marr", "team manager")
	meet(robin, helen)
	if err := os.WriteFile(w.file("new.key"), []byte(again.key().File()), 0o600); err != nil {
		t.Fatal(err)
	}
	robin.play(80, 24, func(r *uitest.Robot) {
		r.Press("v")
		r.To("Your key and your colleagues")
		r.Press("enter", "p")
		types(r, w.file("new.key"))
		r.Press("enter")
		r.See("Another key is pinned here for Helen Marr", "Nothing but the voice can tell")
		r.Press("enter")
		r.Type(again.key().Words())
		r.Press("tab", "n", "tab", "enter")
		r.See("Then this key is not pinned")
		r.Press("y", "tab", "enter")
		r.See("The one before is revoked.", "another key took its place")
	})
}

func TestAClosureGoesToTheManagerAndComesBackWithPointsAndIsAuthorisedThereAndShownAsSigned(t *testing.T) {
	for _, size := range uitest.Windows() {
		w := newWorld(t)
		robin, helen := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager")
		meet(robin, helen)
		robin.england()
		robin.sends()
		give := func(from *laptop, name, colleague string) {
			t.Helper()
			from.play(size[0], size[1], func(r *uitest.Robot) {
				r.To("DEMO-ENG-1")
				r.Press("enter", "g")
				r.See("For whom is it?", colleague)
				r.Press("enter")
				r.See("What goes", "What does not go", "How it travels")
				r.Press("enter")
				r.See("Write the pack", "nobody's name")
				types(r, w.file(name))
				r.Press("enter")
				r.Wait(time.Second)
				r.See("The pack is written:", name, "secure email")
				r.Press("enter")
				r.See("The four stages")
			})
		}
		take := func(r *uitest.Robot, name string) {
			t.Helper()
			r.Press("t")
			r.See("Take in a pack")
			types(r, w.file(name))
			r.Press("enter")
			r.Wait(time.Second)
		}
		give(robin, "one.pack", "Helen Marr, team manager")
		helen.play(size[0], size[1], func(r *uitest.Robot) {
			take(r, "one.pack")
			r.See("DEMO-ENG-1, from Robin Ashe, social worker", "The closure is not here yet.", "stands in who did what")
			r.NotSee("The four stages")
			r.Press("enter")
			r.Wait(time.Second)
			r.See("Taken in:", "The four stages")
		})
		helen.decides(model.DecisionReturned, "Three things.", "Say who was told.", "Give the day.", "Say what comes next.")
		give(helen, "two.pack", "Robin Ashe, social worker")
		robin.play(size[0], size[1], func(r *uitest.Robot) {
			take(r, "two.pack")
			r.See("The closure is here.", "Signed by Helen Marr's key", "Afterwards:")
			r.Press("enter")
			r.Wait(time.Second)
			r.See("The four stages")
			r.Press("d")
			r.See("Sent back", "Signed by Helen Marr's key", "pinned here on 22 November 2026")
		})
		robin.opens()
		for n := range 3 {
			robin.changes(func(c *model.Closure) ([]model.Event, error) {
				return model.AnswerPoint(c, robin.Guide, n, "It stands there now.")
			})
		}
		robin.sends()
		give(robin, "three.pack", "Helen Marr, team manager")
		helen.play(size[0], size[1], func(r *uitest.Robot) {
			take(r, "three.pack")
			r.See("The closure is here.", "1 record sent", "3 points")
			r.Press("enter")
			r.Wait(time.Second)
			r.See("The four stages")
		})
		helen.opens()
		manager := helen.Desk.Worker()
		for n := range 3 {
			helen.changes(func(c *model.Closure) ([]model.Event, error) { return model.AcceptPoint(c, helen.Guide, manager, n) })
		}
		helen.play(size[0], size[1], func(r *uitest.Robot) {
			r.To("DEMO-ENG-1")
			r.Press("enter", "d", "m", "m")
			r.Choose("Authorise it")
			r.Type("Read whole.")
			r.Press("tab", "enter")
			r.See("Authorise the record?")
			r.Press("tab", "enter")
			r.See("Authorised on 22 November 2026.", "Signed by Helen Marr's key", "this vault's own")
		})
		give(helen, "four.pack", "Robin Ashe, social worker")
		robin.play(size[0], size[1], func(r *uitest.Robot) {
			take(r, "four.pack")
			r.See("Authorised. Signed by Helen Marr's key (" + helen.key().Words() + ")")
			r.Press("enter")
			r.Wait(time.Second)
			r.Press("d")
			r.See("Authorised on 22 November 2026. Signed by Helen Marr's key (" + helen.key().Words() + "), pinned here on 22 November 2026.")
			r.NotSee("Recorded as decided by")
			r.Press("esc", "esc")
			take(r, "four.pack")
			r.See("This very pack was taken in on 22 November 2026.", "It holds nothing that is not here already. Nothing would change.")
			r.Press("enter")
			r.Wait(time.Second)
			r.See("Nothing was changed: all of it was here already.", "The four stages")
			r.Press("end", "enter")
			r.See("took in a colleague's pack of it", "opened it to read")
		})
	}
}

func TestBothWriteTheSameSectionApartAndOnePersonChooses(t *testing.T) {
	for _, size := range uitest.Windows() {
		w := newWorld(t)
		robin, helen := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager")
		meet(robin, helen)
		id := robin.england()
		helen.takes(robin.gives(id, helen, "one.pack"))
		robin.opens()
		was := robin.Desk.Closure().Text(uitest.Section("record.next"))
		robin.writes("record.next", was+" The school nurse sees her on Mondays.")
		helen.writes("record.next", was+" The school counsellor sees her on Tuesdays.")
		robin.writes("record.other-harm", "None is known.")
		helen.writes("record.other-harm", "None is known to anybody.")
		helen.gives(id, robin, "two.pack")
		robin.play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("t")
			types(r, w.file("two.pack"))
			r.Press("enter")
			r.Wait(time.Second)
			r.See("Would stand apart: both versions kept, until you choose", "What happens next", "Other harm")
			r.Press("enter")
			r.Wait(time.Second)
			r.See("What stands apart", "What happens next", "2 versions", "2 things stand apart.")
			r.To("What happens next")
			r.Press("enter")
			r.See("Two people said this apart", "Robin Ashe, social worker", "Helen Marr, team manager", "22 November 2026")
			if size[0] >= 120 {
				r.See("nurse", "counsellor")
			}
			r.Press("2")
			r.See("Is this the one to keep?")
			r.Press("y")
			r.See("Kept as", "What stands apart", "Other harm")
			r.NotSee("What happens next")
			r.Press("enter", "e")
			r.See("All are in the editor")
			r.Press("esc")
			r.See("they still stand apart", "Two people said this apart")
			r.Press("e", "ctrl+end")
			r.Type(" And nobody else.")
			r.Press("esc")
			r.See("The four stages")
			r.NotSee("stands apart", "stand apart")
			r.Press("ctrl+z")
			r.See("1 thing stands apart")
			r.To("What stands in the way")
			r.Press("enter")
			r.To("Other harm")
			r.Press("enter")
			r.See("Two people said this apart")
			r.Press("enter", "tab", "enter")
			r.See("Other harm")
		})
		robin.opens()
		c := robin.Desk.Closure()
		if n := len(c.Apart(uitest.Section("record.next"))) + len(c.Apart(uitest.Section("record.other-harm"))); n > 0 {
			t.Errorf("%d stand apart still", n)
		}
	}
}

func TestAnUnknownSenderIsPinnedOnTheWay(t *testing.T) {
	for _, size := range uitest.Windows() {
		w := newWorld(t)
		robin, helen := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager")
		id := robin.england()
		if _, err := robin.Desk.Pin(helen.key(), false); err != nil {
			t.Fatal(err)
		}
		robin.key()
		robin.gives(id, helen, "one.pack")
		helen.play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("t")
			types(r, w.file("one.pack"))
			r.Press("enter")
			r.Wait(time.Second)
			r.See("is not pinned here", "Robin Ashe, social worker", "you ring them")
			r.Press("enter")
			r.See("Compare the words")
			r.Press("enter")
			r.Type(robin.key().Words())
			r.Press("tab", "enter")
			r.Wait(time.Second)
			r.See("DEMO-ENG-1, from Robin Ashe, social worker", "The closure is not here yet.")
			r.Wait(6 * time.Minute)
			r.See("The door is locked.")
			r.Press("enter")
			r.Wait(time.Second)
			r.See("The closure is not here yet.")
			r.Press("enter")
			r.Wait(time.Second)
			r.See("The four stages", "Taken in:")
		})
	}
}

func TestWhatIsRefusedSaysWhyAndWhatToDoAndChangesNothing(t *testing.T) {
	w := newWorld(t)
	robin, helen, ben := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager"), w.laptop("Ben Okoro", "team manager")
	meet(robin, helen, ben)
	id := robin.england()
	good := robin.gives(id, helen, "good.pack")
	robin.gives(id, ben, "ben.pack")
	b, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	for name, content := range map[string][]byte{"damaged.pack": b, "short.pack": b[:len(b)/3], "letter.pack": []byte("Dear Helen,")} {
		if err := os.WriteFile(w.file(name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	none := w.laptop("Ana Lopez", "social worker")
	tries := func(l *laptop, name string, says ...string) {
		t.Helper()
		l.play(80, 24, func(r *uitest.Robot) {
			r.Press("t")
			types(r, w.file(name))
			r.Press("enter")
			r.Wait(time.Second)
			r.See(append(says, "Nothing was changed.")...)
			r.Press("esc")
			r.See("No closures yet.")
		})
	}
	tries(helen, "damaged.pack", "This pack is refused:", "Fetch the file again")
	tries(helen, "short.pack", "This pack is refused:", "Fetch the file again")
	tries(helen, "letter.pack", "this file is no pack", "ends with “.pack”")
	tries(helen, "ben.pack", "sealed for another laptop", "give them the key file of this vault")
	tries(none, "ben.pack", "no keys of its own", "Press Enter to make it")
	if err := helen.Desk.Revoke(robin.key().Print(), "Robin has left."); err != nil {
		t.Fatal(err)
	}
	tries(helen, "good.pack", "was revoked here on 22 November 2026: Robin has left", "If they have a new laptop")
	w.at = w.at.AddDate(0, 0, 15)
	tries(ben, "ben.pack", "it expired on 6 December 2026", "give you the closure once more")
	helen.play(80, 24, func(r *uitest.Robot) {
		r.Press("t")
		types(r, w.file("nothing.pack"))
		r.Press("enter")
		r.See("There is no file of that name.")
		types(r, w.file("letter.pack"))
		r.Press("enter")
		r.Wait(time.Second)
		r.Press("f")
		r.See("Your closures", "Which file is it?")
	})
}

func TestWithoutAnyColleagueSendingLeadsToPinOneAndWhatIsStillTypedIsNamed(t *testing.T) {
	w := newWorld(t)
	robin, helen := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager")
	id := robin.england()
	if err := os.WriteFile(w.file("helen.key"), []byte(helen.key().File()), 0o600); err != nil {
		t.Fatal(err)
	}
	draft := model.Draft{Closure: id, Field: uitest.Section("record.next"), Part: model.PartText, Text: "Half a sent", By: robin.Desk.Worker().ID, At: w.now()}
	if err := robin.Desk.KeepDraft(t.Context(), draft); err != nil {
		t.Fatal(err)
	}
	robin.play(80, 24, func(r *uitest.Robot) {
		r.To("DEMO-ENG-1")
		r.Press("enter", "f1")
		for range 6 {
			if strings.Contains(r.Screen(), "give to a colleague") {
				break
			}
			r.Press("pgdown")
		}
		r.See("give to a colleague")
		r.Press("esc", "g")
		r.See("Make your key first?")
		r.Press("y")
		r.See("Nobody's key is pinned here yet", "Pin a colleague's key first")
		r.Press("enter")
		types(r, w.file("helen.key"))
		r.Press("enter", "enter")
		r.Type(helen.key().Words())
		r.Press("tab", "enter")
		r.See("For whom is it?", "› ✓ Helen Marr, team manager")
		r.Press("enter")
		r.See("DEMO-ENG-1, for Helen Marr, team manager", "What does not go")
		r.Press("enter")
		r.See("DEMO-ENG-1-for-a-colleague-2026-11-22.pack")
		r.Press("enter")
		r.Wait(time.Second)
		r.See("The pack is written:", "read them your six words")
	})
}

func TestTheRoomFitsEveryWindowAndItsKeysExist(t *testing.T) {
	for _, simple := range []bool{false, true} {
		w := newWorld(t)
		w.look.Simple = simple
		robin, helen := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager")
		meet(robin, helen)
		id := robin.england()
		helen.takes(robin.gives(id, helen, "one.pack"))
		robin.opens()
		robin.writes("record.next", "One way to put it.\n\nThe same.")
		helen.writes("record.next", "Another way to put it.\n\nThe same.")
		path := helen.gives(id, robin, "two.pack")
		robin.play(80, 24, func(r *uitest.Robot) {
			for _, s := range pack.Every(robin.Room, path, helen.key()) {
				uitest.Bodies(t, s)
				uitest.Keys(t, s.Keys())
			}
		})
		robin.takes(path)
		robin.play(80, 24, func(r *uitest.Robot) {
			robin.opens()
			for _, s := range []kit.Screen{pack.NewStanding(robin.Room), question.NewApart(robin.Room, question.ApartIn(robin.Room)[0])} {
				s.Init()
				uitest.Bodies(t, s)
				uitest.Keys(t, s.Keys())
			}
		})
	}
}
