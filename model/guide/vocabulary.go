package guide

import (
	"regexp"
	"strings"
)

// common are the keys that every form of item uses.
const common = "id group title ask why source kind step each when unless unless_child owner wales wales.ask wales.why obligations"

// keysOf returns the keys that a table may have, or nil when no table has that name.
func keysOf(form string) []string {
	switch form {
	case "flag":
		return strings.Fields("id question options answered age_from has")
	case "group":
		return strings.Fields("id title")
	case "limit":
		return strings.Fields("id title item until days working source why")
	case "sheet":
		return strings.Fields("id like group title words why source each when unless obligations")
	case "question":
		return strings.Fields(common + " sheet like planned reader options_of type settles may_not_apply needs on by past ahead helper limit area own_words mark column lodge say from" +
			" option option.id option.words option.wales option.note option.alone option.when option.unless option.lodge option.after option.needs option.from")
	case "section":
		return strings.Fields(common + " may_not_apply box from home home_child lodge reader readers explicit")
	case "rule":
		return strings.Fields(common)
	case "line":
		return strings.Fields("id group title ask why source document each when unless wales wales.ask wales.why obligations")
	}
	return nil
}

// boxes lists the boxes of the policy's own form, in its order: each section of the record that
// belongs to one can be pasted there in one step (policy 4).
var boxes = []string{"reason", "interventions", "planned-actions", "closure", "child-views", "parent-views"}

// documents lists where a line may stand. Feelings is no paper: it stands beside the questions
// about how the child and family may feel.
var documents = []string{"briefing", "where-next", "guide-page", "family", "feelings"}

var (
	idShape     = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*$`)
	placeholder = regexp.MustCompile(`\{[^}]*\}?`)
)

// eaches lists what a question may be asked about.
var eaches = []Each{EachClosure, EachChild, EachAdult, EachParent, EachConcern, EachAddressee, EachOtherChild,
	EachProfessional, EachService, EachAction, EachAgreement}

// Areas are the areas of need of the grid, in its order (PG-6e, PG-6f, PG-6g).
var Areas = []string{"emotional", "education", "physical", "relationships", "parent", "sibling", "practical"}

// standings are what an answer in a cell of the grid can be.
var standings = []string{NeedSettled, NeedWatch, NeedActive, NeedChoseNot, NeedGap}

// The standings of a need. The last three are of one that is active.
const (
	NeedSettled  = "settled"
	NeedWatch    = "watch"
	NeedActive   = "active"    // somebody helps, or is to
	NeedChoseNot = "chose-not" // the family chose no help with it, after it was explained
	NeedGap      = "gap"       // nobody helps yet, and the manager accepts that
)

// mayRead lists who a section may be read by in a copy.
var mayRead = []string{MayProfessional, MayParent, MayChild, MaySelf}

// types lists the types of an answer.
var types = []Type{YesNo, One, Several, Text, LongText, DateType, Person, Number}

// kinds lists the kinds of an item.
var kinds = []Kind{Gate, Query, Prompt}

// lodges lists what an answer may belong to before the working copy goes.
var lodges = []Lodge{ChildWords, Calls, Disagreements}

// list joins ids for a message.
func list[T ~string](ids []T) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, ", ")
}
