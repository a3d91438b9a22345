// Package ui is the program on a screen: the stack of screens, who owns each key, the frame around
// them, the lock and the way out. It knows no room; the rooms know it as kit.House.
package ui

import (
	"fmt"
	"runtime"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/saver"
)

// Config is what the program needs from whoever starts it.
type Config struct {
	Start func(h kit.House) kit.Screen // makes the first screen
	Saver *saver.Saver                 // keeps what is being typed; may be nil
	Now   func() time.Time             // the worker's clock; nil is the machine's
	Who   func() string                // who is at the keyboard, for the title line; may be nil

	// LockScreen makes the screen that stands while the program is locked; it calls unlocked
	// once the passphrase was right. Without it there is no lock.
	LockScreen func(h kit.House, unlocked func()) kit.Screen
	// Open reports whether there is anything to lock: not before the first passphrase. nil is always.
	Open func() bool
	// OnLock puts away what was read, and wipes the keys unless AfterLock does. It is called once
	// everything typed has been saved, and every screen has forgotten what it shows.
	OnLock func()
	// AfterLock is what the lock has left to do and may take a while, a backup: it is called after
	// OnLock, outside of the program's loop; the lock screen has the keys meanwhile. It may be nil.
	AfterLock func()
	// IdleAfter is how long without a key until the program locks itself: 0 is 5 minutes, less
	// than 0 is never.
	IdleAfter time.Duration
	// AlwaysSoon has it lock itself after IdleAfter also where people talk in front of the screen, as a policy may
	// ask; otherwise it waits a quarter of an hour there.
	AlwaysSoon bool

	Environ []string // "NAME=value"; decides about colour and glyphs
	GOOS    string   // the system that Environ is of; empty is this one
	Look    kit.Look // what the worker asked for, beyond what Environ says
	Dark    bool     // the worker asked for the dark theme, whatever the terminal says
}

// App is the program. It is the model that Bubble Tea runs, and the House that screens are in.
type App struct {
	config Config
	theme  *kit.Theme
	w, h   int // the window
	bw, bh int // the body

	stack   []kit.Screen
	forgot  map[kit.Screen]bool // the screens that forgot what they show, and were not shown again yet
	dialogs []*kit.Dialog
	asked   *kit.Dialog // the one that last asked about quitting
	masked  bool        // names are masked on the screen
	knows   named       // the screen whose names they are; nil where none may be on screen
	started bool
	left    bool // every screen was left, and the program ends
	broken  bool // it panicked: the screens are not to be trusted any more

	lock   lock
	toasts toasts
	saving saving

	pending []tea.Cmd // to be run after the present Update
}

// Message types of the app's own.
type (
	idleMsg    struct{}
	putAwayMsg struct{}
	lockedMsg  struct{}
	toastMsg   struct{ n int }
)

var _ kit.House = (*App)(nil)

// New makes the program.
func New(c Config) *App {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.GOOS == "" {
		c.GOOS = runtime.GOOS
	}
	if c.IdleAfter == 0 {
		c.IdleAfter = 5 * time.Minute
	}
	look := kit.LookFor(c.Environ, c.GOOS)
	look.Plain = look.Plain || c.Look.Plain
	look.Simple = look.Simple || c.Look.Simple
	look.Light = c.Look.Light
	a := &App{config: c, theme: kit.NewTheme(look), w: 80, h: 24, forgot: map[kit.Screen]bool{}}
	a.touch()
	a.lock.since = a.clock()
	return a
}

// Init opens the first screen.
func (a *App) Init() tea.Cmd {
	return guard(tea.Batch(tea.RequestBackgroundColor, a.idleTick()))
}

// start opens the first screen, once the window's size is known.
func (a *App) start() tea.Cmd {
	if a.started || a.config.Start == nil {
		return nil
	}
	a.started = true
	a.layout()
	return a.Push(a.config.Start(a))
}

// Update takes every message. Each key has one owner: the lock, the keys that work everywhere,
// the dialog, the top screen, in this order.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer a.recovered()
	cmds := []tea.Cmd{a.update(msg)}
	if a.config.Saver != nil {
		cmds = append(cmds, a.config.Saver.Update(msg))
	}
	a.tellSaving()
	a.follow()
	a.layout()
	cmds = append(cmds, a.pending...)
	a.pending = nil
	return a, guard(tea.Batch(cmds...))
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if size, ok := sane(msg); ok {
			a.w, a.h = size.Width, size.Height
		}
		return a.start()
	case tea.BackgroundColorMsg:
		a.background(msg)
		return nil
	case tea.BlurMsg:
		if err := a.Flush(); err != nil {
			a.Fail(kit.Sentence(err))
		}
		return nil
	case tea.FocusMsg:
		return nil
	case idleMsg:
		return a.idle()
	case putAwayMsg:
		return a.putAway()
	case lockedMsg:
		return nil
	case toastMsg:
		a.toasts.fade(msg.n)
		return nil
	case tea.KeyPressMsg:
		return tea.Batch(a.start(), a.key(msg))
	case tea.PasteMsg:
		return tea.Batch(a.start(), a.paste(msg))
	case tea.KeyReleaseMsg, tea.PasteStartMsg, tea.PasteEndMsg:
		return nil
	}
	if saver.Own(msg) {
		return nil
	}
	return a.tell(msg)
}

// tell gives a message that is no key to every screen, as each may wait for a result of its own.
// While the program is locked they wait until it is not.
func (a *App) tell(msg tea.Msg) tea.Cmd {
	if a.lock.screen != nil {
		a.lock.held = append(a.lock.held, msg)
		return a.lock.screen.Update(msg)
	}
	var cmds []tea.Cmd
	for _, s := range append([]kit.Screen(nil), a.stack...) {
		cmds = append(cmds, s.Update(msg))
	}
	return tea.Batch(cmds...)
}

func (a *App) background(msg tea.BackgroundColorMsg) {
	look := a.theme.Look
	look.Light = a.config.Look.Light || !a.config.Dark && !msg.IsDark()
	*a.theme = *kit.NewTheme(look) // in place: every screen holds it
}

// Options are what a Bubble Tea program needs to run the App well.
func Options() []tea.ProgramOption {
	return []tea.ProgramOption{tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
		size, ok := msg.(tea.WindowSizeMsg)
		if !ok {
			return msg
		}
		// Bubble Tea's renderer takes the size before the App does, and believes anything.
		if size, ok = sane(size); ok {
			return size
		}
		return nil
	})}
}

// sane makes a window of no size one of 80×24. One that no window has is a terminal's slip, and
// not ok.
func sane(m tea.WindowSizeMsg) (tea.WindowSizeMsg, bool) {
	if m.Width == 0 && m.Height == 0 {
		m.Width, m.Height = 80, 24
	}
	return m, m.Width > 0 && m.Height > 0 && m.Width <= 1000 && m.Height <= 500
}

// recovered makes a panic one that tells nothing of a case: what was typed is saved, and the words
// of the panic are replaced unless they are the Go runtime's own.
func (a *App) recovered() {
	if r := recover(); r != nil {
		a.broken = true
		_ = a.Flush() // the panic is told, and whoever runs the program saves again
		panic(bland(r))
	}
}

func bland(r any) any {
	if err, ok := r.(runtime.Error); ok {
		return err
	}
	return fmt.Sprintf("handover stopped on a value of type %T", r)
}

// guard makes the panics of a command bland too.
func guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer func() {
			if r := recover(); r != nil {
				panic(bland(r))
			}
		}()
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = guard(batch[i])
			}
		}
		return msg
	}
}
