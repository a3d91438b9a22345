package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"handover/model/plain"
)

// wordsName is the file, in the folder of the vault, in which a council adds to what the reading aid looks
// for, or takes out of it.
const wordsName = "words.toml"

// wordsSize is how much of that file is read, in bytes: enough to see that there is too much.
const wordsSize = 2 << 20

// wordLists are the lists of the reading aid. They are read while the program starts, so that nobody waits for
// them.
type wordLists struct {
	done   chan struct{}
	lists  *plain.Lists
	faults []string
	own    int // how many entries are the folder's own
	there  bool
	file   string
}

// readWords begins to read the program's own lists and those of a folder.
func readWords(dir string) *wordLists {
	w := &wordLists{done: make(chan struct{}), file: filepath.Join(dir, wordsName)}
	go func() {
		defer close(w.done)
		w.read()
	}()
	return w
}

func (w *wordLists) read() {
	own, err := plain.Load()
	if err != nil { // a test sees to it that they load
		w.faults = []string{err.Error()}
		return
	}
	w.lists = own
	data, err := readUpTo(w.file, wordsSize)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	w.there = true
	if err != nil {
		w.faults = []string{fmt.Sprintf("%s cannot be read: %v", w.file, cause(err))}
		return
	}
	both, err := own.With(w.file, data)
	if err != nil {
		for line := range strings.SplitSeq(err.Error(), "\n") {
			w.faults = append(w.faults, line)
		}
		return
	}
	w.lists, w.own = both, len(both.Entries())-len(own.Entries())
}

func readUpTo(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// wait returns the lists, once they are read.
func (w *wordLists) wait() *plain.Lists {
	<-w.done
	return w.lists
}

// told says, to whoever opens the vault, what is wrong with the folder's own list; "" where nothing is.
func (w *wordLists) told() string {
	<-w.done
	if len(w.faults) == 0 {
		return ""
	}
	const most = 5
	all := slices.Clone(w.faults[:min(len(w.faults), most)])
	for i, fault := range all { // the file is named once, above them
		if at, is := strings.CutPrefix(fault, w.file+":"); is {
			all[i] = "Line " + at
		}
	}
	if more := len(w.faults) - most; more > 0 {
		all = append(all, fmt.Sprintf("And %d more: “handover doctor” lists them all.", more))
	}
	return "The reading aid goes by its own lists alone, because the list beside the vault cannot be used as it stands: " + w.file + "\n\n" +
		strings.Join(all, "\n\n") + "\n\nMend it in any editor of plain text, and open handover again."
}

// wordsFindings look at the list that lies in the folder of the vault.
func wordsFindings(dir string) []finding {
	w := readWords(dir)
	<-w.done
	switch {
	case len(w.faults) > 0:
		var out []finding
		for _, f := range w.faults {
			out = append(out, finding{"words", f, true})
		}
		return out
	case !w.there:
		return []finding{{"words", "the reading aid goes by its own lists; " + wordsName + " in the folder would add to them", false}}
	}
	how := fmt.Sprintf("%d entries more", w.own)
	switch {
	case w.own == 1:
		how = "1 entry more"
	case w.own == 0:
		how = "as many entries as before"
	case w.own < 0:
		how = fmt.Sprintf("%d fewer", -w.own)
	}
	return []finding{{"words", w.file + " changes the lists of the reading aid: " + how, false}}
}
