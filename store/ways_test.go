package store_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"handover/store"
	"handover/store/enginetest"
)

func pass() store.With { return store.With{Passphrase: []byte(phrase)} }

func TestARecoveryCodeOpensTheVaultHoweverItIsTyped(t *testing.T) {
	dir, got := threeTexts(t)
	p, v := again(t, dir)
	code, err := v.NewCode(ctx, pass())
	must(t, err)
	must(t, p.Close())
	letters := strings.NewReplacer("0", "O", "1", "l").Replace(code)
	for name, typed := range map[string]string{
		"as it is printed": code, "in small letters": strings.ToLower(code), "without hyphens": strings.ReplaceAll(code, "-", ""),
		"with spaces": "  " + strings.ReplaceAll(code, "-", "  ") + " ", "with letters for digits": letters,
		"with other letters": strings.ReplaceAll(strings.ToLower(letters), "l", "I"),
	} {
		if !store.LooksLikeCode([]byte(typed)) {
			t.Errorf("%s: it does not look like a code", name)
		}
		v, err := p.Unlock(ctx, store.With{Code: []byte(typed)})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		sound(t, v)
		if len(got(v)) != 3 {
			t.Errorf("%s: the texts are %q", name, got(v))
		}
		must(t, p.Close())
	}
	last := byte('2')
	if code[len(code)-1] == last {
		last = '3'
	}
	for _, typed := range []string{"", "abc", code[:len(code)-1], code + "0"} {
		if _, err := p.Unlock(ctx, store.With{Code: []byte(typed)}); !errors.Is(err, store.ErrCode) {
			var th *store.Throttled
			if !errors.As(err, &th) {
				t.Errorf("%q gave %v", typed, err)
			}
		}
	}
}

func TestACodeThatWasReplacedOpensNothing(t *testing.T) {
	dir, _ := threeTexts(t)
	p, v := again(t, dir)
	old, err := v.NewCode(ctx, pass())
	must(t, err)
	code, err := v.NewCode(ctx, store.With{Code: []byte(old)})
	must(t, err)
	if len(v.Ways()) != 2 {
		t.Errorf("the ways in are %+v", v.Ways())
	}
	must(t, p.Close())
	if _, err := p.Unlock(ctx, store.With{Code: []byte(old)}); !errors.Is(err, store.ErrCode) {
		t.Errorf("the old code gave %v", err)
	}
	v, err = p.Unlock(ctx, store.With{Code: []byte(code)})
	must(t, err)
	sound(t, v)
}

func TestAPublicKeyIsAWayInUntilItIsRemoved(t *testing.T) {
	dir, got := threeTexts(t)
	p, v := again(t, dir)
	key, err := store.NewPrivateKey()
	must(t, err)
	text, err := key.Text()
	must(t, err)
	if key, err = store.ReadPrivateKey(text + "\n"); err != nil {
		t.Fatal(err)
	}
	public, err := store.ReadPublicKey("  " + key.Public().Text())
	must(t, err)
	must(t, v.AddKey(ctx, pass(), "Ada Nwosu", public))
	if err := v.AddKey(ctx, pass(), "again", public); err == nil {
		t.Error("it was added twice")
	}
	ways := v.Ways()
	if len(ways) != 2 || ways[1].Kind != "public key" || ways[1].Name != "Ada Nwosu" || ways[1].Fingerprint != public.Fingerprint() {
		t.Errorf("the ways in are %+v", ways)
	}
	must(t, p.Close())
	v, err = p.Unlock(ctx, store.With{Key: &key})
	must(t, err)
	sound(t, v)
	if len(got(v)) != 3 {
		t.Errorf("the texts are %q", got(v))
	}
	if err := v.RemoveWay(ctx, store.With{Key: &key}, ways[0].ID); err == nil {
		t.Error("the passphrase was removed")
	}
	if err := v.RemoveWay(ctx, pass(), "no such"); err == nil {
		t.Error("what is not there was removed")
	}
	must(t, v.RemoveWay(ctx, pass(), ways[1].ID))
	must(t, p.Close())
	if _, err := p.Unlock(ctx, store.With{Key: &key}); !errors.Is(err, store.ErrKey) {
		t.Errorf("the removed key gave %v", err)
	}
	stranger, err := store.NewPrivateKey()
	must(t, err)
	if _, err := p.Unlock(ctx, store.With{Key: &stranger}); !errors.Is(err, store.ErrKey) {
		t.Errorf("a stranger's key gave %v", err)
	}
	sound(t, unlock(t, p))
}

func TestAChangedPassphraseOpensTheVaultAndTheOldOneOnlyWhatIsOlder(t *testing.T) {
	const next = "another kettle entirely"
	dir, got := threeTexts(t)
	p, v := again(t, dir)
	before := filepath.Join(t.TempDir(), "before.vault")
	after := filepath.Join(t.TempDir(), "after.vault")
	must(t, v.BackUpTo(ctx, before))
	if err := v.ChangePassphrase(ctx, wrong(), []byte("never")); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("with a wrong passphrase it gave %v", err)
	}
	must(t, v.ChangePassphrase(ctx, pass(), []byte(next)))
	must(t, v.BackUpTo(ctx, after))
	must(t, p.Close())
	if _, err := p.Unlock(ctx, pass()); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("the old passphrase gave %v", err)
	}
	v, err := p.Unlock(ctx, store.With{Passphrase: []byte(next)})
	must(t, err)
	sound(t, v)
	if count(kinds(t, v), store.Passphrase) != 1 {
		t.Error("the change is not written down")
	}
	must(t, p.Close())
	for path, with := range map[string]string{before: phrase, after: next} {
		q := store.At(t.TempDir(), files, store.Options{}).Cheaply()
		if _, err := q.Restore(ctx, path, store.With{Passphrase: []byte("wrong")}, false); !store.Wrong(err) {
			t.Errorf("a wrong passphrase gave %v", err)
		}
		v, err := q.Restore(ctx, path, store.With{Passphrase: []byte(with)}, false)
		must(t, err)
		if len(got(v)) != 3 {
			t.Errorf("%s has the texts %q", path, got(v))
		}
		must(t, q.Close())
	}
}

func TestAChangedPassphraseStaysChangedThoughTheCopiesBesideAreOlder(t *testing.T) {
	const next = "another kettle entirely"
	dir, _ := threeTexts(t)
	p, v := again(t, dir)
	old := read(t, slotsPath(dir))
	must(t, v.ChangePassphrase(ctx, pass(), []byte(next)))
	must(t, p.Close())
	put(t, slotsPath(dir), old) // as if the program had ended before they were written
	if _, err := p.Unlock(ctx, pass()); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("the old passphrase gave %v", err)
	}
	v, err := p.Unlock(ctx, store.With{Passphrase: []byte(next)})
	must(t, err)
	sound(t, v)
	must(t, p.Close())
	if string(read(t, slotsPath(dir))) == string(old) {
		t.Error("the copies beside are still the old ones")
	}
}

func TestTheCouncilsKeyIsAddedOnceWhereItsPolicySaysSo(t *testing.T) {
	dir, _ := threeTexts(t)
	key, err := store.NewPrivateKey()
	must(t, err)
	public := key.Public()
	p := store.At(dir, files, store.Options{Escrow: &public}).Cheaply()
	defer p.Close()
	v := unlock(t, p)
	if len(v.Ways()) != 2 || !strings.Contains(told(v), public.Fingerprint()) {
		t.Errorf("the ways in are %+v, told %q", v.Ways(), told(v))
	}
	must(t, p.Close())
	v = unlock(t, p)
	sound(t, v)
	if len(v.Ways()) != 2 || told(v) != "" || count(kinds(t, v), store.WayAdded) != 1 {
		t.Errorf("the second time the ways in are %+v, told %q", v.Ways(), told(v))
	}
	must(t, p.Close())
	v, err = p.Unlock(ctx, store.With{Key: &key})
	must(t, err)
	sound(t, v)
}

func TestANewVaultKeyKeepsEveryWayInAndShutsOutTheOldKey(t *testing.T) {
	dir, got := threeTexts(t)
	p, v := again(t, dir)
	code, err := v.NewCode(ctx, pass())
	must(t, err)
	key, err := store.NewPrivateKey()
	must(t, err)
	must(t, v.AddKey(ctx, pass(), "Ada Nwosu", key.Public()))
	must(t, v.Set(ctx, "theme", "dark"))
	must(t, v.KeepDraft(ctx, draft("", "outside")))
	must(t, p.Close())
	old := in(t, dir, store.SpaceClosures)[0]
	v = unlock(t, p)
	if err := v.ChangeKey(ctx, []byte("wrong")); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("with a wrong passphrase it gave %v", err)
	}
	must(t, v.ChangeKey(ctx, []byte(phrase)))
	if _, n := v.Made(); n != 1 {
		t.Errorf("the key was changed %d times", n)
	}
	must(t, v.Set(ctx, "after", "it"))
	must(t, p.Close())
	for name, with := range map[string]store.With{"passphrase": pass(), "code": {Code: []byte(code)}, "key": {Key: &key}} {
		v, err := p.Unlock(ctx, with)
		if err != nil {
			t.Errorf("by %s: %v", name, err)
			continue
		}
		sound(t, v)
		drafts, err := v.Drafts(ctx)
		if len(got(v)) != 3 || setting(t, v, "theme") != "dark" || setting(t, v, "after") != "it" || err != nil || len(drafts) != 1 {
			t.Errorf("by %s: texts %q, drafts %v, %v", name, got(v), drafts, err)
		}
		must(t, p.Close())
	}
	// What was sealed under the old key, put back, does not open.
	inFile(t, dir, func(e store.Engine) {
		_, err := e.Apply(ctx, store.Op{Key: old.Key, Value: old.Value})
		must(t, err)
	})
	put(t, logPath(dir), nil)
	if v := unlock(t, p); damage(v) == "" {
		t.Error("a record from under the old key was taken")
	}
}

func TestAfterANewVaultKeyADamagedVaultIsPutBackWhole(t *testing.T) {
	dir, got := threeTexts(t)
	p, v := again(t, dir)
	must(t, v.ChangeKey(ctx, []byte(phrase)))
	must(t, v.Set(ctx, "after", "it"))
	must(t, p.Close())
	put(t, p.File(), read(t, p.File())[:5000])
	_, v = again2(t, dir)
	if v == nil || len(got(v)) != 3 || setting(t, v, "after") != "it" {
		t.Error("it was not put back whole")
	}
}

func TestAPassphraseThatCostsTooLittleIsMadeHarderToGuessWhenItNextOpens(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	m := enginetest.Memory()
	v, err := store.CreateWeakly(ctx, m, phrase)
	must(t, err)
	if v.AtFloor() {
		t.Fatal("it costs enough already")
	}
	v.Lock()
	for i := range 2 {
		v, err := store.Unlock(ctx, m, []byte(phrase))
		must(t, err)
		if !v.AtFloor() || count(kinds(t, v), store.Passphrase) != 1 {
			t.Errorf("opened %d times it is at the floor: %v", i+1, v.AtFloor())
		}
		v.Lock()
	}
}
