package policy

import (
	"slices"
	"testing"
)

func TestThePolicyIsLookedForInTheSystemsFolderAndThenBesideTheProgram(t *testing.T) {
	for _, c := range []struct {
		m    Machine
		want []string
	}{
		{laptop(), []string{`C:\ProgramData\handover\policy.toml`, `C:\Program Files\handover\policy.toml`}},
		{Machine{OS: onWindows, ProgramData: `D:\`, Program: `D:/handover/handover.exe`}, []string{`D:\handover\policy.toml`}},
		{Machine{OS: onWindows, ProgramData: `C:\ProgramData`, Program: `c:\programdata\Handover\handover.exe`}, []string{`C:\ProgramData\handover\policy.toml`}},
		{Machine{OS: "darwin", Program: "/Applications/handover"}, []string{"/Library/Application Support/handover/policy.toml", "/Applications/policy.toml"}},
		{penguin(), []string{"/etc/handover/policy.toml", "/opt/handover/policy.toml"}},
		{Machine{OS: "freebsd", Program: "/handover"}, []string{"/etc/handover/policy.toml", "/policy.toml"}},
		{Machine{OS: "linux", Program: "/etc/handover/handover"}, []string{"/etc/handover/policy.toml"}},
	} {
		got, err := Find(c.m)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("got %q, %v, want %q", got, err, c.want)
		}
	}
}

func TestWhereAPlaceIsNotKnownThereIsNoPolicyToTrust(t *testing.T) {
	for want, m := range map[string]Machine{
		"looking for the system's policy: Windows does not say where its ProgramData folder is": {OS: onWindows, Program: `C:\h.exe`},
		"looking for the policy beside the program: the program's own folder is not known":      {OS: "linux"},
	} {
		if got, err := Find(m); err == nil || err.Error() != want || got != nil {
			t.Errorf("got %q, %v, want %s", got, err, want)
		}
	}
}

func TestThisComputerKnowsItsPlaces(t *testing.T) {
	m, err := Here()
	if err != nil {
		t.Fatal(err)
	}
	if places, err := Find(m); err != nil || len(places) != 2 {
		t.Errorf("got %q, %v", places, err)
	}
}
