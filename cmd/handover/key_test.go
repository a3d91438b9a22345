package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handover/store"
	"handover/store/bolt"
)

// vaultOf opens the user's vault, to change what no command changes.
func (u *user) vaultOf(do func(v *store.Vault)) {
	u.t.Helper()
	v, err := store.At(u.data, files, store.Options{}).Unlock(context.Background(), store.With{Passphrase: []byte(good)})
	if err != nil {
		u.t.Fatal(err)
	}
	do(v)
	if err := v.Close(); err != nil {
		u.t.Fatal(err)
	}
}

func TestAPairOfKeysOpensTheVaultOnceItWasAdded(t *testing.T) {
	u := withVault(t)
	private := filepath.Join(u.home, "manager.key")
	text := func(path string, rights os.FileMode) string {
		t.Helper()
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != rights {
			t.Errorf("%s: %v (%v), want %v", path, info.Mode(), err, rights)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	r := u.bare("", "key", private).done()
	text(private, 0o600)
	public, err := store.ReadPublicKey(text(private+".pub", 0o644))
	if err != nil {
		t.Fatal(err)
	}
	r.says(private+" is the private key", private+".pub is the public key", public.Fingerprint())

	with := func(key string, rest ...string) *result {
		return u.bare("", append([]string{"--data", u.data, "--key-file", key}, rest...)...)
	}
	with(private, "list").faulty("handover: this key is not a way into this vault", "hint: the public half of it has to be a way into this vault; nothing was opened or changed")
	u.vaultOf(func(v *store.Vault) {
		if err := v.AddKey(context.Background(), store.With{Passphrase: []byte(good)}, "Dana Reid, team manager", public); err != nil {
			t.Fatal(err)
		}
	})
	with(private, "list").done().says("ALDER-1")
	with(private, "audit", "export").done().says(",unlocked,,,public key")
	with(private, "verify").done()
	with(private+".pub", "list").fails(1, "this is not a private key of handover", `hint: the private key is the file that "handover key" made, the one without .pub`)
	with(filepath.Join(u.home, "none"), "list").fails(1, "the key file: there is no file")
	u.run("list", "--key-file", private).fails(2, "handover: --passphrase-file and --key-file are two ways in, and one is enough", "hint: leave one of them out")
	u.cut()
	with(private, "restore", "--yes").done().says("The vault is back as it was on")
}

func TestAPairOfKeysReplacesNoFile(t *testing.T) {
	u := newUser(t)
	mine := u.write("mine.pub", "mine")
	private := filepath.Join(u.home, "mine")
	u.bare("", "key", private).faulty("handover: "+mine+" is there already", "hint: choose another name: it is never replaced")
	if _, err := os.Stat(private); !os.IsNotExist(err) {
		t.Error("half a pair was made")
	}
	u.bare("", "key", u.write("other", "mine")).fails(1, "other is there already")
	u.bare("", "key", filepath.Join(u.home, "no", "folder")).fails(1, "there is no folder")
	u.bare("", "key").fails(2, "key needs to be told more")
}

func TestARecoveryCodeIsNoPassphraseForACommand(t *testing.T) {
	u := withVault(t)
	u.vaultOf(func(v *store.Vault) {
		code, err := v.NewCode(context.Background(), store.With{Passphrase: []byte(good)})
		if err != nil {
			t.Fatal(err)
		}
		u.write("code", code+"\n")
	})
	u.run("list", "--passphrase-file", filepath.Join(u.home, "code")).faulty("handover: that is not the passphrase of this vault",
		"hint: it reads like a recovery code: that opens the vault on the screen alone, where a new passphrase can be chosen")
}

func TestAPassphraseThatWasWrongTooOftenSaysHowLongToWait(t *testing.T) {
	u := withVault(t)
	engine, err := bolt.Open(filepath.Join(u.data, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	last, err := time.Now().UTC().MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	tries := bytes.Join([][]byte{[]byte(`{"n":20,"last":`), last, []byte(`}`)}, nil)
	_, err = engine.Apply(context.Background(), store.Op{Key: store.Key{Space: "header", ID: "tries"}, Value: tries})
	if err != nil {
		t.Fatal(err)
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	r := u.run("list").fails(1, "handover: too many wrong tries: wait ", " seconds, then try again\n", "hint: nothing was tried, opened or changed")
	seconds, _, _ := strings.Cut(strings.TrimPrefix(r.err, "handover: too many wrong tries: wait "), " ")
	if len(seconds) == 0 || strings.Trim(seconds, "0123456789") != "" {
		t.Errorf("it does not say how many seconds: %s", r.err)
	}
}
