package pack

import (
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/room"
)

func number(n uint64) string { return strconv.FormatUint(n, 10) }

// openOwn goes to the page of this vault's own key, and makes the key first where there is none.
func openOwn(r *room.Room) tea.Cmd {
	_, _, err := r.Desk.Identity()
	if err == nil {
		return r.Push(newOwn(r))
	}
	if !errors.Is(err, store.ErrNoIdentity) {
		r.Wrong(err)
		return nil
	}
	if r.Desk.Worker().ID == "" {
		r.Fail("Say who is at the keyboard first (k on the caseload): a key bears a name.")
		return nil
	}
	who := r.Desk.Worker()
	words := "It bears the name at the keyboard, " + who.Name
	if who.Role != "" {
		words += ", " + who.Role
	}
	return r.Ask(&kit.Dialog{Title: "Make your key?", Words: words + ", and stays for as long as this vault does: make it as the person whose laptop this is. What you decide here as a manager is signed with it.",
		Buttons: []kit.Button{{Words: "Not now"}, {Words: "Make it", Letter: "y", Do: func() tea.Cmd {
			if _, err := r.Desk.MakeIdentity(); err != nil {
				r.Wrong(err)
				return nil
			}
			cmd := r.Push(newOwn(r))
			r.Say("Your key is made, sealed in this vault.")
			return cmd
		}}}})
}

// newOwn makes the page on which one's own six words are read aloud.
func newOwn(r *room.Room) kit.Screen {
	s := newPage(r, "Your six words", "Six words stand for your key: another key has other words. Whoever changes the file on its way cannot change what your colleague hears you say. That is why they are read aloud, by telephone or in person, and never written in the message that carries the file.")
	var k store.Identity
	written := "" // the key file, once it is
	read := func() tea.Cmd {
		var err error
		if k, _, err = r.Desk.Identity(); err != nil {
			k = store.Identity{}
			r.Wrong(err)
		}
		return nil
	}
	read()
	s.shown = read
	s.drop = func() { k = store.Identity{} }
	s.lay = func(p *sheet) {
		if k.Zero() {
			return
		}
		p.say(p.t.Heading, k.Who())
		p.words(k.Words())
		p.par("When a colleague pins your key, read these six words aloud to them, by telephone or in person. Never write them in the message that carries the file: whoever swapped the one could swap the other.")
		p.par("Give them your key file: o writes it. It is no secret, and may go by email.")
		if written != "" {
			p.tell(kit.Settled, "The key file is written: "+written)
		}
		if r.Desk.Signs() {
			p.note("What you decide on this laptop as " + k.Name + " is signed with this key.")
		} else {
			p.note("The key was made for " + k.Who() + ". What somebody else decides at this keyboard is not signed with it.")
		}
	}
	s.ways = func() []kit.Key {
		return []kit.Key{{Press: []string{"o"}, Show: "o", Words: "write the key file", More: "writes the file that you give to colleagues; it is no secret", Do: func() tea.Cmd {
			name := proposed(r, trimmed(paper.FileName(k.Name, "handover", endKey), endKey), endKey)
			return askOut(r, "Write your key file", "For your colleagues, by email or however suits. It holds your name, your role and the public half of your keys, and is no secret.", name, func(path string) tea.Cmd {
				at, err := paper.Save(path, []byte(k.File()))
				if err != nil {
					r.Wrong(err)
					return nil
				}
				written = at
				s.again()
				r.Say("Written. Give it to your colleague, and read them the six words aloud.")
				return nil
			})
		}}}
	}
	return s
}

// trimmed is a file's name without its ending.
func trimmed(name, end string) string { return name[:len(name)-len(end)-1] }
