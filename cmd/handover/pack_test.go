package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/store"
)

// sits gives the user's vault keys for packs, and returns the key file and its six words.
func (u *user) sits(name, role string) (file, words string) {
	u.t.Helper()
	file = filepath.Join(u.home, "mine.key")
	out := u.run("identity", "--name", name, "--role", role, "--out", file).done().out
	for line := range strings.Lines(out) {
		if rest, is := strings.CutPrefix(line, "Six words: "); is {
			words = strings.TrimSpace(rest)
		}
	}
	if len(strings.Fields(words)) != 6 {
		u.t.Fatalf("the six words are %q", words)
	}
	return file, words
}

// without is a user whose vault is another than the template's, and holds nothing.
func without(t *testing.T) *user {
	t.Helper()
	u := withVault(t)
	other := newUser(t)
	other.run("import", u.write("birch.json", strings.NewReplacer("ALDER-1", "BIRCH-1", "a1de", "b1de").Replace(alder))).done()
	return other
}

func TestAClosureGoesToAColleagueAndBackByCommands(t *testing.T) {
	robin, helen := withVault(t), without(t)
	robinKey, robinWords := robin.sits("Robin Ashe", "social worker")
	helenKey, helenWords := helen.sits("Helen Marr", "team manager")
	sealed := filepath.Join(robin.home, "alder.pack")

	robin.run("pack", "ALDER-1", "--to", helenKey, "--out", sealed).fails(1, "handover: the key in "+helenKey+", which says it is Helen Marr, team manager's, is not pinned here", "hint: let them read its six words aloud, and pin it")
	robin.run("identity", "pin", helenKey, "--words", strings.ToUpper(strings.ReplaceAll(helenWords, " ", ", "))).done().says("The key of Helen Marr, team manager is pinned: " + helenWords)
	robin.run("identity", "list").done().says("Helen Marr, team manager\n  "+helenWords, "words compared on ")
	robin.run("pack", "alder-1", "--to", "helen marr", "--out", sealed).done().says("ALDER-1 is packed for Helen Marr, team manager in "+sealed+": 2 entries", "Only they can open it, until ")
	if b, err := os.ReadFile(sealed); err != nil || strings.Contains(string(b), "ALDER") {
		t.Errorf("the pack is not sealed: %v", err)
	}

	before := string(helen.vault())
	helen.run("unpack", sealed).fails(1, "handover: "+sealed+": this pack is refused: it is signed with a key that says it is Robin Ashe, social worker's, and that key is not pinned here",
		"hint: let them read you the six words of their key aloud, and pin their key file")
	helen.run("identity", "pin", robinKey, "--words", robinWords).done()
	helen.run("unpack", sealed).done().says("ALDER-1, from Robin Ashe, social worker ("+robinWords+").", "The closure is not here yet. It would come with 2 entries.", "2 by Noor Hale (social worker)", "Nothing was changed. To take it in, add --yes.")
	if string(helen.vault()) != before {
		t.Error("looking changed something")
	}
	helen.run("unpack", sealed, "--yes").done().says("Taken in: 2 entries.")
	helen.run("list").done().says("ALDER-1")
	was := helen.vault()
	helen.run("unpack", sealed, "--yes").done().says("This very pack was taken in on ", "It holds nothing that is not here already.", "Nothing was changed: all of it is here already.")
	if string(helen.vault()) != string(was) {
		t.Error("the same pack again changed something")
	}
	back := filepath.Join(helen.home, "back.pack")
	helen.run("pack", "ALDER-1", "--to", robinKey, "--out", back).done()
	robin.run("unpack", back, "--yes").done().says("Nothing was changed")
	robin.run("identity", "list").done().says("has signed for the first ")
	a, b := robin.run("export", "ALDER-1", "--format", "json").done().out, helen.run("export", "ALDER-1", "--format", "json").done().out
	if a != b {
		t.Errorf("the two laptops hold different closures:\n%s\n%s", a, b)
	}
	helen.run("audit", "show", "ALDER-1").done().says("Helen Marr (team manager) took in a colleague's pack of it: pack 1 from "+robinWords, "Helen Marr (team manager) packed it for a colleague: pack 1 for "+robinWords)
	helen.run("verify").done()

	robin.run("identity", "revoke", "Helen Marr").fails(2, "say why the key is revoked")
	robin.run("identity", "revoke", "Helen Marr", "--because", "the laptop was lost").done().says("their packs are refused from now on")
	robin.run("unpack", back).fails(1, "handover: "+back+": this pack is refused: the key of Helen Marr, team manager was revoked here on ", "hint: nothing was changed")
	robin.run("pack", "ALDER-1", "--to", "Helen Marr", "--out", sealed+"2").fails(1, "handover: the key of Helen Marr, team manager was revoked on ", "")
	robin.run("identity", "list").done().says("revoked on ", ": the laptop was lost")
}

func TestWordsThatWereNotReadFromThatKeyPinNothing(t *testing.T) {
	robin, helen := withVault(t), without(t)
	helenKey, helenWords := helen.sits("Helen Marr", "team manager")
	robin.sits("Robin Ashe", "social worker")
	robin.run("identity", "pin", helenKey).fails(2, "a key is pinned once its six words were read aloud and compared")
	robin.run("identity", "pin", helenKey, "--words", "amber kettle pony stream lantern oak").fails(1, "handover: these are not the six words of the key in "+helenKey, "hint: ask for the words once more")
	robin.run("identity", "pin", robin.write("letter", "Dear Robin"), "--words", helenWords).fails(1, "this is not a colleague's key file", `hint: your colleague makes one with "handover identity --out FILE"`)
	robin.run("identity", "pin", filepath.Join(robin.home, "mine.key"), "--words", robin.words()).fails(1, "this is this vault's own key")
	robin.run("identity", "list").done().says("No colleague's key is pinned here.")
	robin.run("identity", "pin", helenKey, "--words", helenWords).done()
	other := without(t)
	otherKey, otherWords := other.sits("Helen Marr", "team manager")
	robin.run("identity", "pin", otherKey, "--words", otherWords).fails(1, "handover: another key is pinned here for Helen Marr, team manager, since ", "hint: ask them whether they have a new laptop, and make sure by their voice; if so, add --replaces")
	robin.run("identity", "pin", otherKey, "--words", otherWords, "--replaces").done().says("It takes the place of the one before")
	robin.run("identity", "list").done().says("in place of an earlier key", "another key took its place")
}

// words are the user's own six words.
func (u *user) words() string {
	u.t.Helper()
	_, rest, _ := strings.Cut(u.run("identity").done().out, "Six words: ")
	words, _, _ := strings.Cut(rest, "\n")
	return words
}

func TestPackCommandsSayWhatIsMissing(t *testing.T) {
	u := withVault(t)
	u.run("identity").fails(1, "handover: nobody has said yet who they are", "hint: add --name and --role")
	u.run("identity", "--role", "social worker").fails(2, "--role says what somebody is")
	u.run("identity", "nothing").fails(2, `there is no command "identity nothing"`)
	u.run("identity", "list").done().says("No colleague's key is pinned here.")
	u.run("pack", "ALDER-1", "--out", "x").fails(2, "say for whom the pack is")
	u.run("pack", "ALDER-1", "--to", "Helen Marr").fails(2, "say which file to write")
	u.run("pack", "ALDER-1", "--to", "Helen Marr", "--out", u.write("there", "x")).fails(1, "is there already")
	u.run("pack", "ALDER-1", "--to", "Helen Marr", "--out", "x").fails(1, `no key is pinned here for "Helen Marr"`)
	u.run("pack", "OAK-9", "--to", "Helen Marr", "--out", "x").fails(1, "no closure here has the reference")
	u.run("unpack", "none").fails(1, "there is no file none")
	u.run("unpack", u.write("letter", "Dear Robin")).fails(1, "this pack is refused: it cannot be for this vault: this vault has no keys of its own for packs yet", `hint: make this vault's keys with "handover identity"`)
	u.sits("Robin Ashe", "social worker")
	u.run("unpack", u.write("letter", "Dear Robin")).fails(1, "this pack is refused: this file is no pack", "hint: nothing was changed")
	u.run("identity", "--out", filepath.Join(u.home, "mine.key")).fails(1, "there is a file of that name already", "add --force to replace it")
	if _, err := store.ReadIdentity(u.read("mine.key")); err != nil {
		t.Error(err)
	}
}

func (u *user) read(name string) string {
	u.t.Helper()
	b, err := os.ReadFile(filepath.Join(u.home, name))
	if err != nil {
		u.t.Fatal(err)
	}
	return string(b)
}
