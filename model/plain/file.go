package plain

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// maxFile is how large a list may be, in bytes.
const maxFile = 1 << 20

// With adds a file's entries to the lists, or takes some of ours out where the file says [[leave]]. A
// fault names the file and line, what is wrong, and how to mend it; all are returned in one error. The lists
// themselves are left as they are.
func (l *Lists) With(file string, data []byte) (*Lists, error) {
	if len(data) > maxFile {
		return nil, fault{file, 1, fmt.Sprintf("the file has %d bytes; there is room for %d", len(data), maxFile)}
	}
	a := &adder{lists: l.clone(), file: file}
	// The whole is checked first: the survey reads what stands there, and forgives a key given twice.
	var any map[string]any
	if err := toml.Unmarshal(data, &any); err != nil {
		line := 1
		var de *toml.DecodeError
		if errors.As(err, &de) {
			line, _ = de.Position()
		}
		a.fault(max(line, 1), "this is not TOML: %s", strings.TrimPrefix(err.Error(), "toml: "))
		return nil, a.err()
	}
	tables := a.survey(data)
	// What is left out goes first, and classes before the phrases that use them, wherever they stand.
	for _, form := range []string{"leave", "class", "lead", "entry"} {
		for _, t := range tables {
			if t.form != form {
				continue
			}
			switch form {
			case "leave":
				a.leave(t)
			case "class":
				a.class(t)
			case "lead":
				a.lead(t)
			case "entry":
				a.entry(t)
			}
		}
	}
	// The phrases of before may use a class that has grown, so all are read again.
	for _, e := range a.lists.entries {
		a.phrases(e)
	}
	for _, w := range a.lists.leads {
		w.finds = a.patterns(w.find, w.file, w.line)
	}
	if err := a.err(); err != nil {
		return nil, err
	}
	a.lists.compile()
	return a.lists, nil
}

// A fault is one thing that is wrong in a list.
type fault struct {
	file string
	line int // counted from 1
	text string
}

// Error gives the fault as editors and build logs read it: file:line: text.
func (f fault) Error() string { return fmt.Sprintf("%s:%d: %s", f.file, f.line, f.text) }

// An adder adds a file to lists and gathers what is wrong with it.
type adder struct {
	lists  *Lists
	file   string
	faults []fault
}

func (a *adder) fault(line int, format string, args ...any) {
	a.faults = append(a.faults, fault{a.file, line, fmt.Sprintf(format, args...)})
}

// err joins the faults in the order of lines.
func (a *adder) err() error {
	slices.SortStableFunc(a.faults, func(x, y fault) int {
		return cmp.Or(cmp.Compare(x.line, y.line), cmp.Compare(x.text, y.text))
	})
	var errs []error
	for _, f := range slices.Compact(a.faults) {
		errs = append(errs, f)
	}
	return errors.Join(errs...)
}

// leave takes an entry or a lead out.
func (a *adder) leave(t *table) {
	id := a.text(t, "id", true)
	if id == "" {
		return
	}
	n := len(a.lists.entries) + len(a.lists.leads)
	a.lists.entries = slices.DeleteFunc(a.lists.entries, func(e *Entry) bool { return e.ID == id })
	a.lists.leads = slices.DeleteFunc(a.lists.leads, func(w *lead) bool { return w.id == id })
	if n == len(a.lists.entries)+len(a.lists.leads) {
		a.fault(t.at("id"), "there is no entry %q to leave out; write the id as the list gives it, or take this table out", id)
	}
}

var idShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// id reads a table's id and sees that it is free.
func (a *adder) id(t *table) string {
	id := a.text(t, "id", true)
	if id != "" && !idShape.MatchString(id) {
		a.fault(t.at("id"), "the id %q is not small letters, figures and hyphens; write it so", id)
	}
	taken := func(file string, line int) {
		a.fault(t.at("id"), "the id %q is taken at %s:%d; give this one another, or leave that one out with [[leave]]", id, file, line)
	}
	for _, e := range a.lists.entries {
		if e.ID == id {
			taken(e.File, e.Line)
		}
	}
	for _, w := range a.lists.leads {
		if w.id == id {
			taken(w.file, w.line)
		}
	}
	return id
}

// class adds a class of words, or words to a class.
func (a *adder) class(t *table) {
	name, words := a.text(t, "name", true), a.texts(t, "words")
	capitals := a.flag(t, "capitals")
	if name != "" && !idShape.MatchString(name) {
		a.fault(t.at("name"), "the name %q is not small letters, figures and hyphens; write it so", name)
		return
	}
	if len(words) == 0 && !capitals {
		a.fault(t.at("words"), "the class %q has no words; write words = [\"…\"]", name)
	}
	c := a.lists.classes[name]
	if c == nil {
		c = &class{name: name, words: map[string]bool{}}
		a.lists.classes[name] = c
	}
	c.capitals = c.capitals || capitals
	for _, w := range words {
		if toks := tokens(w); len(toks) != 1 || toks[0].raw != w {
			a.fault(t.at("words"), "the class %q holds %q, which is no single word; write one word, without hyphens or spaces", name, w)
			continue
		}
		c.words[fold(w)] = true
	}
}

// lead adds a lead.
func (a *adder) lead(t *table) {
	w := &lead{id: a.id(t), find: a.texts(t, "find"), file: a.file, line: t.at("find")}
	for _, k := range a.texts(t, "lets") {
		if !slices.Contains(worded(), Kind(k)) {
			a.fault(t.at("lets"), "%q is no kind that a lead can let stand; write one of: %s", k, kinds(worded()))
		}
		w.lets = append(w.lets, Kind(k))
	}
	if len(w.lets) == 0 {
		a.fault(t.at("lets"), "the lead %q lets nothing stand; write lets = [\"disbelief\"]", w.id)
	}
	if len(w.find) == 0 {
		a.fault(t.at("find"), "the lead %q looks for nothing; write find = [\"…\"]", w.id)
	}
	a.lists.leads = append(a.lists.leads, w)
}

// worded lists the kinds whose entries are phrases.
func worded() []Kind { return []Kind{Disbelief, ClaimsMore, Jargon} }

// kinds names kinds in a fault.
func kinds(ks []Kind) string {
	var out []string
	for _, k := range ks {
		out = append(out, string(k))
	}
	return strings.Join(out, ", ")
}

// entry adds an entry.
func (a *adder) entry(t *table) {
	e := &Entry{
		ID: a.id(t), Kind: Kind(a.text(t, "kind", true)), Find: a.texts(t, "find"),
		Stands: a.texts(t, "stands"), StandsForProfessionals: a.texts(t, "stands_for_professionals"),
		Quoted: a.flag(t, "quoted"), Always: a.flag(t, "always"), AnsweredNo: a.flag(t, "answered_no"),
		Why: a.text(t, "why", false), Better: a.text(t, "better", false), BetterForChild: a.text(t, "better_for_child", false),
		File: a.file, Line: t.line,
		findAt: t.at("find"), standsAt: t.at("stands"), standsProAt: t.at("stands_for_professionals"),
	}
	for _, r := range a.texts(t, "readers") {
		if !slices.Contains(Readers(), Reader(r)) {
			a.fault(t.at("readers"), "no reader is called %q; write child, family or professional", r)
		}
		e.Readers = append(e.Readers, Reader(r))
	}
	if e.Readers == nil {
		e.Readers = Readers()
		if e.Kind == Jargon {
			e.Readers = []Reader{Child, Family}
		}
	}
	switch e.Kind {
	case Disbelief, ClaimsMore, Jargon, Known:
		// The entry "jargon" itself says why for every word of the field that does not say so.
		if len(e.Find) == 0 && e.ID != string(Jargon) {
			a.fault(t.at("find"), "the entry %q looks for nothing; write find = [\"…\"]", e.ID)
		}
	case Long, Name:
		if len(e.Find) > 0 {
			a.fault(t.at("find"), "an entry of the kind %s looks for no words; take find out, or write another kind", e.Kind)
		}
	case Acronym:
	case "":
	default:
		a.fault(t.at("kind"), "there is no kind %q; write one of: %s", e.Kind, kinds([]Kind{Disbelief, ClaimsMore, Jargon, Acronym, Known}))
		return
	}
	if e.Kind == Acronym || e.Kind == Known {
		for _, w := range e.Find {
			if toks := tokens(w); len(toks) != 1 || toks[0].raw != w || !capitals(w) {
				a.fault(t.at("find"), "the entry %q holds %q, which is not letters such as CAMHS; write them without points or spaces", e.ID, w)
			}
		}
	}
	if e.Kind != Known {
		for key, words := range map[string]string{"why": e.Why, "better": e.Better} {
			if words == "" && (key == "better" || e.Kind != Jargon && e.Kind != Acronym) {
				a.fault(t.at(key), "the entry %q does not say %s; write one plain sentence", e.ID, map[string]string{"why": "why the words are pointed out", "better": "what to say instead"}[key])
			}
		}
	}
	a.lists.entries = append(a.lists.entries, e)
}

// phrases reads an entry's phrases. The entry is copied, because other lists hold it too.
func (a *adder) phrases(e *Entry) {
	if e.Kind == Acronym || e.Kind == Known {
		return
	}
	c := *e
	c.finds = a.patterns(e.Find, e.File, e.findAt)
	c.stands = a.patterns(e.Stands, e.File, e.standsAt)
	c.standsPro = a.patterns(e.StandsForProfessionals, e.File, e.standsProAt)
	a.lists.entries[slices.Index(a.lists.entries, e)] = &c
}

// patterns reads phrases.
func (a *adder) patterns(phrases []string, file string, line int) []pattern {
	var out []pattern
	for _, s := range phrases {
		p, err := parse(s, a.lists.classes)
		if err != nil {
			a.faults = append(a.faults, fault{file, line, fmt.Sprintf("the words %q %v", s, err)})
			continue
		}
		for ; p[0].optional; p = p[1:] {
			// A first word that may be missing is a phrase with it and one without.
			with := slices.Clone(p)
			with[0].optional = false
			out = append(out, with)
		}
		if p[0].loose {
			a.faults = append(a.faults, fault{file, line, fmt.Sprintf("the words %q begin with a gap (..) where their first word is missing; write the two ways as phrases of their own", s)})
			continue
		}
		out = append(out, p)
	}
	return out
}
