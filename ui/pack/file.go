package pack

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/room"
)

// How the names of files end.
const (
	endPack = "pack"
	endKey  = "key"
)

// typed is a file as it was typed: without the quotes that a terminal puts around one that is dropped on it.
func typed(path string) string {
	path = strings.TrimSpace(path)
	if n := len(path); n > 1 && (path[0] == '"' || path[0] == '\'') && path[n-1] == path[0] {
		path = path[1 : n-1]
	}
	return path
}

// openFile opens a file to read, or says in words why it cannot be.
func openFile(path string) (*os.File, int64, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, errors.New("there is no file of that name")
	}
	if err != nil {
		return nil, 0, fmt.Errorf("that file cannot be read: %w", reason(err))
	}
	info, err := f.Stat()
	if err == nil && info.Mode().IsRegular() {
		return f, info.Size(), nil
	}
	f.Close()
	if err == nil && info.IsDir() {
		return nil, 0, errors.New("that is a folder; type the name of the file in it")
	}
	return nil, 0, errors.New("that is not a file")
}

// reason is an error without the path, which was just typed.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// longest is how much of a file is read that should hold a key: one has about 2,800 bytes.
const longest = 64 << 10

// readKey reads a colleague's key file.
func readKey(path string) (store.Identity, error) {
	f, _, err := openFile(path)
	if err != nil {
		return store.Identity{}, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, longest))
	if err != nil {
		return store.Identity{}, fmt.Errorf("that file cannot be read: %w", reason(err))
	}
	return store.ReadIdentity(string(b))
}

// newest finds the newest file whose name ends so, in the folder where files arrive; "" where there is none.
func newest(end string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	folder := filepath.Join(home, "Downloads")
	names, err := os.ReadDir(folder)
	if err != nil { // there is no such folder, or nobody may look
		return ""
	}
	var at time.Time
	found := ""
	for _, n := range names {
		if info, err := n.Info(); strings.HasSuffix(n.Name(), "."+end) && err == nil && info.Mode().IsRegular() && info.ModTime().After(at) {
			at, found = info.ModTime(), filepath.Join(folder, n.Name())
		}
	}
	return found
}

// unfit adds to a dialog's words what there is to mind about a folder. What is written here is sealed, or no secret:
// it is told, and asks for nothing.
func unfit(path string) string {
	if why := paper.Unfit(path); why != "" {
		return " Mind: " + why + ". That harms nothing here; delete it there too once it has arrived."
	}
	return ""
}

// askOut asks for a file to write. may is asked whether it goes ahead; then do is done with the file's name.
func askOut(r *room.Room, title, words, name string, do func(path string) tea.Cmd) tea.Cmd {
	path := r.ExportTo(name)
	d := &kit.Dialog{Title: title, Words: words + unfit(path), Ask: "File", Fill: path, Need: "Type a file, or go back with Esc.", Enter: 1}
	check := func() error {
		path := typed(d.Text())
		folder := filepath.Dir(path)
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return fmt.Errorf("%s is a folder; type the name of a file in it", path)
		}
		if err := r.MayExport(path); err != nil {
			return err
		}
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return fmt.Errorf("there is no folder %s; choose one that exists", folder)
		}
		if _, err := os.Lstat(path); err == nil {
			return errors.New("there is a file of that name already, and nothing is written over it; choose another name")
		}
		return nil
	}
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Write it", Try: check, Do: func() tea.Cmd { return do(typed(d.Text())) }}}
	return r.Ask(d)
}

// proposed is the name of a file that is not there yet, where askOut would propose it.
func proposed(r *room.Room, what, end string) string {
	name := what + "." + end
	for n := 2; n < 100; n++ {
		if _, err := os.Lstat(r.ExportTo(name)); err != nil {
			return name
		}
		name = fmt.Sprintf("%s (%d).%s", what, n, end)
	}
	return name
}
