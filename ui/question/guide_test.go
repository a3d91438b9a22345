package question_test

// readiness tells what the words for a child go by.
const readiness = `
[[group]]
id = "start"
title = "To begin with"

[[question]]
id = "start.nation"
group = "start"
title = "The nation"
ask = "In which nation does {child} live?"
why = "The words differ."
source = "practice"
type = "one"
kind = "prompt"
option = [{id = "england", words = "England"}, {id = "wales", words = "Wales"}]

[[question]]
id = "start.born"
group = "start"
title = "Date of birth"
ask = "When was {child} born?"
why = "Words go by age."
source = "practice"
type = "date"
kind = "prompt"
`

// sheets are those of a talk of seven short answers, and of a reaction that is thought through.
const sheets = `
[[flag]]
id = "likely"
question = "worry.likely"
options = ["likely"]

[[group]]
id = "talks"
title = "The talks"

[[group]]
id = "say"
title = "What they need to hear"

[[sheet]]
id = "talk"
group = "talks"
title = "The talk"
why = "{child} may remember this day for years."
source = "guide 3"

[[sheet]]
id = "worry"
group = "talks"
title = "Worry"
why = "It sits beside relief."
source = "guide 3"
`

// reactions are what stands behind the talk.
const reactions = `
[[question]]
id = "worry.likely"
sheet = "worry"
group = "talks"
title = "How likely"
ask = "How likely is it that {name} worries?"
why = "You know them."
source = "guide 3"
type = "one"
kind = "prompt"
each = ["child"]
option = [{id = "likely", words = "Likely", note = "Plan for it."}, {id = "unlikely", words = "Unlikely"}]

[[question]]
id = "worry.say"
sheet = "worry"
group = "talks"
title = "What we will say"
ask = "What will you say to it?"
why = "Said beforehand it frightens less."
source = "guide 3"
type = "long"
kind = "prompt"
each = ["child"]
when = ["likely"]

[[question]]
id = "worry.do"
sheet = "worry"
group = "talks"
title = "What we will do"
ask = "What will you do about it?"
why = "Words alone may not carry."
source = "guide 3"
type = "long"
kind = "query"
step = "close"
each = ["child"]
needs = ["by"]
by = "Who does it"

[[question]]
id = "say.fault"
group = "say"
title = "Not their fault"
ask = "Has {name} heard that it was not their fault?"
why = "Children think so."
source = "guide 3"
type = "yesno"
planned = true
settles = ["yes"]
kind = "query"
step = "close"
each = ["child"]
on = "Said on"

[[question]]
id = "say.again"
group = "say"
title = "They can ask again"
ask = "Has {name} heard that they can ask again?"
why = "A door is not shut."
source = "guide 3"
type = "yesno"
planned = true
kind = "prompt"
each = ["child", "adult"]

[[question]]
id = "left.chosen"
group = "say"
title = "What the leaflet names"
ask = "Which lines should the leaflet name?"
why = "Few, and well chosen."
source = "guide 3"
type = "several"
options_of = "left"
kind = "prompt"
each = ["child"]
`

// messages is the stage whole.
func messages() string {
	return sheets + short("where", "Where will it be?", "text") + short("with", "Who is beside {name}?", "text") + short("day", "On what day?", "date") +
		short("aids", "What does {name} need to follow?", "text") + short("visits", "How many visits before it?", "number") +
		short("near", "Who is near afterwards?", "text") + short("calm", "What calms {name}?", "text") + reactions
}

func short(id, ask, kind string) string {
	return `
[[question]]
id = "talk.` + id + `"
sheet = "talk"
group = "talks"
title = "Talk: ` + id + `"
ask = "` + ask + `"
why = "It helps to know ` + id + ` beforehand."
source = "practice"
type = "` + kind + `"
kind = "prompt"
each = ["child"]
`
}

const wordings = `
[[wording]]
item = "say.fault"
for = ["8-11"]
about = "for harm done to them"
text = "It was not your fault. Not any of it."

[[wording]]
item = "say.fault"
for = ["8-11"]
about = "if they blame themselves"
text = "Some children think that they caused it. They did not, {child}, and neither did you."

[[wording]]
item = "say.again"
for = ["8-11"]
text = "You can ask us again."

[[wording]]
item = "say.again"
for = ["adult"]
text = "Ring us whenever you want to."
`

const helplines = `
[[helpline]]
id = "childline"
name = "Childline"
number = "0800 1111"
for = "Any child."
nations = ["england", "wales"]
who = "child"
checked = "2026-11-22"
source = "its page"
`
