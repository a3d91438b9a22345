//go:build unix

package main

import (
	"strings"
	"testing"
)

// ours is a list that adds a term; broken is the same with a slip on its fourth line.
const (
	ours = `[[entry]]
id = "our-hub"
kind = "jargon"
find = ["the hub"]
why = "Only we call it that."
better = "our office in Mill Lane"
`
	broken = `[[entry]]
id = "our-hub"
kind = "jargon"
finds = ["the hub"]
why = "Only we call it that."
better = "our office in Mill Lane"
`
)

func TestAListOfWordsThatIsBrokenIsToldOnceTheVaultIsOpenAndTheProgramGoesOn(t *testing.T) {
	u := withVault(t)
	path := u.write("data/words.toml", broken)
	x := u.open().sees("Passphrase")
	if strings.Contains(x.text(), "reading aid") {
		t.Errorf("told to whoever passes:\n%s", x.text())
	}
	x.types(good, enter).sees("Before you go on", "The reading aid goes by its own lists alone", "Line 4:", "finds", "Go on")
	r := u.bare("", "doctor", "--data", u.data)
	if r.exit != exitCouldNot || !strings.Contains(r.out, "WRONG  words     "+path+":4:") {
		t.Errorf("doctor exits with %d, and says\n%s", r.exit, r.out)
	}
	x.types(ctrlQ).ends(0)
}

func TestAListOfWordsInTheVaultsFolderIsTakenInAndDoctorNamesIt(t *testing.T) {
	u := withVault(t)
	u.bare("", "doctor", "--data", u.data).done().says("words     the reading aid goes by its own lists")
	path := u.write("data/words.toml", ours)
	u.bare("", "doctor", "--data", u.data).done().says("words     " + path + " changes the lists of the reading aid: 1 entry more")
	w := readWords(u.data)
	if w.wait() == nil || w.told() != "" {
		t.Errorf("told %q", w.told())
	}
	x := u.open().sees("Passphrase").types(good, enter).sees("Who is at the keyboard?").types(enter).sees("ALDER-1")
	x.types(ctrlQ).ends(0)
}
