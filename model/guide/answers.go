package guide

import (
	"fmt"
	"slices"
	"strings"
)

// values returns the values that can be chosen as an answer, or nil where it is written freely.
func (it *Item) values() []string {
	switch it.Type {
	case YesNo:
		return []string{"yes", "no"}
	case One, Several:
		var ids []string
		for _, o := range it.Options {
			ids = append(ids, o.ID)
		}
		return ids
	}
	return nil
}

// answers checks what can be answered.
func (c checker) answers() {
	it := c.it
	if it.Form != Question {
		return
	}
	if !slices.Contains(types, it.Type) {
		c.fault("type", "no type of answer is called %q; use one of: %s", it.Type, list(types))
		return
	}
	choice := it.Type == One || it.Type == Several
	if choice && len(it.Options) < 2 && it.OptionsOf == "" {
		c.fault("option", "a choice needs at least two options; add [[question.option]] beneath it, or use another type")
	}
	if !choice && len(it.Options) > 0 {
		c.fault("option", "an answer of type %q takes no options; take them out, or use one or several", it.Type)
	}
	seen := map[string]bool{}
	for i, o := range it.Options {
		fault := func(key, format string, args ...any) {
			c.faults.add(c.at.file, c.at.atPart(key, i), "question %q: %s", it.ID, fmt.Sprintf(format, args...))
		}
		if !idShape.MatchString(o.ID) {
			fault("option.id", "%q cannot be an id of an option; use small letters, digits and hyphens", o.ID)
		}
		if seen[o.ID] {
			fault("option.id", "the option %q is there twice; give one of the two another id", o.ID)
		}
		seen[o.ID] = true
		if strings.TrimSpace(o.Words) == "" {
			fault("option.words", "the option %q has no words; write what the worker will choose", o.ID)
		}
		if o.Lodge != "" && !slices.Contains(lodges, o.Lodge) {
			fault("option.lodge", "nothing is lodged in the council's record as %q; use one of: %s", o.Lodge, list(lodges))
		}
		for _, n := range o.Needs {
			if n != "on" && n != "by" && n != "evidence" {
				fault("option.needs", "an answer cannot carry %q; use on, by or evidence", n)
			}
		}
		for _, before := range o.After {
			if before != "" && !slices.Contains(it.values(), before) || it.Type != One {
				fault("option.after", "%q cannot follow %q; name options of this question, which is of type one, or \"\" for no answer", o.ID, before)
			}
		}
		for _, id := range o.From {
			if c.guide.items[id] == nil {
				fault("option.from", "no question or section is called %q; name those whose answers stand beside this in a call", id)
			}
		}
		flag := func(part, id string) {
			if c.guide.flags[id] == nil {
				fault(part, "no flag is called %q; add it, or use one that there is", id)
			}
		}
		for _, id := range o.When {
			flag("option.when", id)
		}
		for _, id := range o.Unless {
			flag("option.unless", id)
		}
	}
	for _, s := range it.Settles {
		switch {
		case it.values() == nil && !choice:
			c.fault("settles", "an answer of type %q is settled by being given; take settles out", it.Type)
		case !slices.Contains(it.values(), s):
			c.fault("settles", "%q is not one of the answers; use one of: %s", s, strings.Join(it.values(), ", "))
		}
	}
	if it.Limit != "" && (c.guide.Limit(it.Limit) == nil || c.guide.Limit(it.Limit).Item != "") {
		c.fault("limit", "no limit for the age of an answer is called %q; add a [[limit]] without item, or use one that there is", it.Limit)
	}
	if it.Area != "" && (!slices.Contains(Areas, it.Area) || !slices.Equal(it.values(), standings)) {
		c.fault("area", "a cell of the grid of needs is of one of the areas %s, and has the options %s, in that order", strings.Join(Areas, ", "), strings.Join(standings, ", "))
	}
	if it.OwnWords && it.Type != LongText {
		c.fault("own_words", "only a text can be compared with ours; use type long, or take own_words out")
	}
	if it.Say != "" && (it.Type != YesNo || !slices.Equal(it.Each, []Each{EachService})) {
		c.fault("say", "only a yes about each service is said in so many words; use type yesno and each = [\"service\"], or take say out")
	}
	for _, id := range it.From {
		if id == FromLetter && it.Type == LongText {
			continue
		}
		if c.guide.items[id] == nil || it.Say == "" {
			c.fault("from", "%q cannot stand beside this in a call; name questions or sections, and write say", id)
		}
	}
	if it.Planned && it.Type == LongText {
		c.fault("planned", "words are planned beside an answer, and this one is a text itself; use another type, or take planned out")
	}
	if it.OptionsOf != "" && (it.OptionsOf != OptionsLeft || it.Type != Several) {
		c.fault("options_of", "nothing is offered as %q; use %s, with type several", it.OptionsOf, OptionsLeft)
	}
	if it.Past && it.Type != DateType {
		c.fault("past", "only a date can be past; use type date, or take past out")
	}
	for _, n := range it.Needs {
		if n != "on" && n != "by" && n != "evidence" {
			c.fault("needs", "an answer cannot carry %q; use on, by or evidence", n)
		}
	}
}

// kind checks how firmly the item stands in the way.
func (c checker) kind() {
	it := c.it
	switch {
	case it.Form == Line:
		return
	case it.Kind == "" && it.Form == Rule:
	case !slices.Contains(kinds, it.Kind):
		c.fault("kind", "no kind is called %q; use one of: %s", it.Kind, list(kinds))
		return
	}
	guards := it.Kind == Gate || it.Kind == Query
	switch {
	case guards && !slices.Contains(Steps[:], it.Step):
		c.fault("step", "a %s guards a step, and none is called %q; use one of: %s", it.Kind, it.Step, list(Steps[:]))
	case !guards && it.Step != "":
		c.fault("step", "only a gate or a query guards a step; take step out, or change kind")
	}
	if it.Form == Question && it.Kind == Gate && it.values() != nil && len(it.Settles) == 0 {
		c.fault("settles", "any answer at all would open this gate; name in settles those that do")
	}
}
