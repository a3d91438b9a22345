package model

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
)

// The file format of a closure: its journal as JSON.
const (
	FileFormat  = "handover closure"
	FileVersion = 1

	MaxFile    = 64 << 20 // bytes of a file
	MaxEntries = 200_000  // entries of a journal
)

// A File is a closure as it is exported and imported.
type File struct {
	Format    string    `json:"format"`
	Version   int       `json:"version"`
	ID        ClosureID `json:"id"`
	Reference string    `json:"reference"`
	Workers   []Worker  `json:"workers"` // everybody whose id stands in an entry
	Entries   []Entry   `json:"entries"`
}

// WriteFile writes a journal as JSON. Equal journals give equal bytes, in whatever order their
// entries and workers come.
func WriteFile(w io.Writer, id ClosureID, entries []Entry, workers []Worker) error {
	entries = Merge(entries, nil)
	f := File{
		Format: FileFormat, Version: FileVersion, ID: id, Reference: Fold(entries).Reference,
		Workers: writers(entries, workers), Entries: entries,
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// writers lists everybody who wrote an entry, each once, by their ids. Somebody whom nobody named
// goes by their id, so that what is written can be read again.
func writers(entries []Entry, workers []Worker) []Worker {
	named := map[WorkerID]Worker{}
	for _, w := range workers {
		named[w.ID] = w
	}
	out := []Worker{}
	wrote := map[WorkerID]bool{}
	for _, e := range entries {
		if wrote[e.By] {
			continue
		}
		wrote[e.By] = true
		w, known := named[e.By]
		if !known {
			w = Worker{ID: e.By, Name: string(e.By)}
		}
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b Worker) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out
}
