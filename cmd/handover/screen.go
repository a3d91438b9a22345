package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/ui"
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/unlock"
)

// now is the worker's clock.
func now() time.Time { return time.Now() }

// canDraw says why the program cannot be opened here.
func (s *settings) canDraw() error {
	out, ok := s.out.(*os.File)
	switch {
	case !term.IsTerminal(s.in.Fd()):
		return wrongUse(errors.New("the input is not a terminal, so the program cannot be opened"), `"handover --help" tells the commands that need none`)
	case !ok || !term.IsTerminal(out.Fd()):
		return wrongUse(errors.New("the output is not a terminal, so the program cannot be opened"), `"handover --help" tells the commands that need none`)
	case os.Getenv("TERM") == "dumb" || os.Getenv("TERM") == "" && runtime.GOOS != "windows":
		return wrongUse(errors.New("this terminal cannot place words on the screen (TERM is dumb or not set), so the program cannot be opened in it"),
			`open it in another terminal; "handover --help" tells the commands that work here`)
	}
	return nil
}

// open opens the program on the worker's vault.
func open(s *settings) error {
	if err := s.canDraw(); err != nil {
		return err
	}
	place, there, err := s.place()
	if err != nil {
		return err
	}
	p, err := newProgram(s, place)
	if err != nil {
		return err
	}
	defer p.end()
	if there {
		if err = p.look(); err != nil {
			return err
		}
	}
	switch {
	case p.spoilt != nil: // it is put back first
	case s.keyFile != "":
		err = p.openWithKey(s.keyFile)
	case s.passphraseFile != "":
		err = p.openFrom(s.passphraseFile)
	}
	if err != nil {
		return err
	}
	return p.run()
}

// openFrom opens or makes the vault with the passphrase in a file.
func (p *program) openFrom(path string) error {
	passphrase, err := passphraseFrom(path)
	if err != nil {
		return err
	}
	again := bytes.Clone(passphrase)
	defer clear(again)
	if p.there {
		if err = p.Open(store.With{Passphrase: passphrase}); !errors.Is(err, store.ErrUnfinished) {
			return err
		}
	}
	if err := p.settings.strong(again); err != nil {
		return err
	}
	return p.Create(again)
}

// run draws the program until it is left. However it ends, what was typed is put away and saved.
func (p *program) run() error {
	s := p.settings
	inForce, err := s.inForce()
	if err != nil {
		return err
	}
	keep := saver.New(p, now)
	p.keep = keep
	var app *ui.App
	saved := func() bool { return app.Saved() }
	config := ui.Config{
		Saver: keep, Now: now, Who: p.who, OnLock: p.lock, AfterLock: p.afterLock,
		Open:      func() bool { return p.atDesk() != nil || p.Vault() != nil },
		IdleAfter: inForce.LockAfter, AlwaysSoon: inForce.SetsLock(),
		Environ: os.Environ(), Look: kit.Look{Simple: s.ascii},
		Start: func(h kit.House) kit.Screen { return p.first(h, keep) },
		LockScreen: func(h kit.House, unlocked func()) kit.Screen {
			if p.throwaway != nil {
				return unlock.LockedDemo(h, p, saved, unlocked)
			}
			return unlock.Locked(h, p, saved, unlocked)
		},
	}
	app = ui.New(config)
	options := append(ui.Options(), tea.WithInput(s.in), tea.WithOutput(s.out), tea.WithoutSignalHandler())
	t := tea.NewProgram(app, options...)
	ended := quitOn(t, func() { p.hurried.Store(true) })
	_, err = t.Run()
	close(ended)
	if flushed := app.End(); flushed != nil {
		return couldNot(fmt.Errorf("what was typed last could not be saved: %w", flushed), hintFor(flushed))
	}
	if err != nil {
		return fmt.Errorf("the program stopped: %w; everything that was typed is saved", err)
	}
	return nil
}

// end closes the program, and says what could not be done at the end.
func (p *program) end() {
	for _, told := range p.close() {
		fmt.Fprintf(p.settings.err, "handover: %s\n", oneLine(told))
	}
}

// first makes the first screen.
func (p *program) first(h kit.House, keep *saver.Saver) kit.Screen {
	rooms := func(d *desk.Desk) kit.Screen {
		keep.EnterWith(d.Enter)
		who := func() kit.Screen { return unlock.Who(h, d, h.Back) }
		return caseload.Start(p.room(h, d, keep), who)
	}
	in := func(d *desk.Desk) tea.Cmd { return h.Replace(rooms(d)) }
	if v := p.Vault(); v != nil && len(v.Found().Damage) > 0 {
		return unlock.Start(h, p, in)
	}
	d, err := p.Enter()
	if err != nil {
		return unlock.Start(h, p, in)
	}
	_ = unlock.Tell(h, p) // it asks, and has nothing to be run
	if d.Worker().Name == "" {
		return unlock.Who(h, d, func() tea.Cmd { return in(d) })
	}
	return rooms(d)
}

// room is what every room has at hand.
func (p *program) room(h kit.House, d *desk.Desk, keep *saver.Saver) *room.Room {
	r := &room.Room{House: h, Desk: d, Saver: keep, File: p.place.File(), Demo: p.throwaway != nil, Words: p.words.wait()}
	r.Suggest = func(a model.Ask) []guide.Wording {
		src, err := d.Source()
		if err != nil {
			return nil
		}
		return document.Suggested(src, a)
	}
	if in, err := p.settings.inForce(); err == nil { // it was read before anything was opened
		r.Stay = &model.Keep{Days: in.KeepAfterTransfer.Days, Working: in.KeepAfterTransfer.Working}
		d.Stay = r.Stay
		r.Policy, r.Exports = in.Lines(), in.ExportFolder
		r.Strength = store.Strength{Characters: in.PassphraseLength, Different: in.PassphraseWords}
	}
	return r
}

// patience is how long the program may take to end when the system asks it to.
const patience = 3 * time.Second

// quitOn ends the program on a signal: a system that shuts down, a window that is closed. When it
// does not end by itself, it is ended. The channel that is returned stops the watch.
func quitOn(t *tea.Program, asked func()) (ended chan struct{}) {
	ended = make(chan struct{})
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, endings...)
	go func() {
		select {
		case <-ended:
			return
		case <-caught:
		}
		asked()
		go t.Quit() // it waits for the program's loop
		select {
		case <-ended:
		case <-time.After(patience):
			t.Kill()
		}
	}()
	return ended
}
