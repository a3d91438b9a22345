package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"handover/model/guide"
	"handover/store"
	"handover/store/bolt"
)

func newDoctor(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Look at the policy, the terminal, the folder, the disk and the vault's file",
		Long: `doctor looks at what handover needs on this computer, and says what is wrong. It
opens no vault and asks for no passphrase.`,
		Args: arguments(0),
		RunE: func(*cobra.Command, []string) error { return doctor(s) },
	}
}

// A finding is one line of what doctor says.
type finding struct {
	what  string
	words string
	wrong bool
}

func doctor(s *settings) error {
	wrong := 0
	findings := append([]finding{{what: "version", words: versionWords()}, guideFinding()}, policyFindings(s)...)
	findings = append(append(findings, terminalFinding(s), coloursFinding(s)), folderFindings(s)...)
	for _, f := range findings {
		mark := "ok   "
		if f.wrong {
			mark = "WRONG"
			wrong++
		}
		if _, err := fmt.Fprintf(s.out, "%s  %-9s %s\n", mark, f.what, oneLine(f.words)); err != nil {
			return err
		}
	}
	switch wrong {
	case 0:
		return nil
	case 1:
		return errors.New("one thing is wrong here")
	}
	return fmt.Errorf("%d things are wrong here", wrong)
}

func guideFinding() finding {
	g, err := guide.Load()
	if err != nil {
		return finding{"guide", err.Error(), true}
	}
	return finding{"guide", fmt.Sprintf("%d items, fingerprint %.12s", len(g.Items), g.Fingerprint), false}
}

func terminalFinding(s *settings) finding {
	out, ok := s.out.(*os.File)
	name := os.Getenv("TERM")
	switch {
	case !term.IsTerminal(s.in.Fd()) || !ok || !term.IsTerminal(out.Fd()):
		return finding{"terminal", "this is not one: commands work, and the program opens in a terminal", false}
	case name == "dumb":
		return finding{"terminal", "TERM is dumb: commands work, and the program cannot be opened in it", true}
	}
	w, h, err := term.GetSize(out.Fd())
	if err != nil {
		return finding{"terminal", "its size cannot be told: " + err.Error(), true}
	}
	words := fmt.Sprintf("%s, %d columns and %d lines", name, w, h)
	if w < 40 || h < 10 {
		return finding{"terminal", words + "; the program needs 40 and 10", true}
	}
	return finding{"terminal", words, false}
}

func coloursFinding(s *settings) finding {
	if _, off := os.LookupEnv("NO_COLOR"); off {
		return finding{"colours", "none, as NO_COLOR is set", false}
	}
	out, ok := s.out.(*os.File)
	if !ok || !term.IsTerminal(out.Fd()) {
		return finding{"colours", "none, as this is not a terminal", false}
	}
	return finding{"colours", colorprofile.Detect(s.out, os.Environ()).String(), false}
}

// folderFindings look at the folder of the vault, its disk, its file and what lies beside that.
func folderFindings(s *settings) []finding {
	dir, named, err := s.lookedAt()
	if err != nil {
		return []finding{{"folder", err.Error(), true}}
	}
	var out []finding
	switch why := store.Unfit(dir); {
	case why == "":
		out = append(out, finding{"folder", dir, false})
	case named:
		out = append(out, finding{"folder", dir + ", taken as --data names it, though " + why, false})
	default:
		out = append(out, finding{"folder", dir + ": " + why, true})
	}
	there, made, err := nearest(dir)
	if err != nil {
		return append(out, finding{"rights", err.Error(), true})
	}
	path := filepath.Join(dir, store.FileName)
	out = append(out, rightsFinding(there, made), diskFinding(there, path))
	out = append(out, wordsFindings(dir)...)
	place, rest, err := s.beside(dir)
	if err != nil {
		return append(out, finding{"vault", err.Error(), true})
	}
	out = append(out, vaultFinding(path, rest))
	if rest {
		out = append(out, besideFindings(place)...)
	}
	return out
}

// lookedAt is the folder that doctor looks at, and whether --data names it. A policy that cannot be read
// was told of; its folder is not known.
func (s *settings) lookedAt() (dir string, named bool, err error) {
	p, err := s.inForce()
	switch {
	case err == nil && p.DataFolder != "" && s.data != "" && filepath.Clean(s.data) != filepath.Clean(p.DataFolder):
		return "", false, fmt.Errorf("the policy of this computer keeps the vault in %s: leave --data out", p.DataFolder)
	case s.data != "":
		return s.data, true, nil
	case err == nil && p.DataFolder != "":
		return p.DataFolder, false, nil
	}
	dir, err = store.Folder()
	return dir, false, err
}

// nearest returns the folder itself, or the first above it that is there, and whether it is itself.
func nearest(dir string) (string, bool, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", false, err
	}
	for here := dir; ; here = filepath.Dir(here) {
		info, err := os.Stat(here)
		switch {
		case err == nil && info.IsDir():
			return here, here == dir, nil
		case err == nil:
			return "", false, fmt.Errorf("%s is a file, not a folder", here)
		case !errors.Is(err, fs.ErrNotExist):
			return "", false, err
		case here == filepath.Dir(here):
			return "", false, fmt.Errorf("%s cannot be reached", dir)
		}
	}
}

// rightsFinding tries to write in the folder: what the rights say is not always what holds.
func rightsFinding(dir string, made bool) finding {
	f, err := os.CreateTemp(dir, ".handover-doctor-*")
	if err != nil {
		return finding{"rights", dir + " may not be written to: " + cause(err).Error(), true}
	}
	defer os.Remove(f.Name())
	_, err = io.WriteString(f, "handover")
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return finding{"rights", "nothing can be saved in " + dir + ": " + cause(err).Error(), true}
	}
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return finding{"rights", cause(err).Error(), true}
	case !made:
		return finding{"rights", "the folder is not there yet, and can be made in " + dir, false}
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return finding{"rights", fmt.Sprintf("can be written to; other users of this computer can look into the folder (%v), and the vault in it is sealed", info.Mode().Perm()), false}
	}
	if runtime.GOOS == "windows" { // the rights above it decide, and are not looked at
		return finding{"rights", "can be written to", false}
	}
	return finding{"rights", "can be written to, by this user alone", false}
}

// leastFree is how much of the disk must be free for a vault to live, in bytes.
const leastFree = 64 << 20

func diskFinding(dir, vault string) finding {
	free, err := diskFree(dir)
	if err != nil {
		return finding{"disk", "how much is free cannot be told: " + err.Error(), true}
	}
	words := fmt.Sprintf("%d MB free", free>>20)
	if free < leastFree {
		return finding{"disk", words + ": too little to save in safety", true}
	}
	if info, err := os.Stat(vault); err == nil && free < 2*uint64(info.Size()) {
		return finding{"disk", fmt.Sprintf("%s: less than twice the vault, which a purge and the backup after it need (%s)", words, sizeWords(2*info.Size())), true}
	}
	return finding{"disk", words, false}
}

// vaultFinding opens the file, without a passphrase, and lets go of it. Rest says that there is a vault, or
// what is left of one.
func vaultFinding(path string, rest bool) finding {
	engine, err := bolt.Open(path)
	switch {
	case errors.Is(err, bolt.ErrNone) && rest:
		return finding{"vault", path + ` is gone, and what lay beside it is still there: "handover restore" puts back the last good state`, true}
	case errors.Is(err, bolt.ErrNone):
		return finding{"vault", "there is none yet", false}
	case errors.Is(err, bolt.ErrInUse):
		return finding{"vault", "it is open in another window", false}
	case err != nil:
		return finding{"vault", err.Error(), true}
	}
	if err := engine.Close(); err != nil {
		return finding{"vault", err.Error(), true}
	}
	info, err := os.Stat(path)
	if err != nil {
		return finding{"vault", cause(err).Error(), true}
	}
	return finding{"vault", fmt.Sprintf("%s, %d KB, sealed", path, info.Size()>>10), false}
}
