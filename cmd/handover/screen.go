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
	defer p.close()
	if there { // what is wrong with the file is said before anybody types a passphrase
		if err = place.Open(); err != nil {
			return err
		}
		p.there = true
	}
	if s.passphraseFile != "" {
		if err := p.openFrom(s.passphraseFile); err != nil {
			return err
		}
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
		if err = p.Open(passphrase); !errors.Is(err, store.ErrUnfinished) {
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
	keep := saver.New(p, now)
	var app *ui.App
	saved := func() bool { return app.Saved() }
	config := ui.Config{
		Saver: keep, Now: now, Who: p.who, OnLock: p.lock,
		Open:    func() bool { return p.atDesk() != nil },
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
	ended := quitOn(t)
	_, err := t.Run()
	close(ended)
	if flushed := app.End(); flushed != nil {
		return couldNot(fmt.Errorf("what was typed last could not be saved: %w", flushed), hintFor(flushed))
	}
	if err != nil {
		return fmt.Errorf("the program stopped: %w; everything that was typed is saved", err)
	}
	return nil
}

// first makes the first screen.
func (p *program) first(h kit.House, keep *saver.Saver) kit.Screen {
	rooms := func(d *desk.Desk) kit.Screen {
		keep.EnterWith(d.Enter)
		who := func() kit.Screen { return unlock.Who(h, d, h.Back) }
		return caseload.Start(&room.Room{House: h, Desk: d, Saver: keep}, who)
	}
	in := func(d *desk.Desk) tea.Cmd { return h.Replace(rooms(d)) }
	d, err := p.Enter()
	switch {
	case err != nil:
		return unlock.Start(h, p, in)
	case d.Worker().Name == "":
		return unlock.Who(h, d, func() tea.Cmd { return in(d) })
	}
	return rooms(d)
}

// patience is how long the program may take to end when the system asks it to.
const patience = 3 * time.Second

// quitOn ends the program on a signal: a system that shuts down, a window that is closed. When it
// does not end by itself, it is ended. The channel that is returned stops the watch.
func quitOn(t *tea.Program) (ended chan struct{}) {
	ended = make(chan struct{})
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, endings...)
	go func() {
		select {
		case <-ended:
			return
		case <-caught:
		}
		go t.Quit() // it waits for the program's loop
		select {
		case <-ended:
		case <-time.After(patience):
			t.Kill()
		}
	}()
	return ended
}
