package model

// What is given to whom of the record, and what is left out of it. Copies are made from a record that was sent;
// these entries say what a reader's copy leaves out, and what became of each copy.
type (
	// SectionInCopy leaves a section out of somebody's copy, puts it in beyond what the guide says, or lets the
	// guide's rule hold again.
	SectionInCopy struct {
		To      Subject `json:"to"`
		Section Field   `json:"section"`
		How     string  `json:"how"` // SectionOut, SectionIn or SectionByRule
		Because string  `json:"because"`
		Agreed  string  `json:"agreed"` // who agreed
	}

	// CopyForm says what a service gets: the briefing sheet, or the whole record.
	CopyForm struct {
		To      Subject `json:"to"`
		Form    string  `json:"form"` // FormBriefing or FormRecord
		Because string  `json:"because"`
		Agreed  string  `json:"agreed"`
	}

	// PassageWithheld leaves words of a section out of somebody's copy. It is kept as the words themselves: once
	// they are no longer found in what was sent, no copy goes to that reader until it is marked again.
	PassageWithheld struct {
		To      Subject        `json:"to"`
		Section Field          `json:"section"`
		Words   string         `json:"words"`
		Because string         `json:"because"`
		Agreed  string         `json:"agreed"`
		Stays   []StayingWords `json:"stays,omitempty"` // where else the same words stand, and are left on purpose
	}

	// StayingWords says of a section that words stay in it though they are withheld in another.
	StayingWords struct {
		Section Field  `json:"section"`
		Because string `json:"because"`
		Agreed  string `json:"agreed"`
	}

	// PassageShown ends what PassageWithheld began.
	PassageShown struct {
		Mark    EntryID `json:"mark"`
		Because string  `json:"because"`
		Agreed  string  `json:"agreed"`
	}

	// Copied says that a copy was given, or why none was.
	Copied struct {
		To          Subject  `json:"to"`
		Form        string   `json:"form,omitempty"`       // for a service: FormBriefing or FormRecord
		Submission  EntryID  `json:"submission,omitempty"` // the record of which it is a copy; none where no copy was given, or a briefing before any was sent
		Draft       bool     `json:"draft,omitempty"`      // it was not authorised when it was given, and said so
		How         string   `json:"how"`                  // one of CopyWays
		On          Date     `json:"on"`
		By          PersonID `json:"who,omitempty"`         // who gave it
		Left        []string `json:"left,omitempty"`        // what was left out, in words
		Language    string   `json:"language,omitempty"`    // in which language it was given
		Interpreter string   `json:"interpreter,omitempty"` // who interpreted
		Marked      bool     `json:"marked,omitempty"`      // it says whose copy it is, and the date
		Safe        bool     `json:"safe,omitempty"`        // it was asked whether it is safe for them to hold, and it is
		Kept        string   `json:"kept,omitempty"`        // where they keep it, and who might see it
		Because     string   `json:"because,omitempty"`     // why none was given
		Agreed      string   `json:"agreed,omitempty"`      // who decided that
	}

	// CopyReceived says that a copy has come to whom it was for.
	CopyReceived struct {
		Copy EntryID `json:"copy"`
		On   Date    `json:"on"`
		How  string  `json:"how"` // how we know: who said so
	}

	// Signed is a signature on one version of the record, or why there is none.
	Signed struct {
		Who         Subject `json:"who"`
		Submission  EntryID `json:"submission,omitempty"` // the version; none where it was not offered
		How         string  `json:"how"`                  // one of the options of ItemSignature
		On          Date    `json:"on"`
		Because     string  `json:"because,omitempty"`
		Interpreter string  `json:"interpreter,omitempty"`
	}
)

func (SectionInCopy) kind() string   { return "section-in-copy" }
func (CopyForm) kind() string        { return "copy-form" }
func (PassageWithheld) kind() string { return "passage-withheld" }
func (PassageShown) kind() string    { return "passage-shown" }
func (Copied) kind() string          { return "copied" }
func (CopyReceived) kind() string    { return "copy-received" }
func (Signed) kind() string          { return "signed" }

// What can be said of a section in somebody's copy, from what shows least to what shows most.
const (
	SectionOut    = "out"
	SectionByRule = "rule"
	SectionIn     = "in"
)

// What a service can get, the one that shows less first.
const (
	FormBriefing = "briefing"
	FormRecord   = "record"
)

// The ways in which a copy ends.
const (
	CopyByHand      = "by-hand"
	CopyPost        = "post"
	CopyEmail       = "email"
	CopySystem      = "system"
	CopyRead        = "read-together"
	CopyUnsafe      = "not-safe"
	CopyWithheld    = "withheld"
	CopyNotPossible = "not-possible"
)

// CopyWays lists them in order, in words.
var CopyWays = [...]struct {
	ID, Words string
	Given     bool // they hold it, or read it
	Holds     bool // it stays with them
}{
	{CopyByHand, "Given by hand", true, true},
	{CopyPost, "Sent by post", true, true},
	{CopyEmail, "Sent by secure email", true, true},
	{CopySystem, "Through the council's own system", true, true},
	{CopyRead, "Read together, and taken back", true, false},
	{CopyUnsafe, "Not given: not safe for them to hold", false, false},
	{CopyWithheld, "Not given: withheld", false, false},
	{CopyNotPossible, "Not given: not possible", false, false},
}

// The ways in which somebody signs, or does not.
const (
	SignedHere      = "signed"
	SignedExplained = "explained-signed"
	SignDeclined    = "declined"
	SignUnable      = "unable"
	SignNotOffered  = "not-offered"
)

// Given reports whether a copy was given or read, as against not given for a reason.
func (c Copied) Given() bool {
	for _, w := range CopyWays {
		if w.ID == c.How {
			return w.Given
		}
	}
	return false
}

// Holds reports whether a copy stays with whom it was given to.
func (c Copied) Holds() bool {
	for _, w := range CopyWays {
		if w.ID == c.How {
			return w.Holds
		}
	}
	return false
}

// CopyWayWords says a way in which a copy ends in words.
func CopyWayWords(how string) string {
	for _, w := range CopyWays {
		if w.ID == how {
			return w.Words
		}
	}
	return how
}
