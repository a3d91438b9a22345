package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A Backup is an automatic backup: a whole vault in a file of its own, which opens with the passphrase
// that the vault had then.
type Backup struct {
	Path string
	At   time.Time
	Size int64 // bytes
}

// The name of an automatic backup is its time, as the worker's clock had it.
const (
	backupForm   = "2006-01-02-150405"
	backupPrefix = "handover-"
	backupSuffix = ".vault"
)

// Backups lists the automatic backups, newest first.
func (p *Place) Backups() ([]Backup, error) { return backupsIn(p.o.Backups) }

// allBackups lists them wherever they lie.
func (p *Place) allBackups() (all []Backup, err error) {
	for _, folder := range p.folders() {
		some, err := backupsIn(folder)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

func backupsIn(folder string) ([]Backup, error) {
	names, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for backups: %w", err)
	}
	var out []Backup
	for _, name := range names {
		stamp, ok := strings.CutPrefix(name.Name(), backupPrefix)
		if !ok {
			continue
		}
		if stamp, ok = strings.CutSuffix(stamp, backupSuffix); !ok || len(stamp) < len(backupForm) {
			continue
		}
		at, err := time.ParseInLocation(backupForm, stamp[:len(backupForm)], time.Local)
		info, err2 := name.Info()
		if err != nil || err2 != nil || !info.Mode().IsRegular() {
			continue
		}
		out = append(out, Backup{filepath.Join(folder, name.Name()), at, info.Size()})
	}
	slices.SortFunc(out, func(a, b Backup) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(len(b.Path), len(a.Path)), strings.Compare(b.Path, a.Path))
	})
	return out, nil
}

// Backups lists the automatic backups, newest first.
func (v *Vault) Backups() ([]Backup, error) {
	if v.place == nil {
		return nil, nil
	}
	return v.place.Backups()
}

// BackUpTo writes a backup where somebody says. It never replaces anything. It counts once it was opened
// again and every record in it verified.
func (v *Vault) BackUpTo(ctx context.Context, path string) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	if v.place == nil {
		return ErrNoFiles
	}
	if v.spoilt {
		return ErrReadOnly
	}
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("backing up to %s: %w", path, fs.ErrExist)
	}
	// Noted first, so that the backup itself holds the note.
	if err := v.save(ctx, ks, nil, Record{Kind: BackedUp, By: v.by, Said: "by hand"}); err != nil {
		return fmt.Errorf("backing up: %w", err)
	}
	if err := v.copyTo(ctx, ks, path); err != nil {
		return fmt.Errorf("backing up to %s: %w", path, err)
	}
	return nil
}

// copyTo writes the vault, as it stands, into a new file: under another name until it is verified.
func (v *Vault) copyTo(ctx context.Context, ks *keys, path string) error {
	if err := v.settle(ctx); err != nil {
		return err
	}
	part := path + "." + NewID()[:8] + ".part" // nobody else's file has that name
	defer os.Remove(part)
	_, err := v.place.make(ctx, part,
		func(to Engine) (head, error) { return v.head, copyAll(ctx, v.eng, to) },
		func(h head) *Vault { return &Vault{id: v.id, keys: ks, head: h, now: v.now} })
	if err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// BackUp makes an automatic backup, begins the rescue log anew, and lets go of backups that are older
// than they are to be kept. It returns "" where nothing was saved since the newest one but lines of the
// audit.
func (v *Vault) BackUp(ctx context.Context) (path string, err error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return "", err
	}
	defer release()
	path, err = v.backUp(ctx, ks)
	if err == nil && v.place != nil {
		v.place.ballast() // there is room again
	}
	return path, err
}

func (v *Vault) backUp(ctx context.Context, ks *keys) (path string, err error) {
	p := v.place
	switch {
	case p == nil:
		return "", nil
	case v.spoilt:
		return "", ErrReadOnly
	case !p.due && !p.changed:
		return "", nil
	}
	if err := v.save(ctx, ks, nil, Record{Kind: BackedUp, By: v.by, Said: "automatically"}); err != nil {
		return "", fmt.Errorf("backing up: %w", err)
	}
	if err := v.eng.flush(ctx); err != nil {
		return "", fmt.Errorf("backing up: the vault's file takes nothing at present: %w", err)
	}
	if path, err = v.backUpNow(ctx, ks); err != nil {
		return "", fmt.Errorf("backing up: %w", err)
	}
	if err := p.beginLog(ks, v); err != nil {
		p.last = 0 // it is tried again with the next save
	}
	p.prune(path)
	return path, nil
}

// backUpNow makes an automatic backup of the vault as it stands.
func (v *Vault) backUpNow(ctx context.Context, ks *keys) (path string, err error) {
	p := v.place
	if err := os.MkdirAll(p.o.Backups, 0o700); err != nil {
		return "", err
	}
	if path, err = p.nameBackup(); err != nil {
		return "", err
	}
	if err := v.copyTo(ctx, ks, path); err != nil {
		return "", err
	}
	p.due, p.changed, p.covered = false, false, v.head.Seq
	return path, nil
}

// nameBackup names the next backup, by the time: behind those of the same second, though the first of them
// may be gone.
func (p *Place) nameBackup() (string, error) {
	all, err := p.Backups()
	if err != nil {
		return "", err
	}
	name := backupPrefix + p.o.Now().Local().Format(backupForm)
	n := 0
	for _, b := range all {
		rest, same := strings.CutPrefix(filepath.Base(b.Path), name)
		if !same {
			continue
		}
		k := 1
		_, _ = fmt.Sscanf(rest, "-%d", &k) // the first has no number
		n = max(n, k)
	}
	if n > 0 {
		name += fmt.Sprintf("-%d", n+1)
	}
	path := filepath.Join(p.o.Backups, name+backupSuffix)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) { // a folder, say
		path = filepath.Join(p.o.Backups, name+"-"+NewID()[:4]+backupSuffix)
	}
	return path, nil
}

// Vaults that were taken out of use lie among the backups, under names of their own.
const (
	asideDamaged  = "damaged-"
	asideReplaced = "replaced-"
)

// aside lists them.
func (p *Place) aside() []Backup {
	var out []Backup
	for _, folder := range p.folders() {
		for _, end := range []string{backupSuffix, asideLog} {
			for _, path := range named(folder, end, asideDamaged, asideReplaced) {
				out = append(out, Backup{Path: path})
			}
		}
	}
	return out
}

// folders are where automatic backups lie: a policy may have moved them, and those from before stay where
// they were.
func (p *Place) folders() []string {
	if old := p.beside(backupsName); old != p.o.Backups {
		return []string{p.o.Backups, old}
	}
	return []string{p.o.Backups}
}

// named lists what is in a folder under names that begin and end so.
func named(folder, end string, beginnings ...string) []string {
	var out []string
	files, _ := os.ReadDir(folder)
	for _, f := range files {
		begins := func(b string) bool { return strings.HasPrefix(f.Name(), b) }
		if strings.HasSuffix(f.Name(), end) && slices.ContainsFunc(beginnings, begins) {
			out = append(out, filepath.Join(folder, f.Name()))
		}
	}
	return out
}

// asideLog is how the name of a rescue log ends that was put aside with its vault.
const asideLog = ".rescue"

// putAside takes a file of the vault's out of use, and returns where it lies from then on, "" where it is
// not there: always beside the vault, as a file cannot be renamed to another disk.
func (p *Place) putAside(file, prefix, suffix string) (string, error) {
	folder := p.beside(backupsName)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(folder, prefix+p.o.Now().Local().Format(backupForm)+"-"+NewID()[:4]+suffix)
	err := os.Rename(file, path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return path, err
}

// prune lets go of backups: it keeps the newest of each of the last days and of each of the last weeks,
// and always the newest of all; and the one that was just made, which the rescue log begins behind,
// though a clock that went back may have made it look the oldest.
func (p *Place) prune(made string) {
	all, err := p.Backups()
	if err != nil {
		return
	}
	for _, b := range Outlived(all, p.o.Days, p.o.Weeks) {
		if b.Path != made {
			_ = os.Remove(b.Path) // it is tried again after the next
		}
	}
}

// Outlived returns the backups that need not be kept: all but the newest of each of so many days that
// have one, of each of so many weeks that have one, and the newest of all. They are given newest first.
func Outlived(all []Backup, days, weeks int) []Backup {
	var out []Backup
	lastDay, lastWeek := "", ""
	for i, b := range all {
		year, week := b.At.ISOWeek()
		day, inWeek := b.At.Format("2006-01-02"), fmt.Sprintf("%d-%d", year, week)
		keep := i == 0
		if day != lastDay && days > 0 {
			keep, days = true, days-1
		}
		if inWeek != lastWeek && weeks > 0 {
			keep, weeks = true, weeks-1
		}
		lastDay, lastWeek = day, inWeek
		if !keep {
			out = append(out, b)
		}
	}
	return out
}

// A Purging says what became of the backups that held a purged closure.
type Purging struct {
	Backup   string   // the new one that stands in their place
	Removed  []string // those that are gone
	Left     []string // those that could not be removed or read: they may hold it
	LeftWhys []error  // why, for each of those
}

// sweep makes a fresh backup and removes those that hold a closure that was purged here, or that cannot
// be read, as they may.
func (v *Vault) sweep(ctx context.Context) (Purging, error) {
	var out Purging
	p := v.place
	var tags []string
	err := each(ctx, v.eng, spacePurged, "", func(it Item) { tags = append(tags, it.ID) })
	if err != nil {
		return out, fmt.Errorf("looking for what was purged: %w", err)
	}
	old, err := p.allBackups()
	if err != nil {
		return out, err
	}
	if out.Backup, err = v.backUp(ctx, v.keys); err != nil {
		return out, err
	}
	old = append(old, p.aside()...)
	for _, b := range old {
		if _, err := os.Lstat(b.Path); errors.Is(err, fs.ErrNotExist) {
			out.Removed = append(out.Removed, b.Path)
			continue
		}
		holds, err := p.holds(ctx, b.Path, tags)
		if err == nil && !holds {
			continue
		}
		if err := os.Remove(b.Path); err != nil {
			out.Left, out.LeftWhys = append(out.Left, b.Path), append(out.LeftWhys, err)
			continue
		}
		out.Removed = append(out.Removed, b.Path)
	}
	if len(out.Left) == 0 { // else it is tried again when the vault is next opened
		if err := v.save(ctx, v.keys, []Op{{Key: v.keys.settingKey(settingUnswept)}}); err != nil {
			return out, err
		}
	}
	return out, nil
}

// holds reports whether a backup holds one of the closures.
func (p *Place) holds(ctx context.Context, path string, tags []string) (holds bool, err error) {
	eng, err := p.files.Open(path)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, eng.Close()) }()
	for _, tag := range tags {
		for _, space := range []string{spaceKeys, spaceClosures} {
			it, err := eng.Get(ctx, Key{space, tag})
			if err != nil || it.Value != nil {
				return true, err
			}
		}
	}
	return false, nil
}
