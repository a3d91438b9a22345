package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the program's version.
const version = "0.1.0"

func newVersion(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which version this is",
		Args:  arguments(0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(s.out, versionWords())
			return err
		},
	}
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
