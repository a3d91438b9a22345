package store

import (
	"bytes"
	"crypto/cipher"
	"crypto/hmac"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/crypto/chacha20poly1305"
)

// The rescue log lies beside the vault's file and holds each save a second time, from the newest
// verified backup on. It is: the magic (16 bytes), a version (1), the vault's id (16), the key's
// epoch (4), the log's own random id (16), the number of the save that it begins behind (8), that
// save's digest (32), and a MAC of all that (32). Then a frame for each save: a mark (4), the save's
// number (8), the length of what follows the nonce (4), the nonce (24), and what was sealed. Numbers
// are big-endian.
const (
	logMagic   = "handover rescue\n"
	logVersion = 1
	logHead    = len(logMagic) + 1 + 16 + 4 + 16 + 8 + 32
	logStart   = logHead + 32
	frameMark  = "save"
	frameHead  = len(frameMark) + 8 + 4
	frameSeal  = frameHead + chacha20poly1305.NonceSizeX
	frameMost  = 256 << 20 // no save is as long
)

// A disk is what the log needs of its file.
type disk interface {
	io.ReaderAt
	io.WriterAt
	Sync() error
	Truncate(size int64) error
	Stat() (os.FileInfo, error)
	Close() error
}

// A rescue is an open rescue log.
type rescue struct {
	path  string
	file  disk
	begun logBegin
	raw   []byte // the beginning as it stands in the file
	end   int64  // behind the newest whole frame
	room  int64  // behind the zeros that were written ahead
	sick  error  // why it cannot be written to
}

// A logBegin is what the log's beginning says.
type logBegin struct {
	vault  []byte
	epoch  uint32
	id     []byte
	seq    uint64
	digest []byte
}

func (b logBegin) encode(mac macer) []byte {
	out := append([]byte(logMagic), logVersion)
	out = append(out, b.vault...)
	out = binary.BigEndian.AppendUint32(out, b.epoch)
	out = append(out, b.id...)
	out = binary.BigEndian.AppendUint64(out, b.seq)
	out = append(out, b.digest...)
	return append(out, mac.of(out)...)
}

// decodeLog reads a log's beginning. Its MAC is for genuine to verify.
func decodeLog(raw []byte) (logBegin, error) {
	var b logBegin
	if len(raw) < logStart || !bytes.HasPrefix(raw, []byte(logMagic)) {
		return b, errors.New("it does not begin as a rescue log does")
	}
	if v := raw[len(logMagic)]; v != logVersion {
		return b, fmt.Errorf("%w (version %d)", ErrNewer, v)
	}
	p := raw[len(logMagic)+1:]
	b.vault, p = p[:16], p[16:]
	b.epoch, p = binary.BigEndian.Uint32(p), p[4:]
	b.id, p = p[:16], p[16:]
	b.seq, p = binary.BigEndian.Uint64(p), p[8:]
	b.digest = p[:32]
	return b, nil
}

// genuine reports whether a log's beginning was written under this vault's key.
func genuine(raw []byte, mac macer) bool {
	return len(raw) >= logStart && hmac.Equal(mac.of(raw[:logHead]), raw[logHead:logStart])
}

// newLog begins a log at path in place of the one that is there: whole under another name first, so
// that a power cut leaves one of the two.
func newLog(path string, ks *keys, vault []byte, epoch uint32, seq uint64, digest []byte) (*rescue, error) {
	b := logBegin{vault, epoch, random(16), seq, digest}
	raw := b.encode(ks.logMAC)
	if err := putFile(path, raw); err != nil {
		return nil, fmt.Errorf("beginning the rescue log: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the rescue log: %w", err)
	}
	return &rescue{path: path, file: f, begun: b, raw: raw, end: int64(logStart)}, nil
}

// putFile writes a file of ours, for this user alone: whole under another name first.
func putFile(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*.handover") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // where it has been given its name, there is nothing to remove
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// openLog opens the log at path and reads its beginning.
func openLog(path string) (*rescue, error) {
	if info, err := os.Lstat(path); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("the rescue log is %w: it is no file", ErrDamaged)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	r := &rescue{path: path, file: f, raw: make([]byte, logStart)}
	n, err := f.ReadAt(r.raw, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		f.Close()
		return nil, err
	}
	if r.begun, err = decodeLog(r.raw[:n]); err != nil {
		f.Close()
		return nil, fmt.Errorf("the rescue log is %w: %w", ErrDamaged, err)
	}
	r.end = int64(logStart)
	return r, nil
}

// bound is what a frame is bound to beside its text.
func (r *rescue) bound(head []byte) []byte {
	b := append([]byte("handover rescue frame"), r.raw...)
	return append(b, head...)
}

// append adds a save, and returns when it is on disk and the log is still where it was.
func (r *rescue) append(aead cipher.AEAD, f frame) error {
	if r.sick != nil {
		return r.sick
	}
	text := f.encode()
	if len(text) > frameMost {
		return fmt.Errorf("the rescue log: %w", ErrTooLong)
	}
	b := make([]byte, frameSeal, frameSeal+len(text)+aead.Overhead())
	copy(b, frameMark)
	binary.BigEndian.PutUint64(b[len(frameMark):], f.Seq)
	binary.BigEndian.PutUint32(b[len(frameMark)+8:], uint32(len(text)+aead.Overhead()))
	nonce := b[frameHead:frameSeal]
	copy(nonce, random(len(nonce)))
	b = aead.Seal(b, nonce, text, r.bound(b[:frameHead]))
	if err := r.write(b); err != nil {
		r.sick = fmt.Errorf("the rescue log cannot be written to: %w", err)
		return r.sick
	}
	r.end += int64(len(b))
	return nil
}

// zerosAhead is how many zeros are written ahead at a time: a file that does not grow is synced in half the
// time.
const zerosAhead = 256 << 10

func (r *rescue) write(b []byte) error {
	if end := r.end + int64(len(b)); end > r.room {
		// Where there is no room for zeros there may still be room for words.
		if _, err := r.file.WriteAt(make([]byte, zerosAhead), end); err == nil {
			r.room = end + zerosAhead
		} else if err := r.file.Truncate(r.end); err != nil {
			return err
		}
	}
	if _, err := r.file.WriteAt(b, r.end); err != nil {
		return err
	}
	if err := r.file.Sync(); err != nil {
		return err
	}
	there, err := os.Stat(r.path)
	if errors.Is(err, fs.ErrNotExist) {
		return errMoved
	}
	if err != nil {
		return err
	}
	here, err := r.file.Stat()
	if err != nil {
		return err
	}
	if !os.SameFile(there, here) {
		return errMoved
	}
	return nil
}

// errMoved says that what was written did not go where the next opening looks for it.
var errMoved = errors.New("it was moved, deleted or replaced while it was open")

// again makes a sick log ready for another try: what a failed write left behind is cut off.
func (r *rescue) again() {
	if r.file.Truncate(r.end) == nil {
		r.room = r.end
		r.sick = nil
	}
}

// A reading is what was found in a log.
type reading struct {
	frames int
	last   uint64 // the number of the newest save that can be read; the log's beginning where none
	lost   uint64 // a part in the middle cannot be read: the newest save behind it; 0 for none
}

// read calls do with every frame that can be read, oldest first, as long as none is missing before it.
// It leaves the log ready to be written to behind the newest.
func (r *rescue) read(aead cipher.AEAD, do func(frame) error) (reading, error) {
	got := reading{last: r.begun.seq}
	info, err := r.file.Stat()
	if err != nil {
		return got, fmt.Errorf("reading the rescue log: %w", err)
	}
	size := info.Size()
	at := int64(logStart)
	for at < size {
		f, next, err := r.frameAt(aead, at, size)
		if err != nil {
			if !errors.Is(err, errFrame) {
				return got, fmt.Errorf("reading the rescue log: %w", err)
			}
			got.lost = r.later(aead, at+1, size)
			break
		}
		if f.Seq != got.last+1 {
			got.lost = f.Seq
			break
		}
		if err := do(f); err != nil {
			return got, err
		}
		got.frames++
		got.last = f.Seq
		at = next
	}
	r.end = at
	if at < size && got.lost == 0 { // what was being written when the power went
		if err := r.file.Truncate(at); err != nil {
			r.sick = fmt.Errorf("the rescue log cannot be written to: %w", err)
		}
	}
	return got, nil
}

// errFrame says that there is no frame that can be read.
var errFrame = errors.New("no whole frame")

// later returns the number of the newest save that lies behind a part that cannot be read, 0 for none:
// then it is damage, and not the end of a save that the power went in. It reads no more than a few times
// the log's size, whatever somebody wrote into it.
func (r *rescue) later(aead cipher.AEAD, at, size int64) (newest uint64) {
	const window = 1 << 20
	b := make([]byte, window+frameHead)
	budget := 4*(size-at) + window
	for at < size && budget > 0 {
		n, err := r.file.ReadAt(b[:min(int64(len(b)), size-at)], at)
		if n == 0 || err != nil && !errors.Is(err, io.EOF) {
			return newest
		}
		next := at + window // the heads that begin in this window are whole in b
		for from := 0; from < min(n, window) && budget > 0; {
			i := bytes.Index(b[from:n], []byte(frameMark))
			if i < 0 {
				break
			}
			from += i
			claims := claimed(b[from:n], size-at-int64(from))
			if claims == 0 {
				from++
				continue
			}
			budget -= claims
			f, behind, err := r.frameAt(aead, at+int64(from), size)
			if err == nil {
				newest = max(newest, f.Seq)
				next = behind
				break
			}
			from++
		}
		at = next
	}
	return newest
}

func (r *rescue) close() error {
	if r == nil || r.file == nil {
		return nil
	}
	if r.room > r.end {
		_ = r.file.Truncate(r.end) // zeros that are left are taken for what a power cut left
	}
	return r.file.Close()
}
