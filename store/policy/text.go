package policy

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"
)

// largest is the largest file that is read, in bytes.
const largest = 64 << 10

// textAt reads a file of text, without the mark that some programs put before UTF-8. It reports
// whether anything is there at all, and why it cannot be read, with how to mend it: only what is
// truly not there may count as none.
func textAt(path string) (text []byte, there bool, wrong string) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(path); err == nil {
			return nil, true, "it is a link to a file that is not there; put that in place, or take the link away"
		}
		return nil, false, ""
	}
	if err != nil {
		return nil, true, unreadable(err)
	}
	if info.IsDir() {
		return nil, true, "it is a folder, where there should be a file; take it away, or put the file in its place"
	}
	if !info.Mode().IsRegular() { // opening a pipe could wait for ever
		return nil, true, "it is not a file of text; take it away, or put one in its place"
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, true, unreadable(err)
	}
	defer f.Close()
	text, err = io.ReadAll(io.LimitReader(f, largest+1))
	switch {
	case err != nil:
		return nil, true, unreadable(err)
	case len(text) > largest:
		return nil, true, "it is larger than 64 KiB, so it is some other file; put the right one in its place"
	case bytes.HasPrefix(text, []byte{0xff, 0xfe}) || bytes.HasPrefix(text, []byte{0xfe, 0xff}):
		return nil, true, "it is saved as UTF-16; save it as UTF-8"
	case !utf8.Valid(text):
		return nil, true, "it is not saved as UTF-8; save it as UTF-8"
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), true, ""
}

// unreadable says that a file is there and cannot be read. The path is told elsewhere.
func unreadable(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return "it cannot be read: " + err.Error() + "; let everybody who uses this computer read it"
}
