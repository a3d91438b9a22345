package store_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"handover/model"
	"handover/store"
)

const marker = "QzMarkerVx"

// panicking is an engine that panics in the middle of a save, once it is told to.
type panicking struct {
	store.Engine
	now *bool
}

func (e panicking) Apply(ctx context.Context, ops ...store.Op) (store.Rev, error) {
	if *e.now {
		panic("in the middle of a save")
	}
	return e.Engine.Apply(ctx, ops...)
}

// typeMarkers puts the marker wherever something can be typed.
func typeMarkers(v *store.Vault, id model.ClosureID) error {
	v.By(marker)
	e := written("Amy says " + marker + " twice: " + marker)
	e.By = marker
	err := v.Begin(ctx, id, store.Change{Entries: []model.Entry{opened(marker), e}, Header: model.Header{Reference: marker, Child: marker}})
	if err == nil {
		err = v.KeepDraft(ctx, draft(id, marker))
	}
	if err == nil {
		err = v.KeepDraft(ctx, draft("", marker))
	}
	if err == nil {
		err = v.Set(ctx, marker, model.Worker{ID: marker, Name: marker})
	}
	return err
}

func TestWhatIsTypedIsInNoFileAndNoTraceOfAPanic(t *testing.T) {
	if dir := os.Getenv("HANDOVER_MARKER"); dir != "" {
		crash := false
		shaking := store.Files{Create: files.Create, Open: func(path string) (store.Engine, error) {
			e, err := files.Open(path)
			return panicking{e, &crash}, err
		}}
		p := store.At(dir, shaking, store.Options{}).Cheaply()
		v, err := p.Create(ctx, []byte(marker+" kettle meadow"))
		must(t, err)
		must(t, typeMarkers(v, "one"))
		_, err = v.BackUp(ctx)
		must(t, err)
		must(t, v.ChangePassphrase(ctx, store.With{Passphrase: []byte(marker + " kettle meadow")}, []byte(marker+" meadow kettle")))
		crash = true
		_ = typeMarkers(v, "two")
		t.Fatal("it did not panic")
	}
	dir, tmp := t.TempDir(), t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.count=1")
	cmd.Env = append(os.Environ(), "HANDOVER_MARKER="+dir, "TMPDIR="+tmp, "GOTRACEBACK=all")
	out, err := cmd.CombinedOutput()
	if err == nil || !bytes.Contains(out, []byte("in the middle of a save")) || !bytes.Contains(out, []byte("store.(*Vault).save")) {
		t.Fatalf("there is no trace: %v\n%s", err, out)
	}
	if bytes.Contains(out, []byte(marker)) {
		t.Errorf("the trace has the words:\n%s", out)
	}
	n := 0
	for _, d := range []string{dir, tmp} {
		everyFile(t, d, func(path string, b []byte) {
			n++
			if bytes.Contains(b, []byte(marker)) || bytes.Contains(b, []byte("concern-summary")) || bytes.Contains(b, []byte("A.B.")) {
				t.Errorf("%s has the words", path)
			}
		})
	}
	if n < 5 { // the vault, its log, the copies, the ballast, a backup
		t.Errorf("%d files were looked at", n)
	}
	p := store.At(dir, files, store.Options{}).Cheaply()
	defer p.Close()
	v, err := p.Unlock(ctx, store.With{Passphrase: []byte(marker + " meadow kettle")})
	must(t, err)
	sound(t, v)
	headers, err := v.Closures(ctx)
	if err != nil || len(headers) != 2 { // the second was in the rescue log when the program ended
		t.Errorf("%d closures, %v", len(headers), err)
	}
	tag := v.Tag("one")
	must(t, p.Close())
	sealed := sealedOf(t, dir, tag)
	v, err = p.Unlock(ctx, store.With{Passphrase: []byte(marker + " meadow kettle")})
	must(t, err)
	_, err = v.Purge(ctx, []byte(marker+" meadow kettle"), "one")
	must(t, err)
	must(t, v.BackUpTo(ctx, filepath.Join(dir, "by-hand.vault")))
	must(t, p.Close())
	gone(t, dir, tag, sealed)
	everyFile(t, dir, func(path string, b []byte) {
		if bytes.Contains(b, []byte(marker)) {
			t.Errorf("%s has the words", path)
		}
	})
}
