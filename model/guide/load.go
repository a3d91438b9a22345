package guide

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

//go:embed *.toml obligations.txt
var files embed.FS

// obligationsFile lists every obligation's id, one a line.
const obligationsFile = "obligations.txt"

// stageFile names the file that holds a stage.
func stageFile(s Stage) string { return string(s) + ".toml" }

// Load reads the guide that the program carries.
func Load() (*Guide, error) { return Read(files) }

// Read reads a guide from a folder: a file for each stage, named after it, and obligations.txt. A
// stage without a file has no items. Everything that is wrong is returned in one error, a line
// for each fault with its file and line, in the order of the stages.
func Read(fsys fs.FS) (*Guide, error) {
	r := &reader{
		guide: &Guide{items: map[string]*Item{}, flags: map[string]*Flag{}},
		items: map[*Item]*place{}, flags: map[string]*place{}, groups: map[string]*Group{}, limits: map[string]*place{}, sheets: map[string]*place{},
		obligations: map[string]int{},
	}
	hash := sha256.New()
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("listing the guide's files: %w", err)
	}
	for _, name := range names {
		if rank(name) == len(Stages) && name != helplinesFile && name != wordingsFile {
			r.faults.add(name, 1, "no stage is called %q; name the file after one of: %s", strings.TrimSuffix(name, path.Ext(name)), list(Stages[:]))
		}
	}
	order := []string{obligationsFile}
	for _, stage := range Stages {
		order = append(order, stageFile(stage))
	}
	for _, name := range order {
		data, err := fs.ReadFile(fsys, name)
		if errors.Is(err, fs.ErrNotExist) && name != obligationsFile {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading the guide: %w", err)
		}
		fmt.Fprintf(hash, "%s %d\n", name, len(data))
		hash.Write(data)
		if name == obligationsFile {
			r.duties(string(data))
		} else {
			r.stage(Stage(strings.TrimSuffix(name, ".toml")), data)
		}
	}
	if !r.broken {
		r.choices(fsys)
	}
	wordings, err := r.wordings(fsys)
	if err != nil {
		return nil, err
	}
	// What does not decode would only bring a trail of false faults after it.
	if !r.broken {
		r.check()
		r.checkWordings(wordings)
	}
	if err := r.faults.err(); err != nil {
		return nil, fmt.Errorf("the guide has faults:\n%w", err)
	}
	r.guide.Fingerprint = hex.EncodeToString(hash.Sum(nil))
	return r.guide, nil
}

// A reader builds a guide and remembers where everything in it came from.
type reader struct {
	guide       *Guide
	faults      faults
	broken      bool // a file did not decode
	items       map[*Item]*place
	flags       map[string]*place
	groups      map[string]*Group
	limits      map[string]*place
	sheets      map[string]*place
	obligations map[string]int // the line of each
}

// duties reads the list of obligations.
func (r *reader) duties(text string) {
	n := 0
	for id := range strings.Lines(text) {
		n++
		id = strings.TrimSpace(id)
		switch {
		case id == "":
		case r.obligations[id] != 0:
			r.faults.add(obligationsFile, n, "%s is listed on line %d already; take one of the two out", id, r.obligations[id])
		default:
			r.obligations[id] = n
			r.guide.Obligations = append(r.guide.Obligations, id)
		}
	}
}

// A sheet is one stage's file as it is written.
type sheet struct {
	Flag     []Flag  `toml:"flag"`
	Group    []Group `toml:"group"`
	Limit    []Limit `toml:"limit"`
	Sheet    []Sheet `toml:"sheet"`
	Question []*Item `toml:"question"`
	Section  []*Item `toml:"section"`
	Rule     []*Item `toml:"rule"`
	Line     []*Item `toml:"line"`
}

// stage reads one stage's file.
func (r *reader) stage(stage Stage, data []byte) {
	file := stageFile(stage)
	before := len(r.faults)
	places := survey(file, data, &r.faults)
	var sh sheet
	if err := toml.Unmarshal(data, &sh); err != nil {
		line := 1
		var de *toml.DecodeError
		if errors.As(err, &de) {
			line, _ = de.Position()
		}
		r.faults.add(file, max(line, 1), "this is not TOML of the guide's shape: %s", strings.TrimPrefix(err.Error(), "toml: "))
	}
	broken := len(r.faults) > before
	for _, p := range places {
		r.keys(p)
	}
	if broken {
		r.broken = true
		return
	}
	next := map[string]int{}
	var like []*Item // questions that are written once for all sheets of a kind
	for _, p := range places {
		i := next[p.form]
		next[p.form]++
		switch p.form {
		case "flag":
			r.flag(sh.Flag[i], p)
		case "group":
			sh.Group[i].Stage = stage
			r.group(sh.Group[i], p)
		case "limit":
			r.limit(sh.Limit[i], p)
		case "sheet":
			r.sheet(sh.Sheet[i], p)
		case "question":
			if it := sh.Question[i]; it.Like != "" {
				r.items[it] = p
				like = append(like, it)
				continue
			}
			r.item(sh.Question[i], Question, stage, p)
		case "section":
			r.item(sh.Section[i], Section, stage, p)
		case "rule":
			r.item(sh.Rule[i], Rule, stage, p)
		case "line":
			r.item(sh.Line[i], Line, stage, p)
		}
	}
	r.copies(sh.Sheet, like, stage)
}

// flag adds a flag.
func (r *reader) flag(f Flag, p *place) {
	r.id(f.ID, p)
	if at := r.flags[f.ID]; at != nil {
		r.faults.add(p.file, p.at("id"), "the flag %q stands at %s:%d already; give this one another id", f.ID, at.file, at.at("id"))
		return
	}
	r.flags[f.ID] = p
	r.guide.Flags = append(r.guide.Flags, f)
}

// group adds a group.
func (r *reader) group(g Group, p *place) {
	r.id(g.ID, p)
	if strings.TrimSpace(g.Title) == "" {
		r.faults.add(p.file, p.at("title"), "the group %q has no title; write the words of its heading", g.ID)
	}
	if was := r.groups[g.ID]; was != nil {
		r.faults.add(p.file, p.at("id"), "the group %q stands in %s already; give this one another id", g.ID, stageFile(was.Stage))
		return
	}
	r.groups[g.ID] = &g
	r.guide.Groups = append(r.guide.Groups, g)
}

// limit adds a limit.
func (r *reader) limit(l Limit, p *place) {
	r.id(l.ID, p)
	if at := r.limits[l.ID]; at != nil {
		r.faults.add(p.file, p.at("id"), "the limit %q stands at %s:%d already; give this one another id", l.ID, at.file, at.at("id"))
		return
	}
	r.limits[l.ID] = p
	r.guide.Limits = append(r.guide.Limits, l)
}

// item adds an item.
func (r *reader) item(it *Item, form Form, stage Stage, p *place) {
	it.Form, it.Stage = form, stage
	if form == Section {
		it.Type = LongText
	}
	r.items[it] = p
	r.guide.Items = append(r.guide.Items, it)
	r.id(it.ID, p)
	if was := r.guide.items[it.ID]; was != nil {
		at := r.items[was]
		r.faults.add(p.file, p.at("id"), "the id %q is taken at %s:%d; give this one another, and keep the old one as it is", it.ID, at.file, at.at("id"))
		return
	}
	r.guide.items[it.ID] = it
}
