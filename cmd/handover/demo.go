package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"handover/cmd/handover/demo"
	"handover/store"
	"handover/store/desk"
)

func newDemo(s *settings) *cobra.Command {
	var keep bool
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Open the program on fictional closures, which are deleted on leaving",
		Args:  arguments(0),
		RunE: func(*cobra.Command, []string) error {
			if keep {
				return keepDemo(s)
			}
			return openDemo(s)
		},
	}
	cmd.Flags().BoolVar(&keep, "keep", false, "write the fictional closures into the vault of --data, and open no screen")
	return cmd
}

// keepDemo writes the fictional closures into the vault.
func keepDemo(s *settings) error {
	if s.data == "" {
		return wrongUse(errors.New("say with --data into which folder the fictional closures are to be written"),
			"they should not lie among real ones")
	}
	d, err := s.unlock(true)
	if err != nil {
		return err
	}
	defer d.Close()
	refs, err := fill(d.Desk)
	for _, ref := range refs {
		fmt.Fprintf(s.out, "%s is here now.\n", ref)
	}
	return err
}

// fill imports the fictional closures, and sits the first of their workers down.
func fill(d *desk.Desk) (refs []string, err error) {
	closures, err := demo.Closures(d.Now())
	if err != nil {
		return nil, err
	}
	for _, b := range closures {
		f, err := d.Import(bytes.NewReader(b), false)
		if err != nil {
			return refs, fmt.Errorf("the demo's closures: %w", err)
		}
		refs = append(refs, f.Reference)
		if d.Worker().Name == "" && len(f.Workers) > 0 {
			if err := d.SitDown(f.Workers[0].Name, f.Workers[0].Role); err != nil {
				return refs, err
			}
		}
	}
	d.Shut()
	return refs, nil
}

// openDemo opens the program on a vault that is thrown away. Its passphrase is drawn by lot and
// known to nobody, so that what is left of it after a power cut cannot be read.
func openDemo(s *settings) error {
	if err := s.canDraw(); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "handover-demo-*")
	if err != nil {
		return fmt.Errorf("make a folder for the demo: %w", err)
	}
	defer os.RemoveAll(dir)
	p, err := newProgram(s, store.At(dir, files, store.Options{Now: now}))
	if err != nil {
		return err
	}
	defer p.close()
	p.throwaway = []byte(rand.Text())
	if err := p.Create(bytes.Clone(p.throwaway)); err != nil {
		return err
	}
	d, err := p.Enter()
	if err != nil {
		return err
	}
	if _, err := fill(d); err != nil {
		return err
	}
	if d.Worker().Name == "" {
		if err := d.SitDown("Robin Ashe", "social worker"); err != nil {
			return err
		}
	}
	return p.run()
}
