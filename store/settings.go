package store

import (
	"context"
	"fmt"
)

// Setting reads a setting into what into points at, as JSON does, and reports whether there is one.
func (v *Vault) Setting(ctx context.Context, name string, into any) (bool, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return false, err
	}
	defer release()
	it, err := v.eng.Get(ctx, ks.settingKey(name))
	if err != nil {
		return false, fmt.Errorf("reading the setting %s: %w", name, err)
	}
	if it.Value == nil {
		return false, nil
	}
	if err := openInto(ks.settings, "the setting "+name, it, into); err != nil {
		return false, err
	}
	return true, nil
}

// Set saves a setting, as JSON, over the one that was there.
func (v *Vault) Set(ctx context.Context, name string, value any) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	old, err := v.eng.Get(ctx, ks.settingKey(name))
	if err != nil {
		return fmt.Errorf("saving the setting %s: %w", name, err)
	}
	op, err := sealed(ks.settings, old.Key, value, old)
	if err != nil {
		return fmt.Errorf("saving the setting %s: %w", name, err)
	}
	if err := v.save(ctx, ks, []Op{op}); err != nil {
		return fmt.Errorf("saving the setting %s: %w", name, err)
	}
	return nil
}
