package faults

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"handover/store"
)

// A call is one call of the system, as strace wrote it down.
type call struct {
	name string
	args []string // strings as their bytes
	ret  int64    // below 0 for an error
}

// traced are the calls that change what is on disk, or say that something was saved.
const traced = "openat,open,creat,close,write,writev,pwrite64,pwritev,ftruncate,fallocate,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,dup,dup2,dup3"

// needsStrace passes over a test where no program can be traced.
func needsStrace(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		missing(t, "strace is not installed: no session can be recorded, and no fault injected")
	}
	if out, err := exec.Command("strace", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		missing(t, "strace may not trace here: %v: %s", err, out)
	}
}

// record runs a part of the program under strace, and returns its calls, what it printed among them.
func record(t *testing.T, s *suite, part, dir string) []call {
	t.Helper()
	return recordWith(t, s, part, dir, nil)
}

// recordWith does so while the disk fails.
func recordWith(t *testing.T, s *suite, part, dir string, in *injected) []call {
	t.Helper()
	needsStrace(t)
	out := filepath.Join(s.scratch, "trace-"+part)
	args := []string{"-f", "-q", "--seccomp-bpf", "-xx", "-s", "5000000", "-o", out, "-e", "trace=" + traced}
	if in != nil {
		args = append(args, "-e", in.option())
	}
	cmd := exec.Command("strace", append(args, "--", os.Args[0])...)
	cmd.Env = s.partEnv(part, dir)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("recording %s: %v\n%s", part, err, said)
	}
	f, err := os.Open(out)
	must(t, err)
	defer f.Close()
	calls, err := readTrace(f)
	must(t, err)
	must(t, os.Remove(out))
	return calls
}

// partEnv is the environment in which the test plays a part of itself.
func (s *suite) partEnv(part, dir string) []string {
	return append(os.Environ(), envPart+"="+part, envDir+"="+dir, envKey+"="+s.keyText)
}

func readTrace(r io.Reader) ([]call, error) {
	in := bufio.NewReaderSize(r, 1<<20)
	begun := map[string]string{} // what a thread had begun when another came between
	var out []call
	for {
		line, err := in.ReadString('\n')
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		thread, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		rest = strings.TrimLeft(rest, " ")
		if before, ok := strings.CutSuffix(rest, " <unfinished ...>"); ok {
			begun[thread] = before
			continue
		}
		if strings.HasPrefix(rest, "<... ") {
			_, after, _ := strings.Cut(rest, " resumed>")
			rest = begun[thread] + after
		}
		if strings.HasPrefix(rest, "+++") || strings.HasPrefix(rest, "---") {
			continue
		}
		c, err := readCall(rest)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
}

func readCall(text string) (call, error) {
	var c call
	name, rest, ok := strings.Cut(text, "(")
	end := strings.LastIndex(rest, ") ")
	if !ok || end < 0 {
		return c, fmt.Errorf("a line of the trace cannot be read: %.120q", text)
	}
	c.name = name
	_, ret, _ := strings.Cut(rest[end:], "= ")
	ret, _, _ = strings.Cut(ret, " ")
	c.ret = -1
	if n, err := strconv.ParseInt(ret, 0, 64); err == nil {
		c.ret = n
	}
	for _, arg := range strings.Split(rest[:end], ", ") {
		arg = strings.TrimPrefix(arg, "[{iov_base=")
		if quoted, ok := strings.CutPrefix(arg, `"`); ok {
			quoted, whole := strings.CutSuffix(quoted, `"`)
			b, err := hex.DecodeString(strings.ReplaceAll(quoted, `\x`, ""))
			if err != nil || !whole {
				return c, fmt.Errorf("a line of the trace was cut short: %.120q", text)
			}
			arg = string(b)
		}
		c.args = append(c.args, arg)
	}
	return c, nil
}

func (c call) number(i int) int64 {
	n, err := strconv.ParseInt(c.args[i], 0, 64)
	if err != nil {
		return -1
	}
	return n
}

// The environment of a part.
const (
	envPart = "HANDOVER_FAULTS_PART"
	envDir  = "HANDOVER_FAULTS_DIR"
	envKey  = "HANDOVER_FAULTS_KEY"
)

// A part's worker, in the folder that it was given.
func partWorker() (*worker, error) {
	key, err := store.ReadPrivateKey(os.Getenv(envKey))
	if err != nil {
		return nil, err
	}
	return &worker{p: store.At(os.Getenv(envDir), files, store.Options{}), key: &key}, nil
}
