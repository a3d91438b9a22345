// Package demo holds the fictional closures that the program can be tried out on. Nobody in them
// exists.
//
// Each lies beside this code as the JSON that handover imports, with days counted from today in the
// place of dates: "@-12" is the day twelve days ago, "@-12T14:30" that day at half past two, and
// {@-12} within words is that day as people write it, "3 November 2026".
package demo

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"time"
)

//go:embed *.json
var files embed.FS

var (
	day     = regexp.MustCompile(`"@([+-]?\d{1,5})"`)
	moment  = regexp.MustCompile(`"@([+-]?\d{1,5})T(\d\d:\d\d)"`)
	inWords = regexp.MustCompile(`\{@([+-]?\d{1,5})\}`)
)

// Closures returns the fictional closures, ready to be imported, with their dates counted from now.
func Closures(now time.Time) ([][]byte, error) {
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		return nil, fmt.Errorf("list the demo's closures: %w", err)
	}
	var all [][]byte
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the demo's closure %s: %w", name, err)
		}
		all = append(all, dated(b, now))
	}
	return all, nil
}

// dated puts days in the place of the offsets.
func dated(b []byte, now time.Time) []byte {
	replace := func(what *regexp.Regexp, with func(on time.Time, at string) string) {
		b = what.ReplaceAllFunc(b, func(found []byte) []byte {
			part := what.FindSubmatch(found)
			n, _ := strconv.Atoi(string(part[1])) // the pattern lets nothing else through
			at := ""
			if len(part) > 2 {
				at = string(part[2])
			}
			return []byte(with(now.AddDate(0, 0, n), at))
		})
	}
	replace(day, func(on time.Time, _ string) string { return on.Format(`"2006-01-02"`) })
	replace(moment, func(on time.Time, at string) string { return on.Format(`"2006-01-02T`) + at + `:00Z"` })
	replace(inWords, func(on time.Time, _ string) string { return on.Format("2 January 2006") })
	return b
}
