package faults

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"handover/store"
	"handover/store/bolt"
)

// spaces are those of a vault's file.
var spaces = [...]string{"header", "keys", "closures", "journal", "drafts", "settings", "audit", "purged", "broken", "head"}

// items reads every record of the vault's file in an image, as it stands there.
func items(t *testing.T, dir string, m image) map[string][]store.Item {
	t.Helper()
	must(t, image{store.FileName: m[store.FileName]}.put(dir))
	defer os.RemoveAll(dir)
	db, err := bolt.Open(filepath.Join(dir, store.FileName))
	must(t, err)
	defer db.Close()
	out := map[string][]store.Item{}
	for _, space := range spaces {
		all, _, err := db.Scan(context.Background(), space, "", 0)
		must(t, err)
		out[space] = all
	}
	return out
}

// tampered writes an image, and then ops into its file behind the vault's back.
func (m image) tampered(dir string, ops ...store.Op) error {
	if err := m.put(dir); err != nil {
		return err
	}
	db, err := bolt.Open(filepath.Join(dir, store.FileName))
	if err != nil {
		return err
	}
	_, err = db.Apply(context.Background(), ops...)
	return errors.Join(err, db.Close())
}

// tampering is a faulty vault whose file was tampered with. It must be reported.
func (m *vaultMade) tampering(name string, ops ...store.Op) faulty {
	return faulty{
		name: name, want: exactly(m.last()),
		put:    func(dir string) error { return m.closed.tampered(dir, ops...) },
		judged: mustBeTold,
	}
}

// mustBeTold makes it bad that nothing was said, even where everything is there.
func mustBeTold(o outcome) outcome {
	if !o.told && o.fate != silent {
		return outcome{fate: silent, told: false, said: o.said, why: "nothing was said of it"}
	}
	return o
}
