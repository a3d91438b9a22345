// Package guide holds the practice guide as data: what is asked of a worker who is ending
// children's social care's involvement with a child after concerns about sexual abuse, why each
// thing is asked, what settles it, and the obligations that it serves.
//
// The words live in the TOML files beside this code, one for each stage. A new duty costs a few
// lines there and no code. The package knows nothing of closures: package model asks the
// questions of a closure, and decides which of them apply.
package guide

// A Stage is one of the four parts of a good ending.
type Stage string

// The four stages, in the order in which they are shown. A worker may take them in any order.
const (
	Readiness Stage = "readiness" // is it ready to close
	Handover  Stage = "handover"  // the handover to each service
	Messages  Stage = "messages"  // the messages to the child and the family
	Summary   Stage = "summary"   // the closing summary, which is the Closure Record
)

// Stages lists the four stages in order.
var Stages = [...]Stage{Readiness, Handover, Messages, Summary}

// A Form says what an item is.
type Form string

// The forms of an item.
const (
	Question Form = "question" // asked of the worker, and answered
	Section  Form = "section"  // a part of the Closure Record, written by the worker
	Rule     Form = "rule"     // something that the program itself does
	Line     Form = "line"     // words that stand in a document or beside the work
)

// A Kind says how firmly an item stands in the way.
type Kind string

// The kinds. A gate guards its step until it is settled; a query may be overridden with a reason,
// which the manager sees; a prompt helps the worker think and never blocks.
const (
	Gate   Kind = "gate"
	Query  Kind = "query"
	Prompt Kind = "prompt"
)

// A Step is a step in a closure's life that gates and queries guard.
type Step string

// The steps, in order.
const (
	Submit Step = "submit" // the record goes to the manager
	Close  Step = "close"  // involvement ends
	Shared Step = "shared" // every copy is given, or the record says why not
)

// Words says what a step is, to stand behind "before" and "in the way of".
func (s Step) Words() string {
	switch s {
	case Submit:
		return "sending the record to the manager"
	case Close:
		return "ending involvement"
	}
	return "calling everything shared"
}

// Steps lists the steps in order.
var Steps = [...]Step{Submit, Close, Shared}

// A Type says what an answer to a question looks like.
type Type string

// The types. LongText is for writing of some length; sections of the record are always LongText.
const (
	YesNo    Type = "yesno"   // "yes" or "no"
	One      Type = "one"     // the id of one of the item's options
	Several  Type = "several" // the ids of one or more of its options
	Text     Type = "text"    // a line of words
	LongText Type = "long"    // words of any length
	DateType Type = "date"    // a date, 2026-11-22
	Person   Type = "person"  // the id of somebody in the closure's cast
	Number   Type = "number"  // a whole number
)

// An Each names what a question is asked about, once for each.
type Each string

// What a question may be asked about. A parent is an adult in the family who is in a caring role
// or has parental responsibility; a concern is an adult about whom there are concerns; an addressee is a
// parent about whom there are none, to whom letters are written.
const (
	EachClosure      Each = "closure"
	EachChild        Each = "child"
	EachAdult        Each = "adult"
	EachParent       Each = "parent"
	EachConcern      Each = "concern"
	EachAddressee    Each = "addressee"
	EachOtherChild   Each = "other-child"
	EachProfessional Each = "professional"
	EachService      Each = "service"
	EachAction       Each = "planned-action"
	EachAgreement    Each = "agreement"
)

// A Lodge names what an answer belongs to of all that the council's record must hold, or need not
// hold for a reason, before the working copy may go.
type Lodge string

// What an answer may belong to. What others said for a child is none of the child's words.
const (
	ChildWords    Lodge = "child-words"   // what the child said, in their own words
	Calls         Lodge = "calls"         // whom somebody tried to reach, and what was said back
	Disagreements Lodge = "disagreements" // that somebody did not agree, and how it was answered
)

// Guide is the whole practice guide, checked and indexed.
type Guide struct {
	Flags       []Flag
	Groups      []Group
	Limits      []Limit
	Sheets      []Sheet
	Wordings    []Wording
	Items       []*Item  // in the order of the stages, then of the files
	Obligations []string // every obligation's id, in the order of the list
	Fingerprint string   // hex SHA-256 of the files: two guides with one fingerprint ask the same

	items map[string]*Item
	flags map[string]*Flag
}

// Limit returns the limit with that id, or nil.
func (g *Guide) Limit(id string) *Limit {
	for i := range g.Limits {
		if g.Limits[i].ID == id {
			return &g.Limits[i]
		}
	}
	return nil
}

// A Limit is how long something may take. It is a setting: another council's, unless this one has set its
// own. A limit with Item runs from the date that Item's answer gives until Until is settled; one without
// says how old the date beside an answer may be, and questions name it.
type Limit struct {
	ID      string `toml:"id"`
	Title   string `toml:"title"`   // what is due, in a few words
	Item    string `toml:"item"`    // the question whose date it runs from; empty: none
	Until   string `toml:"until"`   // the question that ends it
	Days    int    `toml:"days"`    // how long
	Working bool   `toml:"working"` // in working days of England and Wales; else in days
	Source  string `toml:"source"`  // whose limit it is, in words
	Why     string `toml:"why"`
}

// Item returns the item with that id, or nil.
func (g *Guide) Item(id string) *Item { return g.items[id] }

// Sheet returns the sheet with that id, or nil.
func (g *Guide) Sheet(id string) *Sheet {
	for i := range g.Sheets {
		if g.Sheets[i].ID == id {
			return &g.Sheets[i]
		}
	}
	return nil
}

// A Sheet is one page on which several questions about one subject are answered together, such as all that
// belongs to one conversation. Questions name the sheet on which they stand. A sheet with Like holds, beside
// those, a copy of each question that is written once for all sheets of its kind (its Like is the same): the
// copy's id is the sheet's, a dot, and the question's; its title begins with the sheet's; it serves the
// sheet's obligations beside its own, and its each, when and unless are the sheet's and its own. In the ask
// and the why of such a question {sheet} stands for the sheet's Words, and in its flags for the sheet's id.
type Sheet struct {
	ID          string   `toml:"id"`
	Like        string   `toml:"like"`
	Group       string   `toml:"group"`
	Title       string   `toml:"title"` // a few words, for lists
	Words       string   `toml:"words"` // for {sheet}
	Why         string   `toml:"why"`   // what stands above it; may hold {child} and {name}
	Source      string   `toml:"source"`
	Each        []Each   `toml:"each"`
	When        []string `toml:"when"`
	Unless      []string `toml:"unless"`
	Obligations []string `toml:"obligations"`
}

// A Band is somebody's age, or understanding, as the words for them go by it.
type Band struct {
	ID    string
	Words string
	To    int // the last year of age
}

// Bands lists the bands of children in order of age. Adults are of the band BandAdult.
var Bands = [...]Band{
	{"under-5", "under 5", 4}, {"5-7", "5 to 7", 7}, {"8-11", "8 to 11", 11}, {"12-15", "12 to 15", 15}, {"16-17", "16 to 17", 17},
}

// BandAdult is the band of the adults around a child.
const BandAdult = "adult"

// A Wording is a way to say something that a question asks about, to somebody of one of some bands. Where
// several fit they are offered side by side, and none is chosen for the worker.
type Wording struct {
	Item   string   `toml:"item"`   // the question, whose words are planned
	Part   string   `toml:"part"`   // for a letter: "opening" or "closing"
	Option string   `toml:"option"` // the option that it goes with; empty: any
	For    []string `toml:"for"`    // the bands
	When   []string `toml:"when"`   // flags that must all be up
	Unless []string `toml:"unless"` // flags of which none may be up
	About  string   `toml:"about"`  // what tells it from the others, in a few words; may be empty
	Aside  bool     `toml:"aside"`  // said only in some situations: no letter's first draft takes it
	Text   string   `toml:"text"`   // may hold {child} and {name}

	line int // where it stands in its file
}

// Flag returns the flag with that id, or nil.
func (g *Guide) Flag(id string) *Flag { return g.flags[id] }

// A Flag is a fact about a closure, drawn from its answers, that decides which items apply. It is
// up when the answer to Question holds one of Options; or, with Answered, when Question is
// answered at all; or when the child is AgeFrom or older (in years, today); or when the closure
// has at least one subject of the kind Has. Exactly one of these is set.
type Flag struct {
	ID       string   `toml:"id"`
	Question string   `toml:"question"`
	Options  []string `toml:"options"`
	Answered bool     `toml:"answered"`
	AgeFrom  int      `toml:"age_from"`
	Has      Each     `toml:"has"`
}

// A Group gathers items of a stage under a heading.
type Group struct {
	ID    string `toml:"id"`
	Title string `toml:"title"` // as the heading reads on screen
	Stage Stage  `toml:"-"`     // from the file that it stands in
}

// An Option is one of the answers that a question offers.
type Option struct {
	ID     string   `toml:"id"`
	Words  string   `toml:"words"`
	Wales  string   `toml:"wales"`  // the words in Wales, where they differ
	Note   string   `toml:"note"`   // what the worker should know on choosing it
	Alone  bool     `toml:"alone"`  // chosen with no other: "none of these"
	When   []string `toml:"when"`   // flags without which it is not offered
	Unless []string `toml:"unless"` // flags with which it is not offered
	Lodge  Lodge    `toml:"lodge"`  // what an answer that holds it belongs to, as an item's; empty: to nothing
	After  []string `toml:"after"`  // the options that it may follow; "" for no answer yet; without any, whatever was said
	Needs  []string `toml:"needs"`  // what an answer that holds it must carry, beside what the item needs
	From   []string `toml:"from"`   // the items whose answers stand beside it in a call, to be read out
}

// Words are an item's words in one nation. An empty field falls back to the item's own.
type Words struct {
	Ask string `toml:"ask"`
	Why string `toml:"why"`
}

// An Item is one thing in the guide. Which fields are used depends on its form; the loader
// refuses a field that its form does not use.
//
// Ask and Why may hold {child}, for how the child is referred to, and {name}, for the name of
// what the question is asked about.
type Item struct {
	ID          string   `toml:"id"` // never changed, never derived from the wording
	Form        Form     `toml:"-"`
	Stage       Stage    `toml:"-"`
	Group       string   `toml:"group"`
	Title       string   `toml:"title"`      // a few words, for lists; a section's heading in the record
	Home        string   `toml:"home"`       // of a section: its heading in a copy that is kept at home; empty: the title
	HomeChild   string   `toml:"home_child"` // of a section: its heading in the child's own copy; empty: Home
	Ask         string   `toml:"ask"`        // the question; for a section, what belongs in it; for a rule or line, its words
	Why         string   `toml:"why"`        // why it matters
	Source      string   `toml:"source"`     // where the duty comes from: "guide 3", "policy 4", "practice"
	Type        Type     `toml:"type"`
	Options     []Option `toml:"option"`
	Settles     []string `toml:"settles"` // the values that settle it; without any, every value does
	Kind        Kind     `toml:"kind"`
	Step        Step     `toml:"step"`
	Each        []Each   `toml:"each"`          // without any, the closure
	When        []string `toml:"when"`          // flags that must all be up
	Unless      []string `toml:"unless"`        // flags of which none may be up
	UnlessChild []string `toml:"unless_child"`  // flags with which it is not asked of the child, though of others
	NotApply    bool     `toml:"may_not_apply"` // whether "does not apply" may be answered, with why
	Needs       []string `toml:"needs"`         // what the answer must carry to settle it: "on", "by", "evidence"
	OnWords     string   `toml:"on"`            // how the date is asked for; empty: "When"
	ByWords     string   `toml:"by"`            // how the person is asked for; empty: "Who"
	Owner       string   `toml:"owner"`         // who owns it: "worker" or "manager"; empty: the worker
	Past        bool     `toml:"past"`          // a date that has been: one still to come is refused
	Ahead       bool     `toml:"ahead"`         // the date beside the answer may lie ahead
	Helper      bool     `toml:"helper"`        // "by" may name a service of this closure too
	Limit       string   `toml:"limit"`         // the limit within which the date beside the answer must lie; empty: none
	Area        string   `toml:"area"`          // the area of need of which it is a cell in the grid of needs; empty: none
	OwnWords    bool     `toml:"own_words"`     // what is written must be theirs, and not our own text copied
	Mark        string   `toml:"mark"`          // the mark of a service that it settles: "planned", "spoken" …
	Column      string   `toml:"column"`        // its heading in the record's table of what it is asked about; empty: not there
	Box         string   `toml:"box"`           // the box of the policy's form that a section belongs to
	From        []string `toml:"from"`          // for a section or a letter: what it can be started from (see model/document); for a question with Say: what stands beside it
	Sheet       string   `toml:"sheet"`         // the sheet on which it is answered; empty: a page of its own
	Like        string   `toml:"like"`          // the kind of sheets for each of which there is a copy of it
	Explicit    bool     `toml:"explicit"`      // a section that must say what it is about in so many words: a word or two is not it yet
	Planned     bool     `toml:"planned"`       // whether the words for it are planned: a text beside the answer, which settles nothing
	Reader      string   `toml:"reader"`        // who reads what is written: ReaderThem or ReaderProfessional; empty: nobody else
	Readers     []string `toml:"readers"`       // for a section: who may read it in a copy, beside the council; none: nobody else
	OptionsOf   string   `toml:"options_of"`    // what is offered beside its options: OptionsLeft; empty: nothing
	Say         string   `toml:"say"`           // for a yes that is said to a service in so many words: the words, as they are read out
	Lodge       Lodge    `toml:"lodge"`         // what its answers belong to before the local copy goes; empty: to nothing
	Document    string   `toml:"document"`      // for a line: where it stands: "briefing", "where-next", "guide-page", "family"
	Wales       Words    `toml:"wales"`
	Obligations []string `toml:"obligations"`
}

// Who reads what is written.
const (
	ReaderThem         = "them"         // whom the question is about
	ReaderProfessional = "professional" // the manager, the council, services that carry on
)

// Who may read a section in a copy of the record.
const (
	MayProfessional = "professional" // a service that carries on, where it gets the whole record
	MayParent       = "parent"
	MayChild        = "child"
	MaySelf         = "self" // the parent whom the section is about
)

// FromLetter, among what a text is started from, is a letter's first draft.
const FromLetter = "letter"

// OptionsLeft offers the national helplines, and the services of the closure: what may be left with somebody.
const OptionsLeft = "left"

// Words returns the item's question and reason in the words of a nation ("england", "wales" or
// "", while it is not known).
func (it *Item) Words(nation string) (ask, why string) {
	ask, why = it.Ask, it.Why
	if nation == "wales" {
		if it.Wales.Ask != "" {
			ask = it.Wales.Ask
		}
		if it.Wales.Why != "" {
			why = it.Wales.Why
		}
	}
	return ask, why
}

// Option returns the option with that id, or nil.
func (it *Item) Option(id string) *Option {
	for i := range it.Options {
		if it.Options[i].ID == id {
			return &it.Options[i]
		}
	}
	return nil
}

// Needed reports whether an answer must carry what ("on", "by" or "evidence") to settle the item.
func (it *Item) Needed(what string) bool {
	for _, n := range it.Needs {
		if n == what {
			return true
		}
	}
	return false
}

// Words returns the option's words in a nation.
func (o *Option) In(nation string) string {
	if nation == "wales" && o.Wales != "" {
		return o.Wales
	}
	return o.Words
}

// Marks lists the eight marks of a handover to a service, in order.
var Marks = [...]Mark{
	{"planned", "planned"},
	{"spoken", "spoken"},
	{"covered", "content covered"},
	{"readback", "read back"},
	{"sent", "summary sent"},
	{"received", "receipt confirmed"},
	{"introduced", "introduced"},
	{"family", "family knows"},
}

// A Mark is one of the eight things that make a handover to a service whole.
type Mark struct {
	ID    string
	Words string
}
