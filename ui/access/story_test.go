package access_test

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/document"
	"handover/store/desk"
	"handover/ui/access"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/uitest/page"
)

var reason = model.Field{Item: "record.reason", Subject: model.TheClosure}

func write(t *testing.T, d *desk.Desk, words string) {
	t.Helper()
	page.Change(t, d, func(c *model.Closure) ([]model.Event, error) { return model.Write(c, d.Guide, reason, words) })
}

// told is a closure in which a text was written twice, with what an aunt told in both.
func told(t *testing.T) func(d *desk.Desk) {
	return func(d *desk.Desk) {
		write(t, d, "Her aunt told us of it.")
		write(t, d, "Her aunt told us of it. Ella is safe. She goes to school.")
	}
}

func TestALineIsLeftOutAndShownAgain(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		page.Play(t, size[0], size[1], access.Key, nil, func(d *desk.Desk, r *uitest.Robot) {
			lines := model.Everything(d.Closure(), d.Guide)
			if len(lines) != 6 {
				t.Fatalf("there are %d lines", len(lines))
			}
			r.See("6 lines, 0 left out, 0 passages", "22 November 2026")
			r.ToLast("Another child")
			r.Press("enter")
			r.See("Another child", "Added by Ana Lopez", "Ella")
			r.Press("x", "tab", "tab", "enter")
			r.See("Say why.", "Say who agreed.")
			r.Type("she has a file of her own")
			r.Press("tab")
			r.Type("Ms Rees")
			r.Press("tab", "enter")
			r.See("Left out of what is disclosed", "The whole line. she has a file of her own (Ms Rees)")
			r.Press("esc")
			r.See("6 lines, 1 left out, 0 passages", "left out")
			r.Press("f", "f")
			r.See("those of which something is left out", "Another child")
			r.NotSee("Mother")
			r.Press("f", "v")
			r.See("What is recorded about AB")
			r.Press("end")
			r.NotSee("Ella", "file of her own", "Ms Rees")
			r.Press("esc")
			r.ToLast("Another child")
			r.Press("enter", "s", "1", "tab")
			r.Type("her mother agreed")
			r.Press("tab")
			r.Type("Ms Rees")
			r.Press("tab", "enter")
			r.NotSee("Left out of what is disclosed")
			r.Press("esc")
			r.See("6 lines, 0 left out, 0 passages")
			r.Press("ctrl+z")
			r.See("Took back showing something that was left out", "6 lines, 1 left out, 0 passages")
		})
	}
}

func TestAPassageIsLeftOutWhereverItStandsAndIsNotInThePreview(t *testing.T) {
	page.Play(t, 80, 30, access.Key, told(t), func(d *desk.Desk, r *uitest.Robot) {
		r.ToLast("Reason for involvement")
		r.Press("enter")
		r.See("Her aunt told us of it. Ella is safe.")
		r.Press("l", "1")
		r.See("Her aunt told us of it.", "The same words stand in other lines")
		r.Press("tab", "tab")
		r.Type("in confidence")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "n", "tab", "enter")
		r.See("As it is disclosed", "[Left out] Ella is safe.")
		r.Press("esc")
		r.See("1 passage left out", "Words that are left out of number 8 stand in number 7 too")
		r.Press("v")
		r.See("leave them out there as well")
		r.NotSee("What is recorded about")
		r.Press("g", "1", "tab")
		r.Type("AB")
		r.Press("tab")
		r.Press("1", "tab")
		r.Type("today")
		r.Press("tab", "tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter")
		r.See("stand in number 7 too")
		r.Press("esc", "esc")
		if len(d.Closure().Disclosures()) != 0 {
			t.Error("it was noted as given")
		}

		r.ToLast("Reason for involvement")
		r.Press("up", "enter")
		r.See("Replaced by number 8")
		r.Press("l", "tab")
		r.Type("her uncle told us")
		r.Press("tab")
		r.See("do not stand in that line")
		r.Press("shift+tab", "ctrl+u")
		r.Press("shift+tab", "1", "tab", "tab")
		r.Type("in confidence")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter", "esc")
		r.See("0 left out, 2 passages")
		r.NotSee("stand in number")
		r.Press("v")
		r.See("2 passages are left out")
		r.Press("end")
		r.See("[Left out] Ella is safe. She goes to school.")
		r.NotSee("aunt", "confidence")
		r.Press("home")
		r.NotSee("aunt", "confidence")
	})
}

func TestTheSameWordsAreLeftOutEverywhereAtOnce(t *testing.T) {
	page.Play(t, 120, 40, access.Key, told(t), func(d *desk.Desk, r *uitest.Robot) {
		r.ToLast("Reason for involvement")
		r.Press("enter", "l", "tab")
		r.Type("her aunt")
		r.Press("tab")
		r.Type("in confidence")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "y", "tab", "enter", "esc")
		r.See("8 lines, 0 left out, 2 passages")
		page.Change(t, d, func(c *model.Closure) ([]model.Event, error) {
			return model.ReadAccess(c, d.Guide, model.AccessRead{Who: "Ms Rees", On: d.Today()}, d.Today())
		})
		if tree, err := document.AccessJSON(d.SourceOf(d.Closure()), true); err != nil || strings.Contains(string(tree), "aunt") {
			t.Errorf("it stands there still (%v)", err)
		}
	})
}

func TestWhatNamesOtherPeopleIsGoneThrough(t *testing.T) {
	page.Play(t, 80, 24, access.Key, told(t), func(_ *desk.Desk, r *uitest.Robot) {
		r.Press("f")
		r.See("those that name other people", "Ella", "Mother")
		r.NotSee("The clinic")
		r.Press("home", "enter")
		r.See("number 2")
		r.Press("n")
		for range 5 {
			r.Press("n")
		}
		r.See("Ella is safe")
		r.Press("b", "esc")
	})
}

func TestNothingIsWrittenOutForWhoeverAskedUntilEveryLineWasLookedThrough(t *testing.T) {
	_, docs := uitest.Home(t)
	page.Play(t, 80, 30, access.Key, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.See("Not looked through yet", "Note it with t")
		r.Press("v")
		r.See("Nobody has noted yet that every line was looked through", "What is recorded about AB")
		r.Press("o")
		r.See("Nobody has noted yet that every line was looked through", "press a (Access to what is recorded), and then t")
		r.Press("esc", "esc", "t", "tab", "tab", "enter")
		r.See("Say who did.", "Type the day.")
		r.Type("Ms Rees")
		r.Press("tab")
		r.Type("today")
		r.Press("tab", "enter")
		r.See("Looked through by Ms Rees, 22 Nov 2026.")
		r.NotSee("Not looked through")
		write(t, d, "Her aunt told us of it.")
		r.Press("v", "o")
		r.See("came after it was looked through by Ms Rees")
		r.Press("esc", "esc")
		r.See("1 line has come since")
		r.ToLast("Reason for involvement")
		r.See("not looked through")
		r.Press("t")
		r.Type("Ms Rees")
		r.Press("tab")
		r.Type("today")
		r.Press("tab", "enter", "v")
		r.NotSee("looked through by Ms Rees")
		r.Press("o", "j", "enter", "1", "tab", "enter")
		r.See("Written, unsealed.")
		r.Press("enter", "o", "t", "enter") // what they said of it does not have to be looked through first
		r.See("Written, unsealed.")
	})
	if got := uitest.Names(t, docs); len(got) != 2 || !strings.HasSuffix(got[0], "-subject-access-child.json") {
		t.Errorf("there is %v", got)
	}
}

func TestADisclosureIsLoggedWithHowMuchWasLeftOut(t *testing.T) {
	page.Play(t, 80, 30, access.Key, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("g", "1", "tab", "tab", "tab", "tab", "tab", "tab", "enter")
		r.See("Say who asked.")
		r.Type("AB, now 19")
		r.Press("tab", "1", "tab")
		r.Type("today")
		r.Press("tab", "tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter")
		r.See("Disclosed", "22 Nov 2026, to AB, now 19", "6 lines, 0 left out, 0 passages. Given by hand")
		log := d.Closure().Disclosures()
		if len(log) != 1 || log[0].Lines != 6 || log[0].Agreed != "Ms Rees" || log[0].How != model.CopyByHand {
			t.Fatalf("the log has %+v", log)
		}
		r.Press("home", "enter")
		r.See("Disclosed on 22 November 2026", "Decided by Ms Rees.")
		r.Press("esc", "g", "2", "tab")
		r.Type("the court")
		r.Press("tab", "4", "tab")
		r.Type("today")
		r.Press("tab", "tab", "tab", "enter")
		r.See("Say why all of it was given.")
		r.Type("it ordered all of it")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter")
		r.See("All of it, 7 lines")
	})
}

func TestAccessFitsEveryWindow(t *testing.T) {
	page.Fits(t, access.Key, told(t), func(r *room.Room) kit.Screen { return access.New(r) })
}
