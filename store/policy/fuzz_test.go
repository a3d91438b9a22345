package policy

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func FuzzReading(f *testing.F) {
	for _, seed := range []string{
		"", Sample(), strings.ReplaceAll(Sample(), "\n#", "\n"), "lock_after_minutes = 5", "keep_after_transfer = '2607 working days'",
		"data_folder = '/srv/$HOME/%%'", "data_folder = '${HOME", "escrow_key = \"\"\"\na\n\"\"\"", "escrow_key_file = 'a'", "[a]\nb.c = 1",
		"keep_backups_days = [1,\n2]", "minimum_passphrase_words = {a = 1}", "lock_after_minutes = 1\nlock_after_minutes = 2", "a = 1_", "'", "=",
		"minimum_passphrase_characters = 0x20\r\nkeep_backups_weeks = 5_2", "\"\\u0000\" = 2026-01-01T00:00:00Z", "a = \xff",
	} {
		f.Add([]byte(seed))
	}
	nowhere := filepath.Join(f.TempDir(), FileName)
	f.Fuzz(func(t *testing.T, text []byte) {
		r := read(penguin(), nil, nowhere, text)
		for _, m := range r.told() {
			if strings.Contains(m.Error(), "\n") || m.What == "" || m.Line < 0 || m.Line > 0 && m.Column < 1 {
				t.Errorf("a mistake is told so: %+v", m)
			}
		}
		if len(r.mistakes) > 0 {
			return
		}
		p := Default()
		p.take(r)
		for what, good := range map[string]bool{
			"lock":       p.LockAfter >= time.Minute && p.LockAfter <= 15*time.Minute,
			"keep":       p.KeepAfterTransfer.Days >= 0 && p.KeepAfterTransfer.Calendar() <= 3650,
			"characters": p.PassphraseLength >= 14 && p.PassphraseLength <= 64,
			"words":      p.PassphraseWords >= 3 && p.PassphraseWords <= 10,
			"days":       p.BackupDays >= 1 && p.BackupDays <= 31,
			"weeks":      p.BackupWeeks >= 0 && p.BackupWeeks <= 52,
			"data":       fits(p.DataFolder),
			"exports":    fits(p.ExportFolder),
			"backups":    fits(p.BackupFolder),
			"key":        p.EscrowKey == strings.TrimSpace(p.EscrowKey) && utf8.ValidString(p.EscrowKey),
			"lines":      len(p.Lines()) == 10,
		} {
			if !good {
				t.Errorf("%s is out of bounds: %+v", what, p)
			}
		}
	})
}

func fits(folder string) bool {
	return folder == "" || strings.HasPrefix(folder, "/") && !strings.ContainsAny(folder, "\x00\n\r\t")
}
