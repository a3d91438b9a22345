package unlock

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
)

const (
	fieldWhat   = "what"
	fieldSure   = "sure"
	putBack     = "put back"
	lookOnly    = "look"
	goOnWith    = "go on"
	advised     = "Put back the last good state (advised)"
	notAdvised  = "Put back the last good state"
	onlyLooking = "Look only: nothing can be saved meanwhile"
	asItIs      = "Go on with what opens"
)

// spoilt asks for what puts the last good state back, because the vault's file cannot be opened.
func (g *gate) spoilt(why error) {
	g.damage, g.rebuild = []string{kit.Sentence(why)}, true
	g.backups = fromWhat(g.door.Backups())
	g.ask()
}

// fromWhat says what a vault can be put back from.
func fromWhat(all []store.Backup) string {
	const at = "2 January 2006 at 15:04"
	switch len(all) {
	case 0:
		return "There is no backup here. The rescue log may reach back to the vault's beginning, and then it is enough."
	case 1:
		return "There is one backup here, of " + all[0].At.Format(at) + ", and what was saved since may be in the rescue log."
	}
	return fmt.Sprintf("There are %d backups here, the newest of %s, and what was saved since may be in the rescue log.", len(all), all[0].At.Format(at))
}

// decide asks what is to be done about a vault that opens and is damaged. Nothing is preset.
func (g *gate) decide(v *store.Vault) {
	backups := g.door.Backups()
	g.damage, g.backups, g.rebuild = v.Found().Damage, fromWhat(backups), false
	back := advised
	if len(backups) == 0 {
		back = notAdvised
	}
	what := &kit.Field{ID: fieldWhat, Kind: kit.OneField, Label: "What is to be done?", Need: "Choose one of the three.", Options: []kit.Option{
		{ID: putBack, Words: back, Note: "The newest sound backup, and what the rescue log holds since. The damaged file is kept among the backups."},
		{ID: lookOnly, Words: onlyLooking, Note: "You can read and export what opens. When you next open handover it asks again."},
		{ID: goOnWith, Words: asItIs, Note: "What does not open is set apart and not shown any more. The list of who did what begins anew, and says that you chose this."},
	}}
	sure := &kit.Field{ID: fieldSure, Kind: kit.YesNoField, Label: "Go on without what does not open? The vault is then taken as whole: nothing reminds you later that something is missing.",
		Need: "Say yes or no.", Shown: func() bool { return what.Value() == goOnWith }}
	g.choice = kit.NewForm(g.house.Theme(), g.today, what, sure)
	g.choice.Finish = "Go on"
	g.choice.Done = func() tea.Cmd { return g.decided(v, what, sure) }
	g.form = g.choice
}

// decided does what was chosen.
func (g *gate) decided(v *store.Vault, what, sure *kit.Field) tea.Cmd {
	switch what.Value() {
	case putBack:
		g.rebuild = true
		g.ask()
		return nil
	case lookOnly:
		g.look = true
		return g.next()
	}
	if sure.Value() != "yes" {
		what.Choose()
		sure.Choose()
		g.form.Focus(fieldWhat)
		return nil
	}
	return g.work(g, "Setting apart what does not open…", func() error { return v.Accept(context.Background()) }, func(err error) tea.Cmd {
		if err != nil {
			what.Fail(kit.Sentence(err))
			return nil
		}
		g.damage = nil
		return g.next()
	})
}

// notBack says that the last good state could not be put back, and what can still be done.
func (g *gate) notBack(err error) {
	before := g.door.Before()
	words := "The vault could not be put back: " + err.Error() + "."
	if errors.Is(err, store.ErrNothing) {
		words = "There is nothing here that the vault could be put back from: no backup that can be used, and the rescue log does not reach back to the vault's beginning."
	}
	words += " Nothing was changed. Keep every file that is in the folder."
	if before.Damaged == nil { // it opens, and what opens can be read
		g.rebuild = false
		g.ask()
		g.say(words + " Open the vault once more to look at what opens.")
		return
	}
	g.say(words + " A backup that lies elsewhere is put back by the command: handover restore FILE")
}

// chooseAgain goes back from the passphrase to what is to be done.
func (g *gate) chooseAgain() tea.Cmd {
	g.coded = false
	g.forget()
	if v := g.door.Vault(); v != nil {
		g.decide(v)
	}
	return nil
}
