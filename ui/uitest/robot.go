// Package uitest plays a worker at the keyboard: the real program loop and renderer, drawing into
// a terminal emulator, on a clock that only moves when the story says so.
package uitest

import (
	"bytes"
	"image/color"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"handover/ui"
)

// A Robot is the worker. It reads the screen as text.
type Robot struct {
	T *testing.T

	program *tea.Program
	drawing sync.Mutex // held while the program draws, and while the robot looks
	screen  *vt.SafeEmulator
	ended   chan struct{}
	err     error
}

// Run makes a model, runs it in a window of w columns and h lines, and plays a story with it. The
// model is made on the story's clock, which starts at midnight on 1 January 2000 UTC.
func Run(t *testing.T, w, h int, makeModel func() tea.Model, story func(r *Robot)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		r := &Robot{T: t, screen: vt.NewSafeEmulator(w, h), ended: make(chan struct{})}
		r.program = tea.NewProgram(makeModel(), append(ui.Options(),
			tea.WithInput(nil),
			tea.WithOutput(returns{r}),
			tea.WithWindowSize(w, h),
			tea.WithoutSignalHandler(),
			tea.WithColorProfile(colorprofile.ANSI),
			tea.WithEnvironment([]string{"TERM=xterm-256color"}),
		)...)
		go func() {
			_, r.err = r.program.Run()
			close(r.ended)
		}()
		defer func() {
			r.program.Kill()
			<-r.ended
			time.Sleep(time.Hour) // what is still ticking comes to its end
			_ = r.screen.Close()
		}()
		r.settle()
		r.Send(tea.BackgroundColorMsg{Color: color.Black}) // no terminal is there to be asked
		story(r)
	})
}

// returns writes line feeds as a terminal driver passes them on.
type returns struct{ r *Robot }

func (w returns) Write(p []byte) (int, error) {
	w.r.drawing.Lock()
	defer w.r.drawing.Unlock()
	if _, err := w.r.screen.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// settle lets the program come to rest and draw.
func (r *Robot) settle() {
	time.Sleep(20 * time.Millisecond)
	synctest.Wait()
}

// Send gives the program a message.
func (r *Robot) Send(msg tea.Msg) {
	r.program.Send(msg)
	r.settle()
}

// Press presses keys by name, one right after the other, before the program can draw.
func (r *Robot) Press(keys ...string) {
	r.T.Helper()
	for _, name := range keys {
		r.program.Send(MustKey(r.T, name))
	}
	r.settle()
}

// Type types words, character by character; a line end is Enter.
func (r *Robot) Type(words string) {
	r.T.Helper()
	for _, c := range words {
		switch c {
		case '\n':
			r.program.Send(tea.KeyPressMsg{Code: tea.KeyEnter})
		default:
			r.program.Send(tea.KeyPressMsg{Code: c, Text: string(c)})
		}
	}
	r.settle()
}

// Paste pastes words.
func (r *Robot) Paste(words string) { r.Send(tea.PasteMsg{Content: words}) }

// Wait lets time pass.
func (r *Robot) Wait(d time.Duration) {
	time.Sleep(d)
	r.settle()
}

// Resize gives the window another size.
func (r *Robot) Resize(w, h int) {
	r.drawing.Lock()
	r.screen.Resize(w, h)
	r.drawing.Unlock()
	r.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Quit closes the window.
func (r *Robot) Quit() {
	r.program.Quit()
	<-r.ended
}

// Ended reports whether the program has ended.
func (r *Robot) Ended() bool {
	select {
	case <-r.ended:
		return true
	default:
		return false
	}
}

// Err is how the program ended.
func (r *Robot) Err() error {
	<-r.ended
	return r.err
}

// Lines returns what stands on the screen, without the space at the lines' ends.
func (r *Robot) Lines() []string {
	r.drawing.Lock()
	defer r.drawing.Unlock()
	w, h := r.screen.Width(), r.screen.Height()
	lines := make([]string, h)
	for y := range lines {
		var b strings.Builder
		for x := 0; x < w; x++ {
			c := r.screen.CellAt(x, y)
			switch {
			case c == nil || c.Width > 0 && c.Content == "":
				b.WriteByte(' ')
			case c.Width > 0:
				b.WriteString(c.Content)
			}
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// Line returns one line of the screen, counted from 0; a negative one counts from below.
func (r *Robot) Line(n int) string {
	lines := r.Lines()
	if n < 0 {
		n += len(lines)
	}
	return lines[n]
}

// Screen returns what stands on the screen.
func (r *Robot) Screen() string { return strings.Join(r.Lines(), "\n") }

// Cursor returns the column and the line where the cursor stands.
func (r *Robot) Cursor() (x, y int) {
	p := r.screen.CursorPosition()
	return p.X, p.Y
}

// See fails unless all of these words stand on the screen, each within one line or, where a line
// was wrapped, over several.
func (r *Robot) See(words ...string) {
	r.T.Helper()
	screen := r.Screen()
	for _, w := range words {
		if !stands(screen, w) {
			r.T.Fatalf("does not see %q on this screen:\n%s", w, frame(screen))
		}
	}
}

// NotSee fails if any of these words stands on the screen.
func (r *Robot) NotSee(words ...string) {
	r.T.Helper()
	screen := r.Screen()
	for _, w := range words {
		if stands(screen, w) {
			r.T.Fatalf("sees %q on this screen:\n%s", w, frame(screen))
		}
	}
}

func stands(screen, words string) bool {
	if strings.Contains(screen, words) {
		return true
	}
	flat := strings.Join(strings.Fields(strings.NewReplacer("│", " ", "|", " ").Replace(screen)), " ")
	return strings.Contains(flat, strings.Join(strings.Fields(words), " "))
}

// frame draws lines around a screen, for the words of a failure.
func frame(screen string) string {
	lines := strings.Split(screen, "\n")
	return "┌────\n│" + strings.Join(lines, "\n│") + "\n└────"
}
