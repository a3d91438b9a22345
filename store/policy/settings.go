package policy

import (
	"fmt"
	"strconv"
	"time"
)

// The least that a passphrase needs, as the vault has it: a policy can only ask for more.
const (
	lowestLength = 14
	lowestWords  = 3
)

// A setting is one key that a policy can have.
type setting struct {
	key  string
	sets string // what it sets: the key itself, but for escrow_key_file
	// read puts what a file says into the reader's policy, or says what is wrong with it.
	read func(r *reader, v value) (wrong string)
	// value is what is in force, to be compared.
	value func(p *Policy) any
	copy  func(to, from *Policy)
	rule  rule
	says  func(p *Policy) string
}

// A rule says when a later file's word counts.
type rule int

const (
	smaller   rule = iota // when its number is smaller
	larger                // when its number is larger
	unset                 // when no file before it names the setting
	firstOnly             // never
)

// mayFollow reports whether what a later file says may take the place of what is in force.
func (s setting) mayFollow(now, later *Policy, from source) bool {
	switch s.rule {
	case smaller:
		return weight(s.value(later)) < weight(s.value(now))
	case larger:
		return weight(s.value(later)) > weight(s.value(now))
	case unset:
		return from.file == ""
	}
	return false
}

// weight is the number by which the stricter of two values is told.
func weight(value any) int {
	switch v := value.(type) {
	case int:
		return v
	case time.Duration:
		return int(v / time.Second)
	case Period:
		return v.Calendar()
	}
	panic("policy: a setting without an order was compared")
}

// settings lists every setting, in the order in which it is shown.
func settings() []setting {
	return []setting{
		folder("data_folder", func(p *Policy) *string { return &p.DataFolder },
			"Keeps the vault in ", "Keeps the vault in the usual folder of whoever uses this computer"),
		{
			key: "lock_after_minutes", sets: "lock_after_minutes", rule: smaller,
			read: func(r *reader, v value) string {
				n, wrong := v.number(1, 15)
				r.policy.LockAfter = time.Duration(n) * time.Minute
				return wrong
			},
			value: func(p *Policy) any { return p.LockAfter },
			copy:  func(to, from *Policy) { to.LockAfter = from.LockAfter },
			says: func(p *Policy) string {
				return "Locks after " + count(int(p.LockAfter/time.Minute), "minute") + " without a key"
			},
		},
		{
			key: "keep_after_transfer", sets: "keep_after_transfer", rule: smaller,
			read: func(r *reader, v value) string {
				text, wrong := v.words("such as '30 days' or '1 working day'")
				if wrong != "" {
					return wrong
				}
				r.policy.KeepAfterTransfer, wrong = parsePeriod(text)
				return because(wrong, "is %s; %s", quoted(text), wrong)
			},
			value: func(p *Policy) any { return p.KeepAfterTransfer },
			copy:  func(to, from *Policy) { to.KeepAfterTransfer = from.KeepAfterTransfer },
			says: func(p *Policy) string {
				if p.KeepAfterTransfer.Days == 0 {
					return "Removes a closure from this computer as soon as its transfer is confirmed"
				}
				return "Keeps a closure for " + p.KeepAfterTransfer.String() + " once its transfer is confirmed"
			},
		},
		number("minimum_passphrase_characters", lowestLength, 64, larger, func(p *Policy) *int { return &p.PassphraseLength },
			func(n int) string { return "Accepts a passphrase from " + strconv.Itoa(n) + " characters" }),
		number("minimum_passphrase_words", lowestWords, 10, larger, func(p *Policy) *int { return &p.PassphraseWords },
			func(n int) string { return "Accepts a passphrase from " + strconv.Itoa(n) + " different words" }),
		escrow("escrow_key", (*reader).escrowKey),
		escrow("escrow_key_file", (*reader).escrowKeyFile),
		folder("export_folder", func(p *Policy) *string { return &p.ExportFolder },
			"Puts exports in ", "Sets no folder for exports"),
		number("keep_backups_days", 1, 31, firstOnly, func(p *Policy) *int { return &p.BackupDays },
			func(n int) string { return "Keeps a backup for each of the last " + count(n, "day") }),
		number("keep_backups_weeks", 0, 52, firstOnly, func(p *Policy) *int { return &p.BackupWeeks },
			func(n int) string {
				if n == 0 {
					return "Keeps no weekly backups"
				}
				return "Keeps a backup for each of the last " + count(n, "week")
			}),
		folder("backup_folder", func(p *Policy) *string { return &p.BackupFolder },
			"Puts backups in ", "Sets no folder for backups"),
	}
}

// number is a setting that is a whole number.
func number(key string, low, high int, rule rule, at func(p *Policy) *int, says func(n int) string) setting {
	return setting{
		key: key, sets: key, rule: rule,
		read: func(r *reader, v value) string {
			n, wrong := v.number(low, high)
			*at(r.policy) = n
			return wrong
		},
		value: func(p *Policy) any { return *at(p) },
		copy:  func(to, from *Policy) { *at(to) = *at(from) },
		says:  func(p *Policy) string { return says(*at(p)) },
	}
}

// folder is a setting that is a folder.
func folder(key string, at func(p *Policy) *string, says, without string) setting {
	return setting{
		key: key, sets: key, rule: unset,
		read: func(r *reader, v value) string {
			text, wrong := v.words("a whole path in 'single quotes'")
			if wrong != "" {
				return wrong
			}
			*at(r.policy), wrong = r.machine.folder(text)
			return wrong
		},
		value: func(p *Policy) any { return *at(p) },
		copy:  func(to, from *Policy) { *at(to) = *at(from) },
		says: func(p *Policy) string {
			if *at(p) == "" {
				return without
			}
			return says + *at(p)
		},
	}
}

// escrow is either of the two settings that name the council's key.
func escrow(key string, take func(r *reader, v value) string) setting {
	return setting{
		key: key, sets: "escrow_key", rule: unset,
		read:  take,
		value: func(p *Policy) any { return p.EscrowKey },
		copy:  func(to, from *Policy) { to.EscrowKey = from.EscrowKey },
		says: func(p *Policy) string {
			if p.EscrowKey == "" {
				return "Sets no key with which the council could open a vault"
			}
			return "Lets the council open a vault with the key that it holds"
		},
	}
}

// because formats what is wrong, or returns "" where nothing is.
func because(wrong, format string, args ...any) string {
	if wrong == "" {
		return ""
	}
	return fmt.Sprintf(format, args...)
}
