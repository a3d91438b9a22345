package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/store"
	"handover/store/desk"
)

func newUnpack(s *settings) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "unpack FILE",
		Short: "See what a colleague's pack would change, and with --yes take it in",
		Long: `unpack opens a pack that a colleague sealed for this vault, verifies all of it, and
says what taking it in would change. Nothing is changed without --yes. Entries are
only ever added: an old pack takes nothing back, and the same one again does nothing.`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return unpack(s, args[0], yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "take it in")
	return cmd
}

func unpack(s *settings, path string, yes bool) error {
	f, err := openFile(path)
	if err != nil {
		return err
	}
	defer f.Close()
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	p, err := d.ReadPack(f)
	if err != nil {
		return packFault(path, err)
	}
	preview, err := d.Preview(p)
	if err != nil {
		return err
	}
	if err := sayPreview(s.out, preview); err != nil || !yes {
		if err == nil && preview.New > 0 {
			_, err = fmt.Fprintln(s.out, "\nNothing was changed. To take it in, add --yes.")
		}
		return err
	}
	added, err := d.Merge(p)
	if err != nil {
		return packFault(path, err)
	}
	if added == 0 {
		_, err = fmt.Fprintln(s.out, "\nNothing was changed: all of it is here already.")
		return err
	}
	_, err = fmt.Fprintf(s.out, "\nTaken in: %s.\n", plural(added, "entry", "entries"))
	return err
}

// packFault says why a pack is refused, and what to do.
func packFault(path string, err error) error {
	hint := "nothing was changed"
	var unknown *store.UnknownSender
	switch {
	case errors.As(err, &unknown) && unknown.Known != nil:
		hint = "ask them whether they have a new laptop, make sure by their voice, and pin their new key with --replaces; nothing was changed"
	case errors.As(err, &unknown):
		hint = "let them read you the six words of their key aloud, and pin their key file: handover identity pin KEYFILE --words \"…\"; nothing was changed"
	case errors.Is(err, store.ErrNoIdentity):
		hint = `make this vault's keys with "handover identity", and give your colleague the key file; nothing was changed`
	case errors.Is(err, store.ErrPurged):
		hint = hintFor(store.ErrPurged)
	case errors.Is(err, store.ErrNewer):
		hint = hintFor(store.ErrNewer)
	case !errors.Is(err, store.ErrPack):
		return err
	}
	return couldNot(fmt.Errorf("%s: %w", path, err), hint)
}

// sayPreview says what a pack would change.
func sayPreview(w io.Writer, p desk.PackPreview) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, from %s (%s).\n", p.Reference, p.From, p.Words)
	fmt.Fprintf(&b, "Signed with their key, pinned here on %s. Written on %s; it can be taken in until %s.\n",
		p.Pinned, p.Written.Local().Format("2 January 2006 at 15:04"), model.DateOf(p.Until.Local()))
	if p.Again != "" {
		fmt.Fprintf(&b, "This very pack was taken in on %s.\n", p.Again)
	}
	for _, words := range p.Told {
		fmt.Fprintf(&b, "Mind: %s\n", words)
	}
	switch {
	case p.New == 0:
		b.WriteString("It holds nothing that is not here already.\n")
	case p.Here:
		fmt.Fprintf(&b, "The closure is here. New: %s.\n", plural(p.New, "entry", "entries"))
	default:
		fmt.Fprintf(&b, "The closure is not here yet. It would come with %s.\n", plural(p.New, "entry", "entries"))
	}
	for _, c := range p.By {
		fmt.Fprintf(&b, "  %d by %s\n", c.N, c.Words)
	}
	for _, c := range p.Of {
		fmt.Fprintf(&b, "  %d %s\n", c.N, c.Words)
	}
	for i, d := range p.Decisions {
		if i == 0 {
			b.WriteString("Decisions:\n")
		}
		as := "not signed"
		if d.Signed {
			as = "signed"
		}
		fmt.Fprintf(&b, "  (%s) %s\n", as, d.Words)
	}
	for i, words := range p.Disagreed {
		if i == 0 {
			b.WriteString("Not agreed in supervision, both views are in it:\n")
		}
		fmt.Fprintf(&b, "  %s\n", words)
	}
	if len(p.Apart) > 0 {
		b.WriteString("These would stand apart, both kept, until somebody chooses:\n")
		for _, words := range p.Apart {
			fmt.Fprintf(&b, "  %s\n", words)
		}
	}
	switch {
	case p.New == 0:
	case p.Before == "" || p.Before == p.After:
		fmt.Fprintf(&b, "State: %s.\n", p.After)
	default:
		fmt.Fprintf(&b, "State: %s; afterwards %s.\n", p.Before, p.After)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
