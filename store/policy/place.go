package policy

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// FileName is the policy's file in its folder.
const FileName = "policy.toml"

// onWindows is Windows' name in runtime.GOOS.
const onWindows = "windows"

// A Machine is what of a computer decides where its policies lie and what they mean.
type Machine struct {
	OS          string                           // as runtime.GOOS names it
	ProgramData string                           // Windows' folder of that name
	Program     string                           // the program's own file, with links resolved
	Lookup      func(name string) (string, bool) // the environment; nil for an empty one
}

// Here returns the machine that the program runs on.
func Here() (Machine, error) {
	m := Machine{OS: runtime.GOOS, Lookup: os.LookupEnv}
	program, err := os.Executable()
	if err != nil {
		return Machine{}, fmt.Errorf("looking for the policy beside the program: %w", err)
	}
	m.Program = program
	if real, err := filepath.EvalSymlinks(program); err == nil {
		m.Program = real // else it was replaced while it runs, and its folder is still the one
	}
	if m.ProgramData, err = programData(); err != nil {
		return Machine{}, fmt.Errorf("looking for the system's policy: %w", err)
	}
	return m, nil
}

// Find returns where policies may lie, the one with most authority first, whether or not there is
// anything: in the system's policy folder, and beside the program. It touches no disk.
func Find(m Machine) ([]string, error) {
	var system string
	switch m.OS {
	case onWindows:
		if m.ProgramData == "" {
			return nil, errors.New("looking for the system's policy: Windows does not say where its ProgramData folder is")
		}
		system = m.join(m.ProgramData, "handover")
	case "darwin":
		system = "/Library/Application Support/handover"
	default:
		system = "/etc/handover"
	}
	if m.Program == "" {
		return nil, errors.New("looking for the policy beside the program: the program's own folder is not known")
	}
	places := []string{m.join(system, FileName)}
	signs := "/"
	if m.OS == onWindows {
		signs = `\/`
	}
	beside := m.join(m.Program[:strings.LastIndexAny(m.Program, signs)+1], FileName)
	if beside != places[0] && !(m.OS == onWindows && strings.EqualFold(beside, places[0])) {
		places = append(places, beside)
	}
	return places, nil
}

// join puts a name behind a folder as the machine writes paths, which in a test need not be this
// one.
func (m Machine) join(folder, name string) string {
	sign := "/"
	if m.OS == onWindows {
		sign = `\`
		folder = strings.ReplaceAll(folder, "/", sign)
	}
	return strings.TrimSuffix(folder, sign) + sign + name
}
