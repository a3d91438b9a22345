package model

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"time"
)

// laptops writes a closure on several laptops, which now and then take over what another has, and
// gives what each ends with. Their clocks are wrong by years, and do not always go forward.
func laptops(r *rand.Rand, count, steps int) [][]Entry {
	next := ids(0)
	first := Entry{ID: EntryID(next()), At: morning, By: "w0", Event: Opened{Reference: "CP-1", Child: "AB"}}
	books := make([][]Entry, count)
	wrong := make([]time.Duration, count)
	for i := range books {
		books[i] = []Entry{first}
		wrong[i] = time.Duration(r.Intn(40)-20) * 365 * 24 * time.Hour
	}
	for range steps {
		i := r.Intn(count)
		if r.Intn(4) == 0 {
			books[i] = Merge(books[i], books[r.Intn(count)])
			continue
		}
		c := Fold(books[i])
		books[i] = append(books[i], Entry{
			ID: EntryID(fmt.Sprintf("%016x%s", r.Uint64(), next()[16:])), After: c.Heads,
			At: morning.Add(wrong[i] + time.Duration(r.Intn(1000)-100)*time.Second),
			By: WorkerID(fmt.Sprintf("w%d", i)), Event: randomEvent(r, books[i]),
		})
	}
	return books
}

func randomEvent(r *rand.Rand, written []Entry) Event {
	people := []Subject{mother, uncle, sister, clinic, school}
	s := people[r.Intn(len(people))]
	f := Field{Item: []string{"risk.safe", "risk.plan", "adult.caring"}[r.Intn(3)], Subject: s}
	if r.Intn(2) == 0 {
		f.Subject = TheClosure
	}
	switch r.Intn(29) {
	case 0, 1:
		return Added{s, "Name " + s.ID}
	case 2:
		return Renamed{s, fmt.Sprint("Name ", r.Intn(5))}
	case 3:
		return SetAside{s}
	case 4:
		return Written{f, fmt.Sprint("words ", r.Intn(5))}
	case 5:
		return Tried{Service: clinic, On: today, Who: "reception", Outcome: "no-answer"}
	case 6:
		return Unknown{Kind: "sealed", Fields: json.RawMessage(`{"by":"somebody","n":1.50}`)}
	case 7:
		return Undone{Entry: written[r.Intn(len(written))].ID}
	case 8:
		return Undone{Entry: id(1 << 40)}
	case 9:
		return Transferred{On: today.Add(r.Intn(9) - 4), As: fmt.Sprint("CR-", r.Intn(5))}
	case 10:
		return Held{Because: fmt.Sprint("reason ", r.Intn(3))}
	case 11:
		return Released{Because: "it is over"}
	case 12:
		return Noted{Service: clinic, How: HowTold, Line: []string{"concerns", "needs", ItemReferral}[r.Intn(3)]}
	case 13:
		return Noted{Service: []Subject{clinic, school}[r.Intn(2)], How: []string{HowSaid, HowNote}[r.Intn(2)], Text: fmt.Sprint("note ", r.Intn(3))}
	case 14:
		return Lodged{What: Lodgeable[r.Intn(len(Lodgeable))].What, Where: "the case record"}
	case 15:
		return PassageWithheld{To: mother, Section: about("record.reason"), Words: fmt.Sprint("words ", r.Intn(3)), Because: "so", Agreed: "Ms Rees"}
	case 16:
		return SectionInCopy{To: mother, Section: about("record.reason"), How: []string{SectionOut, SectionByRule, SectionIn}[r.Intn(3)], Because: "so", Agreed: "Ms Rees"}
	case 17:
		return Copied{To: []Subject{mother, uncle}[r.Intn(2)], How: CopyWithheld, On: today, Because: "so", Agreed: fmt.Sprint("somebody ", r.Intn(3))}
	case 18:
		return AccessWithheld{Entry: written[r.Intn(len(written))].ID, Words: []string{"", "words", "reason 1"}[r.Intn(3)], Because: "so", Agreed: "Ms Rees"}
	case 19:
		return AccessShown{Mark: written[r.Intn(len(written))].ID, Because: "so", Agreed: "Ms Rees"}
	case 21:
		return SessionBegan{Here: sitting, Topics: []Topic{{Field: about("record.reason")}, {Words: "The holidays"}}}
	case 22:
		return TopicEnded{Session: written[r.Intn(len(written))].ID, Topic: Topic{Words: "The holidays"}, End: EndChange, Do: "Ring", Owner: "Sam", By: today}
	case 23:
		return TopicEnded{Session: written[r.Intn(len(written))].ID, Topic: Topic{Field: about("record.reason")}, End: EndSettled, Why: fmt.Sprint("reason ", r.Intn(3))}
	case 24:
		return ActionDone{Action: written[r.Intn(len(written))].ID, On: today}
	case 25:
		return SessionEnded{Session: written[r.Intn(len(written))].ID, Asked: true}
	case 26:
		return AccessRead{Who: "Ms Rees", On: today, Lines: r.Intn(40)}
	case 28:
		return PaperSafe{[]string{"stored", paperAccess}[r.Intn(2)], []Subject{mother, TheChild}[r.Intn(2)], []string{PaperHeld, PaperBack}[r.Intn(2)], today}
	case 20:
		return Disclosed{To: fmt.Sprint("somebody ", r.Intn(3)), On: today, How: CopyByHand, Agreed: "Ms Rees"}
	}
	return AnswerGiven{f, Answer{Status: Answered, Value: Value{[]string{"yes", "no"}[r.Intn(2)]}}}
}

// jumbled is laptops with the journals spoilt: causes that are missing or go round, and ids that
// stand twice.
func jumbled(r *rand.Rand) []Entry {
	var all []Entry
	for _, book := range laptops(r, 3, 30) {
		all = append(all, book...)
	}
	for range 6 {
		e := all[r.Intn(len(all))]
		switch r.Intn(3) {
		case 0:
			e.After = []EntryID{id(1<<30 + r.Intn(9))}
		case 1:
			e.After = append([]EntryID{all[r.Intn(len(all))].ID}, e.After...)
		case 2:
			e.By = "somebody-else"
		}
		all = append(all, e)
	}
	for range r.Intn(10) { // and lost entries
		i := r.Intn(len(all))
		all = append(all[:i:i], all[i+1:]...)
	}
	return all
}

func shuffled(r *rand.Rand, entries []Entry) []Entry {
	out := append([]Entry(nil), entries...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
