package policy

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWithoutAPolicyEverythingIsAsBuiltIn(t *testing.T) {
	p, err := Load(penguin(), nil, filepath.Join(t.TempDir(), "none", FileName))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p, Default()) {
		t.Errorf("got %+v", p)
	}
	want := []string{
		"Keeps the vault in the usual folder of whoever uses this computer (as built in)",
		"Locks after 5 minutes without a key (as built in)",
		"Keeps a closure for 30 days once its transfer is confirmed (as built in)",
		"Accepts a passphrase from 14 characters (as built in)",
		"Accepts a passphrase from 3 different words (as built in)",
		"Sets no key with which the council could open a vault (as built in)",
		"Sets no folder for exports (as built in)",
		"Keeps a backup for each of the last 7 days (as built in)",
		"Keeps a backup for each of the last 4 weeks (as built in)",
		"Sets no folder for backups (as built in)",
	}
	if got := p.Lines(); !slices.Equal(got, want) {
		t.Errorf("got:\n%s", strings.Join(got, "\n"))
	}
	if got := new(Policy).Lines(); len(got) != len(want) {
		t.Errorf("an empty policy has %d lines", len(got))
	}
}

func TestACouncilsPolicyIsInForceAndSaysWhichFileSetIt(t *testing.T) {
	path := written(t, `
data_folder = '%LOCALAPPDATA%\handover'
lock_after_minutes = 1
keep_after_transfer = "1 Working Day"
minimum_passphrase_characters = 0x14
"minimum_passphrase_words" = 1_0
escrow_key = """
  council-key
"""
export_folder = '\\files\social care$\out'
keep_backups_days = 31 # a month
keep_backups_weeks = 0
backup_folder = "D:/backups"
`)
	p, err := Load(laptop(), noKey, path)
	if err != nil {
		t.Fatal(err)
	}
	want := Policy{
		DataFolder: `C:\Users\jo\AppData\Local\handover`, LockAfter: time.Minute, KeepAfterTransfer: Period{1, true},
		PassphraseLength: 20, PassphraseWords: 10, EscrowKey: "council-key", ExportFolder: `\\files\social care$\out`,
		BackupDays: 31, BackupWeeks: 0, BackupFolder: "D:/backups", From: []string{path}, sources: p.sources,
	}
	if !reflect.DeepEqual(*p, want) {
		t.Errorf("got %+v", *p)
	}
	lines := []string{
		`Keeps the vault in C:\Users\jo\AppData\Local\handover`, "Locks after 1 minute without a key",
		"Keeps a closure for 1 working day once its transfer is confirmed", "Accepts a passphrase from 20 characters",
		"Accepts a passphrase from 10 different words", "Lets the council open a vault with the key that it holds",
		`Puts exports in \\files\social care$\out`, "Keeps a backup for each of the last 31 days", "Keeps no weekly backups",
		"Puts backups in D:/backups",
	}
	for i, line := range p.Lines() {
		if line != lines[i]+" ("+path+")" {
			t.Errorf("got %q", line)
		}
	}
}

func TestTheFileBesideTheProgramCanOnlyMakeThePolicyStricter(t *testing.T) {
	for _, c := range []struct {
		what, system, beside string
		want                 Policy // what differs from the built-in values
	}{
		{"the shorter lock counts", "lock_after_minutes = 10", "lock_after_minutes = 3", Policy{LockAfter: 3 * time.Minute}},
		{"a longer lock does not", "lock_after_minutes = 2", "lock_after_minutes = 15", Policy{LockAfter: 2 * time.Minute}},
		{"nor where the system's file leaves it as built in", "# nothing", "lock_after_minutes = 15", Policy{}},
		{"the shorter keeping counts", "keep_after_transfer = '10 days'", "keep_after_transfer = '1 working day'", Policy{KeepAfterTransfer: Period{1, true}}},
		{"five working days are no shorter than a week", "keep_after_transfer = '7 days'", "keep_after_transfer = '5 working days'", Policy{KeepAfterTransfer: Period{7, false}}},
		{"four are", "keep_after_transfer = '7 days'", "keep_after_transfer = '4 working days'", Policy{KeepAfterTransfer: Period{4, true}}},
		{"a longer keeping does not count", "keep_after_transfer = '1 working day'", "keep_after_transfer = '3 days'", Policy{KeepAfterTransfer: Period{1, true}}},
		{"the longer passphrase counts", "minimum_passphrase_characters = 20", "minimum_passphrase_characters = 24", Policy{PassphraseLength: 24}},
		{"a shorter one does not", "minimum_passphrase_characters = 20", "minimum_passphrase_characters = 14", Policy{PassphraseLength: 20}},
		{"more words count", "minimum_passphrase_words = 4", "minimum_passphrase_words = 5", Policy{PassphraseWords: 5}},
		{"fewer do not", "minimum_passphrase_words = 5", "minimum_passphrase_words = 3", Policy{PassphraseWords: 5}},
		{"the system's folder counts", "data_folder = 'C:\\a'", "data_folder = 'C:\\b'", Policy{DataFolder: `C:\a`}},
		{"another folder may be added", "lock_after_minutes = 5", "export_folder = 'C:\\b'", Policy{ExportFolder: `C:\b`}},
		{"the system's key counts", "escrow_key = 'a'", "escrow_key = 'b'", Policy{EscrowKey: "a"}},
		{"a key may be added", "", "escrow_key = 'b'", Policy{EscrowKey: "b"}},
		{"fewer backups do not count", "keep_backups_days = 14", "keep_backups_days = 1", Policy{BackupDays: 14}},
		{"nor do more", "keep_backups_days = 1", "keep_backups_days = 31", Policy{BackupDays: 1}},
		{"nor fewer than built in", "", "keep_backups_weeks = 0", Policy{}},
	} {
		p := loaded(t, laptop(), c.system, c.beside)
		want := *Default()
		overlay(&want, c.want)
		want.From, want.sources = p.From, p.sources
		if !reflect.DeepEqual(*p, want) {
			t.Errorf("%s: got %+v", c.what, *p)
		}
	}
}

// overlay puts what is set in a policy over another.
func overlay(to *Policy, with Policy) {
	for i, v := 0, reflect.ValueOf(with); i < v.NumField(); i++ {
		if f := reflect.ValueOf(to).Elem().Field(i); f.CanSet() && !v.Field(i).IsZero() {
			f.Set(v.Field(i))
		}
	}
}

func TestDoctorShowsWhatDoesNotCount(t *testing.T) {
	p := loaded(t, laptop(), "lock_after_minutes = 3", "lock_after_minutes = 9\nkeep_after_transfer = '1 day'\nkeep_backups_days = 2\nescrow_key = 'b'")
	first, second := p.From[0], p.From[1]
	for _, want := range []string{
		"Locks after 3 minutes without a key (" + first + "; " + second + " asks for something else, which does not count)",
		"Keeps a closure for 1 day once its transfer is confirmed (" + second + ")",
		"Keeps a backup for each of the last 7 days (as built in; " + second + " asks for something else, which does not count)",
		"Lets the council open a vault with the key that it holds (" + second + ")",
	} {
		if !slices.Contains(p.Lines(), want) {
			t.Errorf("missing: %s\nin:\n%s", want, strings.Join(p.Lines(), "\n"))
		}
	}
	same := loaded(t, laptop(), "lock_after_minutes = 3", "lock_after_minutes = 3")
	if got, want := same.Lines()[1], "Locks after 3 minutes without a key ("+same.From[0]+")"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestAFileBesideTheProgramServesWhereTheSystemHasNone(t *testing.T) {
	beside := written(t, "lock_after_minutes = 15\nkeep_backups_days = 1")
	p, err := Load(penguin(), nil, filepath.Join(t.TempDir(), FileName), beside)
	if err != nil {
		t.Fatal(err)
	}
	if p.LockAfter != 15*time.Minute || p.BackupDays != 1 || !slices.Equal(p.From, []string{beside}) {
		t.Errorf("got %+v", p)
	}
}

func TestAMistakeBesideTheProgramStopsTheCouncilsPolicyToo(t *testing.T) {
	good, bad := written(t, "lock_after_minutes = 3"), written(t, "lock_after_minutes = 0\nfoo = 1")
	other := written(t, "[x]")
	got := refused(t, penguin(), nil, good, bad, other)
	if len(got) != 3 {
		t.Errorf("the mistakes of both files should be told: %q", got)
	}
}

func TestAnOwnersFileMayHaveTheMarkThatNotepadPutsFirst(t *testing.T) {
	if p := loaded(t, penguin(), "\ufefflock_after_minutes = 2\r\nkeep_backups_days = 3\r\n"); p.LockAfter != 2*time.Minute || p.BackupDays != 3 {
		t.Errorf("got %+v", p)
	}
}

func TestPeriodsReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]struct {
		p        Period
		says     string
		calendar int
	}{
		"30 days": {Period{30, false}, "30 days", 30}, "1 day": {Period{1, false}, "1 day", 1}, "0 days": {Period{0, false}, "0 days", 0},
		"1 working day": {Period{1, true}, "1 working day", 2}, " 10  Working days ": {Period{10, true}, "10 working days", 14},
		"5 working days": {Period{5, true}, "5 working days", 7}, "0 working days": {Period{0, true}, "0 working days", 0},
		"3650 days": {Period{3650, false}, "3650 days", 3650}, "2607 working days": {Period{2607, true}, "2607 working days", 3650},
	} {
		p, wrong := parsePeriod(text)
		if wrong != "" || p != want.p || p.String() != want.says || p.Calendar() != want.calendar {
			t.Errorf("%q: %v %q %d %s", text, p, p, p.Calendar(), wrong)
		}
		if again, _ := parsePeriod(p.String()); again != p {
			t.Errorf("%q reads back as %v", p.String(), again)
		}
	}
}
