package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"handover/model"
)

// settingColleagues is the setting that holds the keys that were pinned.
const settingColleagues = "colleagues"

// mostColleagues is how many keys are pinned at most: all of them lie in one sealed record.
const mostColleagues = 150

// A Colleague is somebody whose key was pinned here: the six words were read aloud and compared.
type Colleague struct {
	Key      Identity       `json:"key"`
	Compared model.Date     `json:"compared"`           // the day on which the words were compared
	By       model.WorkerID `json:"by,omitempty"`       // who was at the keyboard here
	Replaces string         `json:"replaces,omitempty"` // the fingerprint of the key of theirs that was pinned before

	// Who of those known here by that name they are, and who they are not, as somebody said who compared the words.
	Here  []model.WorkerID `json:"here,omitempty"`
	Apart []model.WorkerID `json:"apart,omitempty"`

	Revoked model.Date `json:"revoked,omitempty"` // since when their packs are refused; "" where they are not
	Because string     `json:"because,omitempty"` // why
	Lifted  model.Date `json:"lifted,omitempty"`  // when a revocation was last taken back; "" where none was
	Why     string     `json:"why,omitempty"`     // why it was taken back

	Vault  string     `json:"vault,omitempty"`  // the id of their vault, since their first pack
	Sent   uint64     `json:"sent,omitempty"`   // how many packs were written for them
	Newest uint64     `json:"newest,omitempty"` // the highest number of a pack of theirs
	Read   []PackRead `json:"read,omitempty"`   // the newest packs of theirs that were merged
	Audit  Checkpoint `json:"audit,omitzero"`   // the newest that they told of their audit
	Signed Checkpoint `json:"signed,omitzero"`  // the newest of ours that they told us back
}

// A PackRead says which pack was merged, and when.
type PackRead struct {
	Number uint64     `json:"number"`
	Sum    []byte     `json:"sum"` // of all that it held
	On     model.Date `json:"on"`
}

// A Checkpoint names a line of an audit: its number and its link, which stands for every line before it. Whoever
// holds one can tell later whether that history was rewritten.
type Checkpoint struct {
	N    uint64 `json:"n"`
	Link []byte `json:"link"`
}

// mostRead is how many packs of one colleague are remembered by what they held.
const mostRead = 32

// ErrNoColleague says that no key is pinned by that name, words or fingerprint.
var ErrNoColleague = errors.New("no colleague's key is pinned here by that name")

// A SameName says that somebody of that name is pinned here with other keys. It may be a new laptop, and it may be
// somebody else who goes by the name: nothing but the voice can tell.
type SameName struct{ Pinned Colleague }

func (e *SameName) Error() string {
	p := e.Pinned
	words := fmt.Sprintf("another key is pinned here for %s, since %s (%s)", p.Key.Who(), p.Compared, p.Key.Words())
	if p.Revoked != "" {
		words += ", and was revoked on " + p.Revoked.String() + ": " + p.Because
	}
	return words
}

// A RevokedKey says that a key was pinned here and revoked. It holds again only where its words are compared anew,
// with the reason.
type RevokedKey struct{ Pinned Colleague }

func (e *RevokedKey) Error() string {
	return fmt.Sprintf("this key was revoked here on %s: %s", e.Pinned.Revoked, e.Pinned.Because)
}

// A Comparison says that the six words were read aloud by their owner and compared, and when; whether the key takes
// the place of one that was pinned for the same person; why a key that was revoked holds again; and who of those known
// here by that name the owner is, and is not.
type Comparison struct {
	On       model.Date
	Replaces bool
	Again    string
	Here     []model.WorkerID
	Apart    []model.WorkerID
}

// colleagues reads the keys that are pinned.
func (v *Vault) colleagues(ctx context.Context, ks *keys) ([]Colleague, Item, error) {
	it, err := v.eng.Get(ctx, ks.settingKey(settingColleagues))
	if err != nil {
		return nil, it, fmt.Errorf("reading the colleagues' keys: %w", err)
	}
	if it.Value == nil {
		return nil, it, nil
	}
	var all []Colleague
	return all, it, openInto(ks.settings, "the setting "+settingColleagues, it, &all)
}

// saveColleagues saves the keys that are pinned over the item that they were read from.
func (v *Vault) saveColleagues(ctx context.Context, ks *keys, all []Colleague, over Item, note Record) error {
	op, err := sealed(ks.settings, over.Key, all, over)
	if err != nil {
		return err
	}
	note.By = v.by
	return v.save(ctx, ks, []Op{op}, note)
}

// Colleagues lists every key that was pinned here, by name and then by the day; those that were revoked too.
func (v *Vault) Colleagues(ctx context.Context) ([]Colleague, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return nil, err
	}
	defer release()
	all, _, err := v.colleagues(ctx, ks)
	slices.SortStableFunc(all, func(a, b Colleague) int {
		if n := strings.Compare(strings.ToLower(a.Key.Name), strings.ToLower(b.Key.Name)); n != 0 {
			return n
		}
		return strings.Compare(string(a.Compared), string(b.Compared))
	})
	return all, err
}

// sameName finds the newest pin of somebody of that name.
func sameName(all []Colleague, name string) (Colleague, bool) {
	for _, c := range slices.Backward(all) {
		if strings.EqualFold(c.Key.Name, name) {
			return c, true
		}
	}
	return Colleague{}, false
}

// Known says what is known here of a key before it is pinned: the pin, where it is pinned; and a SameName, where
// somebody of that name is pinned with other keys that pinning it would revoke.
func (v *Vault) Known(ctx context.Context, k Identity) (pinned *Colleague, err error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return nil, err
	}
	defer release()
	all, _, err := v.colleagues(ctx, ks)
	if err != nil {
		return nil, err
	}
	for i, c := range all {
		if !c.Key.Same(k) {
			continue
		}
		rest := slices.Delete(slices.Clone(all), i, i+1)
		if other, is := sameName(rest, k.Name); is && c.Revoked != "" && other.Revoked == "" {
			return &c, &SameName{other}
		}
		return &c, nil
	}
	if other, is := sameName(all, k.Name); is {
		return nil, &SameName{other}
	}
	return nil, nil
}

// Pin keeps a colleague's key, once its six words were read aloud by them and compared. Where another key is pinned
// for that name it gives a SameName, unless the comparison says that this one replaces it; then the one before is
// revoked. A key that was revoked gives a RevokedKey, unless the comparison says why it holds again.
func (v *Vault) Pin(ctx context.Context, k Identity, c Comparison) (Colleague, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return Colleague{}, err
	}
	defer release()
	today := model.DateOf(v.now())
	if !c.On.Valid() || c.On > today {
		return Colleague{}, errors.New("say on which day the six words were read aloud and compared: without that a key is not pinned")
	}
	own, err := v.ownIdentity(ctx, ks)
	own.wipe()
	if err != nil && !errors.Is(err, ErrNoIdentity) {
		return Colleague{}, err
	}
	if own.Public.Same(k) {
		return Colleague{}, errors.New("this is this vault's own key, and not a colleague's")
	}
	all, over, err := v.colleagues(ctx, ks)
	if err != nil {
		return Colleague{}, err
	}
	why := model.CleanLine(c.Again)
	if len([]rune(why)) > model.MaxLine {
		return Colleague{}, fmt.Errorf("a reason has %d characters at most", model.MaxLine)
	}
	pin, said := Colleague{Key: k}, k.Words()
	if i := slices.IndexFunc(all, func(was Colleague) bool { return was.Key.Same(k) }); i >= 0 {
		pin = all[i]
		switch {
		case pin.Revoked == "":
			return pin, nil
		case why == "":
			return Colleague{}, &RevokedKey{pin}
		}
		all = slices.Delete(all, i, i+1) // it goes to the end, among the newest
		pin.Revoked, pin.Because, pin.Replaces = "", "", ""
		pin.Lifted, pin.Why = today, why
		said += ", again after it was revoked: " + why
	}
	if len(all) >= mostColleagues {
		return Colleague{}, fmt.Errorf("%d keys are pinned here, and there is room for no more", len(all))
	}
	pin.Compared, pin.By, pin.Here, pin.Apart = c.On, v.by, slices.Clone(c.Here), slices.Clone(c.Apart)
	if other, is := sameName(all, k.Name); is && (pin.Lifted == "" || other.Revoked == "") {
		if !c.Replaces {
			return Colleague{}, &SameName{other}
		}
		pin.Replaces = other.Key.Print()
		if len(pin.Here)+len(pin.Apart) == 0 { // they are who they were
			pin.Here, pin.Apart = slices.Clone(other.Here), slices.Clone(other.Apart)
		}
		for i := range all {
			if strings.EqualFold(all[i].Key.Name, k.Name) && all[i].Revoked == "" {
				all[i].Revoked, all[i].Because = today, "another key took its place"
			}
		}
	}
	if err := v.saveColleagues(ctx, ks, append(all, pin), over, Record{Kind: Pinned, Said: said}); err != nil {
		return Colleague{}, fmt.Errorf("pinning a colleague's key: %w", err)
	}
	return pin, nil
}

// Revoke refuses a colleague's packs from now on, and gives none to them, with the reason. The key is kept, so that
// what it signed is still named.
func (v *Vault) Revoke(ctx context.Context, print, because string) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	because = model.CleanLine(because)
	switch {
	case because == "":
		return errors.New("say why the key is revoked")
	case len([]rune(because)) > model.MaxLine:
		return fmt.Errorf("a reason has %d characters at most", model.MaxLine)
	}
	all, over, err := v.colleagues(ctx, ks)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(c Colleague) bool { return c.Key.Print() == print })
	switch {
	case i < 0:
		return ErrNoColleague
	case all[i].Revoked != "":
		return fmt.Errorf("this key was revoked on %s already: %s", all[i].Revoked, all[i].Because)
	}
	all[i].Revoked, all[i].Because = model.DateOf(v.now()), because
	if err := v.saveColleagues(ctx, ks, all, over, Record{Kind: Revoked, Said: all[i].Key.Words()}); err != nil {
		return fmt.Errorf("revoking a colleague's key: %w", err)
	}
	return nil
}
