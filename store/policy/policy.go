// Package policy reads policy.toml, in which a council's IT department sets how handover is secured
// and how long it keeps what it holds. It never sets limits of practice: those are the guide's.
//
// A policy may lie in the system's policy folder and beside the program (see Find). Both are read
// where both exist. The first file that is there sets what is in force, and leaves as built in what
// it does not name; any later one can only make it stricter, so that a file which the worker can
// write never loosens the council's. Stricter means, for each setting:
//
//	lock_after_minutes             the smaller number
//	keep_after_transfer            the shorter time, a working day counted as 7/5 days, rounded up
//	minimum_passphrase_characters  the larger number
//	minimum_passphrase_words       the larger number
//	data_folder, export_folder, backup_folder, escrow_key (or escrow_key_file)
//	                               none is stricter: the first file that names it counts
//	keep_backups_days, keep_backups_weeks
//	                               none is stricter, as fewer copies guard less well against loss and
//	                               more keep longer: the first file counts, with its built-in numbers
//	                               where it names none
//
// A file with a mistake in it is never half a policy: Load then returns none, and the vault stays
// shut until the mistake is mended.
package policy

import (
	"time"
)

// A Policy is what is in force on this computer.
type Policy struct {
	DataFolder        string        // where the vault lies; "" for the usual folder
	LockAfter         time.Duration // how long without a key until the screen locks: 1 to 15 minutes
	KeepAfterTransfer Period        // how long a closure stays once its transfer is confirmed
	PassphraseLength  int           // characters that make a passphrase good enough: 14 to 64
	PassphraseWords   int           // or different words that do: 3 to 10
	EscrowKey         string        // the council's public key as text, trimmed; "" for none
	ExportFolder      string        // where exports go; "" where none is set
	BackupDays        int           // days of which a backup is kept: 1 to 31
	BackupWeeks       int           // weeks of which a backup is kept: 0 to 52
	BackupFolder      string        // where backups go; "" where none is set
	From              []string      // the files that it was read from, in order; none for Default

	sources map[string]source // by what is set; nothing for what is as built in
}

// A source says where a setting comes from.
type source struct {
	file   string // "" as built in
	passed string // a later file that asks for something else, and does not count
}

// Default returns what is in force where there is no policy.
func Default() *Policy {
	return &Policy{
		LockAfter:         5 * time.Minute,
		KeepAfterTransfer: Period{Days: 30},
		PassphraseLength:  lowestLength,
		PassphraseWords:   lowestWords,
		BackupDays:        7,
		BackupWeeks:       4,
		sources:           map[string]source{},
	}
}

// InForce finds and reads the policy of this computer. checkKey is as for Load.
func InForce(checkKey func(key string) error) (*Policy, error) {
	m, err := Here()
	if err != nil {
		return nil, err
	}
	places, err := Find(m)
	if err != nil {
		return nil, err
	}
	return Load(m, checkKey, places...)
}

// Load reads the policy files at paths, the one with most authority first. A path at which there is
// nothing is passed over; without any file it returns Default. checkKey says what is wrong with the
// text of an escrow key, nil when it can be used; a nil checkKey takes any.
//
// Every mistake in every file is told in the one error, each on its own line as a Mistake. With an
// error there is no policy, and the caller must not open the vault.
func Load(m Machine, checkKey func(key string) error, paths ...string) (*Policy, error) {
	p := Default()
	var wrong []Mistake
	for _, path := range paths {
		text, there, why := textAt(path)
		if why != "" {
			wrong = append(wrong, Mistake{File: path, What: why})
			continue
		}
		if !there {
			continue
		}
		r := read(m, checkKey, path, text)
		if len(r.mistakes) > 0 {
			wrong = append(wrong, r.told()...)
			continue
		}
		p.take(r)
	}
	if len(wrong) > 0 {
		return nil, refusal(wrong)
	}
	return p, nil
}

// take brings in what one file says, as far as it may.
func (p *Policy) take(r *reader) {
	first := len(p.From) == 0
	p.From = append(p.From, r.file)
	for _, s := range settings() {
		if _, given := r.given[s.key]; !given {
			continue
		}
		now := p.sources[s.sets]
		if first || s.mayFollow(p, r.policy, now) {
			s.copy(p, r.policy)
			p.sources[s.sets] = source{file: r.file}
		} else if s.value(p) != s.value(r.policy) {
			now.passed = r.file
			p.sources[s.sets] = now
		}
	}
}
