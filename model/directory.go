package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/model/guide"
)

// MaxListed is how many services a team's directory may hold.
const MaxListed = 1000

// A Listed is one service in the team's directory. Every part but the name may be empty.
type Listed struct {
	ID        string `json:"id"` // as that of a subject; made when it is listed, and never changed
	Name      string `json:"name"`
	For       string `json:"for,omitempty"` // what it is for
	Telephone string `json:"telephone,omitempty"`
	Email     string `json:"email,omitempty"`
	Hours     string `json:"hours,omitempty"` // when it can be reached, in the team's words
	Refer     string `json:"refer,omitempty"` // how to refer to it
}

// A ListedPart is one part of what the directory knows of a service.
type ListedPart struct {
	ID    string // "name", "for", "telephone", "email", "hours", "refer"
	Title string // as the worker reads it
	Of    func(*Listed) *string
	alias []string // what the column of a file may be called, beside the title
}

// ListedParts lists the parts in the order in which they are shown.
func ListedParts() []ListedPart {
	return []ListedPart{
		{"name", "Name", func(l *Listed) *string { return &l.Name },
			[]string{"service", "service name", "name of service", "name of the service", "organisation", "team"}},
		{"for", "What it is for", func(l *Listed) *string { return &l.For },
			[]string{"for", "what for", "whats it for", "what its for", "purpose", "what it does", "what they do", "description"}},
		{"telephone", "Telephone", func(l *Listed) *string { return &l.Telephone },
			[]string{"phone", "tel", "tel no", "telephone number", "phone number", "telephone no", "phone no"}},
		{"email", "Email", func(l *Listed) *string { return &l.Email },
			[]string{"e mail", "email address", "e mail address", "mail"}},
		{"hours", "Hours", func(l *Listed) *string { return &l.Hours },
			[]string{"opening hours", "opening times", "times", "open", "when open"}},
		{"refer", "How to refer", func(l *Listed) *string { return &l.Refer },
			[]string{"refer", "referral", "referrals", "how to make a referral", "referral route", "to refer"}},
	}
}

// CleanListed puts every part into the form in which it is kept.
func CleanListed(l Listed) Listed {
	for _, p := range ListedParts() {
		*p.Of(&l) = CleanLine(*p.Of(&l))
	}
	return l
}

// CheckListed reports why a service cannot be listed as it stands, and how to mend it.
func CheckListed(l Listed) error {
	for _, p := range ListedParts() {
		if err := CheckPart(p, l); err != nil {
			return err
		}
	}
	if n := utf8.RuneCountInString(l.Reach()); n > MaxLine {
		return fmt.Errorf("the telephone, email and hours are %d characters long together, and go into a closure as one line of %d: shorten the hours", n, MaxLine)
	}
	return nil
}

// CheckPart reports why one part of a service cannot be kept, and how to mend it.
func CheckPart(p ListedPart, l Listed) error {
	value := *p.Of(&l)
	what := strings.ToLower(p.Title)
	if p.ID == "name" && value == "" {
		return errors.New("the name is missing: without one the service cannot be found again")
	}
	if strings.ContainsRune(value, utf8.RuneError) {
		return fmt.Errorf("%s holds a character that could not be read: type it again", what)
	}
	if err := checkLine(what, value, false); err != nil {
		return err
	}
	switch {
	case value == "":
	case p.ID == "telephone":
		return checkTelephone(value)
	case p.ID == "email" && !strings.Contains(value, "@"):
		return fmt.Errorf("“%s” is no email address: it has no @", value)
	}
	return nil
}

// checkTelephone looks for what a spreadsheet does to numbers: the 0 at the front goes, or the number
// becomes one with an exponent. Somebody else may answer what is left.
func checkTelephone(s string) error {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	spaced := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -.()", r) {
			return -1
		}
		return r
	}, s)
	first, _ := utf8.DecodeRuneInString(spaced)
	whole := strings.IndexFunc(spaced, func(r rune) bool { return r < '0' || r > '9' }) < 0
	switch {
	case digits < 3:
		return fmt.Errorf("“%s” is no telephone number: put other words beside how to refer", s)
	case strings.ContainsAny(s, "eE") && strings.Contains(s, "+") && !strings.HasPrefix(spaced, "+") && strings.IndexFunc(s, isOtherLetter) < 0:
		return fmt.Errorf("“%s” is what a spreadsheet makes of a long number: format the column as text, and type the number again", s)
	case whole && digits >= 9 && digits <= 10 && first != '0':
		return fmt.Errorf("“%s” lacks the 0 that a spreadsheet takes away: format the column as text, and type the number with its 0", s)
	}
	return nil
}

func isOtherLetter(r rune) bool { return unicode.IsLetter(r) && r != 'e' && r != 'E' }

// Reach says in a line how a service can be reached: as the closure asks for it.
func (l Listed) Reach() string {
	var parts []string
	for _, part := range []string{l.Telephone, l.Email, l.Hours} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; ")
}

// Named reports whether a service goes by this name, in whatever case it is written.
func (l Listed) Named(name string) bool { return folded(l.Name) == folded(CleanLine(name)) }

// folded is a name for comparing: two that differ only in case are one.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		return least
	}, name)
}

// List puts a service into a directory, or in the place of the one with its id. Two of one name are
// refused: nobody could tell them apart.
func List(directory []Listed, l Listed) ([]Listed, error) {
	l = CleanListed(l)
	if err := CheckListed(l); err != nil {
		return nil, err
	}
	for _, other := range directory {
		if other.ID != l.ID && other.Named(l.Name) {
			return nil, fmt.Errorf("%s is listed already: open that one, or tell the two apart by name", other.Name)
		}
	}
	out := slices.DeleteFunc(slices.Clone(directory), func(other Listed) bool { return other.ID == l.ID })
	if len(out) >= MaxListed {
		return nil, fmt.Errorf("the directory holds %d services, and there is room for no more: remove one that is not used", MaxListed)
	}
	return sortListed(append(out, l)), nil
}

// Unlist takes a service out of a directory. Closures that it was taken into keep what they have.
func Unlist(directory []Listed, id string) []Listed {
	return slices.DeleteFunc(slices.Clone(directory), func(l Listed) bool { return l.ID == id })
}

func sortListed(directory []Listed) []Listed {
	slices.SortStableFunc(directory, func(a, b Listed) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.ID, b.ID))
	})
	return directory
}

// CheckDirectory reports why a directory cannot be kept as it stands.
func CheckDirectory(directory []Listed) error {
	if len(directory) > MaxListed {
		return fmt.Errorf("the directory has room for %d services, not %d", MaxListed, len(directory))
	}
	ids, names := map[string]bool{}, map[string]bool{}
	for _, l := range directory {
		name := folded(l.Name)
		switch {
		case !subjectID.MatchString(l.ID) || ids[l.ID]:
			return fmt.Errorf("%s has no id of its own in the directory", l.Name)
		case names[name]:
			return fmt.Errorf("%s is listed twice", l.Name)
		}
		if err := CheckListed(l); err != nil {
			return fmt.Errorf("%s: %w", l.Name, err)
		}
		ids[l.ID], names[name] = true, true
	}
	return nil
}

// A Carried is one answer that a service of the directory brings into a closure.
type Carried struct {
	Item  string
	Value string
}

// Carries lists what the directory knows of a service that a closure asks about: shown before it is
// taken over, as nothing is answered that nobody chose.
func (l Listed) Carries(g *guide.Guide) []Carried {
	var out []Carried
	for _, c := range []Carried{{ItemPurpose, l.For}, {ItemReach, l.Reach()}} {
		if c.Value != "" && g.Item(c.Item) != nil {
			out = append(out, c)
		}
	}
	return out
}

// AddListed adds a service of the directory to a closure under a new id, and gives the answers that it
// carries: all of them in one change.
func AddListed(c *Closure, g *guide.Guide, id string, l Listed) ([]Event, error) {
	events, err := Add(c, g, KindService, id, l.Name)
	if err != nil {
		return nil, err
	}
	for _, carried := range l.Carries(g) {
		given, err := checked(g, AnswerGiven{
			Field:  Field{Item: carried.Item, Subject: Subject{Kind: KindService, ID: id}},
			Answer: Answer{Status: Answered, Value: Value{carried.Value}},
		})
		if err != nil {
			return nil, err
		}
		events = append(events, given...)
	}
	return events, nil
}

// The ids of the questions that the directory can answer; a test holds them to the guide.
const (
	ItemPurpose = "service.purpose"
	ItemReach   = "service.phone"
)
