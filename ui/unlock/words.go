package unlock

import (
	"fmt"

	"handover/ui/kit"
)

// words are what stands above what is asked.
func (g *gate) words() []string {
	switch {
	case g.fresh != nil:
		return g.fresh.paragraphs("The code opened the vault. Choose a new passphrase now, in the place of the one that is forgotten. The code stays good: put the paper back where it is locked away.")
	case g.choice != nil:
		return append([]string{"The vault is damaged."}, append(g.found(), g.backups)...)
	case g.rebuild:
		words := append(g.found(), g.backups)
		if g.door.Vault() == nil {
			words = append([]string{"The vault's file cannot be used."}, words...)
		}
		what := "passphrase"
		if g.coded {
			what = "recovery code"
		}
		return append(words, "Type the "+what+", and the last good state is put back. What is here now is kept.")
	}
	var words []string
	if g.locked {
		words = append(words, g.stands())
	}
	switch {
	case g.free:
		return append(words, "Press Enter to go on.")
	case g.coded:
		return append(words, "Type the recovery code from the paper. Capitals and hyphens do not matter. A new passphrase is chosen next.")
	case !g.locked:
		return append(words, "Everything in handover is sealed. Your passphrase opens it.")
	}
	return words
}

// found says what is wrong with the vault. A long list is cut: F1 tells the rest.
func (g *gate) found() []string {
	const most = 2
	if len(g.damage) <= most {
		return g.damage
	}
	return append(append([]string(nil), g.damage[:most]...), fmt.Sprintf("And %d more; F1 tells them.", len(g.damage)-most))
}

// stands says how saving stood when it locked. Nobody who passes is told more.
func (g *gate) stands() string {
	if g.saved() {
		return "handover is locked. Everything that was typed is saved."
	}
	return "handover is locked. Some words could not be saved yet; they are kept in memory until the disk takes them."
}

// Title says where the worker is.
func (g *gate) Title() string {
	switch {
	case g.fresh != nil:
		return "A new passphrase"
	case g.choice != nil || g.rebuild:
		return "The vault is damaged"
	case g.coded:
		return "Recovery code"
	case g.locked:
		return "Locked"
	}
	return "Unlock"
}

// Keys are the screen's keys.
func (g *gate) Keys() []kit.Key {
	switch {
	case g.busy != "":
		return nil
	case g.fresh != nil:
		return append(append(g.keys(), g.fresh.Choice.Keys()...), kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "back", More: "goes back and changes nothing", Do: g.toPassphrase})
	case g.choice != nil:
		return g.keys()
	case g.free:
		return []kit.Key{{Show: "Enter", Words: "go on"}}
	}
	words := "open"
	if g.rebuild {
		words = "put it back"
	}
	keys := []kit.Key{{Show: "Enter", Words: words}}
	if g.coded {
		keys = append(keys, kit.Key{Press: []string{"f5"}, Show: "F5", Words: "show or hide", More: "shows what is typed, or hides it", Do: g.shows})
	} else {
		keys = append(keys, kit.Key{Press: []string{"f4"}, Show: "F4", Words: "I have the recovery code", More: "asks for the recovery code, for when the passphrase is forgotten", Do: g.toCode})
	}
	switch {
	case g.rebuild && g.door.Vault() != nil:
		keys = append(keys, kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "back", Do: g.chooseAgain})
	case g.coded:
		keys = append(keys, kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "the passphrase", Do: g.toPassphrase})
	}
	return keys
}

// Help says what F1 tells beyond the keys.
func (g *gate) Help() string {
	switch {
	case g.fresh != nil:
		return help(append(g.words(), about)...)
	case g.choice != nil || g.rebuild:
		return help(append(append(append([]string(nil), g.damage...), g.backups),
			"Putting back takes the newest backup that is sound, and then everything that the rescue log holds since. The damaged file is put aside among the backups, sealed as it was.",
			"Looking only changes nothing: what opens can be read and exported. Going on takes what opens as the whole.",
			"Where nothing here helps, a backup that lies elsewhere is put back with: handover restore FILE")...)
	}
	return help("Everything that was typed into handover is sealed on this laptop. The passphrase opens it; nobody can look it up for you.",
		"When it is forgotten, the recovery code opens the vault, if one was made and lies on paper, and a new passphrase is chosen then. So does a key that your council added as a way in. Without any of these there is no way back.",
		"Three tries are free. After that each wrong one makes the next wait longer, five minutes at most.")
}
