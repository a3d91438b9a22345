package proof

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words.txt
var carried string

// A list is one of the lists of words.txt, by its name there.
type list string

// The lists.
const (
	given     list = "given"     // first names that are no other word
	doubtful  list = "doubtful"  // first names that are words or places too
	titles    list = "titles"    // before a surname
	kin       list = "kin"       // what somebody is to somebody
	roles     list = "roles"     // what somebody does, before their name
	saying    list = "saying"    // what only people do
	bodies    list = "bodies"    // words in the names of services, places and papers
	places    list = "places"    // towns, counties and countries
	calendar  list = "calendar"  // days, months and feasts
	common    list = "common"    // words that begin sentences
	pronouns  list = "pronouns"  // and what stands for a person
	shortened list = "shortened" // abbreviations that end with a stop
	where     list = "where"     // words before a place
	past      list = "past"      // of something long before
	ahead     list = "ahead"     // of something planned, or still to come
	done      list = "done"      // of something done
	ours      list = "ours"      // of our own work
	changed   list = "changed"   // of a date that was moved
	others    list = "others"    // of somebody else, before or after an age
	labels    list = "labels"    // of a form
	letters   list = "letters"   // behind which a letter is no initial: “Year R”
	surnames  list = "surnames"  // of the bodies, those that are surnames too
	working   list = "working"   // of the titles, those that are work too
	holding   list = "holding"   // of what holds for a long time
	fore      list = "fore"      // right before a date, that say it is no day of what is told
	stops     list = "stops"     // letters with stops that are nobody's: “U.K.”
	quoted    list = "quoted"    // what an editor writes in square brackets
)

// lists reads words.txt once: a line “name:” begins a list, and its words follow.
var lists = sync.OnceValue(func() map[list]map[string]bool {
	all := map[list]map[string]bool{}
	var now map[string]bool
	for line := range strings.Lines(carried) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if name, is := strings.CutSuffix(line, ":"); is {
			now = map[string]bool{}
			all[list(name)] = now
			continue
		}
		for _, w := range strings.Fields(line) {
			now[w] = true
		}
	}
	return all
})

// in reports whether a word in small letters is in a list.
func in(l list, word string) bool { return lists()[l][word] }
