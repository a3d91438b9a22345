package faults

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"time"

	"handover/model"
	"handover/store"
	"handover/store/bolt"
)

var files = store.Files{Create: bolt.Create, Open: func(path string) (store.Engine, error) { return bolt.Open(path) }}

// A step is one thing that a worker does.
type step struct {
	do      string
	closure string
	n       int // makes its words differ from those of any other
}

// The things that are done.
const (
	makeVault  = "make the vault"
	addKey     = "add a key"
	begin      = "begin a closure"
	write      = "write an entry"
	draft      = "keep a draft"
	drop       = "drop a draft"
	set        = "change a setting"
	newCode    = "make a recovery code"
	backUp     = "back up"
	reopen     = "close and open"
	changeKey  = "change the vault's key"
	purge      = "purge a closure"
	goBack     = "restore a backup"
	managerKey = "the manager"
)

// work is a day of the usual: the n-th step.
func work(closure string, n int) step {
	s := step{write, closure, n}
	switch n % 10 {
	case 2, 5, 6:
		s.do = draft
	case 8:
		s.do, s.closure = draft, ""
	case 7:
		s.do = set
	case 9:
		s.do = drop
	}
	return s
}

// words makes the words of a step, mostly short, sometimes longer than a page of the file.
func words(n int) string {
	length := 5 + n%7*30
	switch {
	case n%23 == 11:
		length = 900
	case n%41 == 13:
		length = 3000
	}
	return fmt.Sprintf("%d:%s", n, strings.Repeat(" a sentence", length/10))
}

func item(n int) string { return fmt.Sprintf("item-%d", n%3) }

func (s step) setting() string { return settingNames[s.n%3] }

func (s step) entry() model.EntryID { return model.EntryID(fmt.Sprintf("e%05d", s.n)) }

// drops reports whether a written entry takes the place of a draft.
func (s step) drops() bool { return s.n%3 == 0 }

func (s step) draft() model.Draft {
	return model.Draft{Closure: model.ClosureID(s.closure), Field: model.Field{Item: item(s.n)}, Part: model.PartText, Text: words(s.n), At: time.Unix(1795341600+int64(s.n), 0).UTC()}
}

func (s step) change() store.Change {
	c := store.Change{
		Entries: []model.Entry{{ID: s.entry(), At: time.Unix(1795341600+int64(s.n), 0).UTC(), Event: model.Written{Field: model.Field{Item: item(s.n)}, Text: words(s.n)}}},
		Header:  model.Header{Reference: "CS-" + s.closure, Outstanding: s.n},
	}
	if s.do == write && s.drops() {
		c.Drop = []model.Draft{s.draft()}
	}
	return c
}

// then returns what a vault holds after a step. A fact is what only the vault could say: the
// fingerprint of what it made.
func (c content) then(s step, fact string) content {
	next := maps.Clone(c)
	if next == nil {
		next = content{}
	}
	switch s.do {
	case makeVault:
		next["way passphrase "] = ""
	case addKey:
		next["way public key "+managerKey] = fact
	case newCode:
		next["way recovery code "], _, _ = strings.Cut(fact, "|")
	case begin, write:
		next["closure "+s.closure] = headerLine(s.change().Header)
		next[fmt.Sprintf("entry %s/%s", s.closure, s.entry())] = words(s.n)
		if s.do == write && s.drops() {
			delete(next, draftName(s.closure, item(s.n)))
		}
	case draft:
		next[draftName(s.closure, item(s.n))] = words(s.n)
	case drop:
		delete(next, draftName(s.closure, item(s.n)))
	case set:
		next["setting "+s.setting()] = words(s.n)
	case purge:
		maps.DeleteFunc(next, func(name, _ string) bool {
			return name == "closure "+s.closure || strings.HasPrefix(name, "entry "+s.closure+"/") || strings.HasPrefix(name, "draft "+s.closure+"/")
		})
	}
	return next
}

// A worker does steps in the vault of a folder.
type worker struct {
	p    *store.Place
	v    *store.Vault
	key  *store.PrivateKey
	code string // the recovery code, where one was made
}

func (w *worker) with() store.With { return store.With{Key: w.key} }

// empty is the passphrase of what is thrown away.
func emptyPassphrase() store.With { return store.With{Passphrase: []byte{}} }

// step does one, and returns its fact.
func (w *worker) step(ctx context.Context, s step) (fact string, err error) {
	switch s.do {
	case makeVault:
		w.v, err = w.p.Create(ctx, []byte{})
	case addKey:
		public := w.key.Public()
		err = w.v.AddKey(ctx, emptyPassphrase(), managerKey, public)
		fact = public.Fingerprint()
	case newCode:
		if w.code, err = w.v.NewCode(ctx, w.with()); err == nil {
			for _, way := range w.v.Ways() {
				if way.Kind == "recovery code" {
					fact = way.Fingerprint + "|" + w.code
				}
			}
		}
	case begin:
		err = w.v.Begin(ctx, model.ClosureID(s.closure), s.change())
	case write:
		err = w.v.Append(ctx, model.ClosureID(s.closure), s.change())
	case draft:
		err = w.v.KeepDraft(ctx, s.draft())
	case drop:
		err = w.v.DropDraft(ctx, s.draft())
	case set:
		err = w.v.Set(ctx, s.setting(), words(s.n))
	case backUp:
		_, err = w.v.BackUp(ctx)
	case reopen:
		if err = w.v.Close(); err == nil {
			w.v, err = w.p.Unlock(ctx, w.with())
		}
	case changeKey:
		err = w.v.ChangeKey(ctx, []byte{})
	case purge:
		_, err = w.v.Purge(ctx, []byte{}, model.ClosureID(s.closure))
	}
	return fact, err
}
