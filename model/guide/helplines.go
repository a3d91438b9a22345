package guide

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// helplinesFile names the file of the national helplines. It asks nothing, and is no part of the
// guide's fingerprint.
const helplinesFile = "helplines.toml"

// Whom a helpline is for.
const (
	ForChild = "child"
	ForAdult = "adult"
	ForBoth  = "both"
)

// A Helpline is a national helpline. It has no opening hours: it is confirmed before it is given.
type Helpline struct {
	ID      string   `toml:"id"`
	Name    string   `toml:"name"`
	Number  string   `toml:"number"`  // as it is read out
	Web     string   `toml:"web"`     // its site, without https
	For     string   `toml:"for"`     // whom it is for, and what about
	From    int      `toml:"from"`    // the youngest whom it is for, in whole years; 0: no bound
	To      int      `toml:"to"`      // the oldest; 0: no bound
	Nations []string `toml:"nations"` // "england", "wales"
	Who     string   `toml:"who"`     // ForChild, ForAdult or ForBoth
	Checked string   `toml:"checked"` // the day on which the entry was last compared with its source: 2026-11-22
	Source  string   `toml:"source"`
}

// Fits reports whether a helpline is for somebody of this age in this nation; what is not known, an
// age below 0 or no nation, keeps none away.
func (h *Helpline) Fits(who string, age int, nation string) bool {
	switch {
	case h.Who != ForBoth && h.Who != who,
		nation != "" && !slices.Contains(h.Nations, nation),
		age >= 0 && age < h.From,
		age >= 0 && h.To > 0 && age > h.To:
		return false
	}
	return true
}

// Helplines reads the national helplines that the program carries.
func Helplines() ([]Helpline, error) { return ReadHelplines(files) }

// ReadHelplines reads the helplines of a folder: none where it has no file of them. Everything that is
// wrong is returned in one error, a line for each fault.
func ReadHelplines(fsys fs.FS) ([]Helpline, error) {
	data, err := fs.ReadFile(fsys, helplinesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the helplines: %w", err)
	}
	var sheet struct {
		Helpline []Helpline `toml:"helpline"`
	}
	var found faults
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&sheet); err != nil {
		found.add(helplinesFile, tomlLine(err), "this is not TOML of the helplines' shape: %s", strings.TrimPrefix(err.Error(), "toml: "))
		return nil, found.err()
	}
	lines := tableLines(string(data), "[[helpline]]")
	ids := map[string]bool{}
	for i, h := range sheet.Helpline {
		line := 1
		if i < len(lines) {
			line = lines[i]
		}
		for _, what := range h.faults() {
			found.add(helplinesFile, line, "the helpline %q: %s", h.ID, what)
		}
		if ids[h.ID] {
			found.add(helplinesFile, line, "the helpline %q stands here twice; give this one another id", h.ID)
		}
		ids[h.ID] = true
	}
	if err := found.err(); err != nil {
		return nil, err
	}
	return sheet.Helpline, nil
}

// tomlLine says on which line a file does not decode.
func tomlLine(err error) int {
	line := 1
	var de *toml.DecodeError
	var strict *toml.StrictMissingError
	switch {
	case errors.As(err, &strict) && len(strict.Errors) > 0:
		line, _ = strict.Errors[0].Position()
	case errors.As(err, &de):
		line, _ = de.Position()
	}
	return max(line, 1)
}

// tableLines lists the lines on which the tables with that header begin.
func tableLines(text, header string) []int {
	var out []int
	n := 0
	for line := range strings.Lines(text) {
		n++
		if strings.HasPrefix(strings.TrimSpace(line), header) {
			out = append(out, n)
		}
	}
	return out
}

var helplineNumber = regexp.MustCompile(`^(0[0-9 ]{8,14}|[0-9]{3}|[0-9]{3} [0-9]{3})$`)

// faults says what is wrong with an entry, and how to mend it.
func (h *Helpline) faults() []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if !idShape.MatchString(h.ID) {
		add("its id is not small letters, figures and hyphens")
	}
	for _, w := range []struct{ key, words string }{{"name", h.Name}, {"for", h.For}, {"source", h.Source}} {
		if strings.TrimSpace(w.words) == "" {
			add("%s is missing; write it", w.key)
		}
	}
	if !helplineNumber.MatchString(h.Number) {
		add("%q is no telephone number of the United Kingdom; write it in figures and spaces", h.Number)
	}
	if u, err := url.Parse("https://" + h.Web); h.Web != "" && (err != nil || !strings.Contains(u.Host, ".") || strings.Contains(h.Web, "://")) {
		add("%q is no site; write it as childline.org.uk", h.Web)
	}
	if h.From < 0 || h.To < 0 || h.From > 120 || h.To > 120 || h.To > 0 && h.To < h.From {
		add("from %d to %d years is no range of ages", h.From, h.To)
	}
	if len(h.Nations) == 0 {
		add("nations is missing; write england, wales or both")
	}
	for _, n := range h.Nations {
		if n != "england" && n != "wales" {
			add("no nation is called %q here; write england or wales", n)
		}
	}
	if !slices.Contains([]string{ForChild, ForAdult, ForBoth}, h.Who) {
		add("who cannot be %q; write child, adult or both", h.Who)
	}
	if _, err := time.Parse(time.DateOnly, h.Checked); err != nil {
		add("checked is no day; write it as 2026-11-22")
	}
	return out
}
