package guide

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// wordingsFile names the file of the suggested words. They ask nothing, and are no part of the guide's
// fingerprint.
const wordingsFile = "wordings.toml"

// The parts of a letter that have words of their own.
const (
	PartOpening = "opening"
	PartClosing = "closing"
)

// wordings reads the suggested words: none where the folder has no file of them.
func (r *reader) wordings(fsys fs.FS) ([]Wording, error) {
	data, err := fs.ReadFile(fsys, wordingsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the suggested words: %w", err)
	}
	var sheet struct {
		Wording []Wording `toml:"wording"`
	}
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&sheet); err != nil {
		r.faults.add(wordingsFile, tomlLine(err), "this is not TOML of the shape of suggested words: %s", strings.TrimPrefix(err.Error(), "toml: "))
		return nil, nil
	}
	lines := tableLines(string(data), "[[wording]]")
	for i := range sheet.Wording {
		sheet.Wording[i].line = 1
		if i < len(lines) {
			sheet.Wording[i].line = lines[i]
		}
	}
	return sheet.Wording, nil
}

// checkWordings checks the suggested words against the guide, and takes them in.
func (r *reader) checkWordings(wordings []Wording) {
	for _, w := range wordings {
		fault := func(format string, args ...any) {
			r.faults.add(wordingsFile, w.line, "words for %q: %s", w.Item, fmt.Sprintf(format, args...))
		}
		it := r.guide.items[w.Item]
		switch {
		case it == nil:
			fault("no question is called that; name one of the guide")
		case w.Part != "" && (w.Part != PartOpening && w.Part != PartClosing || !slices.Contains(it.From, FromLetter)):
			fault("it has no part %q; only a letter has, and its parts are %s and %s", w.Part, PartOpening, PartClosing)
		case w.Part == "" && !it.Planned:
			fault("its words are not planned; write planned = true there, or take these out")
		case w.Option != "" && it.Option(w.Option) == nil:
			fault("it has no option %q", w.Option)
		}
		if strings.TrimSpace(w.Text) == "" {
			fault("text is empty; write it, for the person who will hear it")
		}
		if len(w.For) == 0 {
			fault("for is missing; name the bands that it is for")
		}
		for _, band := range w.For {
			if band != BandAdult && !slices.ContainsFunc(Bands[:], func(b Band) bool { return b.ID == band }) {
				fault("nobody is of the band %q", band)
			}
		}
		for _, id := range slices.Concat(w.When, w.Unless) {
			if r.guide.flags[id] == nil {
				fault("no flag is called %q; add it, or use one that there is", id)
			}
		}
		for _, found := range placeholder.FindAllString(w.Text, -1) {
			if found != "{child}" && found != "{name}" {
				fault("%s is not filled in; only {child} and {name} are", found)
			}
		}
		r.guide.Wordings = append(r.guide.Wordings, w)
	}
}

// choices gives the questions about what may be left with somebody the national helplines as options. Which
// of them fit this person is decided when it is asked.
func (r *reader) choices(fsys fs.FS) {
	for _, it := range r.guide.Items {
		if it.OptionsOf != OptionsLeft {
			continue
		}
		lines, err := ReadHelplines(fsys)
		if err != nil {
			r.faults.add(helplinesFile, 1, "%s", err)
			return
		}
		for _, h := range lines {
			it.Options = append(it.Options, Option{ID: h.ID, Words: h.Name})
		}
	}
}
