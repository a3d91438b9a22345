package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
)

func newVerify(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Verify that every record opens, that who did what holds, and every backup",
		Long: `verify opens every record, follows every line of who did what, and looks into
each backup beside the vault. Where something is wrong it says what, and what can
be saved. Of a vault that cannot be opened at all it says what is still there.`,
		Args: arguments(0),
		RunE: func(*cobra.Command, []string) error { return verify(s) },
	}
}

func verify(s *settings) error {
	place, _, err := s.ready(false)
	if err != nil {
		return s.cannotOpen(place, err)
	}
	with, err := s.with()
	if err != nil {
		return errors.Join(err, place.Close())
	}
	v, err := s.openVault(place, true, with, false)
	if err != nil {
		return errors.Join(s.cannotOpen(place, err), place.Close())
	}
	defer v.Close()
	s.tell(v.Found().Told...)
	if g, err := guide.Load(); err == nil {
		_, _ = desk.New(v, g, now) // says who is at the keyboard, for the line of the audit; it may be spoilt
	}
	f, err := v.Verify(context.Background())
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return err
	}
	damage := slices.Clone(v.Found().Damage) // what only the rescue log shows is found at opening
	for _, d := range f.Damage {
		if !slices.Contains(damage, d) {
			damage = append(damage, d)
		}
	}
	if err != nil && len(damage) == 0 {
		damage = append(damage, err.Error())
	}
	if err := s.sayVerified(place, f, len(damage) == 0); err != nil {
		return err
	}
	return damageFaults(damage, f.Spoilt, place)
}

// sayVerified says on standard output what was looked at.
func (s *settings) sayVerified(place *store.Place, f store.Finding, whole bool) error {
	var b strings.Builder
	if whole {
		fmt.Fprintf(&b, "The vault in %s is sound: every record opens, and every line of who did what\nis as it was written.\n", place.Dir())
	}
	fmt.Fprintf(&b, "It holds %s.\n\nBackups beside it:\n", countWords(f.Counts))
	for _, told := range f.Told {
		fmt.Fprintf(&b, "  %s\n", told)
	}
	_, err := s.out.Write([]byte(b.String()))
	return err
}

// countWords says how much a vault holds.
func countWords(n store.Counts) string {
	return fmt.Sprintf("%s, %s, %s, and %s of who did what; %s in all",
		counted(n.Closures, "closure"), plural(n.Entries, "entry", "entries"), counted(n.Drafts, "draft"), counted(n.Audit, "line"), counted(n.Records, "record"))
}

func counted(n int, what string) string { return plural(n, what, what+"s") }

func plural(n int, one, more string) string {
	switch n {
	case 0:
		return "no " + more
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// damageFaults are what is wrong, with what can be saved as the hint of the last.
func damageFaults(damage, spoilt []string, place *store.Place) error {
	var all faults
	for _, d := range damageWords(damage) {
		all = append(all, &fault{err: errors.New(d), exit: exitCouldNot})
	}
	if n := len(all); n > 0 {
		all[n-1].hint = saveHint(place)
	}
	for _, d := range spoilt {
		all = append(all, &fault{err: errors.New("a backup is spoilt: " + d), exit: exitCouldNot})
	}
	if len(spoilt) > 0 {
		all[len(all)-1].hint = `"handover backup FILE" makes another; keep the spoilt one only if it may hold what nothing else does`
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// cannotOpen says what is still there of a vault whose file cannot be opened, and how to save it.
func (s *settings) cannotOpen(place *store.Place, err error) error {
	if place == nil || !mendable(err) {
		return err
	}
	backups, listed := place.Backups()
	var b strings.Builder
	fmt.Fprintf(&b, "What is there beside the vault's file in %s:\n", place.Dir())
	fmt.Fprintf(&b, "  The rescue log, with each save since the newest backup: %s.\n", thereWords(filepath.Join(place.Dir(), rescueFile)))
	fmt.Fprintf(&b, "  The copies of the ways in: %s.\n", thereWords(filepath.Join(place.Dir(), slotsFile)))
	switch {
	case listed != nil:
		fmt.Fprintf(&b, "  Backups: %v.\n", listed)
	case len(backups) == 0:
		fmt.Fprintln(&b, "  Backups: there is none.")
	default:
		fmt.Fprintln(&b, "  Backups, which were not looked into:")
	}
	for _, at := range backups {
		fmt.Fprintf(&b, "    %s, %s: %s\n", at.At.Format(timeForm), sizeWords(at.Size), at.Path)
	}
	if detail := store.Detail(err); detail != "" {
		fmt.Fprintf(&b, "What was found, for whoever looks after this computer:\n  %s\n", detail)
	}
	if _, err := s.out.Write([]byte(b.String())); err != nil {
		return err
	}
	return couldNot(err, saveHint(place))
}

// timeForm is how a time is told.
const timeForm = "2 January 2006 at 15:04"

// saveHint says what can be saved of a damaged vault.
func saveHint(place *store.Place) string {
	const restore = `"handover restore" puts back the last good state: `
	backups, _ := place.Backups()
	_, err := os.Lstat(filepath.Join(place.Dir(), rescueFile))
	log := err == nil
	switch {
	case len(backups) > 0 && log:
		return restore + "the newest sound backup (there is one from " + backups[0].At.Format(timeForm) + "), and what the rescue log holds since"
	case len(backups) > 0:
		return restore + "the newest sound backup (there is one from " + backups[0].At.Format(timeForm) + "); there is no rescue log, so what was saved since is not in it"
	case log:
		return restore + "there is no backup, so that it depends on the rescue log alone"
	}
	return "there is neither a backup nor a rescue log beside it; if you have a backup somewhere else, name it: handover restore FILE"
}

// What lies beside a vault's file.
const (
	rescueFile  = "handover.rescue"
	slotsFile   = "handover.slots"
	ballastFile = "handover.ballast"
)

// thereWords says whether a file is there, and how large it is.
func thereWords(path string) string {
	info, err := os.Lstat(path)
	if err != nil {
		return "not there"
	}
	return "there, " + sizeWords(info.Size())
}
