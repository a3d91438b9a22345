package policy

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestEveryMistakeIsNamedWithItsPlaceAndHowToMendIt(t *testing.T) {
	const syntax = "; write one setting a line, as in lock_after_minutes = 5, with text in 'single quotes' and # before a remark"
	const all = "data_folder, lock_after_minutes, keep_after_transfer, minimum_passphrase_characters, minimum_passphrase_words, " +
		"escrow_key, escrow_key_file, export_folder, keep_backups_days, keep_backups_weeks, backup_folder"
	const period = "; write it as '30 days', '1 working day' or '0 days'"
	const tooLong = "; write at most '3650 days', or '2607 working days'"
	const asPeriod = "; write it as text, such as '30 days' or '1 working day'"
	const whole = `; write the whole path, such as '%LOCALAPPDATA%\handover' or 'D:\handover'`
	const asPath = "; write it as text, a whole path in 'single quotes'"
	const sign = "has a sign that no folder has, as a backslash in \"double quotes\" makes; put it in 'single quotes'"
	for _, c := range []struct {
		text string
		want []string
	}{
		// names
		{"# ours\n\n  lock_afer_minutes = 5", []string{"line 3, column 3: there is no setting called lock_afer_minutes; did you mean lock_after_minutes?"}},
		{"Lock-After-Minutes = 5", []string{"line 1, column 1: there is no setting called Lock-After-Minutes; did you mean lock_after_minutes?"}},
		{"keep_backup_day = 5", []string{"line 1, column 1: there is no setting called keep_backup_day; did you mean keep_backups_days?"}},
		{"lock_after = 5", []string{"line 1, column 1: there is no setting called lock_after; did you mean lock_after_minutes?"}},
		{"visits_needed = 6", []string{"line 1, column 1: there is no setting called visits_needed; take it out, or use one of: " + all}},
		{"lock_after_minutes.x = 6", []string{"line 1, column 1: there is no setting called lock_after_minutes.x; did you mean lock_after_minutes?"}},
		{"\"\" = 6", []string{`line 1, column 1: there is no setting called ""; take it out, or use one of: ` + all}},
		{"\"é\\n\" = 6", []string{`line 1, column 1: there is no setting called "é\n"; take it out, or use one of: ` + all}},
		{"[security]\nlock_after_minutes = 60", []string{
			"line 1, column 2: a policy has no tables; take [security] out, and leave the settings beneath it",
			"line 2, column 22: lock_after_minutes is 60; write a whole number from 1 to 15",
		}},
		{"[[a.b]]", []string{"line 1, column 3: a policy has no tables; take [a.b] out, and leave the settings beneath it"}},
		{"lock_after_minutes = 5\nkeep_backups_days = 2\nlock_after_minutes = 5", []string{"line 3, column 1: lock_after_minutes is on line 1 already; keep one of the two"}},

		// numbers
		{"lock_after_minutes = 0", []string{"line 1, column 22: lock_after_minutes is 0; write a whole number from 1 to 15"}},
		{"lock_after_minutes = 16", []string{"line 1, column 22: lock_after_minutes is 16; write a whole number from 1 to 15"}},
		{"lock_after_minutes = -5", []string{"line 1, column 22: lock_after_minutes is -5; write a whole number from 1 to 15"}},
		{"lock_after_minutes = 99999999999999999999", []string{"line 1, column 22: lock_after_minutes is 99999999999999999999; write a whole number from 1 to 15"}},
		{"lock_after_minutes = '5'", []string{"line 1, column 22: lock_after_minutes is text; write a whole number from 1 to 15, without quotes"}},
		{"lock_after_minutes = 5.0", []string{"line 1, column 22: lock_after_minutes is a number with a fraction; write a whole number from 1 to 15"}},
		{"lock_after_minutes = false", []string{"line 1, column 22: lock_after_minutes is true or false; write a whole number from 1 to 15"}},
		{"lock_after_minutes = [5]", []string{"line 1, column 1: lock_after_minutes is a list; write a whole number from 1 to 15"}},
		{"lock_after_minutes = {n = 5}", []string{"line 1, column 22: lock_after_minutes is a table; write a whole number from 1 to 15"}},
		{"lock_after_minutes = 2026-11-20", []string{"line 1, column 22: lock_after_minutes is a date or a time; write a whole number from 1 to 15"}},
		{"minimum_passphrase_characters = 13", []string{"line 1, column 33: minimum_passphrase_characters is 13; write a whole number from 14 to 64"}},
		{"minimum_passphrase_characters = 65", []string{"line 1, column 33: minimum_passphrase_characters is 65; write a whole number from 14 to 64"}},
		{"minimum_passphrase_words = 2", []string{"line 1, column 28: minimum_passphrase_words is 2; write a whole number from 3 to 10"}},
		{"minimum_passphrase_words = 11", []string{"line 1, column 28: minimum_passphrase_words is 11; write a whole number from 3 to 10"}},
		{"keep_backups_days = 0", []string{"line 1, column 21: keep_backups_days is 0; write a whole number from 1 to 31"}},
		{"keep_backups_days = 32", []string{"line 1, column 21: keep_backups_days is 32; write a whole number from 1 to 31"}},
		{"keep_backups_weeks = -1", []string{"line 1, column 22: keep_backups_weeks is -1; write a whole number from 0 to 52"}},
		{"keep_backups_weeks = 53", []string{"line 1, column 22: keep_backups_weeks is 53; write a whole number from 0 to 52"}},

		// periods
		{"keep_after_transfer = 30", []string{"line 1, column 23: keep_after_transfer is a number without quotes" + asPeriod}},
		{"keep_after_transfer = ' '", []string{"line 1, column 23: keep_after_transfer is empty" + asPeriod + ", or take the line out"}},
		{"keep_after_transfer = 'a month'", []string{`line 1, column 23: keep_after_transfer is "a month"` + period}},
		{"keep_after_transfer = '-1 days'", []string{`line 1, column 23: keep_after_transfer is "-1 days"` + period}},
		{"keep_after_transfer = '1.5 days'", []string{`line 1, column 23: keep_after_transfer is "1.5 days"` + period}},
		{"keep_after_transfer = '2 weeks'", []string{`line 1, column 23: keep_after_transfer is "2 weeks"` + period}},
		{"keep_after_transfer = '1 working day or so'", []string{`line 1, column 23: keep_after_transfer is "1 working day or so"` + period}},
		{"keep_after_transfer = '1 school day'", []string{`line 1, column 23: keep_after_transfer is "1 school day"` + period}},
		{"keep_after_transfer = '3651 days'", []string{`line 1, column 23: keep_after_transfer is "3651 days"` + tooLong}},
		{"keep_after_transfer = '2608 working days'", []string{`line 1, column 23: keep_after_transfer is "2608 working days"` + tooLong}},
		{"keep_after_transfer = '99999999999999999999 days'", []string{`line 1, column 23: keep_after_transfer is "99999999999999999999 days"` + tooLong}},

		// folders
		{"data_folder = 5", []string{"line 1, column 15: data_folder is a number without quotes" + asPath}},
		{"export_folder = ''", []string{"line 1, column 17: export_folder is empty" + asPath + ", or take the line out"}},
		{`data_folder = 'handover'`, []string{`line 1, column 15: data_folder is "handover"` + whole}},
		{`data_folder = '\handover'`, []string{`line 1, column 15: data_folder is "\\handover"` + whole}},
		{`data_folder = 'C:handover'`, []string{`line 1, column 15: data_folder is "C:handover"` + whole}},
		{`backup_folder = '\\server'`, []string{`line 1, column 17: backup_folder is "\\\\server"` + whole}},
		{`data_folder = '%LOCALAPDATA%\x'`, []string{"line 1, column 15: data_folder names %LOCALAPDATA%, which is not set on this computer; correct the name, or write %% for the sign itself"}},
		{`data_folder = '${NOWHERE}\x'`, []string{"line 1, column 15: data_folder names ${NOWHERE}, which is not set on this computer; correct the name, or write $$ for the sign itself"}},
		{`data_folder = '$EMPTY\x'`, []string{"line 1, column 15: data_folder names $EMPTY, which is not set on this computer; correct the name, or write $$ for the sign itself"}},
		{`data_folder = 'C:\100%'`, []string{"line 1, column 15: data_folder has a % that opens a name and does not close it; close it, or write %% for the sign itself"}},
		{`data_folder = '${HOME'`, []string{"line 1, column 15: data_folder has a $ that opens a name and does not close it; close it, or write $$ for the sign itself"}},
		{`data_folder = "C:\temp\new"`, []string{"line 1, column 15: data_folder " + sign}},
		{`data_folder = "C:\Users"`, []string{"line 1, column 18: this cannot be read: unicode escape sequence is too short; put a path with backslashes in 'single quotes'"}},

		// keys
		{"escrow_key = 'council-key'\nescrow_key_file = 'council.key'", []string{"line 2, column 1: escrow_key is on line 1 already, and there can only be one key; keep one of the two"}},
		{"escrow_key_file = 'council.key'\nescrow_key = 'council-key'", []string{"line 2, column 1: escrow_key_file is on line 1 already, and there can only be one key; keep one of the two"}},
		{"escrow_key = 'x'", []string{"line 1, column 14: escrow_key is no key that can be used: it is cut short; copy the council's public key in again"}},
		{"escrow_key = ''", []string{"line 1, column 14: escrow_key is empty; write it as text, the council's public key in 'single quotes', or take the line out"}},
		{"escrow_key_file = 'bad.key'", []string{`line 1, column 19: escrow_key_file names "bad.key", which is no key that can be used: it is cut short; copy the council's public key in again`}},
		{"escrow_key_file = 'no.key'", []string{`line 1, column 19: escrow_key_file names "no.key", and there is none in the policy's folder; put it there, or correct the name`}},
		{"escrow_key_file = 'empty.key'", []string{`line 1, column 19: escrow_key_file names "empty.key", which is empty; put the council's public key into it`}},
		{"escrow_key_file = '.'", []string{`line 1, column 19: escrow_key_file names ".", and it is a folder, where there should be a file; take it away, or put the file in its place`}},
		{"escrow_key_file = '../council.key'", []string{`line 1, column 19: escrow_key_file is "../council.key"; put the key into the policy's own folder, and write its name alone`}},
		{"escrow_key_file = '/etc/council.key'", []string{`line 1, column 19: escrow_key_file is "/etc/council.key"; put the key into the policy's own folder, and write its name alone`}},
		{"escrow_key_file = true", []string{"line 1, column 19: escrow_key_file is true or false; write it as text, the name of a file in the policy's own folder"}},

		// what is not TOML; what stands before it is told too
		{"lock_after_minutes = 99\nkeep_after_transfer = 30 days", []string{
			"line 1, column 22: lock_after_minutes is 99; write a whole number from 1 to 15",
			"line 2, column 26: this cannot be read: expected newline but got U+0064 'd'" + syntax,
		}},
		{"# é\nlock_after_minutes 5", []string{"line 2, column 20: this cannot be read: expected '=' after key" + syntax}},
		{"data_folder = “C:/x”", []string{"line 1, column 15: this cannot be read: “ is a quote as letters have it; type the straight ' instead"}},
		{"data_folder = é", []string{"line 1, column 15: this cannot be read: unexpected character 'é'" + syntax}},
		{"data_folder = 'C:/x", []string{"line 1, column 19: this cannot be read: unterminated literal string" + syntax}},
		{"lock_after_minutes = 05", []string{"line 1, column 22: this cannot be read: integers cannot have leading zeroes" + syntax}},
		{"lock_after_minutes =", []string{"line 1, column 20: this cannot be read: expected value, not end of input" + syntax}},
		{"lock_after_minutes = 5\x00", []string{"line 1, column 23: this cannot be read: expected newline but got U+0000" + syntax}},
	} {
		path := written(t, c.text)
		put(t, filepath.Join(filepath.Dir(path), "council.key"), " council-key\n")
		put(t, filepath.Join(filepath.Dir(path), "bad.key"), "nonsense")
		put(t, filepath.Join(filepath.Dir(path), "empty.key"), "\n")
		var want []string
		for _, w := range c.want {
			want = append(want, FileName+", "+w)
		}
		if got := refused(t, laptop(), noKey, path); !slices.Equal(got, want) {
			t.Errorf("%s\n got  %s\n want %s", c.text, strings.Join(got, "\n      "), strings.Join(want, "\n      "))
		}
	}
}

func TestAPathOfLinuxMustBeginAtTheTop(t *testing.T) {
	for text, want := range map[string]string{
		"data_folder = '~/handover'": `policy.toml, line 1, column 15: data_folder is "~/handover"; write the whole path, such as '$HOME/handover' or '/srv/handover'`,
		"data_folder = 'C:/x'":       `policy.toml, line 1, column 15: data_folder is "C:/x"; write the whole path, such as '$HOME/handover' or '/srv/handover'`,
		"data_folder = '$BAD'":       `policy.toml, line 1, column 15: data_folder has a sign that no folder has, as a backslash in "double quotes" makes; put it in 'single quotes'`,
	} {
		if got := refused(t, penguin(), nil, written(t, text)); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestTheEnvironmentIsPutIntoAPathOnce(t *testing.T) {
	for text, want := range map[string]string{
		`%LOCALAPPDATA%\handover`: `C:\Users\jo\AppData\Local\handover`, `${HOME}\h`: `C:\Users\jo\h`, `$HOME\h`: `C:\Users\jo\h`,
		`C:\100%%`: `C:\100%`, `C:\a$$HOME`: `C:\a$HOME`, `\\s\c$\x`: `\\s\c$\x`, `D:\a$`: `D:\a$`, `D:\$1`: `D:\$1`, `%ODD%`: `C:\50%\$HOME`,
	} {
		if got, wrong := laptop().folder(text); got != want || wrong != "" {
			t.Errorf("%s: %s %s", text, got, wrong)
		}
	}
	if _, wrong := (Machine{OS: "linux"}).folder("$HOME/x"); wrong == "" {
		t.Error("without an environment $HOME has no meaning")
	}
}

func TestAllMistakesOfAFileAreToldTogether(t *testing.T) {
	got := refused(t, penguin(), nil, written(t, "a = 1\nlock_after_minutes = 0\ndata_folder = 'x'\nescrow_key = 'a'\nescrow_key_file = 'b'\n"))
	if len(got) != 5 { // the file of a key is not there either
		t.Errorf("%d are told: %q", len(got), got)
	}
	var many strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&many, "nonsense_%d = 1\n", i)
	}
	got = refused(t, penguin(), nil, written(t, many.String()))
	if len(got) != 21 || got[20] != "policy.toml: and 980 mistakes more" {
		t.Errorf("%d are told, the last %q", len(got), got[len(got)-1])
	}
}

func TestAFileThatIsThereAndCannotBeReadIsNeverNoPolicy(t *testing.T) {
	for what, c := range map[string]struct {
		make func(path string) error
		want string
	}{
		"a folder":        {func(p string) error { return os.Mkdir(p, 0o700) }, "it is a folder, where there should be a file; take it away, or put the file in its place"},
		"a lost link":     {func(p string) error { return os.Symlink("nowhere", p) }, "it is a link to a file that is not there; put that in place, or take the link away"},
		"a ring of links": {func(p string) error { return os.Symlink(FileName, p) }, "it cannot be read: too many levels of symbolic links; let everybody who uses this computer read it"},
		"a device":        {func(p string) error { return os.Symlink("/dev/null", p) }, "it is not a file of text; take it away, or put one in its place"},
		"not UTF-8":       {func(p string) error { return os.WriteFile(p, []byte("# caf\xe9"), 0o600) }, "it is not saved as UTF-8; save it as UTF-8"},
		"UTF-16":          {func(p string) error { return os.WriteFile(p, []byte("\xff\xfe#\x00"), 0o600) }, "it is saved as UTF-16; save it as UTF-8"},
		"larger than it may be": {func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("#\n", largest/2)+"#"), 0o600) },
			"it is larger than 64 KiB, so it is some other file; put the right one in its place"},
		"nobody's to read": {func(p string) error { return os.WriteFile(p, nil, 0) }, "it cannot be read: permission denied; let everybody who uses this computer read it"},
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), FileName)
			if err := c.make(path); err != nil {
				t.Fatal(err)
			}
			if runtime.GOOS == onWindows && !strings.Contains(what, "UTF") && what != "a folder" {
				t.Skip("links, devices and rights are others on Windows")
			}
			if what == "nobody's to read" {
				if f, err := os.Open(path); err == nil {
					f.Close()
					t.Skip("whoever runs this may read everything")
				}
			}
			if got := refused(t, penguin(), nil, path); len(got) != 1 || got[0] != FileName+": "+c.want {
				t.Errorf("got %q", got)
			}
		})
	}
	if p := loaded(t, penguin(), strings.Repeat("#\n", largest/2)); len(p.From) != 1 {
		t.Error("a file of 64 KiB can be read")
	}
}
