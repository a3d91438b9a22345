package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

// newRoot puts the commands together. Without a command the program opens.
func newRoot(s *settings) *cobra.Command {
	cobra.MousetrapHelpText = "" // else a double click in Explorer shows a warning and ends
	root := &cobra.Command{
		Use:   "handover",
		Short: "End involvement with a child well",
		Long: `handover helps a children's social worker to end involvement with a child after
concerns about sexual abuse: what must be ready, the handover to each service,
the messages to the child and the family, and the closing summary.

Without a command it opens the program. "handover demo" opens it on fictional
closures.`,
		Args:          arguments(0),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(*cobra.Command, []string) error { return open(s) },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if s.passphraseFile != "" && s.keyFile != "" {
				return wrongUse(errors.New("--passphrase-file and --key-file are two ways in, and one is enough"), "leave one of them out")
			}
			s.running = true
			return nil
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "no-help", Hidden: true})
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return wrongUse(err, helpHint(cmd))
	})
	flags := root.PersistentFlags()
	flags.StringVar(&s.data, "data", "", "the folder that holds the vault")
	flags.StringVar(&s.passphraseFile, "passphrase-file", "", "read the passphrase from the first line of this file")
	flags.StringVar(&s.keyFile, "key-file", "", "open with the private key in this file instead of a passphrase")
	flags.BoolVar(&s.ascii, "ascii", false, "draw with plain ASCII signs")
	root.AddCommand(
		newDemo(s), newList(s), newStatus(s), newImport(s), newExport(s),
		newPack(s), newUnpack(s), newIdentity(s), newVerify(s), newAudit(s), newBackup(s), newRestore(s), newPurge(s), newKey(s), newGuide(s), newDoctor(s), newVersion(s),
	)
	return root
}

// upTo refuses more arguments than that many.
func upTo(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return arguments(n)(cmd, args)
	}
}

// arguments refuses a command line with another number of arguments.
func arguments(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == n:
			return nil
		case n == 0 && !cmd.HasParent():
			return wrongUse(fmt.Errorf("there is no command %q", args[0]), helpHint(cmd))
		case n == 0:
			return wrongUse(fmt.Errorf("%s takes no argument, and was given %q", cmd.Name(), args[0]), helpHint(cmd))
		case len(args) < n:
			return wrongUse(fmt.Errorf("%s needs to be told more", cmd.Name()), "the command is: handover "+cmd.Use)
		}
		return wrongUse(fmt.Errorf("%s takes %d argument, and was given %d", cmd.Name(), n, len(args)), "the command is: handover "+cmd.Use)
	}
}

func helpHint(cmd *cobra.Command) string {
	return fmt.Sprintf("%q tells what there is", cmd.CommandPath()+" --help")
}
