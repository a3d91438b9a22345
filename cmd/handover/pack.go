package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/store"
)

func newPack(s *settings) *cobra.Command {
	var to, out string
	cmd := &cobra.Command{
		Use:   "pack REF --to NAME --out FILE",
		Short: "Seal a closure for a colleague's laptop",
		Long: `pack seals a closure for one colleague, whose key is pinned here: the whole journal,
signed with this vault's key. Nobody else can open it. It is good for 14 days. What is
still being typed is not in it, nor who did what, nor any other closure.`,
		Example: `  handover pack ALDER-1 --to "Helen Marr" --out alder.pack
  handover pack ALDER-1 --to helen.key --out alder.pack`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return pack(s, args[0], to, out) },
	}
	cmd.Flags().StringVar(&to, "to", "", "for whom: the name of a colleague whose key is pinned, or their key file")
	cmd.Flags().StringVar(&out, "out", "", packOut())
	return cmd
}

func pack(s *settings, ref, to, out string) error {
	switch {
	case to == "":
		return wrongUse(errors.New("say for whom the pack is"), `add --to NAME; "handover identity list" lists the colleagues whose keys are pinned`)
	case out == "":
		return wrongUse(errors.New("say which file to write"), "add --out FILE")
	}
	if _, err := os.Lstat(out); !errors.Is(err, fs.ErrNotExist) {
		return thereAlready(out)
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	found, err := d.Find(ref)
	if err != nil {
		return couldNot(err, `"handover list" lists what is here`)
	}
	c, err := receiver(d, to)
	if err != nil {
		return err
	}
	if _, err := ownKeys(d); err != nil {
		return err
	}
	var b bytes.Buffer
	p, err := d.WritePack(&b, found.ID, c.Key.Print())
	if err != nil {
		return err
	}
	if err := writeFile(out, b.Bytes(), false); err != nil {
		return err
	}
	if n, err := d.Typing(found.ID); err == nil && n > 0 {
		where := ""
		if c, err := d.Look(found.ID); err == nil && c != nil {
			if places, err := d.TypingIn(found.ID, c); err == nil && len(places) > 0 {
				where = " (" + strings.Join(places, "; ") + ")"
			}
		}
		s.tell(fmt.Sprintf("words are still being typed in %d of its fields%s, and are not in the pack; they are once they have been entered", n, where))
	}
	_, err = fmt.Fprintf(s.out, "%s is packed for %s in %s: %s, %s, sealed and signed.\nOnly they can open it, until %s.\n",
		found.Reference, c.Key.Who(), out, plural(p.Entries, "entry", "entries"), sizeWords(int64(b.Len())), model.DateOf(p.Expires.Local()))
	return err
}

// ownKeys returns this vault's keys for packs, and makes them where somebody has said who they are.
func ownKeys(d *counter) (store.Identity, error) {
	k, _, err := d.Identity()
	if !errors.Is(err, store.ErrNoIdentity) {
		return k, err
	}
	if d.Worker().ID == "" {
		return k, couldNot(err, `"handover identity --name NAME --role ROLE" makes them`)
	}
	return d.MakeIdentity()
}

// receiver finds the colleague whom --to names: by a key file, or by name. A key that is not pinned is refused,
// because nobody knows whose it is.
func receiver(d *counter, to string) (store.Colleague, error) {
	if info, err := os.Stat(to); err != nil || info.IsDir() {
		return colleagueNamed(d, to)
	}
	k, err := readKeyFile(to)
	if err != nil {
		return store.Colleague{}, err
	}
	all, err := d.Colleagues()
	if err != nil {
		return store.Colleague{}, err
	}
	for _, c := range all {
		if c.Key.Same(k) {
			return c, nil
		}
	}
	return store.Colleague{}, couldNot(fmt.Errorf("the key in %s, which says it is %s's, is not pinned here", to, k.Who()),
		"let them read its six words aloud, and pin it: handover identity pin KEYFILE --words \"…\"")
}
