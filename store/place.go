package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// What lies in a vault's folder beside the vault's file.
const (
	rescueName  = "handover.rescue"  // the rescue log
	slotsName   = "handover.slots"   // two copies of the vault's header
	ballastName = "handover.ballast" // room that is given up when the disk is full
	backupsName = "backups"
)

// Files make and open an engine's files. Whoever starts the program hands them to the vault.
type Files struct {
	Create func(path string) error // makes an empty one; never replaces anything
	Open   func(path string) (Engine, error)
}

// Options are what a Place does as its user, or a council's policy, wants it. The zero value is what is
// built in.
type Options struct {
	Now         func() time.Time // the worker's clock; nil is the machine's
	Escrow      *PublicKey       // is added to the ways into the vault when it is next opened
	Backups     string           // a folder for the automatic backups, in a folder of its own in it; "" is beside the vault
	Days, Weeks int              // how long automatic backups are kept; both 0 are 7 days and 4 weeks
}

// A Place is the folder of a vault: its file, and what lies beside it. It outlives a lock, so that what
// the file did not take is not forgotten by one.
type Place struct {
	dir   string
	files Files
	o     Options
	cost  *cost // of new passphrases; nil measures this computer

	mu   sync.Mutex  // guards what follows, and every vault that was opened here
	kept atomic.Bool // saves wait for the vault's file

	open      *Vault  // the one that was opened last
	eng       *ahead  // nil until Open
	rescue    *rescue // nil until the log was read or begun
	last      uint64  // the newest save in the log
	covered   uint64  // the save that the newest backup of this run holds
	due       bool    // a backup is wanted soon, because the log covers less than it should
	changed   bool    // something was saved since the newest backup, beside lines of the audit
	unwell    bool    // the rescue log did not take the last save
	slotsLate []byte  // the header whose copies could not be written
}

// At returns the place in a folder. Nothing is looked at yet.
func At(dir string, files Files, o Options) *Place {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Days == 0 && o.Weeks == 0 {
		o.Days, o.Weeks = 7, 4
	}
	if o.Backups == "" {
		o.Backups = filepath.Join(dir, backupsName)
	} else { // one that others may have their backups in too
		whole, err := filepath.Abs(dir)
		if err != nil {
			whole = dir
		}
		of := sha256.Sum256([]byte(whole))
		o.Backups = filepath.Join(o.Backups, "handover-"+hex.EncodeToString(of[:4]))
	}
	return &Place{dir: dir, files: files, o: o}
}

// Dir returns the folder.
func (p *Place) Dir() string { return p.dir }

// File returns the path of the vault's file.
func (p *Place) File() string { return filepath.Join(p.dir, FileName) }

func (p *Place) beside(name string) string { return filepath.Join(p.dir, name) }

// Exists reports whether there is a vault here, or what is left of one: with the file gone, the rescue
// log or a backup still speaks of it.
func (p *Place) Exists() (bool, error) {
	for _, path := range []string{p.File(), p.beside(rescueName), p.beside(slotsName)} {
		_, err := os.Lstat(path)
		switch {
		case err == nil:
			return true, nil
		case !errors.Is(err, fs.ErrNotExist):
			return false, fmt.Errorf("looking for the vault: %w", err)
		}
	}
	return false, nil
}

// Open opens the vault's file, and says what is wrong with it before anybody types a passphrase. A file
// that is gone while what lay beside it is still there is ErrDamaged, like one that is spoilt: Rebuild
// may bring it back.
func (p *Place) Open() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.openFile()
}

func (p *Place) openFile() error {
	if p.eng != nil {
		return nil
	}
	if _, err := os.Lstat(p.File()); errors.Is(err, fs.ErrNotExist) {
		if there, _ := p.Exists(); there {
			return &fault{"the vault's file is missing from " + p.dir + "; what lay beside it is still there", ErrDamaged, fs.ErrNotExist}
		}
	}
	eng, err := p.files.Open(p.File())
	switch {
	case errors.Is(err, ErrDamaged):
		return &fault{"the vault's file is damaged: part of it is not as it was saved", ErrDamaged, err}
	case (errors.Is(err, ErrNotVault) || p.gone()) && len(p.slots()) > 0: // what lies beside it says what it was
		return &fault{"the vault's file is damaged: nothing of it can be read", ErrDamaged, err}
	case err != nil:
		return err
	}
	p.eng = &ahead{Engine: eng, kept: &p.kept}
	p.clear()
	return nil
}

// clear removes what was being made when the program was last stopped. Nobody else can be making it: who
// has the vault's file open has the folder.
func (p *Place) clear() {
	left := named(p.dir, "", ".new-")
	for _, folder := range p.folders() {
		left = append(left, named(folder, ".part", "")...)
	}
	for _, path := range left {
		_ = os.Remove(path)
	}
}

// Create makes a vault, and its file where there is none, and leaves it unlocked. It wipes the
// passphrase.
func (p *Place) Create(ctx context.Context, passphrase []byte) (*Vault, error) {
	defer clear(passphrase)
	c := p.costFor(passphrase)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.eng == nil {
		if err := p.files.Create(p.File()); err != nil {
			return nil, err
		}
		if err := p.openFile(); err != nil {
			return nil, err
		}
	}
	v, err := create(ctx, p.eng, p, passphrase, c, p.o.Now)
	if err != nil {
		return nil, err
	}
	p.ballast()
	p.open = v
	return v, nil
}

func (p *Place) costFor(passphrase []byte) cost {
	if p.cost != nil {
		return *p.cost
	}
	return costFor(passphrase)
}

// Unlock opens the vault. Its errors are those of the function Unlock, and ErrCode and ErrKey.
func (p *Place) Unlock(ctx context.Context, with With) (*Vault, error) {
	defer with.wipe()
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.openFile(); err != nil {
		return nil, err
	}
	v, err := unlock(ctx, p.eng, p, with, opening{p.accepted, p.o.Now, p.o.Escrow, p.cost != nil})
	if err != nil {
		return nil, err
	}
	if p.open != nil { // nothing may be saved under what it knew
		p.open.drop()
	}
	p.open = v
	return v, nil
}

func (p *Place) accepted(c cost) error {
	if p.cost != nil {
		return nil
	}
	return c.accepted()
}

// Close lets go of every file.
func (p *Place) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.closeFiles()
}

func (p *Place) closeFiles() error {
	err := p.rescue.close()
	p.rescue = nil
	if p.eng != nil {
		err = errors.Join(err, p.eng.Close())
		p.eng = nil
	}
	if err != nil {
		return fmt.Errorf("closing the vault: %w", err)
	}
	return nil
}

// The file of slots: a magic line, and from there on each copy of the header in a block of its own,
// with its length (4 bytes) before it.
const (
	slotsMagic = "handover ways in\n"
	slotsBlock = 128 << 10 // more than a header can be long
)

// keepSlots writes the two copies of the header, which are the same but while the header is being changed.
// Where they cannot be written they are late: it is tried again with the next save, and when the vault is
// next opened.
func (p *Place) keepSlots(one, other []byte) error {
	b := make([]byte, 2*slotsBlock)
	for i, raw := range [][]byte{one, other} {
		at := b[i*slotsBlock:]
		n := copy(at, slotsMagic)
		binary.BigEndian.PutUint32(at[n:], uint32(len(raw)))
		copy(at[n+4:], raw)
	}
	p.slotsLate = nil
	if err := putFile(p.beside(slotsName), b); err != nil {
		p.slotsLate = one
		return fmt.Errorf("writing the copies of the ways in: %w", err)
	}
	return nil
}

// slots returns the copies of the header that can be read.
func (p *Place) slots() [][]byte {
	f, err := os.Open(p.beside(slotsName))
	if err != nil {
		return nil
	}
	defer f.Close()
	var out [][]byte
	for i := range int64(2) {
		b := make([]byte, slotsBlock)
		n, err := f.ReadAt(b, i*slotsBlock)
		if err != nil && !errors.Is(err, io.EOF) || n < len(slotsMagic)+4 || string(b[:len(slotsMagic)]) != slotsMagic {
			continue
		}
		b = b[len(slotsMagic):n]
		size := int64(binary.BigEndian.Uint32(b))
		if size > int64(len(b)-4) {
			continue
		}
		out = append(out, b[4:4+size])
	}
	return out
}

// afterUnlock brings what lies beside the vault up to date.
func (p *Place) afterUnlock(v *Vault, raw []byte) {
	it, err := p.eng.Get(context.Background(), vaultKey)
	if err == nil && it.Value != nil {
		raw = it.Value
	}
	copies := p.slots()
	if len(copies) != 2 || string(copies[0]) != string(raw) || string(copies[1]) != string(raw) {
		_ = p.keepSlots(raw, raw)
	}
	p.ballast()
	ks := v.keys
	var unswept bool
	if it, err := v.eng.Get(context.Background(), ks.settingKey(settingUnswept)); err == nil && it.Value != nil {
		unswept = openInto(ks.settings, "a setting", it, &unswept) == nil && unswept
	}
	if unswept {
		if done, err := v.sweep(context.Background()); err != nil || len(done.Left) > 0 {
			v.found.Told = append(v.found.Told, "A purge is not finished: backups that may hold what was purged could not be removed. "+strings.Join(done.Left, ", "))
		} else {
			v.found.Told = append(v.found.Told, "A purge had been stopped before its end. It is finished now: backups that held what was purged are gone.")
		}
	}
	p.daily(v)
}

// stale is how old the newest backup may be before opening the vault makes another.
const stale = 24 * time.Hour

// daily makes a backup where one is due. That it fails is told, and keeps nobody out.
func (p *Place) daily(v *Vault) {
	all, err := p.Backups()
	p.due = p.due || err == nil && len(all) == 0
	fresh := len(all) > 0 && p.o.Now().Sub(all[0].At) < stale && !all[0].At.After(p.o.Now())
	if err == nil && !p.due && (fresh || !p.changed) {
		return
	}
	if err == nil {
		_, err = v.backUp(context.Background(), v.keys)
	}
	if err != nil {
		v.found.Told = append(v.found.Told, "A backup is due and could not be made: "+sentence(err))
	}
}

// ballastSize is how much room is given up when the disk is full, in bytes.
const ballastSize = 2 << 20

// ballast makes the ballast where it is not there. It is filled with noise, as some disks store nothing
// for zeros.
func (p *Place) ballast() {
	path := p.beside(ballastName)
	if info, err := os.Lstat(path); err == nil && info.Size() == ballastSize {
		return
	}
	b := make([]byte, ballastSize)
	rand.Read(b)
	_ = putFile(path, b)
}

// release gives the ballast up, and reports whether there was any.
func (p *Place) release() bool { return os.Remove(p.beside(ballastName)) == nil }
