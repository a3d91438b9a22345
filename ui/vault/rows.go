package vault

import (
	"fmt"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
	"handover/ui/pack"
	"handover/ui/room"
)

// The rows.
const (
	rowFile    = "file"
	rowLog     = "log"
	rowBackups = "backups"
	rowBackUp  = "back up"
	rowVerify  = "verify"
	rowPass    = "passphrase"
	rowCode    = "code"
	rowAdd     = "add"
	rowKey     = "key"
	rowRules   = "rules"
	rowPacks   = "packs"
	rowTold    = "told"

	rowWay = "way " // and the id of a public key
)

// rows tell how the vault stands, and what can be done.
func (s *Screen) rows(v *store.Vault) []kit.Row {
	rows := s.saving(v)
	rows = append(rows, s.waysIn(v)...)
	rows = append(rows, kit.Row{Heading: true, Words: "From laptop to laptop"},
		kit.Row{ID: rowPacks, Mark: s.r.Theme().Glyphs.Bullet, Words: pack.KeysTitle, Under: pack.KeysUnder})
	return append(rows, s.rules()...)
}

func (s *Screen) saving(v *store.Vault) []kit.Row {
	t := s.r.Theme()
	rows := []kit.Row{{Heading: true, Words: "Saving"}}
	if s.r.File != "" {
		file := kit.Row{ID: rowFile, Mark: t.Mark(kit.Settled), Words: "The vault's file", Under: s.r.File}
		if info, err := os.Stat(s.r.File); err == nil {
			file.Right = size(info.Size())
		} else {
			file.Mark, file.Right = t.Mark(kit.Overdue), t.Words(kit.Overdue, "cannot be seen")
		}
		rows = append(rows, file)
	}
	log := kit.Row{ID: rowLog, Mark: t.Mark(kit.Settled), Words: "The rescue log", Under: "Each save lies in it as well, until the next backup"}
	if v.Kept() {
		log.Mark, log.Right = t.Mark(kit.Waits), t.Words(kit.Waits, "kept in the rescue log")
		log.Under = "The file did not take the newest saves; they are safe here. Enter tries again"
	}
	if damage := v.Found().Damage; len(damage) > 0 {
		rows = append(rows, kit.Row{ID: "damage", Mark: t.Mark(kit.Overdue), Words: "Damaged: can be read, and not changed", Under: damage[0]})
	}
	rows = append(rows, log, s.backups(v))
	verify := kit.Row{ID: rowVerify, Mark: t.Glyphs.Bullet, Words: "Verify everything now", Under: "Every record, every line of who did what, and each backup"}
	if s.last != "" {
		verify.Under = s.last
	}
	return append(rows,
		kit.Row{ID: rowBackUp, Mark: t.Glyphs.Bullet, Words: "Back up now", Under: "To a place of your choosing: best one that is not this laptop"},
		verify)
}

func (s *Screen) backups(v *store.Vault) kit.Row {
	t := s.r.Theme()
	row := kit.Row{ID: rowBackups, Mark: t.Mark(kit.Settled), Words: "Backups"}
	all, err := v.Backups()
	switch {
	case err != nil:
		row.Mark, row.Right, row.Under = t.Mark(kit.Overdue), t.Words(kit.Overdue, "cannot be seen"), kit.Sentence(err)
	case len(all) == 0:
		row.Mark, row.Right, row.Under = t.Mark(kit.Waits), t.Words(kit.Waits, "none yet"), "One is made when handover locks, and each day"
	default:
		row.Right = fmt.Sprintf("%d kept", len(all))
		row.Under = "Newest: " + s.moment(all[0].At) + ", " + size(all[0].Size) + ". Enter lists them"
	}
	return row
}

// listBackups says which backups there are, and where.
func (s *Screen) listBackups() tea.Cmd {
	all, err := s.r.Desk.Vault().Backups()
	if err != nil {
		s.r.Wrong(err)
		return nil
	}
	if len(all) == 0 {
		return s.r.Ask(&kit.Dialog{Title: "Backups", Words: "There is none yet. One is made when handover locks, and each day; or choose “Back up now”."})
	}
	words := []string{"They lie in " + folder(all[0].Path) + " and open with the passphrase that was in force when each was made.", ""}
	for _, b := range all {
		words = append(words, s.moment(b.At)+", "+size(b.Size))
	}
	words = append(words, "", "To put one back: handover restore FILE.")
	return s.r.Ask(&kit.Dialog{Title: "Backups", Words: strings.Join(words, "\n")})
}

func folder(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i > 0 {
		return path[:i]
	}
	return path
}

func (s *Screen) waysIn(v *store.Vault) []kit.Row {
	t := s.r.Theme()
	rows := []kit.Row{{Heading: true, Words: "Ways in"}}
	code := kit.Row{ID: rowCode, Mark: t.Mark(kit.Open), Words: "Recovery code", Right: "none", Under: "Opens the vault when the passphrase is forgotten. Enter makes one"}
	var keys []kit.Row
	for _, w := range s.ways {
		since := "since " + s.date(w.Added)
		switch w.Kind {
		case kindPassphrase:
			rows = append(rows, kit.Row{ID: rowPass, Mark: t.Mark(kit.Settled), Words: "Passphrase", Right: since, Under: "Enter changes it"})
		case kindCode:
			code.Mark, code.Right, code.Under = t.Mark(kit.Settled), "made "+s.date(w.Added), "Shown once, to be kept on paper. Enter makes another, or removes it"
		case kindKey:
			keys = append(keys, kit.Row{ID: rowWay + w.ID, Mark: t.Mark(kit.Settled), Words: "Key: " + w.Name, Right: since, Under: w.Fingerprint})
		}
	}
	rows = append(rows, code)
	rows = append(rows, keys...)
	made, changes := v.Made()
	key := kit.Row{ID: rowKey, Mark: t.Glyphs.Bullet, Words: "Change the vault's key", Right: "made " + made.Short(), Under: "When a laptop, a backup or a paper was lost"}
	if changes > 0 {
		key.Right = "changed " + once(changes)
	}
	return append(rows,
		kit.Row{ID: rowAdd, Mark: t.Glyphs.Bullet, Words: "Add a public key from a file", Under: "Gives a manager or the council a way in of their own"}, key)
}

func once(n int) string {
	if n == 1 {
		return "once"
	}
	return times(n)
}

func (s *Screen) rules() []kit.Row {
	t := s.r.Theme()
	told := kit.Row{ID: rowTold, Mark: t.Glyphs.Bullet, Words: "Who did what in the whole vault"}
	told.Under, _ = Brief(s.r)
	rules := kit.Row{ID: rowRules, Mark: t.Glyphs.Bullet, Words: "Rules in force", Under: "How long until it locks, what is kept how long, and who set it"}
	if len(s.r.Policy) == 0 {
		rules.Under = "As built in: nobody set any others here"
	}
	return []kit.Row{{Heading: true, Words: "To read"}, told, rules}
}

// does returns what Enter does on the selected row, and in a word what that is; nothing for a row that
// only tells.
func (s *Screen) does() (func() tea.Cmd, string) {
	push := func(make func() kit.Screen) func() tea.Cmd { return func() tea.Cmd { return s.r.Push(make()) } }
	asks := func(do func() tea.Cmd) func() tea.Cmd { // for the passphrase
		if !s.r.Demo {
			return do
		}
		return func() tea.Cmd {
			s.r.Say(room.NotInDemo)
			return nil
		}
	}
	switch id := s.list.ID(); id {
	case rowLog:
		if s.r.Desk.Kept() {
			return s.settle, "try again"
		}
	case rowBackups:
		return s.listBackups, "list them"
	case rowBackUp:
		return func() tea.Cmd { return s.backUp(s.place()) }, "back up"
	case rowVerify:
		return s.verify, "verify"
	case rowPass:
		return asks(push(func() kit.Screen { return newPassphrase(s.r) })), "change"
	case rowCode:
		return asks(s.code), "open"
	case rowAdd:
		return asks(func() tea.Cmd { return askKey(s.r) }), "add"
	case rowKey:
		return asks(push(func() kit.Screen { return newKey(s.r) })), "change"
	case rowTold:
		return push(func() kit.Screen { return newTold(s.r, "") }), "read"
	case rowPacks:
		return push(func() kit.Screen { return pack.NewKeys(s.r) }), "open"
	case rowRules:
		if len(s.r.Policy) > 0 {
			return s.showRules, "read"
		}
	default:
		if way, ok := wayOf(s.ways, strings.TrimPrefix(id, rowWay)); ok && strings.HasPrefix(id, rowWay) {
			return asks(func() tea.Cmd { return s.r.Push(removal(s.r, way)) }), "remove"
		}
	}
	return nil, ""
}

func (s *Screen) open() tea.Cmd {
	do, _ := s.does()
	if do == nil {
		return nil
	}
	return do()
}

func (s *Screen) showRules() tea.Cmd {
	return s.r.Ask(&kit.Dialog{Title: "Rules in force", Words: strings.Join(s.r.Policy, "\n\n")})
}

// code makes a recovery code; where there is one, it asks what is to become of that.
func (s *Screen) code() tea.Cmd {
	for _, w := range s.ways {
		if w.Kind != kindCode {
			continue
		}
		return s.r.Ask(&kit.Dialog{Title: "The recovery code", Words: "It was made on " + s.date(w.Added) + ", and lies on paper alone: it cannot be shown again.",
			Buttons: []kit.Button{
				{Words: "Leave it"},
				{Words: "Make another", Letter: "m", Do: func() tea.Cmd { return s.r.Push(newCode(s.r, true)) }},
				{Words: "Remove it", Letter: "r", Do: func() tea.Cmd { return s.r.Push(removal(s.r, w)) }},
			}})
	}
	return s.r.Push(newCode(s.r, false))
}

// size says how large a file is.
func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1000*1000:
		return fmt.Sprintf("%d KB", (n+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func (s *Screen) moment(at time.Time) string {
	at = at.In(s.r.Now().Location())
	return day(at, s.r.Now()) + ", " + at.Format("15:04")
}

func (s *Screen) date(at time.Time) string { return at.In(s.r.Now().Location()).Format("2 Jan 2006") }
