package paper

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// FileName makes the name of a document's file from the closure's reference, what it is and its format. Whoever
// asks sees to it that neither names a child: see model.NamelessReference.
func FileName(reference, what, format string) string {
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
	return name + "-" + strings.Trim(short(what), "-") + Ending(format)
}

// Ending is how the name of a file in a format ends.
func Ending(format string) string {
	if format == FormatText {
		return ".txt"
	}
	return "." + format
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

// Save writes a file as Write does, and returns where it is. It never writes over another: where the name is taken,
// or Windows keeps it for a program that has such a file open, it goes beside it as "name (2).docx".
func Save(path string, content []byte) (string, error) {
	return save(path, content, runtime.GOOS, func(temp, to string) error { return place(temp, to, false) })
}

// save writes a file, which put gives its name on the system goos.
func save(path string, content []byte, goos string, put func(temp, to string) error) (string, error) {
	temp, err := hold(path, content)
	if err != nil {
		return "", err
	}
	defer os.Remove(temp) // one of its two names
	ext := filepath.Ext(path)
	var kept []error
	for n := 1; n <= 99; n++ {
		to := path
		if n > 1 {
			to = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(path, ext), n, ext)
		}
		err := put(temp, to)
		switch {
		case err == nil:
			return to, nil
		case errors.Is(err, ErrThere):
		case !held(err, goos):
			return "", err
		default:
			if kept = append(kept, err); len(kept) == mostHeld { // it is not the name
				return "", kept[0]
			}
		}
	}
	return "", fmt.Errorf("%s is there already, and so are its next 98 names; choose another", path)
}

// mostHeld is how many names are tried that Windows does not give up: more is no program that has one of them open,
// and the folder itself refuses.
const mostHeld = 9

// held reports whether Windows does not give up a name because some program has that file open, or had it until
// it was deleted: access denied, a sharing violation, a lock violation.
func held(err error, goos string) bool {
	var no syscall.Errno
	return goos == "windows" && errors.As(err, &no) && (no == 5 || no == 32 || no == 33)
}
