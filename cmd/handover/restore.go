package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"handover/store"
	"handover/store/bolt"
)

// A restoring is what the command line asks to be put back.
type restoring struct{ yes, force bool }

func newRestore(s *settings) *cobra.Command {
	var r restoring
	cmd := &cobra.Command{
		Use:   "restore [FILE]",
		Short: "Put back the last good state of a damaged vault, or a backup",
		Long: `restore without FILE puts back the last good state of a damaged vault: the newest
sound backup, and what the rescue log holds since. With FILE it puts back that
backup, as it was on its day: into an empty place, over a damaged vault, or with
--force over one that is sound. What was there before is kept among the backups.`,
		Args: upTo(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return r.rebuild(s)
			}
			return r.from(s, args[0])
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&r.yes, "yes", false, "do not ask before a vault's file is taken out of use")
	flags.BoolVar(&r.force, "force", false, "with FILE: replace a vault that is sound")
	return cmd
}

// agreed makes sure that somebody wants what is about to be done.
func (s *settings) agreed(yes bool, asked, without string) error {
	switch {
	case yes:
		return nil
	case !s.onTerminal():
		return wrongUse(errors.New(without), "add --yes if that is what is wanted; nothing was changed")
	}
	ok, err := s.confirm(asked)
	if err != nil {
		return err
	}
	if !ok {
		return couldNot(errors.New("not done, as nobody said yes"), "nothing was changed")
	}
	return nil
}

// rebuild puts back the last good state. It leaves a vault that is sound as it is.
func (r *restoring) rebuild(s *settings) error {
	if r.force {
		return wrongUse(errors.New("--force goes with a backup to restore"), "the command is: handover restore FILE --force --yes")
	}
	place, there, err := s.place()
	if err != nil {
		return err
	}
	if !there {
		return couldNot(fmt.Errorf("there is no vault in %s, and nothing of one", place.Dir()), "name its folder with --data, or a backup with: handover restore FILE")
	}
	_, err = os.Lstat(place.File())
	replaces := err == nil
	err = place.Open()
	if err != nil && !mendable(err) {
		return err
	}
	if replaces {
		if err := s.agreed(r.yes, fmt.Sprintf("Put back the last good state of the vault in %s? What is there now is kept among the backups.", place.Dir()),
			"restore takes the vault's file out of use"); err != nil {
			return errors.Join(err, place.Close())
		}
	}
	with, err := s.with()
	if err != nil {
		return errors.Join(err, place.Close())
	}
	ctx := context.Background()
	if err := sound(ctx, place, again(with)); err != nil {
		return errors.Join(notCode(err, with.Passphrase), place.Close())
	}
	v, err := place.Rebuild(ctx, with)
	if err != nil {
		return errors.Join(err, place.Close())
	}
	return s.putBack(v)
}

// mendable reports whether an error says that a vault's file is spoilt or gone, and nothing else.
func mendable(err error) bool {
	return errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotVault) || errors.Is(err, bolt.ErrEmpty)
}

// sound refuses where the vault of a place is sound, and where that cannot be told. What opening it brings
// back from the rescue log is brought back already.
func sound(ctx context.Context, place *store.Place, with store.With) error {
	v, err := place.Unlock(ctx, with)
	switch {
	case err != nil && mendable(err):
		return nil
	case err != nil:
		return err
	case len(v.Found().Damage) > 0:
		return v.Close()
	}
	return errors.Join(couldNot(fmt.Errorf("%w: there is nothing to put back", store.ErrGood),
		"nothing was changed; to go back to an older state, name a backup: handover restore FILE --force --yes"), v.Close())
}

// from puts back a backup.
func (r *restoring) from(s *settings, path string) error {
	f, err := openFile(path)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	place, there, err := s.place()
	if err != nil {
		return err
	}
	if there {
		if err := place.Open(); err != nil && !mendable(err) && !errors.Is(err, fs.ErrNotExist) {
			return err // one that a later version wrote, or that another window has open
		}
		if err := s.agreed(r.yes, fmt.Sprintf("Put the backup %s in the place of the vault in %s? What is there now is kept among the backups.", path, place.Dir()),
			"there is a vault in "+place.Dir()+" already, and restore puts another in its place"); err != nil {
			return errors.Join(err, place.Close())
		}
	}
	with, err := s.with()
	if err != nil {
		return errors.Join(err, place.Close())
	}
	typed := again(with)
	defer clear(typed.Passphrase)
	v, err := place.Restore(context.Background(), path, with, r.force)
	if err != nil {
		return errors.Join(restoreFault(err, typed), place.Close())
	}
	if err := s.putBack(v); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.out, `What was changed here since then is not in it. A closure that was purged after
that day is back with it: purge it again.`)
	return err
}

// restoreFault says what is wrong with the backup that was to be put back.
func restoreFault(err error, with store.With) error {
	switch {
	case errors.Is(err, store.ErrGood):
		return err
	case store.Wrong(err):
		var f *fault
		if errors.As(notCode(err, with.Passphrase), &f) {
			return f
		}
		return couldNot(err, "a backup opens with what opened the vault on its day; nothing was changed")
	case mendable(err):
		return couldNot(err, `nothing was changed; name another backup: "handover verify" lists those that are beside the vault`)
	}
	return err
}

// putBack tells what came back.
func (s *settings) putBack(v *store.Vault) error {
	for _, told := range v.Found().Told {
		if _, err := fmt.Fprintln(s.out, told); err != nil {
			return errors.Join(err, v.Close())
		}
	}
	ctx := context.Background()
	f, err := v.Verify(ctx) // what was put back from the log as well
	if err != nil {
		return errors.Join(err, v.Close())
	}
	s.tell(damageWords(f.Damage)...)
	_, err = fmt.Fprintf(s.out, "Every record opens. It holds %s.\n", countWords(f.Counts))
	// The rescue log begins behind what came back: without a backup of that it would lead back to nothing.
	if _, failed := v.BackUp(ctx); failed != nil {
		s.tell("a backup of what came back could not be made: " + failed.Error())
	}
	return errors.Join(err, v.Close())
}

func damageWords(damage []string) []string {
	var out []string
	for _, d := range damage {
		out = append(out, "the vault is damaged: "+oneLine(d))
	}
	return out
}
