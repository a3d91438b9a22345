package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/unlock"
)

// The kinds of way in, as the vault calls them.
const (
	kindPassphrase = "passphrase"
	kindCode       = "recovery code"
	kindKey        = "public key"
)

// newPassphrase makes the screen that changes the passphrase.
func newPassphrase(r *room.Room) kit.Screen {
	choice := unlock.NewChoice(r.Strength)
	s := &asking{r: r, title: "Another passphrase", finish: "Change it", doing: "Changing the passphrase…"}
	s.words = func() []string {
		words := []string{"The new passphrase opens the vault from now on. Backups made before still open with the old one."}
		if offer := choice.Words(); offer != "" {
			words = append(words, offer)
		}
		return words
	}
	s.fields = func() []*kit.Field {
		old := passField()
		old.Label = "The present passphrase"
		return append([]*kit.Field{old}, choice.Fields()...)
	}
	choice.Into = func() *kit.Form { return s.form }
	s.keys, s.small = choice.Keys, choice.Hint
	s.work = func(f *kit.Form) func() error {
		v, old, typed := r.Desk.Vault(), with(f), []byte(choice.Typed())
		return func() error { return v.ChangePassphrase(context.Background(), old, typed) }
	}
	s.over = func() []string {
		return []string{"The passphrase is changed.", "Backups made before still open with the old one. If somebody knew the old one, change the vault's key as well."}
	}
	s.more = "There is no way to look a passphrase up. The recovery code and the keys that are ways in stay as they are."
	return s.ready()
}

// removal makes the screen that takes a way in away.
func removal(r *room.Room, way store.Way) kit.Screen {
	what := "the recovery code"
	if way.Kind == kindKey {
		what = "the key “" + way.Name + "”"
	}
	s := &asking{r: r, title: "Remove a way in", finish: "Remove it", doing: "Removing it…"}
	s.words = func() []string {
		return []string{kit.Sentence(errors.New("this takes " + what + " away: it does not open this vault any more, nor backups made from now on. Backups made before still open with it"))}
	}
	s.fields = func() []*kit.Field { return []*kit.Field{yesField("Remove " + what + "?"), passField()} }
	s.work = func(f *kit.Form) func() error {
		v, pass := r.Desk.Vault(), with(f)
		return func() error { return v.RemoveWay(context.Background(), pass, way.ID) }
	}
	s.over = func() []string {
		return []string{kit.Sentence(errors.New(what + " is not a way in any more")), "Whoever used it may have kept the vault's key. Changing that shuts them out for good."}
	}
	return s.ready()
}

// newKey makes the screen that changes the vault's key.
func newKey(r *room.Room) kit.Screen {
	var noBackup error
	s := &asking{r: r, title: "Change the vault's key", finish: "Change the key", doing: "Sealing everything anew…"}
	s.words = func() []string {
		return []string{
			"Do this when a laptop, a backup or a paper with the code was lost, or when somebody who had a way in should have none.",
			"Everything is sealed anew under another key, in a new file. The ways in stay: remove first what should not be one. Backups made before stay under the old key.",
		}
	}
	s.fields = func() []*kit.Field { return []*kit.Field{passField()} }
	s.work = func(f *kit.Form) func() error {
		v, pass := r.Desk.Vault(), with(f).Passphrase
		return func() error {
			ctx := context.Background()
			err := v.ChangeKey(ctx, pass)
			if err == nil { // no backup is under the new key yet, and the rescue log begins behind it
				_, noBackup = v.BackUp(ctx)
			}
			return err
		}
	}
	s.over = func() []string {
		backup := "A backup under the new key was made and verified as well."
		if noBackup != nil {
			backup = "A backup under the new key could not be made yet: " + noBackup.Error() + "."
		}
		return []string{"The vault has another key. Everything in it was sealed anew, opened again and verified.", backup,
			"A backup that was lost still opens with what opened it then. Tell whoever looks after information security in your council."}
	}
	s.more = "Who once had the vault's key could open the old file, and not the new one. The passphrase and the recovery code stay as they are; change them as well if somebody may know them."
	return s.ready()
}

// keyFile is how much of a file is read that should hold a public key.
const keyFile = 16 << 10

// readKey reads a public key from a file.
func readKey(path string) (store.PublicKey, error) {
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return store.PublicKey{}, errors.New("there is no file of that name")
		}
		return store.PublicKey{}, fmt.Errorf("that file cannot be read: %w", reason(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return store.PublicKey{}, errors.New("that is not a file; type the name of the file with the public key")
	}
	b, err := io.ReadAll(io.LimitReader(f, keyFile+1))
	switch {
	case err != nil:
		return store.PublicKey{}, fmt.Errorf("that file cannot be read: %w", reason(err))
	case len(b) > keyFile:
		return store.PublicKey{}, errors.New("that file is too long to be a public key of handover")
	}
	return store.ReadPublicKey(string(b))
}

// reason is an error without the path, which was just typed.
func reason(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// askKey asks for the file with a public key, and goes on to what it means to add it.
func askKey(r *room.Room) tea.Cmd {
	var key store.PublicKey
	d := &kit.Dialog{
		Title: "Add a public key", Ask: "File", Need: "Type a file, or go back with Esc.", Enter: 1,
		Words: "A manager or the council can have a way into this vault of their own: a key. They keep its private half, and give you a file with the public one. Here that file is added.",
	}
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Read it", Try: func() (err error) {
		key, err = readKey(d.Text())
		return err
	}, Do: func() tea.Cmd { return r.Push(addKey(r, key)) }}}
	return r.Ask(d)
}

const fieldName = "name"

// addKey makes the screen that adds a public key.
func addKey(r *room.Room, key store.PublicKey) kit.Screen {
	s := &asking{r: r, title: "Add a public key", finish: "Add it", doing: "Adding the key…"}
	s.words = func() []string {
		return []string{
			"Whoever has the private half of this key can open this vault and everything in it, without your passphrase.",
			"Its fingerprint: have them read theirs aloud, and compare.",
			"    " + key.Fingerprint(),
		}
	}
	var name string
	s.fields = func() []*kit.Field {
		return []*kit.Field{
			{ID: fieldName, Label: "Whose key is it?", Need: "Say whose key it is, such as: the duty team manager.", Check: func(value string) error {
				if len([]rune(model.CleanLine(value))) > model.MaxLine {
					return errors.New("this is too long: a line has room for 300 characters")
				}
				return nil
			}},
			yesField("Is it the same fingerprint, and may they open this vault?"), passField(),
		}
	}
	s.small = func(small bool) {
		s.form.Field(fieldYes).Hint = ""
		if small {
			s.form.Field(fieldYes).Hint = key.Fingerprint()
		}
	}
	s.work = func(f *kit.Form) func() error {
		v, pass := r.Desk.Vault(), with(f)
		name = model.CleanLine(f.Field(fieldName).Value())
		return func() error { return v.AddKey(context.Background(), pass, name, key) }
	}
	s.over = func() []string {
		return []string{"The key “" + name + "” is a way into this vault now.", "Its private half belongs where nobody else can reach it, and not on this laptop."}
	}
	return s.ready()
}
