package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/store"
	"handover/store/desk"
)

func newPurge(s *settings) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "purge REF",
		Short: "Destroy the local copy of a closure that is in the council's record",
		Long: `purge ends the local copy of a closure for good, once it was transferred to the
council's record, nothing is lacking there and no hold stands: its key and all that
was recorded, here and in the backups beside the vault. It takes the passphrase.`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return purge(s, args[0], yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask before it is destroyed")
	return cmd
}

func purge(s *settings, ref string, yes bool) error {
	const without = "purge destroys a closure for good"
	switch {
	case s.keyFile != "":
		return wrongUse(errors.New("a purge gives the vault another key, and takes the passphrase for that"), "name a file that holds it with --passphrase-file")
	case !yes && !s.onTerminal():
		return s.agreed(false, "", without)
	}
	place, there, err := s.ready(false)
	if err != nil {
		return err
	}
	passphrase, err := s.passphrase()
	if err != nil {
		return errors.Join(err, place.Close())
	}
	once := bytes.Clone(passphrase) // opening the vault wipes what it takes
	defer clear(once)
	d, err := s.enter(place, there, store.With{Passphrase: passphrase}, false)
	if err != nil {
		return err
	}
	defer d.Close()
	if len(d.vault.Found().Damage) > 0 {
		return store.ErrReadOnly
	}
	id, c, err := find(d, ref)
	if err != nil {
		return err
	}
	if blockers := model.MayPurge(c, d.Guide, d.Today()); len(blockers) > 0 {
		return inTheWay(c.Reference, blockers)
	}
	told, err := d.Open(id)
	if err != nil {
		return err
	}
	if len(told) > 0 { // words that were typed and never entered
		return couldNot(fmt.Errorf("%s stays: %s", c.Reference, strings.Join(told, " ")), "open it in the program, and enter them or give them up")
	}
	if err := s.agreed(yes, fmt.Sprintf("%s\nDestroy %s here, and in every backup beside the vault, for good?", model.TransferWords(c), c.Reference), without); err != nil {
		return err
	}
	purging, err := d.Purge(once)
	var way *desk.InTheWay
	switch {
	case errors.As(err, &way):
		return inTheWay(c.Reference, way.Blockers)
	case errors.Is(err, desk.ErrUnswept):
		return couldNot(fmt.Errorf("%s: %w", c.Reference, err), `any command that opens the vault finishes it; "handover verify" does`)
	case err != nil:
		return err
	}
	return s.sayPurged(c.Reference, place, purging)
}

// inTheWay is everything that stands in the way of a purge, each with how to mend it.
func inTheWay(ref string, blockers []model.PurgeBlocker) error {
	var all faults
	for _, b := range blockers {
		why := oneLine(b.What)
		if title := oneLine(b.Title); !strings.HasPrefix(why, title) {
			why = title + ": " + why
		}
		all = append(all, &fault{fmt.Errorf("%s stays: %s", ref, why), strings.TrimSuffix(b.Mend, "."), exitCouldNot})
	}
	return all
}

// sayPurged says what is gone, what stays and what is beyond reach.
func (s *settings) sayPurged(ref string, place *store.Place, p store.Purging) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s is purged: its key and all that was recorded of it are gone, and the vault in\n%s was written anew under another key.\n\nBackups:\n", ref, place.Dir())
	fmt.Fprintf(&b, "  made anew: %s\n", p.Backup)
	for _, path := range p.Removed {
		fmt.Fprintf(&b, "  gone: %s\n", filepath.Base(path))
	}
	b.WriteString(`
What stays: a mark that names it to nobody, so that an old copy of it is refused
here; and who did what when, without a word of the case.

Beyond reach: backups made elsewhere with handover backup, files and paper that
were written out, copies on other computers, and what this disk keeps of old blocks
until it writes over them, which on an SSD may be long. What is in those is sealed,
but for what was written out. See to each of them yourself.
`)
	if _, err := s.out.Write([]byte(b.String())); err != nil {
		return err
	}
	var left faults
	for i, path := range p.Left {
		left = append(left, &fault{fmt.Errorf("the backup %s may still hold %s, and could not be removed: %w", path, ref, cause(p.LeftWhys[i])), "", exitCouldNot})
	}
	if len(left) == 0 {
		return nil
	}
	left[len(left)-1].hint = "delete it yourself; it is tried again each time the vault is opened"
	return left
}
