package document

import (
	"regexp"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// itemRelation asks who an adult is to the child.
const itemRelation = "adult.relation"

// kin are the words that people use for somebody of the family, by what they are.
var kin = [...][]string{
	{"father", "dad", "daddy", "dada", "tad"}, {"mother", "mum", "mummy", "mam", "mami"},
	{"stepfather", "step-father", "stepdad", "step-dad"}, {"stepmother", "step-mother", "stepmum", "step-mum"},
	{"grandfather", "grandad", "granddad", "grandpa", "taid"}, {"grandmother", "grandma", "granny", "gran", "nan", "nana", "nain"},
	{"uncle"}, {"aunt", "auntie", "aunty"}, {"brother"}, {"sister"}, {"cousin"},
}

// ofSomebody is whose somebody is, in what is said of who they are: “mother's partner”, “a friend of her father”.
var ofSomebody = regexp.MustCompile(`(?i)\b\pL+['’]s\b|\b(of|to|with)\b.*`)

// A concerned is somebody about whom there are concerns, with every way in which words may mean them.
type concerned struct {
	name string
	ways []string
}

// ofConcernHere lists them.
func ofConcernHere(c *model.Closure) []concerned {
	var out []concerned
	for _, t := range c.Of(model.KindAdult) {
		if !model.OfConcern(c, t.Subject) {
			continue
		}
		who := concerned{t.Name, []string{t.Name}}
		add := func(way string) {
			if way = strings.TrimSpace(way); len([]rune(way)) > 2 && !slices.Contains(who.ways, way) {
				who.ways = append(who.ways, way)
			}
		}
		add(c.Answer(model.Field{Item: itemCalled, Subject: t.Subject}).Value.First())
		if first, _, more := strings.Cut(t.Name, " "); more && !slices.Contains(titles(), strings.ToLower(strings.TrimRight(first, "."))) {
			add(first)
		}
		relation := ofSomebody.ReplaceAllString(c.Answer(model.Field{Item: itemRelation, Subject: t.Subject}).Value.First(), "")
		for _, words := range kin {
			if slices.ContainsFunc(words, func(w string) bool { return names(relation, w) }) {
				for _, w := range words {
					add(w)
				}
			}
		}
		out = append(out, who)
	}
	return out
}

// titles stand before a name.
func titles() []string { return []string{"mr", "mrs", "ms", "miss", "mx", "dr"} }

// concernIn finds somebody of concern whom words name; "" for nobody.
func concernIn(c *model.Closure, words string) string {
	for _, who := range ofConcernHere(c) {
		if slices.ContainsFunc(who.ways, func(way string) bool { return names(words, way) }) {
			return who.name
		}
	}
	return ""
}

var (
	// turnTo is how words send somebody to another: what stands between it and the name is other names.
	turnTo = `\b(?:tell|telling|ask|asking|ring|call|text|trusts?|(?:talk|talks|talking|speak|speaks|speaking|go|turn|turns|listen) (?:to|with)|helped by|looked after by|held by|help from)\b`
	// aside are words after which a name is what is told, and not who is told.
	aside = regexp.MustCompile(`\b(?:what|about|that|how|when|if|which|who|whom|because|not|never)\b`)
	// helps is how words name somebody as help.
	helps = `^(?:[ ,]+(?:\pL+[ ,]+){0,4}?)(helps?|looks? after|cares? for|listens?|is there|are there|holds?|keeps? an eye|collects?|knows what)\b`

	before = regexp.MustCompile(turnTo)
	behind = regexp.MustCompile(helps)

	// refused ends what stands before a verb that is told not to be done; what only sets a condition tells nothing of it.
	refused   = regexp.MustCompile(`(?:\b(?:not|never|cannot)|n't)(?: (?:ever|have|has|need|to|be|go|going|just|also))* ?$`)
	condition = regexp.MustCompile(`\b(?:if|when|where|why)\b`)
)

// A helperNamed is a sentence that names somebody of concern as a helper, or as somebody to tell.
type helperNamed struct{ who, words string }

// helpersOfConcern finds in words each such sentence.
func helpersOfConcern(c *model.Closure, words string) []helperNamed {
	var out []helperNamed
	people := ofConcernHere(c)
	if len(people) == 0 {
		return nil
	}
	for _, sentence := range sentences(words) {
		plain := plainly(sentence)
		for _, who := range people {
			if slices.ContainsFunc(who.ways, func(way string) bool { return asHelper(plain, plainly(way)) }) {
				out = append(out, helperNamed{who.name, sentence})
			}
		}
	}
	return out
}

// asHelper reports whether a sentence names somebody as help, or as one to turn to.
func asHelper(sentence, way string) bool {
	for from := 0; way != ""; {
		at := strings.Index(sentence[from:], way)
		if at < 0 {
			return false
		}
		at += from
		from = at + len(way)
		if !names(sentence[at:], way) || !names(sentence[:from], way) {
			continue // within another word
		}
		if doesHelp(sentence[from:]) {
			return true
		}
		turns := before.FindAllStringIndex(sentence[:at], -1)
		if len(turns) == 0 {
			continue
		}
		verb := turns[len(turns)-1]
		if not(sentence[:verb[0]]) {
			continue
		}
		between := sentence[verb[1]:at]
		if len(strings.Fields(between)) <= 10 && !aside.MatchString(between) {
			return true
		}
	}
	return false
}

// doesHelp reports whether what stands behind a name says that they help, and not that they do not.
func doesHelp(behindThem string) bool {
	for {
		verb := behind.FindStringSubmatchIndex(behindThem)
		if verb == nil {
			return false
		}
		if !not(behindThem[:verb[2]]) {
			return true
		}
		behindThem = behindThem[verb[3]:]
	}
}

// not reports whether the words before a verb say that it is not to be done, or not done.
func not(before string) bool {
	return refused.MatchString(before) && !condition.MatchString(before)
}

// concernNotes names for the worker each place where somebody of concern is a helper, or somebody to tell.
func concernNotes(c *model.Closure, where, words string) []string {
	var out []string
	for _, h := range helpersOfConcern(c, words) {
		out = append(out, "Look first: there are concerns about "+h.who+", and "+where+" may name them as somebody to turn to: “"+h.words+"” If it does, change that sentence.")
	}
	return out
}

// concernNamed names for the worker each place of a briefing where somebody of concern is named as whoever the child
// trusts, leads, or helps: in the sheet nothing stands there until that is settled.
func (b *briefing) concernNamed(d *Document) []string {
	c := b.src.Closure
	var out []string
	open := func(item, who string) {
		if it := b.src.Guide.Item(item); it != nil && who != "" {
			out = append(out, "Settle first: “"+it.Title+"” names "+who+", about whom there are concerns. It is left out of the sheet until then.")
		}
	}
	for _, item := range []string{itemTrusted, itemLead} {
		open(item, concernIn(c, b.say(item, model.TheClosure)))
	}
	for _, n := range model.Needs(c, b.src.Guide, b.src.Today) {
		if n.Subject == model.TheChild && n.Standing != guide.NeedSettled && b.helpedByConcern(n) {
			open(n.Item.ID, n.Helper)
		}
	}
	for _, p := range d.Parts {
		for _, block := range p.Blocks {
			out = append(out, concernNotes(c, "“"+p.Title+"”", wordsOf(block))...)
		}
	}
	return out
}
