package desk

import (
	"fmt"
	"strings"
	"time"

	"handover/model"
	"handover/store"
)

// named is somebody's name with their role behind it.
func named(w model.Worker) string {
	if w.Role == "" {
		return w.Name
	}
	return w.Name + " (" + w.Role + ")"
}

// notKnown stands for somebody whose name this vault does not have.
const notKnown = "Somebody not known here"

// A teller says audit lines in plain words.
type teller struct {
	here    *time.Location
	whole   bool // of the whole vault: closures are not told apart
	names   map[model.WorkerID]string
	entries map[string]entryTold // by the entry's opaque name
}

// An entryTold is what an entry was, and who wrote it when: not always who saved it here.
type entryTold struct {
	words string
	by    model.WorkerID
	at    time.Time
}

// elsewhere is how much older than its line an entry is that was not written here and then, but came in
// with an import, or waited as a draft.
const elsewhere = 24 * time.Hour

// line says one line. Where nobody had said who they are, it says what was done and not by whom.
func (t teller) line(r store.Record) string {
	who, known := t.names[r.By]
	switch {
	case r.By == "":
		return t.nobody(r)
	case !known:
		who = notKnown
	}
	return who + " " + t.did(r)
}

// did says what somebody did, to stand behind their name.
func (t teller) did(r store.Record) string {
	it, of := "it", ""
	if t.whole {
		it, of = "a closure", " of a closure"
	}
	if words := packLine(r, it); words != "" {
		return words
	}
	switch r.Kind {
	case store.Began:
		return "brought " + strings.Replace(it, "it", "this closure", 1) + " into the vault"
	case store.Recorded:
		if e, ok := t.entries[r.Entry]; ok {
			return t.entry(r, e)
		}
		if t.whole {
			return "wrote an entry in a closure"
		}
		return "wrote an entry that cannot be read any more"
	case store.Read:
		return "opened " + it + " to read"
	case store.Exported:
		return "wrote out" + of + ": " + r.Said
	case store.NotExported:
		return "could not write it out after all" + of + ": " + r.Said
	case store.HeldBack:
		return "put the copy here" + of + " on hold"
	case store.LetGo:
		return "ended the hold on the copy here" + of
	case store.HandedOn:
		return "handed " + it + " on to the council's record"
	case store.Purged:
		return "purged a closure for good"
	case store.Set:
		if r.Said == sittingDown {
			return "sat down at the keyboard"
		}
		return "changed a setting: " + r.Said
	case store.Passphrase:
		if r.Said == "changed" {
			return "changed the passphrase"
		}
	case store.WayAdded:
		if r.Said == wayCode {
			return "made a recovery code"
		}
		return "added a way in: a " + r.Said
	case store.WayRemoved:
		return "removed a way in: the " + r.Said
	case store.KeyChanged:
		return "changed the vault's key"
	case store.BackedUp:
		if r.Said == "by hand" {
			return "made a backup by hand"
		}
	case store.PutBack:
		return "put the vault back as it was" + t.moment(r.Said)
	case store.Accepted:
		return "went on with the vault as it was, damaged: " + r.Said
	case store.StillHere:
		return "had everything verified: " + r.Said
	case store.ExportedAudit:
		return "wrote out the list of who did what"
	}
	return "was at the keyboard: " + lower(t.nobody(r))
}

// entry says what an entry was. One that somebody else wrote, or on another day, was brought in.
func (t teller) entry(r store.Record, e entryTold) string {
	if e.by == r.By && r.At.Sub(e.at) < elsewhere {
		return e.words
	}
	words := "brought in an entry of " + e.at.In(t.here).Format("2 January 2006") + ": "
	if e.by != r.By {
		who, known := t.names[e.by]
		if !known {
			who = notKnown
		}
		words += who + " "
	}
	return words + e.words
}

// sittingDown is what the audit calls a change of who is at the keyboard.
const sittingDown = "who is at the keyboard"

// The kinds of way in, as the audit says them.
const (
	wayCode = "recovery code"
	wayKey  = "public key"
)

// nobody says what happened where nobody did it, or nobody had said yet who they are.
func (t teller) nobody(r store.Record) string {
	switch r.Kind {
	case store.Made:
		return "This vault was made"
	case store.Unlocked:
		switch r.Said {
		case wayKey:
			return "The vault was opened with a key that is a way in"
		case "":
			return "The vault was opened"
		}
		return "The vault was opened with the " + r.Said
	case store.WrongTries:
		if r.Said == "1" {
			return "Before it was opened, one try to open the vault was wrong"
		}
		return "Before it was opened, " + r.Said + " tries to open the vault were wrong"
	case store.Locked:
		return "The vault was locked"
	case store.BackedUp:
		return "A backup was made " + r.Said
	case store.PutBack:
		return "The vault was put back as it was" + t.moment(r.Said)
	case store.Replayed:
		return "Out of the rescue log came back: " + r.Said
	case store.Passphrase:
		return "The passphrase was " + r.Said
	case store.ClockBack:
		return "The computer's clock had gone back by " + roughly(r.Said)
	case store.Alarm:
		return "The vault found: " + r.Said
	case store.WayAdded:
		return "A way in was added: a " + r.Said
	case store.Began, store.Recorded, store.Read, store.Exported, store.NotExported, store.HeldBack, store.LetGo, store.HandedOn,
		store.Purged, store.Set, store.WayRemoved, store.KeyChanged, store.Accepted, store.StillHere, store.ExportedAudit,
		store.IdentityMade, store.Pinned, store.Revoked, store.Packed, store.Unpacked:
		return "Somebody who had not said who they are " + t.did(r)
	}
	return "Something happened that this version cannot name"
}

// moment says when a backup was made, as the audit has it.
func (t teller) moment(said string) string {
	at, err := time.Parse(time.RFC3339, said)
	if err != nil {
		return " before"
	}
	return " on " + at.In(t.here).Format("2 January 2006 at 15:04")
}

// roughly says a length of time, as the audit has it, in words.
func roughly(said string) string {
	d, err := time.ParseDuration(said)
	switch {
	case err != nil:
		return said
	case d >= 48*time.Hour:
		return fmt.Sprintf("%d days", int(d.Hours()/24))
	case d >= 2*time.Hour:
		return fmt.Sprintf("%d hours", int(d.Hours()))
	}
	return fmt.Sprintf("%d minutes", int(d.Minutes()))
}

func lower(words string) string {
	if words == "" {
		return words
	}
	return strings.ToLower(words[:1]) + words[1:]
}

// eventWords says what an entry was, without a word that was typed. Said is what earlier ones were.
func (d *Desk) eventWords(ev model.Event, said map[model.EntryID]string) string {
	switch ev := ev.(type) {
	case model.Opened:
		return "began it: its reference, and how to refer to the child"
	case model.Added:
		return "added " + aKind(ev.Subject)
	case model.Renamed:
		switch ev.Subject.Kind {
		case model.KindClosure:
			return "changed the reference"
		case model.KindChild:
			return "changed how to refer to the child"
		}
		return "changed what " + aKind(ev.Subject) + " is called"
	case model.SetAside:
		return "set " + aKind(ev.Subject) + " aside"
	case model.AnswerGiven:
		return "answered: " + d.about(ev.Field)
	case model.Written:
		return "wrote: " + d.about(ev.Field)
	case model.Reopened:
		return "reopened an earlier closure as this one"
	case model.Submitted:
		return "sent the record to the manager"
	case model.Recalled:
		return "took the record back from the manager"
	case model.Decided:
		switch ev.Decision {
		case model.DecisionAuthorised:
			return "recorded the decision: authorised"
		case model.DecisionReturned:
			return "recorded the decision: sent back"
		}
		return "recorded the decision: do not close"
	case model.PointAnswered:
		return "answered a point of the manager's"
	case model.PointAccepted:
		return "accepted the answer to a point"
	case model.CorrectionTaken:
		return "took a correction of the manager's"
	case model.SectionInCopy:
		return "said what the copy for " + aKind(ev.To) + " holds of: " + d.about(ev.Section)
	case model.CopyForm:
		return "said whether " + aKind(ev.To) + " gets the briefing or the record"
	case model.PassageWithheld:
		return "withheld a passage from the copy for " + aKind(ev.To) + ": " + d.about(ev.Section)
	case model.PassageShown:
		return "ended the withholding of a passage"
	case model.Copied:
		if !ev.Given() {
			return "noted why " + aKind(ev.To) + " is given no copy"
		}
		return "noted a copy for " + aKind(ev.To)
	case model.CopyReceived:
		return "noted that a copy has come"
	case model.Signed:
		return "noted how " + aKind(ev.Who) + " signed, or why not"
	case model.AccessWithheld:
		if ev.Words == "" {
			return "left a line out of what is disclosed"
		}
		return "left a passage out of what is disclosed"
	case model.AccessShown:
		return "showed again something that was left out"
	case model.AccessRead:
		return "noted that everything recorded was looked through"
	case model.Disclosed:
		return "noted that what is recorded was disclosed"
	case model.PaperSafe:
		return "noted whether a paper is safe for " + aKind(ev.To) + " to hold"
	case model.SessionBegan:
		return "began a supervision"
	case model.AgendaSet:
		return "changed the agenda of a supervision"
	case model.TopicEnded:
		return "noted how a topic of supervision ended"
	case model.ActionDone:
		return "noted that something from supervision is done"
	case model.SessionEnded:
		return "ended a supervision"
	case model.LeftAsIs:
		return "left as it is what was pointed out in: " + d.about(ev.Field)
	case model.Tried:
		return "noted an attempt to reach a service"
	case model.Noted:
		return "noted a line of a call with a service"
	case model.Undone:
		if words := said[ev.Entry]; words != "" {
			return "took back an entry that " + words
		}
		return "took back an entry"
	case model.Transferred:
		return "wrote an entry: the transfer to the council's record"
	case model.Held:
		return "wrote an entry: the copy here is on hold"
	case model.Released:
		return "wrote an entry: the hold has ended"
	case model.Lodged:
		return "noted where something lies in the council's record, or why it need not"
	}
	return "wrote an entry of a kind that this version does not know"
}

// about names a question, and what kind of thing it was asked about.
func (d *Desk) about(f model.Field) string {
	title := d.title(f.Item)
	switch f.Subject.Kind {
	case model.KindClosure, model.KindChild, "":
		return title
	}
	return title + " (" + aKind(f.Subject) + ")"
}

func aKind(s model.Subject) string {
	switch s.Kind {
	case model.KindClosure:
		return "the closure"
	case model.KindChild:
		return "the child"
	case model.KindAdult:
		return "an adult"
	case model.KindOtherChild:
		return "another child"
	case model.KindProfessional:
		return "a professional"
	case model.KindTeam:
		return "somebody in the team"
	case model.KindService:
		return "a service"
	case model.KindAction:
		return "a planned action"
	case model.KindAgreement:
		return "an agreement"
	}
	return "something"
}
