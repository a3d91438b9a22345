package room

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/paper/pdf"
)

// A job writes papers outside of the program's loop, until it is done or stopped.
type job struct {
	words string // what is being written
	desk  *desk.Desk
	in    model.ClosureID

	mu      sync.Mutex // held while a file is put in its place and its line into the audit
	stopped bool
	done    []outcome
}

// A task is one file to be written.
type task struct {
	paper  Paper
	called string // what it is, and for whom
	sheet  sheet
	format string
	said   string // what the audit has of it; empty for what it need not have
	safe   string // what they said of it, where that was asked; empty where it was not
	to     string
	not    error // why there is nothing to write
	held   bool  // it could be written, and should not be handed over
}

// An outcome is what became of one paper.
type outcome struct {
	called string // what it is; empty once the screen was locked
	asked  string // where it was to go
	to     string // where it is; empty where it was not written
	err    error  // why it was not written
	held   bool   // it could be, and should not be handed over
}

// forget drops what a case shows in it. Where a file lies unsealed is told all the same.
func (o *outcome) forget() {
	o.called = ""
	if o.err != nil {
		o.err = errors.New("why was hidden when handover was locked")
	}
}

// A writtenMsg says that a job is over.
type writtenMsg struct{ job *job }

// errStopped says that nothing was written because the program was locked, or was to end.
var errStopped = errors.New("handover was locked, or was to end, before it was written, so nothing was: write it again")

// stop lets the job write nothing more, and waits for what is being put in its place.
func (j *job) stop() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.stopped = true
}

// run does the tasks.
func (j *job) run(tasks []task) {
	for _, t := range tasks {
		o := outcome{called: t.called, asked: t.to, err: t.not, held: t.held}
		if o.err == nil {
			o.to, o.err = j.write(t)
		}
		j.mu.Lock()
		j.done = append(j.done, o)
		j.mu.Unlock()
	}
}

// write makes one file, after its line in the audit: where that cannot be written there is no file.
func (j *job) write(t task) (string, error) {
	b, err := t.paper.bytes(t.sheet, t.format)
	if err != nil {
		return "", err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.stopped {
		return "", errStopped
	}
	if t.safe != "" {
		if err := t.paper.Answered(j.desk, t.safe); err != nil && !errors.Is(err, store.ErrReadOnly) {
			return "", fmt.Errorf("nothing was written out, because it could not be noted whether it is safe for them to hold: %w", err)
		}
	}
	if t.said != "" {
		if err := j.desk.Exported(j.in, t.said); err != nil {
			return "", err
		}
	}
	to, err := paper.Save(t.to, b)
	if err != nil && t.said != "" {
		j.desk.NotExported(j.in, t.said)
	}
	return to, err
}

// start checks what was typed, and writes.
func (s *writing) start() tea.Cmd {
	path := s.file.Value()
	if !s.set {
		var err error
		if path, err = s.path(); err != nil {
			return s.wrong(fieldFile, err)
		}
	}
	src, err := s.r.Desk.Source()
	if err != nil {
		return s.wrong(fieldFile, err)
	}
	if err := s.mayWrite(src, path); err != nil {
		return s.wrong(fieldFile, err)
	}
	if why := s.unfit(path); why != "" && s.warned != s.folder(path) {
		s.warned = s.folder(path)
		return s.wrong(fieldFile, errors.New(why+", or press Enter again to write it there all the same"))
	}
	if named := document.NamedIn(src, s.typed(path)); len(named) > 0 && s.names != path {
		s.names = path
		return s.wrong(fieldFile, fmt.Errorf("a file's name is seen by others, and this one says “%s”: call it otherwise, or press Enter again to call it so all the same", strings.Join(named, "”, “")))
	}
	if on := s.given.Date(); s.marked != "" && on != s.marked {
		src.Given = on
	}
	var tasks []task
	for _, p := range s.papers {
		t := task{paper: p, called: p.about(src.Closure), format: s.was, to: path}
		if p.Said != nil {
			t.said = p.Said(src.Closure, paper.FormatWords(s.was))
		}
		if s.asksAgain() && p.Answered != nil {
			t.safe = s.safe.Value()
		}
		if t.sheet, t.not = p.drawn(src); t.not != nil && !s.set {
			return s.wrong(fieldFile, t.not)
		}
		if s.set {
			t.to = filepath.Join(path, p.file(src.Closure, s.was))
			if p.Hold != nil && t.not == nil {
				if why := p.Hold(src); why != "" {
					t.not, t.held = errors.New(why), true
				}
			}
		}
		tasks = append(tasks, t)
	}
	words := strings.ToLower(s.papers[0].Called)
	if s.set {
		words = "the set"
	}
	j := &job{words: words + ", " + formats[s.was].words, desk: s.r.Desk, in: s.r.Desk.OpenID()}
	s.job = j
	return func() tea.Msg {
		j.run(tasks)
		return writtenMsg{j}
	}
}

// typed is the name that somebody gave what is written; "" for the one that was proposed.
func (s *writing) typed(path string) string {
	if name := filepath.Base(path); name != filepath.Base(s.proposed) {
		return name
	}
	return ""
}

// mayWrite refuses a place outside of the policy's, and for a set a folder that is not there.
func (s *writing) mayWrite(src document.Source, path string) error {
	if !s.set {
		return s.r.MayExport(path)
	}
	if err := s.r.MayExport(filepath.Join(path, s.papers[0].file(src.Closure, s.was))); err != nil {
		return err
	}
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return fmt.Errorf("there is no folder %s; choose one that exists", path)
	}
	return nil
}

// ended tells what came of it. Of one paper that was not written, the form says why, and stands.
func (s *writing) ended() tea.Cmd {
	done := s.job.done
	s.job = nil
	if !s.set && done[0].err != nil {
		if s.file.Empty() { // it was locked meanwhile
			s.fill()
		}
		var missing *pdf.Missing
		if errors.As(done[0].err, &missing) {
			return s.wrong(fieldFormat, done[0].err)
		}
		return s.wrong(fieldFile, done[0].err)
	}
	s.done = done
	s.pager.Top()
	s.lay()
	return nil
}

// outcomes say what was written where, and what was not.
func (s *writing) outcomes(width int) []string {
	t := s.r.Theme()
	var out []string
	say := func(words string) {
		for _, l := range kit.Wrap(words, width) {
			out = append(out, "  "+l)
		}
	}
	item := func(mark, words string) {
		for _, l := range kit.Hang(mark+" ", words, width) {
			out = append(out, "  "+l)
		}
	}
	wrote, held := 0, false
	for _, o := range s.done {
		if o.err == nil {
			wrote++
		}
	}
	out = append(out, "")
	switch {
	case wrote == 0:
		out = append(out, "  "+t.Waits.Render("Nothing was written."))
	case s.papers[0].Form:
		out = append(out, "  "+t.Heading.Render("Written."), "")
		say("It is blank: nothing of this closure is in it. Filled in by hand, it is as confidential as the record.")
	default:
		out = append(out, "  "+t.Heading.Render("Written, unsealed."), "")
		say("Anybody who can open the folder can read " + they(wrote) + ". Delete " + they(wrote) + " once " + theyAre(wrote) + " " + s.papers[0].until() + ":")
	}
	out = append(out, "")
	for _, o := range s.done {
		if o.err != nil {
			continue
		}
		if o.called != "" {
			item(t.Glyphs.Settled, o.called)
			item(" ", o.to)
		} else {
			item(t.Glyphs.Settled, o.to)
		}
		if filepath.Clean(o.to) != filepath.Clean(o.asked) {
			item(" ", "There is a file of the name "+filepath.Base(o.asked)+" already, or it is open in another program: it is as it was, and this one is beside it.")
		}
	}
	if wrote < len(s.done) && wrote > 0 {
		out = append(out, "", "  "+t.Heading.Render("Not written"), "")
	}
	for _, o := range s.done {
		if o.err != nil {
			item(t.Glyphs.Overdue, cmp.Or(o.called, "A document")+": "+kit.Sentence(o.err))
			held = held || o.held
		}
	}
	if held {
		out = append(out, "")
		say("What is held back can be written out by itself, with o, if it is needed all the same: for example to read together and take back.")
	}
	return out
}

// goOn goes back, and tells once more what lies where: it stands among the messages then.
func (s *writing) goOn() tea.Cmd {
	var to []string
	for _, o := range s.done {
		if o.err == nil {
			to = append(to, o.to)
		}
	}
	cmd := s.r.Back()
	switch {
	case len(to) == 1 && s.papers[0].Form:
		s.r.Say("Written: " + to[0])
	case len(to) == 1:
		s.r.Say("Written, unsealed. Delete it once it is " + s.papers[0].until() + ": " + to[0])
	case len(to) > 1:
		s.r.Say(fmt.Sprintf("%d files written, unsealed. Delete them once they are %s: %s", len(to), s.papers[0].until(), filepath.Dir(to[0])))
	}
	return cmd
}
