package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"handover/model"
	"handover/store"
	"handover/store/policy"
)

// policyFindings tell which policy is in force, line by line, or what is wrong with it.
func policyFindings(s *settings) []finding {
	p, err := s.inForce()
	if err != nil {
		var out []finding
		for _, mistake := range mistakes(err) {
			out = append(out, finding{"policy", mistake, true})
		}
		return out
	}
	from := "as built in"
	if len(p.From) > 0 {
		from = "from " + strings.Join(p.From, " and ")
	} else if places, err := places(); err == nil {
		from = "as built in: there is none in " + strings.Join(places, " or ")
	}
	out := []finding{{"policy", from, false}}
	for _, line := range p.Lines() {
		out = append(out, finding{"policy", line, false})
	}
	return out
}

func places() ([]string, error) {
	m, err := policy.Here()
	if err != nil {
		return nil, err
	}
	return policy.Find(m)
}

// mistakes are the lines of an error of the policy, one for each mistake.
func mistakes(err error) []string {
	first, rest, more := strings.Cut(err.Error(), "\n")
	if !more {
		return []string{first}
	}
	return strings.Split(rest, "\n")
}

// beside is the place that doctor looks at, and whether there is a vault in it, or what is left of one.
func (s *settings) beside(dir string) (*store.Place, bool, error) {
	p, err := s.inForce()
	if err != nil { // where the backups lie is not known
		p = policy.Default()
	}
	place := store.At(dir, files, store.Options{Now: now, Backups: p.BackupFolder})
	there, err := place.Exists()
	return place, there, err
}

// besideFindings tell what lies beside the vault's file. What it can make again is not wrong.
func besideFindings(place *store.Place) []finding {
	out := []finding{
		partFinding("rescue", filepath.Join(place.Dir(), rescueFile), "a new one is begun when the vault is next opened"),
		partFinding("ways in", filepath.Join(place.Dir(), slotsFile), "their copies are made when the vault is next opened"),
		partFinding("ballast", filepath.Join(place.Dir(), ballastFile), "it is made when the vault is next opened"),
		backupsFinding(place),
	}
	if info, err := os.Lstat(place.File()); err == nil {
		out = append(out, othersFinding(info))
	}
	return out
}

func partFinding(what, path, without string) finding {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return finding{what, path + " is not there: " + without, false}
	case err != nil:
		return finding{what, path + ": " + cause(err).Error(), true}
	case !info.Mode().IsRegular():
		return finding{what, path + " is not a file", true}
	}
	return finding{what, path + ", " + sizeWords(info.Size()), false}
}

func backupsFinding(place *store.Place) finding {
	all, err := place.Backups()
	switch {
	case err != nil:
		return finding{"backups", err.Error(), true}
	case len(all) == 0:
		return finding{"backups", "there is none yet: one is made when the vault is next opened", false}
	}
	words := fmt.Sprintf("%s in %s; the newest is from %s, %s", counted(len(all), "backup"), filepath.Dir(all[0].Path), all[0].At.Format(timeForm), ageWords(model.DateOf(all[0].At), model.DateOf(now())))
	return finding{"backups", words, false}
}

// ageWords says how long ago a day was.
func ageWords(day, today model.Date) string {
	switch n := int(today.Time().Sub(day.Time()).Hours() / 24); {
	case n < 0:
		return "which is still to come: was the clock of this computer wrong?"
	case n == 0:
		return "today"
	case n == 1:
		return "yesterday"
	default:
		return fmt.Sprintf("%d days ago", n)
	}
}

// othersFinding tells whether other users of this computer may read the vault's file. What they would
// read is sealed.
func othersFinding(info os.FileInfo) finding {
	switch {
	case runtime.GOOS == "windows": // the rights above it decide, and are not looked at
		return finding{"others", "on Windows the rights of the folder say who may read the vault's file, which is sealed", false}
	case info.Mode().Perm()&0o077 != 0:
		return finding{"others", fmt.Sprintf("may read the vault's file (%v), which is sealed", info.Mode().Perm()), false}
	}
	return finding{"others", "may not read the vault's file", false}
}
