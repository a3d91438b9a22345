package paper

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// FileName makes a document's file name from the closure's reference and what it is. It holds no
// name of a child.
func FileName(reference, what string) string {
	safe := func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-':
			return r
		}
		return '-'
	}
	short := func(words string) string { // every character of it is one byte by now
		words = strings.Map(safe, words)
		return words[:min(len(words), longestPart)]
	}
	name := strings.Trim(short(reference), "-")
	if name == "" {
		name = "closure"
	}
	return name + "-" + short(what) + ".txt"
}

// longestPart is how much of a reference, and of what a document is, stands in its file's name: a disk has
// room for 255 bytes, of which Save and the work on a file take some.
const longestPart = 100

// Place proposes where a file goes: the worker's documents folder where there is one that is not
// copied elsewhere, or else their home. Where neither is fit it proposes what there is, and Unfit
// says what is wrong with it.
func Place(name string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return name
	}
	docs := filepath.Join(home, "Documents", name)
	there := isFolder(filepath.Dir(docs))
	at := filepath.Join(home, name)
	if there && (Unfit(docs) == "" || Unfit(at) != "") {
		return docs
	}
	return at
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Save writes a file as Write does, and returns where it is. It never writes over another: where
// the name is taken it goes beside it as "name (2).txt".
func Save(path string, content []byte) (string, error) {
	temp, err := hold(path, content)
	if err != nil {
		return "", err
	}
	defer os.Remove(temp) // one of its two names
	ext := filepath.Ext(path)
	for n := 1; n <= 99; n++ {
		to := path
		if n > 1 {
			to = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(path, ext), n, ext)
		}
		if err := place(temp, to, false); !errors.Is(err, ErrThere) {
			return to, err
		}
	}
	return "", fmt.Errorf("%s is there already, and so are its next 98 names; choose another", path)
}

// reason is an error without the paths that the caller names anyway.
func reason(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}
