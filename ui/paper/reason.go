package paper

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// reason is an error without the paths that the caller names anyway, with what to do about it where that is known.
func reason(err error) error {
	if does := mend(err, runtime.GOOS); does != "" {
		return fmt.Errorf("%w: %s", bare(err), does)
	}
	return bare(err)
}

// bare is an error without its paths.
func bare(err error) error {
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

// mend says what to do where a file could not be written on the system goos; "" where nobody knows. Windows has
// numbers of its own: 39 and 112 for a full disk, 123 and 206 for a name that it does not take, 19 for a disk that is
// not to be written to.
func mend(err error, goos string) string {
	var no syscall.Errno
	on := func(numbers ...syscall.Errno) bool {
		if goos != "windows" || !errors.As(err, &no) {
			return false
		}
		for _, n := range numbers {
			if no == n {
				return true
			}
		}
		return false
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), on(39, 112):
		return "make room on that disk, or choose a folder on another"
	case errors.Is(err, syscall.ENAMETOOLONG), on(123, 206):
		return "choose a shorter name, of letters and figures"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), on(19):
		return "choose a folder in which you may write"
	}
	return ""
}
