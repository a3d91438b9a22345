package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"handover/model"
)

// A closure's header is written shortly, because the whole caseload is read at once: a form byte, the
// texts, each with its length before it, and then the numbers; lengths and numbers are varints. The order
// is that of headerTexts and headerNumbers. Where that does not give back the very same header, it is
// written in JSON, which begins with a brace.
// Older forms are still read. The first had the first eleven texts alone, and of the flags the hold; the second
// did not know whether a record was edited while it lay with the manager, and neither of them nor the third what is to
// be done after supervision, with how many points a record came back, and how much is left to share. What they lack is
// not known from them, so that they are given back as of no guide: whoever lists the closures computes them anew.
const (
	headerForm  = 4
	thirdForm   = 3
	secondForm  = 2
	firstForm   = 1
	firstTexts  = 11
	secondTexts = 15
	firstCounts = 9 // the numbers of the older forms
	flagHeld    = 1
	flagVoid    = 2
	flagEdited  = 4
	headerFlags = flagHeld | flagVoid | flagEdited
)

// headerTexts are the texts of a header.
func headerTexts(h *model.Header) [16]*string {
	n := &h.Next
	return [...]*string{
		(*string)(&h.ID), &h.Reference, &h.Child, (*string)(&h.State), &h.Guide, (*string)(&h.Due), (*string)(&h.Transferred),
		&n.Item, (*string)(&n.Subject.Kind), &n.Subject.ID, (*string)(&n.Subject.ForPerson),
		(*string)(&h.Worker), (*string)(&h.Sent), &h.Decision, (*string)(&h.Decided), (*string)(&h.ToDo),
	}
}

// headerNumbers are its numbers, but for the time and the flags.
func headerNumbers(h *model.Header) [11]*int {
	s := &h.Stages
	return [...]*int{
		&s[0].Settled, &s[0].Needed, &s[1].Settled, &s[1].Needed, &s[2].Settled, &s[2].Needed, &s[3].Settled, &s[3].Needed, &h.Outstanding, &h.Points, &h.ToShare,
	}
}

func encodeCaseload(h model.Header) ([]byte, error) {
	b := []byte{headerForm}
	for _, s := range headerTexts(&h) {
		b = binary.AppendUvarint(b, uint64(len(*s)))
		b = append(b, *s...)
	}
	for _, n := range headerNumbers(&h) {
		b = binary.AppendVarint(b, int64(*n))
	}
	b = binary.AppendVarint(b, h.Changed.Unix())
	flags := int64(0)
	if h.Held {
		flags |= flagHeld
	}
	if h.Void {
		flags |= flagVoid
	}
	if h.Edited {
		flags |= flagEdited
	}
	b = binary.AppendVarint(b, flags)
	if again, err := decodeCaseload(b); err == nil && again == h {
		return b, nil
	}
	text, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("writing it down: %w", err)
	}
	return text, nil
}

var errHeader = errors.New("it cannot be read")

func decodeCaseload(text []byte) (model.Header, error) {
	var h model.Header
	if len(text) > 0 && text[0] == '{' {
		err := json.Unmarshal(text, &h)
		if h.Worker == "" { // written before a header had it
			h.Guide = ""
		}
		return h, err
	}
	if len(text) == 0 {
		return h, errHeader
	}
	texts, numbers, known := headerTexts(&h), headerNumbers(&h), int64(headerFlags)
	read, counts := texts[:], numbers[:]
	switch text[0] {
	case headerForm:
	case thirdForm:
		read, counts = texts[:secondTexts], numbers[:firstCounts]
	case secondForm:
		read, counts, known = texts[:secondTexts], numbers[:firstCounts], flagHeld|flagVoid
	case firstForm:
		read, counts, known = texts[:firstTexts], numbers[:firstCounts], flagHeld
	default:
		return h, errHeader
	}
	whole, at := string(text), 1 // one copy, which all texts lie in
	for _, s := range read {
		n, size := binary.Uvarint(text[at:])
		if size <= 0 || n > uint64(len(text)-at-size) {
			return h, errHeader
		}
		at += size
		*s = whole[at : at+int(n)]
		at += int(n)
	}
	number := func() int64 {
		n, size := binary.Varint(text[min(at, len(text)):])
		if size <= 0 {
			at = len(text) + 1
			return 0
		}
		at += size
		return n
	}
	for _, n := range counts {
		*n = int(number())
	}
	h.Changed = time.Unix(number(), 0).UTC()
	flags := number()
	h.Held, h.Void, h.Edited = flags&flagHeld != 0, flags&flagVoid != 0, flags&flagEdited != 0
	if at != len(text) || flags&^known != 0 {
		return h, errHeader
	}
	if text[0] != headerForm {
		h.Guide = ""
	}
	return h, nil
}

// sealHeader returns the op that writes a closure's header over an item.
func sealHeader(list sealer, k Key, h model.Header, over Item) (Op, error) {
	text, err := encodeCaseload(h)
	if err != nil {
		return Op{}, err
	}
	value, err := list.seal(k, next(over), text)
	clear(text)
	if err != nil {
		return Op{}, err
	}
	return Op{Key: k, Value: value, If: &over.Rev}, nil
}

// openCaseload opens what sealHeader sealed.
func openCaseload(list sealer, it Item) (model.Header, error) {
	const what = "a closure's line in the caseload"
	var room []byte
	if len(it.Value) > sealedFrom {
		room = it.Value[sealedFrom:sealedFrom]
	}
	text, err := list.openInto(room, it.Key, it.Value)
	if err != nil {
		return model.Header{}, damaged(what, it.Key, err)
	}
	h, err := decodeCaseload(text)
	clear(text)
	if err != nil {
		return model.Header{}, damaged(what, it.Key, err)
	}
	return h, nil
}
