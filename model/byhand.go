package model

import (
	"errors"

	"handover/model/guide"
)

// ByHand says which act an item's answer follows from, where it is not answered by hand; "" where it is.
func ByHand(item string) string {
	switch item {
	case ItemSent:
		return "It follows from sending the record to the manager, on the page The decision."
	case ItemDecision:
		return "It follows from the manager's decision, on the page The decision."
	case ItemCopy, ItemMarked, ItemSharedWith:
		return "It follows from the log of copies: on the page of the closing summary, c leads to the copies."
	case ItemSignature:
		return "It follows from what is noted of signatures: on the page of the closing summary, c leads to the copies."
	}
	return ""
}

// MayChange says why an answer or a text cannot be changed; nil where it can. It refuses what a record rests on of which involvement has ended. What follows an ending
// may still be noted: calls, messages, letters, copies.
func MayChange(c *Closure, it *guide.Item) error {
	if !c.Frozen() || it.Form != guide.Section && it.Stage != guide.Readiness && it.Kind != guide.Gate || it.Step == guide.Shared {
		return nil
	}
	return errors.New("involvement has ended, and nothing of what was decided on can be changed; if it begins again, reopen it as a new closure")
}
