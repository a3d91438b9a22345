package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"handover/ui/paper/fonts"
)

// version is the program's version.
const version = "0.1.0"

func newVersion(s *settings) *cobra.Command {
	var licences bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Say which version this is",
		Args:  arguments(0),
		RunE: func(*cobra.Command, []string) error {
			if licences {
				return writeLicences(s.out)
			}
			_, err := fmt.Fprintln(s.out, versionWords())
			return err
		},
	}
	cmd.Flags().BoolVar(&licences, "licences", false, "give the licences of the typefaces that are part of the program")
	return cmd
}

// writeLicences gives the terms of what is part of the program and is not its own: the typefaces.
func writeLicences(w io.Writer) error {
	all, err := fonts.Licences()
	if err != nil {
		return err
	}
	for _, l := range all {
		if _, err := fmt.Fprintf(w, "%s\n\n%s\n\n", l.Typeface, strings.TrimSpace(l.Text)); err != nil {
			return err
		}
	}
	return nil
}

// versionWords name the version, the commit it was built from where that is known, and what it was
// built with and for.
func versionWords() string {
	words := "handover " + version
	if info, ok := debug.ReadBuildInfo(); ok {
		commit, changed := "", ""
		for _, set := range info.Settings {
			switch {
			case set.Key == "vcs.revision" && len(set.Value) >= 12:
				commit = set.Value[:12]
			case set.Key == "vcs.modified" && set.Value == "true":
				changed = ", changed since"
			}
		}
		if commit != "" {
			words += " (" + commit + changed + ")"
		}
	}
	return fmt.Sprintf("%s, %s, %s/%s", words, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
