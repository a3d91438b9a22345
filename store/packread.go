package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"filippo.io/age"

	"handover/model"
)

// A Pack is a colleague's pack that was read and verified as a whole, and not merged.
type Pack struct {
	From      Colleague // who signed it, as they are pinned here
	Closure   model.ClosureID
	Reference string
	Created   time.Time
	Expires   time.Time
	Number    uint64         // counts their packs for us
	Workers   []model.Worker // everybody who wrote in it
	Entries   []model.Entry
	New       []model.Entry // those that are not here yet
	Here      bool          // the closure is here already
	Again     model.Date    // the day on which this very pack was merged before; "" where it was not
	Told      []string      // what else is worth knowing, in sentences

	alarms        []string // of those, what the audit is to have
	audit, signed Checkpoint
	vault         string
	sum           []byte
}

// An UnknownSender says that a pack is sound in itself, and signed with a key that is not pinned here. Nothing of
// what is in it was believed. Known is the colleague of that name, where another key of theirs is pinned.
type UnknownSender struct {
	Key   Identity
	Known *Colleague
}

func (e *UnknownSender) Error() string {
	words := fmt.Sprintf("%v: it is signed with a key that says it is %s's, and that key is not pinned here", ErrPack, e.Key.Who())
	if e.Known != nil {
		words += "; " + (&SameName{*e.Known}).Error()
	}
	return words
}

// Is tells that it is an ErrPack too.
func (e *UnknownSender) Is(target error) bool { return target == ErrPack }

// onlyHybrid opens what is sealed to one hybrid key and to nothing else: not what a passphrase opens as well, whose
// cost whoever made the file would choose, and not what is sealed to others too.
type onlyHybrid struct{ key *age.HybridIdentity }

var errStanza = errors.New("it is not sealed to one key alone")

func (o onlyHybrid) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if len(stanzas) != 1 || stanzas[0].Type != "mlkem768x25519" {
		return nil, errStanza
	}
	return o.key.Unwrap(stanzas)
}

// ReadPack reads a pack and verifies all of it: that it is for this vault, whole, signed by a colleague who is pinned
// and not revoked, in time, of a closure that was not purged here, and that every entry is one that this version
// would import and none says otherwise than it does here. What reading asks of an entry is said by how; what this
// version does not know is kept. Nothing is changed.
func (v *Vault) ReadPack(ctx context.Context, r io.Reader, how model.Reading) (*Pack, error) {
	p, err := v.openPack(ctx, r)
	if err != nil {
		return nil, err
	}
	ks, release, err := v.unlocked()
	if err != nil {
		return nil, err
	}
	defer release()
	from, told, err := v.sender(ctx, ks, p)
	if err != nil {
		return nil, err
	}
	if err := v.notPurged(ctx, ks, p.Closure); err != nil {
		return nil, err
	}
	out := &Pack{
		From: from, Closure: p.Closure, Reference: p.Reference, Created: p.Created, Expires: p.Expires, Number: p.Number,
		Told: told.words, alarms: told.alarms, audit: p.Audit, signed: p.Signed, vault: hex.EncodeToString(p.Vault), sum: p.sum[:16],
	}
	if out.Workers, out.Entries, err = p.journal(how); err != nil {
		return nil, err
	}
	for _, was := range from.Read {
		if was.Number == p.Number && bytes.Equal(was.Sum, out.sum) {
			out.Again = was.On
		}
	}
	here, opened, err := v.journalBytes(ctx, ks, p.Closure)
	if err != nil {
		return nil, err
	}
	out.Here = here != nil
	return out, out.against(here, opened, p.frames)
}

// openPack opens a pack with the vault's own key, and reads it to its end.
func (v *Vault) openPack(ctx context.Context, r io.Reader) (*plain, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return nil, err
	}
	own, err := v.ownIdentity(ctx, ks)
	own.wipe()
	now := v.now()
	release()
	if errors.Is(err, ErrNoIdentity) {
		return nil, refused("it cannot be for this vault: %w", err)
	}
	if err != nil {
		return nil, err
	}
	key, err := age.ParseHybridIdentity(own.Seal)
	if err != nil {
		return nil, fmt.Errorf("reading the keys for packs: %w", err)
	}
	in := bufio.NewReader(r)
	const intro = "age-encryption.org/v1\n"
	if begin, err := in.Peek(len(intro)); err != nil || string(begin) != intro {
		return nil, refused("this file is no pack, or it was changed on its way")
	}
	opened, err := age.Decrypt(in, onlyHybrid{key})
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return nil, refused("it is sealed for another laptop, and cannot be opened here")
	case errors.Is(err, errStanza):
		return nil, refused("%w, as every pack is", errStanza)
	case err != nil:
		return nil, refused("it is cut short, or was changed on its way; fetch it again")
	}
	p, err := readPlain(opened)
	switch {
	case err != nil:
		return nil, err
	case p.To != own.Public.Print():
		return nil, refused("it was made for another key than this vault's")
	case !p.authentic():
		return nil, refused("its signature does not hold: it is not from whom it says, or was changed")
	}
	return p, p.inTime(now)
}

// inTime refuses a pack that has expired, one from the future, and one that would be good for longer than packs are.
func (p *plain) inTime(now time.Time) error {
	life := p.Expires.Sub(p.Created)
	switch {
	case life <= 0 || life > PackDays*24*time.Hour:
		return refused("it says that it is good for another time than %d days", PackDays)
	case p.Created.After(now.Add(packSlack)):
		return refused("it is from the future: it was made on %s by the sender's clock. Look at the clocks of both laptops", p.Created.Local().Format("2 January 2006 at 15:04"))
	case !now.Before(p.Expires):
		return refused("it expired on %s; a pack is good for %d days. Ask for a new one", model.DateOf(p.Expires.Local()), PackDays)
	}
	return nil
}

// notPurged refuses a closure that was purged here.
func (v *Vault) notPurged(ctx context.Context, ks *keys, id model.ClosureID) error {
	gone, err := v.eng.Get(ctx, Key{spacePurged, ks.closureTag(id)})
	switch {
	case err != nil:
		return fmt.Errorf("looking for the mark of a purge: %w", err)
	case gone.Value != nil:
		return fmt.Errorf("%w: %w", ErrPack, ErrPurged)
	}
	return nil
}

// journal reads the entries of a pack as an import is read, and refuses what is not written in its one form.
func (p *plain) journal(how model.Reading) ([]model.Worker, []model.Entry, error) {
	head, err := json.Marshal(model.File{Format: model.FileFormat, Version: model.FileVersion, ID: p.Closure, Reference: p.Reference, Workers: p.Workers})
	if err != nil {
		return nil, nil, refused("its manifest cannot be read")
	}
	file := append(bytes.TrimSuffix(head, []byte("null}")), '[')
	for i, f := range p.frames {
		if i > 0 {
			file = append(file, ',')
		}
		file = append(file, f...)
	}
	file = append(file, "]}"...)
	how.KeepUnknown, how.By, how.NewID = true, "", NewID // what is given here where it was left out, is told apart below
	f, err := model.ReadFile(bytes.NewReader(file), how)
	if err != nil {
		return nil, nil, refused("%w", err)
	}
	if f.ID != p.Closure || f.Reference != p.Reference || len(f.Entries) != len(p.frames) {
		return nil, nil, refused("its manifest does not fit what is in it")
	}
	if err := dangling(f.Entries); err != nil {
		return nil, nil, refused("%w", err)
	}
	seen := make(map[model.EntryID]int, len(f.Entries))
	for i, read := range f.Entries {
		var e model.Entry // as it was written: an import puts words right, and a pack's stay the bytes that were signed
		b, err := p.frames[i], e.UnmarshalJSON(p.frames[i])
		if err == nil {
			b, err = e.MarshalJSON()
		}
		if err != nil || !bytes.Equal(b, p.frames[i]) || e.By == "" || e.ID != read.ID || !e.At.Equal(read.At) {
			return nil, nil, refused("entry %d is not written as this program writes it", i+1)
		}
		f.Entries[i] = e
		if was, twice := seen[e.ID]; twice {
			return nil, nil, refused("entry %d has the id of entry %d", i+1, was)
		}
		seen[e.ID] = i + 1
	}
	return f.Workers, f.Entries, nil
}

// journalBytes reads the closure that is here: each entry in its one form, by id, and the id of the entry that opened
// it. Without a closure it gives nil.
func (v *Vault) journalBytes(ctx context.Context, ks *keys, id model.ClosureID) (here map[model.EntryID][]byte, opened model.EntryID, err error) {
	tag := ks.closureTag(id)
	dek, err := v.closureKey(ctx, ks, tag)
	if errors.Is(err, ErrNoClosure) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	here = map[model.EntryID][]byte{}
	var bad error
	err = each(ctx, v.eng, spaceJournal, tag+"/", func(it Item) {
		var e model.Entry
		if err := openInto(dek, "an entry of the closure", it, &e); err != nil {
			bad = errors.Join(bad, err)
			return
		}
		b, err := e.MarshalJSON()
		bad = errors.Join(bad, err)
		here[e.ID] = b
		if _, is := e.Event.(model.Opened); is {
			opened = e.ID
		}
	})
	return here, opened, errors.Join(err, bad)
}

// against compares a pack with the closure that is here, and finds what is new.
func (p *Pack) against(here map[model.EntryID][]byte, opened model.EntryID, frames [][]byte) error {
	p.New = nil
	for i, e := range p.Entries {
		was, is := here[e.ID]
		_, opens := e.Event.(model.Opened)
		switch {
		case is && !bytes.Equal(was, frames[i]):
			return refused("entry %d has the id of an entry that is here and says something else", i+1)
		case opens && opened != "" && opened != e.ID:
			return refused("the closure that is here under this id was opened by another entry: they are two closures")
		case !is:
			p.New = append(p.New, e)
		}
	}
	return nil
}
