package policy

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// a council's laptop, on which Windows says as little as it must.
func laptop() Machine {
	return Machine{
		OS: onWindows, ProgramData: `C:\ProgramData`, Program: `C:\Program Files\handover\handover.exe`,
		Lookup: environment(map[string]string{"LOCALAPPDATA": `C:\Users\jo\AppData\Local`, "HOME": `C:\Users\jo`, "EMPTY": "", "ODD": `C:\50%\$HOME`}),
	}
}

// a machine with Linux.
func penguin() Machine {
	return Machine{OS: "linux", Program: "/opt/handover/handover", Lookup: environment(map[string]string{"HOME": "/home/jo", "BAD": "/a\nb"})}
}

func environment(of map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		v, ok := of[name]
		return v, ok
	}
}

// written puts text into a policy of its own folder, and returns its path.
func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), FileName)
	put(t, path, text)
	return path
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// loaded loads policies that have nothing wrong.
func loaded(t *testing.T, m Machine, texts ...string) *Policy {
	t.Helper()
	var paths []string
	for _, text := range texts {
		paths = append(paths, written(t, text))
	}
	p, err := Load(m, nil, paths...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// refused returns the mistakes for which a policy is refused, without the path of its folder.
func refused(t *testing.T, m Machine, check func(string) error, paths ...string) []string {
	t.Helper()
	p, err := Load(m, check, paths...)
	if err == nil {
		t.Fatalf("a policy with mistakes was taken: %+v", p)
	}
	if p != nil {
		t.Errorf("with a mistake a policy came back all the same: %+v", p)
	}
	if m := (Mistake{}); !errors.As(err, &m) {
		t.Errorf("no mistake can be taken out of the error: %v", err)
	}
	text := err.Error()
	for _, path := range paths {
		text = strings.ReplaceAll(text, filepath.Dir(path)+string(filepath.Separator), "")
	}
	head, rest, _ := strings.Cut(text, "\n")
	if head != "the policy cannot be used as it stands, so the vault stays shut:" {
		t.Errorf("the error begins %q", head)
	}
	return strings.Split(rest, "\n")
}

func noKey(key string) error {
	if key != "council-key" {
		return errors.New("it is cut short")
	}
	return nil
}
