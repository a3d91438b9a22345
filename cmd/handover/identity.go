package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"handover/store"
)

func newIdentity(s *settings) *cobra.Command {
	var o outFile
	var name, role string
	cmd := &cobra.Command{
		Use:   "identity",
		Short: "Give a colleague the keys that packs for you are sealed to",
		Long: `identity says by which six words a colleague knows this vault, and with --out writes
the key file that you give them: packs for you are sealed to it, and what you decide
is signed with it. Read the six words aloud to them, by telephone or in person, and
never in the message that carries the file. The keys are made when first asked for.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse(fmt.Errorf("there is no command %q", "identity "+args[0]), helpHint(cmd))
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return identity(s, o, name, role) },
	}
	o.flags(cmd)
	cmd.Flags().StringVar(&name, "name", "", "sit down at the keyboard under this name first")
	cmd.Flags().StringVar(&role, "role", "", "your role, with --name")
	cmd.AddCommand(newIdentityPin(s), newIdentityList(s), newIdentityRevoke(s))
	return cmd
}

func identity(s *settings, o outFile, name, role string) error {
	if role != "" && name == "" {
		return wrongUse(errors.New("--role says what somebody is, and not who"), "add --name")
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	if name != "" {
		if err := d.SitDown(name, role); err != nil {
			return err
		}
	}
	_, _, err = d.Identity()
	made := errors.Is(err, store.ErrNoIdentity)
	if made && d.Worker().ID == "" {
		return couldNot(errors.New("nobody has said yet who they are, and a key bears a name"), "add --name and --role, or say it in the program")
	}
	k, err := d.MakeIdentity()
	if err != nil {
		return err
	}
	if o.out != "" {
		if err := writeFile(o.out, []byte(k.File()), o.force); err != nil {
			return err
		}
	}
	var b strings.Builder
	if made {
		b.WriteString("The keys for packs are made, sealed in this vault.\n")
	}
	fmt.Fprintf(&b, "Name:      %s\n", k.Name)
	if k.Role != "" {
		fmt.Fprintf(&b, "Role:      %s\n", k.Role)
	}
	fmt.Fprintf(&b, "Six words: %s\n", k.Words())
	if o.out != "" {
		fmt.Fprintf(&b, "\n%s is the key file for your colleague. It is no secret. Read them the six\nwords aloud, by telephone or in person: only then do they know that it is yours.\n", o.out)
	}
	_, err = io.WriteString(s.out, b.String())
	return err
}

func newIdentityPin(s *settings) *cobra.Command {
	var o pinning
	cmd := &cobra.Command{
		Use:   "pin KEYFILE --words \"SIX WORDS\"",
		Short: "Keep a colleague's key, once they have read its six words aloud",
		Long: `pin keeps a colleague's key. Type the six words as the colleague reads them aloud
from their own screen, by telephone or in person. Words that came with the file prove
nothing: whoever swapped the one could swap the other.

Somebody by the name on the key may have written or sat here already: --person says
whether that is its owner. A key that was revoked is pinned again with --again, once
its words were compared anew.`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return pin(s, args[0], o) },
	}
	cmd.Flags().StringVar(&o.words, "words", "", "the six words, as your colleague reads them aloud")
	cmd.Flags().BoolVar(&o.replaces, "replaces", false, "this key takes the place of the one that is pinned for the same name")
	cmd.Flags().StringVar(&o.person, "person", "", "whoever is known here by that name is its owner: same, or another")
	cmd.Flags().StringVar(&o.again, "again", "", "why a key that was revoked holds again")
	return cmd
}

// pinning is what is said of a key that is pinned.
type pinning struct {
	words, person, again string
	replaces             bool
}

// who says who of those known here the owner of a key is. Whoever has the key's name and role is the same person
// unless somebody says otherwise, as they are wherever else somebody sits down here.
func (o pinning) who(d *counter, k store.Identity, c *store.Comparison) error {
	var like []string
	for _, w := range d.Namesakes(k) {
		switch o.person {
		case "same":
			c.Here = append(c.Here, w.ID)
		case "another":
			c.Apart = append(c.Apart, w.ID)
		}
		if !strings.EqualFold(w.Role, k.Role) {
			like = append(like, d.WorkerNamed(w.ID))
		}
	}
	if o.person == "" && len(like) > 0 && !o.replaces {
		return couldNot(fmt.Errorf("%s is known here already, and this key is of %s", strings.Join(like, " and "), k.Who()),
			"ask whether they are the same person, and add --person same or --person another. Nothing was pinned")
	}
	return nil
}

// readKeyFile reads a colleague's key file.
func readKeyFile(path string) (store.Identity, error) {
	f, err := openFile(path)
	if err != nil {
		return store.Identity{}, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 64<<10))
	if err != nil {
		return store.Identity{}, fmt.Errorf("read %s: %w", path, cause(err))
	}
	k, err := store.ReadIdentity(string(b))
	if err != nil {
		return k, couldNot(fmt.Errorf("%s: %w", path, err), `your colleague makes one with "handover identity --out FILE"`)
	}
	return k, nil
}

func pin(s *settings, path string, o pinning) error {
	k, err := readKeyFile(path)
	switch {
	case err != nil:
		return err
	case o.person != "" && o.person != "same" && o.person != "another":
		return wrongUse(fmt.Errorf("--person is same or another, and not %q", o.person), "")
	case o.words == "":
		return wrongUse(errors.New("a key is pinned once its six words were read aloud and compared"), `ask your colleague to read them from their screen, and type them: --words "…"`)
	case !store.SameWords(o.words, k.Words()):
		return couldNot(fmt.Errorf("these are not the six words of the key in %s: either they were misheard, or the file is not the one that your colleague made", path),
			"ask for the words once more; if they differ again, ask for the file in another way. Nothing was pinned")
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	how := store.Comparison{Replaces: o.replaces, Again: o.again}
	if err := o.who(d, k, &how); err != nil {
		return err
	}
	c, err := d.PinAs(k, how)
	var same *store.SameName
	var revoked *store.RevokedKey
	switch {
	case errors.As(err, &revoked):
		return couldNot(err, "if it holds after all, and nobody else had the laptop, let them read you the words anew and add --again \"why\". Nothing was pinned")
	case errors.As(err, &same):
		return couldNot(err, "ask them whether they have a new laptop, and make sure by their voice; if so, add --replaces. Nothing was pinned")
	case err != nil:
		return err
	}
	_, err = fmt.Fprintf(s.out, "The key of %s is pinned: %s.\n", c.Key.Who(), c.Key.Words())
	if err == nil && c.Replaces != "" {
		_, err = fmt.Fprintln(s.out, "It takes the place of the one before, whose packs are refused from now on.")
	}
	return err
}

func newIdentityList(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the colleagues whose keys are pinned",
		Args:  arguments(0),
		RunE:  func(*cobra.Command, []string) error { return listColleagues(s) },
	}
}

func listColleagues(s *settings) error {
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	all, err := d.Colleagues()
	if err != nil {
		return err
	}
	var b strings.Builder
	if len(all) == 0 {
		b.WriteString("No colleague's key is pinned here.\n")
	}
	for _, c := range all {
		fmt.Fprintf(&b, "%s\n  %s\n  words compared on %s", c.Key.Who(), c.Key.Words(), c.Compared)
		if c.Replaces != "" {
			b.WriteString(", in place of an earlier key")
		}
		if c.Lifted != "" {
			fmt.Fprintf(&b, "\n  pinned again on %s after it was revoked: %s", c.Lifted, c.Why)
		}
		if c.Revoked != "" {
			fmt.Fprintf(&b, "\n  revoked on %s: %s", c.Revoked, c.Because)
		}
		if n := c.Signed.N; n > 0 {
			fmt.Fprintf(&b, "\n  has signed for the first %d lines of who did what here", n)
		}
		b.WriteString("\n")
	}
	_, err = io.WriteString(s.out, b.String())
	return err
}

func newIdentityRevoke(s *settings) *cobra.Command {
	var because string
	cmd := &cobra.Command{
		Use:   "revoke NAME --because REASON",
		Short: "Refuse a colleague's packs from now on",
		Long: `revoke refuses a colleague's packs from now on: a laptop was lost, or somebody has
left. The key is kept, so that what it signed is still named. NAME may be the six words.
It holds again only once its words were compared anew: identity pin KEYFILE --again "why".`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return revoke(s, args[0], because) },
	}
	cmd.Flags().StringVar(&because, "because", "", "why")
	return cmd
}

func revoke(s *settings, name, because string) error {
	if because == "" {
		return wrongUse(errors.New("say why the key is revoked"), `add --because "the laptop was lost"`)
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	c, err := colleagueNamed(d, name)
	if err != nil {
		return err
	}
	if err := d.Revoke(c.Key.Print(), because); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "The key of %s is revoked: their packs are refused from now on.\nIt holds again only once its words were compared anew: handover identity pin KEYFILE --again \"why\".\n", c.Key.Who())
	return err
}

// colleagueNamed finds a colleague whose key holds, by name or by the six words.
func colleagueNamed(d *counter, name string) (store.Colleague, error) {
	all, err := d.Colleagues()
	if err != nil {
		return store.Colleague{}, err
	}
	var revoked *store.Colleague
	for _, c := range all {
		if !strings.EqualFold(c.Key.Name, strings.TrimSpace(name)) && !store.SameWords(name, c.Key.Words()) {
			continue
		}
		if c.Revoked == "" {
			return c, nil
		}
		revoked = &c
	}
	if revoked != nil {
		return *revoked, couldNot(fmt.Errorf("the key of %s was revoked on %s: %s", revoked.Key.Who(), revoked.Revoked, revoked.Because), "")
	}
	return store.Colleague{}, couldNot(fmt.Errorf("no key is pinned here for %q", name), `"handover identity list" lists those that are; "handover identity pin" adds one`)
}

// packOut says what --out does for a pack.
func packOut() string {
	if runtime.GOOS == "windows" {
		return "the file to write"
	}
	return "the file to write, readable by you alone"
}
