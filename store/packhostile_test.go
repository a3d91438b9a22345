package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"handover/model"
	"handover/store"
)

func TestAPackThatIsNotWhatItShouldBeIsRefusedAndNothingIsChanged(t *testing.T) {
	worker, manager := twoLaptops(t)
	stranger, left := newLaptop(t, model.Worker{ID: "kit", Name: "Kit Vale"}), newLaptop(t, model.Worker{ID: "lee", Name: "Lee Moor", Role: "social worker"})
	manager.pins(left)
	must(t, manager.Revoke(ctx, left.key.Print(), "the laptop was lost"))
	id := worker.begins("CS-1")
	manager.takes(worker.packs(id, manager))
	other := worker.begins("CS-2")
	manager.takes(worker.packs(other, manager))
	worker.at = now.Add(2 * time.Minute)
	text := worker.writes(id, reason("More words."))
	theirs := worker.journal(other)
	forge := func(l *laptop, f store.Forgery) func() []byte {
		return func() []byte {
			of := id
			if l != worker {
				of = l.begins("CS-9")
			}
			b, err := l.Forge(ctx, of, manager.key, f)
			must(t, err)
			return b
		}
	}
	frames := func(f func([][]byte) [][]byte) func() []byte { return forge(worker, store.Forgery{Frames: f}) }
	claims := func(f func(*store.Claims)) func() []byte { return forge(worker, store.Forgery{Manifest: f}) }
	plain := func(f func([]byte) []byte) func() []byte { return forge(worker, store.Forgery{Plain: f}) }
	add := func(e model.Entry) func() []byte {
		return frames(func(all [][]byte) [][]byte {
			b, err := e.MarshalJSON()
			must(t, err)
			return append(all, b)
		})
	}
	scrypt, err := age.NewScryptRecipient("two words")
	must(t, err)
	scrypt.SetWorkFactor(1)
	spoilt := text
	spoilt.Event = reason("Other words under the same id.")
	alien := an(robin, now, reason("Of another closure."), theirs[0].ID)
	many := func(n int) func([][]byte) [][]byte {
		return func(all [][]byte) [][]byte {
			for len(all) < n {
				e := an(robin, now, reason("."), text.ID)
				b, err := e.MarshalJSON()
				must(t, err)
				all = append(all, b)
			}
			return all
		}
	}
	manifest := func(old, new string) func([]byte) []byte {
		return func(b []byte) []byte {
			n := int(binary.BigEndian.Uint32(b[15:]))
			text := bytes.Replace(b[19:19+n], []byte(old), []byte(new), 1)
			if bytes.Equal(text, b[19:19+n]) {
				t.Fatalf("the manifest does not hold %s", old)
			}
			out := binary.BigEndian.AppendUint32(slices.Clone(b[:15]), uint32(len(text)))
			return worker.Resign(ctx, append(append(out, text...), b[19+n:]...))
		}
	}
	for _, c := range []struct {
		name string
		make func() []byte
		want string
	}{
		{"an empty file", func() []byte { return nil }, "this file is no pack"},
		{"another file", func() []byte { return []byte("PK\x03\x04 and so on, and so on") }, "this file is no pack"},
		{"10,001 entries", frames(many(10_001)), "a pack has 10000 at most"},
		{"fewer entries than it holds", forge(worker, store.Forgery{Count: func(n int) int { return n - 1 }}), "something stands behind its end"},
		{"more entries than it holds", forge(worker, store.Forgery{Count: func(n int) int { return n + 1 }}), "bytes long; there is room for"},
		{"no entries", forge(worker, store.Forgery{Frames: func([][]byte) [][]byte { return nil }}), "it says that it holds 0 entries"},
		{"65 MiB", frames(func(all [][]byte) [][]byte {
			for range 65 {
				all = append(all, bytes.Repeat([]byte{' '}, store.MaxFrame))
			}
			return all
		}), "it holds more than 64 MB"},
		{"an entry of more than 1 MiB", frames(func(all [][]byte) [][]byte { return append(all, bytes.Repeat([]byte{' '}, store.MaxFrame+1)) }), "entry 4 of 4 is 1048577 bytes long"},
		{"for somebody else", func() []byte { b, err := worker.Forge(ctx, id, stranger.key, store.Forgery{}); must(t, err); return b }, "it is sealed for another laptop"},
		{"sealed anew for us", claims(func(c *store.Claims) { c.To = stranger.key.Print() }), "it was made for another key"},
		{"sealed with a passphrase", forge(worker, store.Forgery{To: []age.Recipient{scrypt}}), "it is not sealed to one key alone"},
		{"sealed for two", forge(worker, store.Forgery{To: []age.Recipient{manager.key.Recipient(), stranger.key.Recipient()}}), "it is not sealed to one key alone"},
		{"signed by nobody", plain(func(b []byte) []byte { return b[:len(b)-64] }), "it is cut short in its signature"},
		{"signed wrongly", plain(func(b []byte) []byte { b[len(b)-1] ^= 1; return b }), "its signature does not hold"},
		{"signed by somebody else", plain(func(b []byte) []byte { return stranger.Resign(ctx, b) }), "its signature does not hold"},
		{"a word changed", plain(func(b []byte) []byte { return bytes.Replace(b, []byte("Visits"), []byte("Vizits"), 1) }), "its signature does not hold"},
		{"something behind it", plain(func(b []byte) []byte { return append(b, 0) }), "something stands behind its end"},
		{"of another kind", plain(func(b []byte) []byte { b[0] = 'H'; return b }), "what is sealed in it is no pack"},
		{"of a later version", plain(func(b []byte) []byte { b[14] = 2; return b }), "a newer version of handover wrote this"},
		{"a manifest with more in it", plain(manifest(`,"workers"`, `,"more":1,"workers"`)), "its manifest cannot be read"},
		{"a manifest written otherwise", plain(manifest(`,"workers"`, `, "workers"`)), "not written as this program writes it"},
		{"a manifest with a name twice", plain(manifest(`,"number":1`, `,"number":2,"number":1`)), "not written as this program writes it"},
		{"a sender whose name was changed", plain(manifest(`"Robin Ashe"`, `"Helen Marr"`)), "its manifest cannot be read"},
		{"expired", claims(func(c *store.Claims) {
			c.Created, c.Expires = c.Created.AddDate(0, 0, -15), c.Expires.AddDate(0, 0, -15)
		}), "it expired on 21 November 2026"},
		{"from the future", claims(func(c *store.Claims) { c.Created, c.Expires = c.Created.Add(time.Hour), c.Expires.Add(time.Hour) }), "it is from the future"},
		{"good for a year", claims(func(c *store.Claims) { c.Expires = c.Expires.AddDate(1, 0, 0) }), "it is good for another time than 14 days"},
		{"good for less than nothing", claims(func(c *store.Claims) { c.Expires = c.Created }), "it is good for another time than 14 days"},
		{"from another vault than before", claims(func(c *store.Claims) { c.Vault = bytes.Repeat([]byte{1}, 16) }), "was used in another vault than before"},
		{"without a checkpoint", claims(func(c *store.Claims) { c.Audit.Link = nil }), "its manifest lacks what every pack has"},
		{"from nobody known", forge(stranger, store.Forgery{}), "a key that says it is Kit Vale's, and that key is not pinned here"},
		{"from somebody who was revoked", forge(left, store.Forgery{}), "the key of Lee Moor, social worker was revoked here on 22 November 2026: the laptop was lost"},
		{"from ourselves", func() []byte { b, err := manager.Forge(ctx, id, manager.key, store.Forgery{}); must(t, err); return b }, "it was made with this vault's own key"},
		{"under another reference", claims(func(c *store.Claims) { c.Reference = "CS-7" }), "is not the one that its entries give"},
		{"under another closure's id", claims(func(c *store.Claims) { c.Closure = other }), "they are two closures"},
		{"a closure without a right id", claims(func(c *store.Claims) { c.Closure = "../x" }), "is not 32 hex digits"},
		{"a closure without an id", claims(func(c *store.Claims) { c.Closure = "" }), "its manifest does not fit"},
		{"writers who are not named", claims(func(c *store.Claims) { c.Workers = nil }), "whom the file does not name among its workers"},
		{"an entry that is here and says something else", func() []byte {
			was := worker.journal(id)[0]
			return frames(func(all [][]byte) [][]byte {
				was.At = was.At.Add(time.Second)
				b, err := was.MarshalJSON()
				must(t, err)
				all[0] = b
				return all
			})()
		}, "has the id of an entry that is here and says something else"},
		{"one id twice", add(spoilt), "entry 4 has the id of entry 3"},
		{"an entry of another closure", add(alien), "follows one that is not in this closure"},
		{"another closure's beginning", add(theirs[0]), "a closure is opened once"},
		{"an entry by nobody", add(model.Entry{ID: model.EntryID(store.NewID()), After: []model.EntryID{text.ID}, At: now, Event: reason("x")}), "not written as this program writes it"},
		{"an entry without an id", add(model.Entry{After: []model.EntryID{text.ID}, At: now, By: "robin", Event: reason("x")}), "not written as this program writes it"},
		{"an entry without a time", add(model.Entry{ID: model.EntryID(store.NewID()), After: []model.EntryID{text.ID}, By: "robin", Event: reason("x")}), "cannot be"},
		{"an entry with a control character", add(an(robin, now, reason("a\u202eb"), text.ID)), "control or direction character"},
		{"an entry that is none", frames(func(all [][]byte) [][]byte { return append(all, []byte(`7`)) }), "entry 4"},
		{"two entries in one frame", frames(func(all [][]byte) [][]byte { return append(all[:1], append(append(all[1], ','), all[2]...)) }), "its manifest does not fit"},
		{"an entry with spaces in it", frames(func(all [][]byte) [][]byte { all[2] = append(all[2], ' '); return all }), "not written as this program writes it"},
		{"a broken decision", add(an(robin, now, model.Decided{Submission: text.ID, Record: strings.Repeat("a", 64), Decision: model.DecisionAuthorised, Because: "x",
			Proof: &model.Proof{Closure: other, Key: manager.key.SigningKey(), Signature: strings.Repeat("A", 86) + "=="}}, text.ID)), "its signature is of a decision in another closure"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pack := c.make()
			before := manager.everything()
			p, err := manager.reads(pack)
			if err == nil {
				t.Fatalf("it was read: %+v", p)
			}
			if !errors.Is(err, store.ErrPack) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("it is refused with %q, want %q", err, c.want)
			}
			if manager.everything() != before {
				t.Error("something was changed")
			}
		})
	}
}

func TestAPackCutShortAnywhereIsRefused(t *testing.T) {
	worker, manager := twoLaptops(t)
	id := worker.begins("CS-1")
	var inside []byte
	_, err := worker.Forge(ctx, id, manager.key, store.Forgery{Plain: func(b []byte) []byte { inside = b; return b }})
	must(t, err)
	if n, again, err := store.ReadInside(inside); err != nil || n != 2 || !bytes.Equal(again, inside) {
		t.Fatalf("the whole of it: %d entries, error %v", n, err)
	}
	for n := range inside {
		if _, _, err := store.ReadInside(inside[:n]); !errors.Is(err, store.ErrPack) {
			t.Fatalf("cut at %d of %d bytes: %v", n, len(inside), err)
		}
	}
	sealed := worker.packs(id, manager)
	before := manager.everything()
	step := 1
	if testing.Short() {
		step = 7
	}
	how := reading(t)
	for n := 0; n < len(sealed); n += step {
		if _, err := manager.ReadPack(ctx, bytes.NewReader(sealed[:n]), how); !errors.Is(err, store.ErrPack) {
			t.Fatalf("cut at %d of %d bytes: %v", n, len(sealed), err)
		}
	}
	for n := 0; n < len(sealed); n += 11 * step {
		b := bytes.Clone(sealed)
		b[n] ^= 1
		if _, err := manager.ReadPack(ctx, bytes.NewReader(b), how); !errors.Is(err, store.ErrPack) {
			t.Fatalf("changed at %d of %d bytes: %v", n, len(sealed), err)
		}
	}
	if manager.everything() != before {
		t.Error("something was changed")
	}
}

// endless is a file that never ends.
type endless struct {
	begin io.Reader
	read  int64
}

func (e *endless) Read(b []byte) (int, error) {
	if n, err := e.begin.Read(b); n > 0 || err != io.EOF {
		return n, err
	}
	e.read += int64(len(b))
	if e.read > 256<<20 {
		return 0, errors.New("it is read on and on")
	}
	clear(b)
	return len(b), nil
}

func TestAFileWithoutAnEndIsNotReadToIt(t *testing.T) {
	_, manager := twoLaptops(t)
	for _, begin := range []string{"age-encryption.org/v1\n", "age-encryption.org/v1\n-> mlkem768x25519 ", "age-encryption.org/v1\n-> X25519 a\n"} {
		if _, err := manager.ReadPack(ctx, &endless{begin: strings.NewReader(begin)}, reading(t)); !errors.Is(err, store.ErrPack) {
			t.Errorf("%q: %v", begin, err)
		}
	}
}
