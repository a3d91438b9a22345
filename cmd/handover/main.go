// Command handover helps a children's social worker to end involvement with a child well: it asks
// what the practice guide asks, says what stands in the way, and keeps what is typed sealed.
//
// Rules of the command line, on which scripts rely: results on standard output; errors on standard
// error as "handover: …", then "hint: …"; exit status 0 for done, 1 for could not, 2 for wrong use.
// A command never prompts where there is no terminal, and a passphrase never comes from the command
// line or the environment.
package main

import (
	"io"
	"os"

	"handover/store/policy"
)

func main() {
	s := settings{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	exit := run(&s, os.Args[1:])
	hold(&s, exit, byDoubleClick())
	os.Exit(exit)
}

// run runs one command, and returns the exit status.
func run(s *settings, args []string) int {
	root := newRoot(s)
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	return report(s.err, root.Execute(), s.running)
}

// settings are what the command line says, and where input and output go.
type settings struct {
	in  *os.File
	out io.Writer
	err io.Writer

	data           string // the folder that --data names
	passphraseFile string
	keyFile        string
	ascii          bool

	policy *policy.Policy // once it was read

	running bool // the command line was right, and the command has begun
}
