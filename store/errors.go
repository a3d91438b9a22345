package store

import (
	"errors"
	"fmt"
)

// What can be wrong with a vault, or with what is asked of it. Tell them apart with errors.Is.
var (
	// ErrPassphrase says that the passphrase is not this vault's.
	ErrPassphrase = errors.New("that is not the passphrase of this vault")
	// ErrCode says that the recovery code is not this vault's.
	ErrCode = errors.New("that is not the recovery code of this vault")
	// ErrKey says that a private key is none of this vault's ways in.
	ErrKey = errors.New("this key is not a way into this vault")
	// ErrNotVault says that what was found is no vault of this program.
	ErrNotVault = errors.New("this is not a handover vault")
	// ErrUnfinished says that making the vault was interrupted before anything could be saved in
	// it: Create may be called on the same engine again. It is also an ErrNotVault.
	ErrUnfinished = fmt.Errorf("%w yet: making it was interrupted, and nothing is in it", ErrNotVault)
	// ErrNewer says that a later version of the program wrote this.
	ErrNewer = errors.New("a newer version of handover wrote this")
	// ErrDamaged says that a record was changed or spoilt since it was saved. The error that
	// wraps it says which, in words.
	ErrDamaged = errors.New("damaged")
	// ErrLocked says that the vault is locked.
	ErrLocked = errors.New("the vault is locked")
	// ErrExists says that a closure or an entry with that id is already here.
	ErrExists = errors.New("already in the vault")
	// ErrNoClosure says that no closure with that id is in the vault.
	ErrNoClosure = errors.New("no such closure in the vault")
	// ErrReadOnly says that damage was found in the vault, and that it can be read and not changed
	// until it is restored, or the damage accepted.
	ErrReadOnly = errors.New("nothing can be saved in this vault, because it is damaged; restore it first")
	// ErrPurged says that a closure was purged here, and is not to come back.
	ErrPurged = errors.New("this closure was purged here, and an old copy of it is not taken in")
	// ErrNoFiles says that the vault has no files of its own: it is not kept in a folder.
	ErrNoFiles = errors.New("this vault does not lie in a folder of its own")
	// ErrTooLong says that a record is too long to save.
	ErrTooLong = errors.New("too long to save")
)

// Wrong reports whether an error says that what should have opened the vault does not.
func Wrong(err error) bool {
	return errors.Is(err, ErrPassphrase) || errors.Is(err, ErrCode) || errors.Is(err, ErrKey)
}

// A fault is an error in words of its own: what it is to errors.Is, and what lies beneath, is not said.
type fault struct {
	words string
	is    error
	under error
}

func (f *fault) Error() string   { return f.words }
func (f *fault) Unwrap() []error { return []error{f.is, f.under} }

// Detail returns what lies beneath an error that does not say it, for whoever looks after the computer;
// "" where there is nothing more to say.
func Detail(err error) string {
	var f *fault
	if !errors.As(err, &f) || f.under == nil {
		return ""
	}
	return f.under.Error()
}

// damaged says in words which record does not open.
func damaged(what string, k Key, why error) error {
	if errors.Is(why, ErrNewer) {
		return fmt.Errorf("opening %s (%s/%s): %w", what, k.Space, k.ID, why)
	}
	return fmt.Errorf("%s is %w (%s/%s): %w", what, ErrDamaged, k.Space, k.ID, why)
}
