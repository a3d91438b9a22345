package store

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
)

// Verify opens every record, follows every link of the audit, reads the rescue log's beginning, and
// verifies the backups that are under the vault's present key.
func (v *Vault) Verify(ctx context.Context) (Finding, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return Finding{}, err
	}
	defer release()
	var f Finding
	if err := v.settle(ctx); err != nil {
		return f, err
	}
	damage, counts, err := v.judge(ctx, ks, nil)
	if err != nil {
		return f, fmt.Errorf("verifying the vault: %w", err)
	}
	f.Damage, f.Counts = damage, counts
	if v.place == nil {
		return f, nil
	}
	v.place.verifyBackups(ctx, v, ks, &f)
	if !v.spoilt {
		if err := v.save(ctx, ks, nil, Record{Kind: StillHere, By: v.by, Said: fmt.Sprintf("%d records", counts.Records)}); err != nil {
			f.Told = append(f.Told, "That it was verified could not be written down: "+sentence(err))
		}
	}
	return f, nil
}

// verifyBackups says of each backup whether it is sound.
func (p *Place) verifyBackups(ctx context.Context, v *Vault, ks *keys, f *Finding) {
	all, err := p.Backups()
	switch {
	case err != nil:
		f.Told = append(f.Told, sentence(err))
	case len(all) == 0:
		f.Told = append(f.Told, "There is no backup yet.")
	}
	for _, b := range all {
		words, sound := p.verifyBackup(ctx, b.Path, v, ks)
		words = filepath.Base(b.Path) + ": " + words
		f.Told = append(f.Told, words)
		if !sound {
			f.Spoilt = append(f.Spoilt, words)
		}
	}
}

func (p *Place) verifyBackup(ctx context.Context, path string, v *Vault, ks *keys) (words string, sound bool) {
	eng, err := p.files.Open(path)
	if err != nil {
		return "it cannot be used: " + err.Error() + ".", false
	}
	defer eng.Close()
	it, err := eng.Get(ctx, vaultKey)
	if err != nil || it.Value == nil {
		return "it cannot be used: it has no header.", false
	}
	h, err := decodeHeader(it.Value)
	switch {
	case err != nil:
		return "it cannot be used: " + err.Error() + ".", false
	case !bytes.Equal(h.Vault, v.id):
		return "it is of another vault.", true
	case h.Epoch != v.header.Epoch:
		return "it is under an earlier key of this vault, and opens with the passphrase of that time; it was not verified.", true
	}
	w := &Vault{eng: &ahead{Engine: eng}, id: v.id, keys: ks, now: v.now}
	if w.head, err = readHead(ctx, eng, ks); err != nil {
		return "it cannot be used: " + err.Error() + ".", false
	}
	damage, counts, err := w.judge(ctx, ks, nil)
	switch {
	case err != nil:
		return "it cannot be used: " + err.Error() + ".", false
	case len(damage) > 0:
		return "it cannot be used: " + damage[0], false
	}
	return fmt.Sprintf("sound, %d records.", counts.Records), true
}
