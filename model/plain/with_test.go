package plain

import (
	"strings"
	"testing"
)

func TestACouncilAddsItsOwnWordsAndLeavesOursOut(t *testing.T) {
	l := lists(t)
	local, err := l.With("local.toml", []byte(`
[[leave]]
id = "coping-well"

[[leave]]
id = "denied"

[[class]]
name = "person"
words = ["lodger"]

[[entry]]
id = "our-tier"
kind = "jargon"
readers = ["professional"]
find = ["tier four-plus", "TFP"]
stands = ["tier four-plus car park"]
better = "the hospital team"

[[entry]]
id = "claims-here"
kind = "disbelief"
find = ["{person} insist*"]
why = "It may sound as if we doubt it."
better = "Write “said”."
`))
	if err != nil {
		t.Fatalf("the additions are sound: %v", err)
	}
	read := func(l *Lists, body string) []string {
		return rules(l.Read(Text{Body: body, Reader: Professional}), Disbelief, Jargon)
	}
	for _, c := range []struct{ body, ours, theirs string }{
		{"She is coping well.", "coping-well", ""},
		{"It goes to tier four plus.", "", "our-tier"},
		{"See the tier four plus car park.", "", ""},
		{"Ask the TFP.", "", "our-tier"},
		{"The lodger insists on it.", "", "claims-here"},
		{"The lodger claims so.", "", "claims"},
		{"It does not mean that she lied.", "", "lied"},
	} {
		if got := strings.Join(read(l, c.body), " "); got != c.ours {
			t.Errorf("%q, by our lists: %q is found, and should be %q; With must leave them as they are", c.body, got, c.ours)
		}
		if got := strings.Join(read(local, c.body), " "); got != c.theirs {
			t.Errorf("%q, with the council's: %q is found, and should be %q", c.body, got, c.theirs)
		}
	}
	again, err := local.With("more.toml", []byte("[[leave]]\nid = \"our-tier\"\n[[entry]]\nid = \"our-tier\"\nkind = \"jargon\"\nfind = [\"ward nine\"]\nbetter = \"the ward\""))
	if err != nil {
		t.Fatalf("an entry may be left out and written anew: %v", err)
	}
	if n := len(again.Entries()) - len(local.Entries()); n != 0 {
		t.Errorf("one was taken out and one put in, and there are %d more", n)
	}
}

func TestAFaultInALocalListNamesItsLineAndTheWayToMendIt(t *testing.T) {
	l := lists(t)
	for _, c := range []struct{ data, want string }{
		{"[[entry]]\nid = \"x\"\nkind =", "words.toml:3: this is not TOML"},
		{"id = \"x\"", "words.toml:1: \"id\" stands before any table"},
		{"[[entries]]\nid = \"x\"", "words.toml:1: the table \"entries\" is not known here; write one of [[entry]]"},
		{"[entry]\nid = \"x\"", "words.toml:1: the table \"entry\" is not known here"},
		{"[[entry]]\nid = \"Our Word\"\nkind = \"jargon\"\nfind = [\"x\"]\nbetter = \"y\"", "words.toml:2: the id \"Our Word\" is not small letters"},
		{"[[entry]]\nid = \"claims\"\nkind = \"jargon\"\nfind = [\"x\"]\nbetter = \"y\"", "words.toml:2: the id \"claims\" is taken at words.toml:"},
		{"[[entry]]\nid = \"x\"\nkind = \"silly\"", "words.toml:3: there is no kind \"silly\"; write one of: disbelief"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nbetter = \"y\"", "words.toml:1: the entry \"x\" looks for nothing; write find"},
		{"[[entry]]\nid = \"x\"\nkind = \"disbelief\"\nfind = [\"y\"]\nwhy = \"z\"", "words.toml:1: the entry \"x\" does not say what to say instead"},
		{"[[entry]]\nid = \"x\"\nkind = \"disbelief\"\nfind = [\"y\"]\nbetter = \"z\"", "words.toml:1: the entry \"x\" does not say why the words are pointed out"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = \"y\"\nbetter = \"z\"", "words.toml:4: find is not a list of words; write find = ["},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"y\", 3]\nbetter = \"z\"", "words.toml:4: find is not a list of words"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"y\"]\nreaders = [\"judge\"]\nbetter = \"z\"", "words.toml:5: no reader is called \"judge\"; write child, family or professional"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"y\"]\nalways = \"yes\"\nbetter = \"z\"", "words.toml:5: always is neither yes nor no"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"y\"]\nbetter = 3", "words.toml:5: better is not words"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"y\"]\ncolour = \"red\"\nbetter = \"z\"", "words.toml:5: \"colour\" is no key of [[entry]]; write one of: id"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\".. y\"]\nbetter = \"z\"", "words.toml:4: the words \".. y\" begin with a gap"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"y?\"]\nbetter = \"z\"", "words.toml:4: the words \"y?\" begin with a gap (..), or end"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"yo*\"]\nbetter = \"z\"", "words.toml:4: the words \"yo*\" hold \"yo*\"; write at least 3 letters before the star"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"{dog} y\"]\nbetter = \"z\"", "words.toml:4: the words \"{dog} y\" hold \"{dog}\", which is no class"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"y, z\"]\nbetter = \"z\"", "words.toml:4: the words \"y, z\" hold \"y,\", where only letters"},
		{"[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"\"]\nbetter = \"z\"", "words.toml:4: the words \"\" are empty"},
		{"[[entry]]\nid = \"x\"\nkind = \"acronym\"\nfind = [\"camhs\"]\nbetter = \"z\"", "words.toml:4: the entry \"x\" holds \"camhs\", which is not letters such as CAMHS"},
		{"[[entry]]\nkind = \"jargon\"\nfind = [\"y\"]\nbetter = \"z\"", "words.toml:1: id is missing; write id"},
		{"[[lead]]\nid = \"x\"\nfind = [\"y\"]\nlets = [\"long\"]", "words.toml:4: \"long\" is no kind that a lead can let stand"},
		{"[[lead]]\nid = \"x\"\nlets = [\"jargon\"]", "words.toml:1: the lead \"x\" looks for nothing"},
		{"[[class]]\nname = \"dog\"", "words.toml:1: the class \"dog\" has no words"},
		{"[[class]]\nname = \"dog\"\nwords = [\"big dog\"]", "words.toml:3: the class \"dog\" holds \"big dog\", which is no single word"},
		{"[[leave]]\nid = \"nothing-of-ours\"", "words.toml:2: there is no entry \"nothing-of-ours\" to leave out"},
	} {
		_, err := l.With("local/words.toml", []byte(c.data))
		if err == nil {
			t.Errorf("%q: nothing is said to be wrong", c.data)
			continue
		}
		if got := strings.TrimPrefix(err.Error(), "local/"); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: it is said that\n%s\nand it should be\n%s", c.data, got, c.want)
		}
	}
}

func TestAllFaultsOfALocalListAreToldAtOnce(t *testing.T) {
	l := lists(t)
	_, err := l.With("local.toml", []byte("[[leave]]\nid = \"nobody\"\n[[entry]]\nid = \"x\"\nkind = \"jargon\"\nfind = [\"a .. \", \"??\"]\nreaders = [\"all\"]\n[[class]]\nname = \"y\"\n"))
	if err == nil {
		t.Fatal("nothing is said to be wrong")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) < 6 {
		t.Errorf("six things are wrong; told:\n%v", err)
	}
	for _, line := range lines {
		if !strings.HasPrefix(line, "local.toml:") {
			t.Errorf("a fault names no line: %s", line)
		}
	}
}
