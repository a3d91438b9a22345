package room

import (
	"cmp"
	"errors"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/paper"
)

// A writing is the screen that asks how and where papers are to be written out, says so while that takes its time,
// and then what was written where.
type writing struct {
	r      *Room
	papers []Paper
	set    bool // several, into a folder

	form   *kit.Form
	format *kit.Field
	given  *kit.Field
	safe   *kit.Field
	file   *kit.Field
	marked model.Date // the day that the document carries of itself; empty where it says none
	was    string     // the format for which the file's name was made
	warned string     // the path of which was said that it is no good place
	names  string     // the path of which was said that it names somebody

	proposed string // the path that was proposed, in the format that is chosen

	job       *job // what is under way; nil while nothing is
	done      []outcome
	forgotten bool // the screen was locked

	pager *kit.Pager
	w, h  int
}

const (
	fieldFormat = "format"
	fieldGiven  = "given"
	fieldSafe   = "safe"
	fieldFile   = "file"
)

// formats are what is said of each format, and the key that chooses it while nothing is typed.
var formats = map[string]struct{ words, note, key string }{
	paper.FormatDocx: {"Word", "To be filed, or to be changed before it goes.", "w"},
	paper.FormatPDF:  {"PDF", "To be printed, signed, or sent as it is.", "p"},
	paper.FormatText: {"Plain text", "To be pasted into the boxes of a case system.", "t"},
	paper.FormatJSON: {"JSON", "For another program, line by line.", "j"},
}

func newWriting(r *Room, papers []Paper, set bool) *writing {
	s := &writing{r: r, papers: papers, set: set, pager: kit.NewPager(r.Theme())}
	s.format = &kit.Field{ID: fieldFormat, Kind: kit.OneField, Label: "Format", Need: "Choose a format.", Changed: func(*kit.Field) tea.Cmd {
		s.rename()
		return nil
	}}
	for _, f := range s.formats() {
		s.format.Options = append(s.format.Options, kit.Option{ID: f, Words: formats[f].words, Note: formats[f].note})
	}
	s.format.Shown = func() bool { return s.papers[0].Of != nil }
	s.given = &kit.Field{ID: fieldGiven, Kind: kit.DateField, Label: "Given on", Hint: "A copy says on what day it is given.", Need: "Type the day on which it is given.",
		Check: s.checkGiven, Shown: func() bool { return s.marked != "" }}
	s.safe = &kit.Field{ID: fieldSafe, Kind: kit.OneField, Label: "Is this safe for them to hold?", Hint: "They were asked about a letter, and this says more. Ask them about this too, when nobody else is there.", Need: "Say whether they said so of this.",
		Options: []kit.Option{{ID: model.PaperHeld, Words: "Yes, they said so of this"}, {ID: model.PaperBack, Words: "It is read together and taken back"}}, Shown: s.asksAgain}
	s.file = &kit.Field{ID: fieldFile, Label: "File", Need: "Type a file, or go back with Esc."}
	if set {
		s.file.Label, s.file.Need = "Folder", "Type a folder, or go back with Esc."
	}
	s.form = kit.NewForm(r.Theme(), r.Desk.Today, s.format, s.given, s.safe, s.file)
	s.form.Done = s.start
	s.fill()
	return s
}

// fill proposes the format, the day and the file.
func (s *writing) fill() {
	src, err := s.r.Desk.Source()
	if err != nil {
		return
	}
	s.was = paper.FormatText
	if s.papers[0].Of != nil {
		s.was = cmp.Or(s.format.Value(), paper.Formats()[0])
		s.format.Choose(s.was)
	}
	s.marked = ""
	for _, p := range s.papers {
		if p.Of == nil {
			continue
		}
		if sh, err := p.drawn(src); err == nil && sh.doc.Copy != "" {
			s.marked = dayOf(sh.doc, src.Today)
			s.given.SetDate(s.marked)
			break
		}
	}
	path := s.r.ExportTo(s.papers[0].file(src.Closure, s.was))
	if s.set {
		path = filepath.Dir(path)
	}
	s.proposed = path
	s.file.SetText(path)
	s.file.Hint = ""
	if why := s.unfit(path); why != "" {
		s.file.Hint = "Mind where it goes: " + why + "."
		s.warned = s.folder(path)
	}
	s.form.Focus(fieldFormat)
}

// formats are those in which what is asked for can be written.
func (s *writing) formats() []string {
	if !s.set && s.papers[0].JSON != nil {
		return append(paper.Formats(), paper.FormatJSON)
	}
	return paper.Formats()
}

// asksAgain reports whether it has to be asked of this paper itself whether it is safe to hold.
func (s *writing) asksAgain() bool {
	src, err := s.r.Desk.Source()
	return err == nil && !s.set && s.papers[0].Again != nil && s.papers[0].Again(src)
}

// folder is the folder of what was typed.
func (s *writing) folder(path string) string {
	if s.set {
		return path
	}
	return filepath.Dir(path)
}

// unfit says why a file should not be written to what was typed.
func (s *writing) unfit(path string) string {
	return paper.Unfit(filepath.Join(s.folder(path), "file"))
}

// dayOf is the day on which a copy says that it is given.
func dayOf(d *document.Document, today model.Date) model.Date {
	if i := strings.LastIndex(d.Copy, " given "); i >= 0 {
		if on, err := model.ParseDate(d.Copy[i+len(" given "):], today); err == nil {
			return on
		}
	}
	return today
}

// checkGiven refuses a day that has gone: a copy that is written out now was not given then.
func (s *writing) checkGiven(value string) error {
	if on := model.Date(value); on != s.marked && on < s.r.Desk.Today() {
		return errors.New("that day is past: a copy that is written out now is given today or later")
	}
	return nil
}

// rename gives the file's name the ending of the format that was chosen.
func (s *writing) rename() {
	now := s.format.Value()
	if now == "" || now == s.was {
		return
	}
	if end := paper.Ending(s.was); strings.HasSuffix(s.proposed, end) {
		s.proposed = strings.TrimSuffix(s.proposed, end) + paper.Ending(now)
	}
	if path := s.file.Value(); !s.set && strings.EqualFold(filepath.Ext(path), paper.Ending(s.was)) {
		s.file.SetText(path[:len(path)-len(paper.Ending(s.was))] + paper.Ending(now))
	}
	s.was = now
}

// choose chooses a format, and goes on to the next field.
func (s *writing) choose(format string) tea.Cmd {
	s.format.Choose(format)
	s.rename()
	s.form.Focus(fieldGiven)
	return nil
}

// path is where the file is to go that was typed, with the ending of its format.
func (s *writing) path() (string, error) {
	path, end := s.file.Value(), paper.Ending(s.was)
	ext := strings.ToLower(filepath.Ext(path))
	if ext == end {
		return path, nil
	}
	for _, f := range s.formats() {
		if ext == paper.Ending(f) && s.papers[0].Of != nil {
			return "", errors.New("its name ends in " + ext + ", and " + formats[s.was].words + " is chosen above: " + end)
		}
	}
	if s.papers[0].Of == nil { // a text may be called anything
		return path, nil
	}
	return path + end, nil
}

// wrong says below a field what is wrong, and goes there.
func (s *writing) wrong(id string, err error) tea.Cmd {
	s.form.Focus(id)
	s.form.Field(id).Fail(kit.Sentence(err))
	return nil
}

// Init does nothing.
func (s *writing) Init() tea.Cmd { return nil }

// Update takes what is typed, and how the writing ended.
func (s *writing) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case writtenMsg:
		if msg.job == s.job && s.job != nil {
			return s.ended()
		}
	case kit.Shown:
		if s.forgotten && s.job == nil && s.done == nil {
			s.fill()
		}
		s.forgotten = false
		s.lay()
	case tea.KeyPressMsg, tea.PasteMsg:
		switch {
		case s.job != nil:
		case s.done != nil:
			s.pager.Update(msg)
		default:
			cmd, _ := s.form.Update(msg)
			return cmd
		}
	}
	return nil
}

// Leave stops what is under way: no file comes to be once the program is locked or has ended. One that is being
// put in its place is waited for, with its line in the audit.
func (s *writing) Leave() error {
	if s.job != nil {
		s.job.stop()
	}
	return nil
}

// Forget drops what was typed, and whose the papers were that were written.
func (s *writing) Forget() {
	s.forgotten = true
	s.file.SetText("")
	s.file.Hint, s.names = "", ""
	for i := range s.done {
		s.done[i].forget()
	}
	s.pager.SetLines(nil)
}
