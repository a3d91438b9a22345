package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"handover/store"
	"handover/store/bolt"
)

// The tests here run the built program, as a script or a person would.

var (
	binary   string // the built program
	template string // a vault with one closure, ALDER-1, to be copied
)

const (
	good  = "amber kettle pony stream lantern"
	wrong = "copper barley swan ladder meadow"
)

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "handover-test-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil { // a test runs it as another user
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	binary = filepath.Join(dir, "handover")
	build := exec.Command("go", "build", "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
		return 1
	}
	template = filepath.Join(dir, "vault")
	words, closure := filepath.Join(dir, "words"), filepath.Join(dir, "closure.json")
	err = errors.Join(os.WriteFile(words, []byte(good+"\n"), 0o600), os.WriteFile(closure, []byte(alder), 0o600))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	first := exec.Command(binary, "import", closure, "--data", template, "--passphrase-file", words)
	if out, err := first.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "make the first vault: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// alder is a small fictional closure.
const alder = `{
  "format": "handover closure", "version": 1,
  "id": "a1de0000000000000000000000000001", "reference": "ALDER-1",
  "workers": [{"id": "noor", "name": "Noor Hale", "role": "social worker"}],
  "entries": [
    {"at": "2026-03-02T09:00:00Z", "by": "noor", "kind": "opened", "fields": {"reference": "ALDER-1", "child": "T.W."}},
    {"at": "2026-03-02T09:01:00Z", "by": "noor", "kind": "answered", "fields": {"item": "start.nation", "subject": {"kind": "closure"}, "answer": {"status": "answered", "value": ["wales"]}}}
  ]
}
`

// A user runs commands in a folder of their own.
type user struct {
	t    *testing.T
	home string
	data string
	pass string // the passphrase file
	as   func(*exec.Cmd)

	program string // another copy of the program; "" for the one that was built
}

// newUser returns somebody who has no vault yet.
func newUser(t *testing.T) *user {
	t.Helper()
	home := t.TempDir()
	u := &user{t: t, home: home, data: filepath.Join(home, "data"), pass: filepath.Join(home, "words")}
	u.write("words", good+"\n")
	return u
}

// withVault returns somebody whose vault holds ALDER-1.
func withVault(t *testing.T) *user {
	t.Helper()
	u := newUser(t)
	if err := os.CopyFS(u.data, os.DirFS(template)); err != nil {
		t.Fatal(err)
	}
	return u
}

func (u *user) write(name, words string) string {
	u.t.Helper()
	path := filepath.Join(u.home, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		u.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		u.t.Fatal(err)
	}
	return path
}

// vault is everything that the vault holds of closures, sealed as it lies there.
func (u *user) vault() []byte {
	u.t.Helper()
	engine, err := bolt.Open(filepath.Join(u.data, store.FileName))
	if err != nil {
		u.t.Fatal(err)
	}
	defer engine.Close()
	var all []byte
	for _, space := range []string{"keys", "closures", "journal", "drafts"} {
		items, _, err := engine.Scan(context.Background(), space, "", 0)
		if err != nil {
			u.t.Fatal(err)
		}
		for _, it := range items {
			all = append(append(all, it.ID...), it.Value...)
		}
	}
	return all
}

// A result is how a command ended.
type result struct {
	t        *testing.T
	line     string
	out, err string
	exit     int
}

// run runs a command without a terminal. The vault's folder is given; the passphrase is too unless
// the command line names another file.
func (u *user) run(args ...string) *result {
	u.t.Helper()
	return u.runWith("", args...)
}

func (u *user) runWith(in string, args ...string) *result {
	u.t.Helper()
	line := append([]string{"--data", u.data}, args...)
	if !strings.Contains(strings.Join(args, " "), "--passphrase-file") {
		line = append([]string{"--passphrase-file", u.pass}, line...)
	}
	return u.bare(in, line...)
}

// bare runs a command line as it is.
func (u *user) bare(in string, args ...string) *result {
	u.t.Helper()
	cmd := exec.Command(cmp.Or(u.program, binary), args...)
	cmd.Dir = u.home
	cmd.Env = u.env()
	cmd.Stdin = strings.NewReader(in)
	if u.as != nil {
		u.as(cmd)
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		u.t.Fatal(err)
	}
	return &result{u.t, strings.Join(args, " "), out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

func (u *user) env() []string {
	return []string{"HOME=" + u.home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "TMPDIR=" + u.home}
}

// done fails the test unless the command succeeded and said nothing on standard error.
func (r *result) done() *result {
	r.t.Helper()
	if r.exit != exitDone || r.err != "" {
		r.t.Fatalf("handover %s: exit %d\n%s%s", r.line, r.exit, r.out, r.err)
	}
	return r
}

// noted fails the test unless the command ended well, and all that it said on standard error is to be minded.
func (r *result) noted(words ...string) *result {
	r.t.Helper()
	for _, line := range strings.Split(strings.TrimSuffix(r.err, "\n"), "\n") {
		if line != "" && !strings.HasPrefix(line, "note: ") {
			r.t.Fatalf("handover %s: says %q", r.line, line)
		}
	}
	for _, w := range words {
		if !strings.Contains(r.err, w) {
			r.t.Fatalf("handover %s: does not note %q:\n%s", r.line, w, r.err)
		}
	}
	if r.exit != exitDone {
		r.t.Fatalf("handover %s: exit %d\n%s%s", r.line, r.exit, r.out, r.err)
	}
	return r
}

// fails fails the test unless the command ended with that status, wrote nothing to standard output,
// and said so in the way that is promised.
func (r *result) fails(exit int, words ...string) *result {
	r.t.Helper()
	first, rest, _ := strings.Cut(r.err, "\n")
	switch {
	case r.exit != exit:
		r.t.Fatalf("handover %s: exit %d, want %d\n%s%s", r.line, r.exit, exit, r.out, r.err)
	case r.out != "":
		r.t.Fatalf("handover %s: failed, and wrote to standard output:\n%s", r.line, r.out)
	case !strings.HasPrefix(first, "handover: "), strings.HasSuffix(first, "."):
		r.t.Fatalf("handover %s: the error does not read as promised: %q", r.line, first)
	case rest != "" && (!strings.HasPrefix(rest, "hint: ") || strings.Count(rest, "\n") != 1):
		r.t.Fatalf("handover %s: after the error comes %q", r.line, rest)
	}
	for _, c := range r.err {
		if c < ' ' && c != '\n' || c == '\u202e' {
			r.t.Fatalf("handover %s: the error holds the raw character %U", r.line, c)
		}
	}
	for _, w := range words {
		if !strings.Contains(r.err, w) {
			r.t.Fatalf("handover %s: the error does not say %q:\n%s", r.line, w, r.err)
		}
	}
	return r
}

// says fails the test unless standard output holds the words.
func (r *result) says(words ...string) *result {
	r.t.Helper()
	for _, w := range words {
		if !strings.Contains(r.out, w) {
			r.t.Fatalf("handover %s: does not say %q:\n%s", r.line, w, r.out)
		}
	}
	return r
}
