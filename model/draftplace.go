package model

import (
	"strings"

	"handover/model/guide"
)

// Where names the place in which words wait that are being typed, so that somebody can go there: a question or a section
// by its title, a topic of a supervision, or the form. What nobody here can name is "a form".
func (d Draft) Where(c *Closure, g *guide.Guide) string {
	if !d.Form() {
		return TopicTitle(c, g, Topic{Field: d.Field})
	}
	form := strings.TrimPrefix(d.Item, FormPrefix)
	switch {
	case strings.HasPrefix(form, "supervision"):
		if t := topicOf(d.Subject.ID); t != (Topic{}) {
			return "supervision, “" + TopicTitle(c, g, t) + "”"
		}
		return "supervision"
	case strings.HasPrefix(form, ItemDecision):
		return "the decision"
	case strings.Contains(form, "call"):
		if name := c.Name(d.Subject); d.Subject != TheClosure && name != "" {
			return "a call: " + name
		}
		return "a call"
	}
	return "a form"
}

// TopicKey tells one topic from another, as one text: what is typed for a topic waits under it.
func TopicKey(t Topic) string {
	switch {
	case t.Words != "":
		return keyWords + t.Words
	case t.Action != "":
		return keyAction + string(t.Action)
	}
	f := t.Field
	return strings.Join([]string{f.Item, string(f.Subject.Kind), f.Subject.ID, string(f.Subject.ForPerson)}, "|")
}

const (
	keyWords  = "words|"
	keyAction = "action|"
)

// topicOf is the topic of a key; none where it is no topic's.
func topicOf(key string) Topic {
	if words, is := strings.CutPrefix(key, keyWords); is {
		return Topic{Words: words}
	}
	if action, is := strings.CutPrefix(key, keyAction); is {
		return Topic{Action: EntryID(action)}
	}
	parts := strings.Split(key, "|")
	if len(parts) != 4 {
		return Topic{}
	}
	return Topic{Field: Field{Item: parts[0], Subject: Subject{Kind: Kind(parts[1]), ID: parts[2], ForPerson: PersonID(parts[3])}}}
}
