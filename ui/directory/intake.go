package directory

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
)

// askFile asks for the file with a list of services, and goes on to what would come of it. taken is
// told of the change once it is made.
func askFile(r *room.Room, taken func(before, after []model.Listed, did string)) tea.Cmd {
	d := &kit.Dialog{
		Title: "Import services", Ask: "File", Need: "Type a file, or go back with Esc.", Enter: 1,
		Words: "A CSV file with a row of headings: Name, What it is for, Telephone, Email, Hours, How to refer, in any order; then a row for each service. In Excel choose Save As, and “CSV UTF-8”. You see first what would change.",
	}
	drop := r.KeepLine(d, model.Field{Item: "directory file"})
	var file model.DirectoryFile
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Read it", Try: func() (err error) {
		file, err = readFile(pathOf(d.Text()))
		return err
	}, Do: func() tea.Cmd {
		if err := drop(); err != nil {
			r.Wrong(err)
		}
		return r.Push(newIntake(r, pathOf(d.Text()), file, taken))
	}}}
	return r.Ask(d)
}

// pathOf reads a path as it is typed, or as a terminal writes one that is dragged into it.
func pathOf(typed string) string {
	for _, mark := range []string{`"`, `'`} {
		if len(typed) > 2 && strings.HasPrefix(typed, mark) && strings.HasSuffix(typed, mark) {
			typed = typed[1 : len(typed)-1]
		}
	}
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			typed = filepath.Join(home, rest)
		}
	}
	return typed
}

// readFile reads a list of services from a file.
func readFile(path string) (model.DirectoryFile, error) {
	info, err := os.Stat(path) // before it is opened: a pipe would wait for its other end
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return model.DirectoryFile{}, errors.New("there is no file of that name")
	case err != nil:
		return model.DirectoryFile{}, fmt.Errorf("that file cannot be read: %w", reason(err))
	case !info.Mode().IsRegular():
		return model.DirectoryFile{}, errors.New("that is not a file; type the name of the CSV file")
	}
	f, err := os.Open(path)
	if err != nil {
		return model.DirectoryFile{}, fmt.Errorf("that file cannot be read: %w", reason(err))
	}
	defer f.Close()
	return model.ReadDirectory(f)
}

// reason is an error without the path, which was just typed.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// An intake is the page that says what would come of a file, before it is taken.
type intake struct {
	r     *room.Room
	path  string
	file  model.DirectoryFile
	taken func(before, after []model.Listed, did string)
	in    model.Intake
	wrong error // why the file could not be read again after a lock
	blank bool  // the screen was locked, and the file is to be read again
	pager *kit.Pager
	w, h  int
}

func newIntake(r *room.Room, path string, file model.DirectoryFile, taken func(before, after []model.Listed, did string)) *intake {
	return &intake{r: r, path: path, file: file, taken: taken, pager: kit.NewPager(r.Theme())}
}

// Init sees what would come of the file.
func (s *intake) Init() tea.Cmd {
	all, err := s.r.Desk.Directory()
	if err != nil {
		s.r.Wrong(err)
	}
	s.in = model.TakeIn(all, s.rows(), store.NewID)
	s.Resize(s.w, s.h)
	return nil
}

func (s *intake) rows() []model.Listed {
	out := make([]model.Listed, 0, len(s.file.Rows))
	for _, row := range s.file.Rows {
		out = append(out, row.Listed)
	}
	return out
}

// Update scrolls. After a lock the file is read again.
func (s *intake) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.blank {
			s.blank = false
			s.file, s.wrong = readFile(s.path)
		}
		return s.Init()
	}
	s.pager.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *intake) Forget() {
	s.file, s.in, s.blank = model.DirectoryFile{}, model.Intake{}, true
	s.pager.SetLines(nil)
}

// Resize lays the page out.
func (s *intake) Resize(w, h int) {
	s.w, s.h = w, h
	s.pager.Resize(w, h)
	s.pager.SetLines(s.lay(max(min(w, kit.Readable), 8)))
}

// Draw draws the page.
func (s *intake) Draw() (string, *tea.Cursor) { return s.pager.Draw() }

// lay gives the page's lines: what is wrong first, as that is what has to be mended.
func (s *intake) lay(width int) []string {
	t := s.r.Theme()
	var out []string
	say := func(style kit.Style, lead, words string) {
		for _, line := range kit.Hang(lead, words, width) {
			out = append(out, style.Render(line))
		}
	}
	say(t.Heading, "", filepath.Base(s.path))
	if s.wrong != nil {
		say(t.Wrong, "", kit.Sentence(s.wrong))
		return out
	}
	say(t.Plain, "", s.comesTo())
	for _, told := range s.file.Told {
		out = append(out, "")
		say(t.Waits, t.Glyphs.Waits+" ", told)
	}
	part := func(title string, n int) bool {
		if n > 0 {
			out = append(out, "")
			say(t.Heading, "", title)
		}
		return n > 0
	}
	if part("Wrong, and left out", len(s.file.Faults)+len(s.in.Refused)) {
		for _, no := range s.in.Refused {
			say(t.Plain, "  "+t.Glyphs.Overdue+" ", no.Name+": with what is listed of it already, "+no.Why.Error()+".")
		}
		for _, f := range s.file.Faults {
			say(t.Plain, "  "+t.Glyphs.Overdue+" ", f.String()+".")
		}
	}
	if part("Changed, as the name is listed already", len(s.in.Changed)) {
		for _, ch := range s.in.Changed {
			say(t.Plain, "  "+t.Glyphs.Bullet+" ", ch.Now.Name)
			for _, p := range ch.Parts() {
				was, now := *p.Of(&ch.Was), *p.Of(&ch.Now)
				words := p.Title + ": " + now
				if was != "" {
					words += " (until now: " + was + ")"
				}
				say(t.Quiet, "      ", words)
			}
		}
	}
	if part("Added", len(s.in.Added)) {
		for _, l := range s.in.Added {
			say(t.Plain, "  "+t.Glyphs.Bullet+" ", l.Name)
			if known := known(l); known != "" {
				say(t.Quiet, "      ", known)
			}
		}
	}
	if part("Nothing new", len(s.in.Same)) {
		for _, l := range s.in.Same {
			say(t.Quiet, "  "+t.Glyphs.Bullet+" ", l.Name)
		}
	}
	return out
}

// known is all that a row says of a service, in a line.
func known(l model.Listed) string {
	var out []string
	for _, words := range []string{l.For, l.Reach(), l.Refer} {
		if words != "" {
			out = append(out, words)
		}
	}
	return strings.Join(out, ". ")
}

// comesTo says in a sentence what the file comes to.
func (s *intake) comesTo() string {
	words := fmt.Sprintf("%d to be added, %d changed, %d with nothing new.", len(s.in.Added), len(s.in.Changed), len(s.in.Same))
	if n := s.leftOut(); n > 0 {
		words += " Left out: " + rowsOf(n) + "."
	}
	if s.in.Over > 0 {
		words += fmt.Sprintf(" There is no room for %d more: the directory holds %d services at most.", s.in.Over, model.MaxListed)
	}
	return words + " Nothing is removed, and an empty cell takes nothing away."
}

// leftOut counts the rows with a fault, however many each has, and those that do not go with what is listed.
func (s *intake) leftOut() int {
	rows := map[int]bool{}
	for _, f := range s.file.Faults {
		rows[f.Row] = true
	}
	return len(rows) + len(s.in.Refused)
}

func rowsOf(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

// take asks, and takes the rows that can be taken.
func (s *intake) take() tea.Cmd {
	words := s.comesTo()
	if s.leftOut() > 0 {
		words += " Once the rows left out are mended, the file can be read again."
	}
	return s.r.Ask(&kit.Dialog{Title: "Take this into the directory?", Words: words, Buttons: []kit.Button{
		{Words: "Back"},
		{Words: "Take it", Letter: "y", Try: func() error {
			var before []model.Listed
			err := s.r.Desk.ChangeDirectory(func(all []model.Listed) ([]model.Listed, error) {
				before, s.in = all, model.TakeIn(all, s.rows(), store.NewID)
				return s.in.Directory, nil
			})
			if err == nil {
				s.taken(before, s.in.Directory, "the import")
			}
			return s.r.Told(err)
		}, Do: func() tea.Cmd {
			words := fmt.Sprintf("Added: %d. Changed: %d. Ctrl+Z takes it back.", len(s.in.Added), len(s.in.Changed))
			cmd := s.r.Back()
			s.r.Say(words)
			return cmd
		}},
	}})
}

// Keys are the page's keys.
func (s *intake) Keys() []kit.Key {
	take := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "take it", More: "asks, and then takes what can be taken into the directory", Do: s.take}
	if len(s.in.Added)+len(s.in.Changed) == 0 {
		take.Off = "There is nothing in this file to take."
	}
	return append(append([]kit.Key{take}, s.pager.Keys()...), s.r.BackKey())
}

// Title names the place.
func (s *intake) Title() string { return "Import services" }

// Typing is never so here.
func (s *intake) Typing() bool { return false }

// Help says what the page shows.
func (s *intake) Help() string {
	return "What would come of the file: what is wrong with it, row by row, as a spreadsheet counts them; what changes, and what is added. Nothing has been changed yet.\n\n" +
		"A service is known by its name. One that is listed already is changed where the file says something else; an empty cell takes nothing away, and nothing is removed. " +
		"What is wrong with a row keeps only that row out."
}
