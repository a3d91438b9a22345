package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"time"

	"handover/model/guide"
)

var sam = Worker{ID: "sam", Name: "Sam Cole", Role: "social worker"}

func reading(g *guide.Guide) Reading {
	return Reading{Guide: g, By: "sam", Now: morning, NewID: ids(1 << 50)}
}

// file gives a file by hand that holds these entries.
func file(entries ...string) string {
	return fmt.Sprintf(`{"format":"handover closure","version":1,"workers":[{"id":"kim","name":"Kim","role":""}],"entries":[%s]}`,
		strings.Join(append([]string{`{"kind":"opened","fields":{"reference":"CP-1042","child":"AB"}}`}, entries...), ",\n"))
}

// answered gives an entry by hand that answers a question about the closure.
func answered(item, answer string) string {
	return fmt.Sprintf(`{"kind":"answered","fields":{"item":%q,"subject":{"kind":"closure"},"answer":%s}}`, item, answer)
}

func written(text string) string {
	return fmt.Sprintf(`{"kind":"written","fields":{"item":"record.reason","subject":{"kind":"closure"},"text":"%s"}}`, text)
}

func export(t testing.TB, f *File, workers ...Worker) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteFile(&b, f.ID, f.Entries, append(workers, f.Workers...)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAFileWrittenByHandNeedsNoIdsCausesTimesOrWriters(t *testing.T) {
	f, err := ReadFile(strings.NewReader(file(
		answered("risk.safe", `{"status":"answered","value":["yes"],"evidence":" case\tfile "}`),
		written(`Zoe\u0308\r\nsaid`),
		`{"by":"kim","at":"2026-10-01T10:00:00+01:00","id":"000000000000000000000000000000ff","kind":"renamed","fields":{"subject":{"kind":"child","id":"child"},"name":"CD"}}`,
		`{"after":["000000000000000000000000000000ff"],"kind":"added","fields":{"subject":{"kind":"adult","id":"mother"},"name":"Mother"}}`,
	)), reading(smallGuide(t)))
	if err != nil {
		t.Fatal(err)
	}
	if f.Reference != "CP-1042" || !hexID.MatchString(string(f.ID)) || len(f.Entries) != 5 {
		t.Fatalf("read: %+v", f)
	}
	for i, e := range f.Entries {
		if !hexID.MatchString(string(e.ID)) {
			t.Errorf("entry %d has the id %q", i, e.ID)
		}
		if i > 0 && !reflect.DeepEqual(e.After, []EntryID{f.Entries[i-1].ID}) {
			t.Errorf("entry %d follows %v", i, e.After)
		}
		at, by := morning, WorkerID("sam")
		if i == 3 {
			at, by = time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC), "kim"
		}
		if !e.At.Equal(at) || e.By != by {
			t.Errorf("entry %d is of %s, by %s", i, e.At, e.By)
		}
	}
	c := Fold(f.Entries)
	if got := c.Text(about("record.reason")); got != "Zoë\nsaid" {
		t.Errorf("the text is %q", got)
	}
	if got := c.About("risk.safe").Evidence; got != "case    file" {
		t.Errorf("the evidence is %q", got)
	}
	if c.Child != "CD" || c.Name(mother) != "Mother" || len(c.Odd) > 0 || len(c.Heads) != 1 {
		t.Errorf("it comes to %+v", c)
	}
}

func TestExportedAndReadAgainAClosureIsExportedToEqualBytes(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.say("risk.safe", "yes")
	kim := n.copy("kim", 100, morning.AddDate(3, 0, 0))
	kim.write(Written{about("record.reason"), Clean("Because <she> & \u2028 “he” said so.\r\n\r\nTwice.")}, Tried{Service: clinic, On: today, Outcome: "spoke"})
	n.say("risk.plan", "no")
	n.entries = Merge(n.entries, kim.entries)
	n.write(Undone{n.entries[5].ID}, SetAside{clinic})
	var once bytes.Buffer
	workers := []Worker{{"lee", "Lee", ""}, {"kim", "Kim Lee", "social worker"}, sam}
	if err := WriteFile(&once, "000000000000000000000000000000aa", n.entries, workers); err != nil {
		t.Fatal(err)
	}
	f, err := ReadFile(bytes.NewReader(once.Bytes()), reading(g))
	if err != nil {
		t.Fatalf("%v\n%s", err, once.String())
	}
	if !reflect.DeepEqual(f.Workers, []Worker{{"kim", "Kim Lee", "social worker"}, sam}) {
		t.Errorf("the workers are %v", f.Workers)
	}
	if !reflect.DeepEqual(Fold(f.Entries), n.closure()) {
		t.Error("it is another closure")
	}
	if twice := export(t, f); twice != once.String() {
		t.Errorf("exported again it is\n%s\nnot\n%s", twice, once.String())
	}
	var other bytes.Buffer
	workers[0], workers[2] = workers[2], workers[0]
	if err := WriteFile(&other, "000000000000000000000000000000aa", shuffled(rand.New(rand.NewSource(1)), n.entries), workers); err != nil {
		t.Fatal(err)
	}
	if other.String() != once.String() {
		t.Error("in another order it is exported to other bytes")
	}
}

func TestASpoiltClosureIsExportedAndReadAgainWithEverythingInIt(t *testing.T) {
	g := smallGuide(t)
	for seed := range int64(60) {
		journal := jumbled(rand.New(rand.NewSource(seed)))
		opened := 0
		for _, e := range Merge(journal, nil) {
			if _, ok := e.Event.(Opened); ok {
				opened++
			}
		}
		c := Fold(journal)
		if opened != 1 || !c.opened {
			continue
		}
		var once bytes.Buffer
		if err := WriteFile(&once, "000000000000000000000000000000aa", journal, nil); err != nil {
			t.Fatal(err)
		}
		how := reading(g)
		how.KeepUnknown = true
		f, err := ReadFile(bytes.NewReader(once.Bytes()), how)
		if err != nil {
			// What the rules refuse of a random journal is another matter than reading it.
			if strings.Contains(err.Error(), "is not asked about") || strings.Contains(err.Error(), "takes an answer") {
				continue
			}
			t.Fatalf("seed %d: %v", seed, err)
		}
		if !reflect.DeepEqual(Fold(f.Entries), c) {
			t.Fatalf("seed %d: it is another closure", seed)
		}
		if export(t, f) != once.String() {
			t.Fatalf("seed %d: it is exported to other bytes", seed)
		}
	}
}

func TestSomebodyWhomNobodyNamedGoesByTheirIDInAFile(t *testing.T) {
	var b bytes.Buffer
	if err := WriteFile(&b, "000000000000000000000000000000aa", opened().entries, nil); err != nil {
		t.Fatal(err)
	}
	f, err := ReadFile(&b, Reading{Guide: smallGuide(t), NewID: ids(0)})
	if err != nil || !reflect.DeepEqual(f.Workers, []Worker{{ID: "sam", Name: "sam"}}) {
		t.Errorf("read: %+v, %v", f, err)
	}
}

func TestAFileFromAnEditorThatMarksItsBeginningIsRead(t *testing.T) {
	if _, err := ReadFile(strings.NewReader("\ufeff"+file()), reading(smallGuide(t))); err != nil {
		t.Error(err)
	}
}

func TestWhatIsWrongWithAFileIsSaidAndWhere(t *testing.T) {
	const twice = `{"id":"000000000000000000000000000000ff","kind":"renamed","fields":{"subject":{"kind":"child","id":"child"},"name":"CD"}}`
	const cast = `{"kind":"added","fields":{"subject":{"kind":"adult","id":"mother"},"name":"Mother"}}`
	const aboutMother = `{"kind":"answered","fields":{"item":"adult.caring","subject":{"kind":"adult","id":"mother"},"answer":{"status":"answered","value":["yes"]}}}`
	long := strings.Repeat("ä", 20_001)
	for name, c := range map[string]struct{ file, want string }{
		"garbage":            {"hello", "the file is not whole JSON: line 1: invalid character 'h' looking for beginning of value"},
		"a document":         {"PK\x03\x04", "the file is not whole JSON: line 1: invalid character 'P' looking for beginning of value"},
		"empty":              {"", "the file is empty"},
		"blank":              {" \n\t\n", "the file is empty"},
		"truncated":          {file()[:strings.Index(file(), `"workers"`)] + "\n\n", "the file is not whole JSON: line 3: unexpected end of JSON input"},
		"cut within":         {"{\n\"format\": \"handover clo", "the file is not whole JSON: line 2: unexpected end of JSON input"},
		"more after it":      {file() + "\n{}", "the file is not whole JSON: line 2: invalid character '{' after top-level value"},
		"not UTF-8":          {strings.Replace(file(), "CP-1042", "\nS\xeean", 1), "the file is not whole JSON: line 2: invalid character '\\n' in string literal"},
		"Latin 1":            {strings.Replace(file("\n"+written("Si\xe2n")), "CP-1042", "CP-1", 1), "the file is not UTF-8: line 3"},
		"a list":             {"[]", "this is not a closure: a JSON array stands where fields in { } belong"},
		"another format":     {`{"format":"backup","version":1}`, `this is not a closure: its format is "backup", not "handover closure"`},
		"no format":          {`{}`, `this is not a closure: its format is "", not "handover closure"`},
		"a format in digits": {`{"format":5}`, `this is not a closure: the field "format" holds a JSON number, which cannot stand there`},
		"another version":    {`{"format":"handover closure","version":2}`, "the file is of version 2; this program reads version 1"},
		"another field":      {`{"format":"handover closure","version":1,"colour":"red"}`, `this is not a closure: unknown field "colour"`},
		"no entries":         {`{"format":"handover closure","version":1}`, "a closure is opened once; this file opens it 0 times"},
		"entries in a word":  {`{"format":"handover closure","version":1,"entries":"x"}`, `this is not a closure: the field "entries" holds a JSON string, which cannot stand there`},
		"two opened":         {file(`{"kind":"opened","fields":{"reference":"CP-2","child":"CD"}}`), "a closure is opened once; this file opens it 2 times"},
		"opening undone": {file(`{"id":"00000000000000000000000000000001","after":[],"kind":"undone","fields":{"entry":"00000000000000000000000000000002"}}`),
			"entry 2 (undone): what it takes back is not here"},
		"an id twice":    {file(twice, twice), "entry 3 (renamed): the id 000000000000000000000000000000ff is that of entry 2 already"},
		"a closure's id": {strings.Replace(file(), `"version"`, `"id":"CP-1042","version"`, 1), `the closure's id "CP-1042" is not 32 hex digits`},
		"an entry's id":  {file(`{"id":"7","kind":"undone","fields":{"entry":"x"}}`), `entry 2 (undone): the id "7" is not 32 hex digits`},
		"a cause's id":   {file(`{"after":["7"],"kind":"renamed","fields":{}}`), `entry 2 (renamed): the id "7" is not 32 hex digits`},
		"a missing cause": {file(strings.Replace(twice, `"kind"`, `"after":["00000000000000000000000000000bad"],"kind"`, 1)),
			"entry 2 (renamed): an entry that it follows is not here"},
		"a ring": {file(strings.Replace(twice, `"kind"`, `"after":["000000000000000000000000000000ff"],"kind"`, 1)),
			"entry 2 (renamed): it follows from itself"},
		"another reference":  {strings.Replace(file(), `"version"`, `"reference":"CP-9","version"`, 1), `the file's reference "CP-9" is not the one that its entries give, "CP-1042"`},
		"an unnamed worker":  {file(`{"by":"lee",` + twice[1:]), `entry 2 (renamed): it is by "lee", whom the file does not name among its workers`},
		"a worker's id":      {strings.Replace(file(), `"kim"`, `"Kim Lee"`, 1), `worker 1: the id "Kim Lee" is not small letters, figures and hyphens`},
		"a worker's name":    {strings.Replace(file(), `"Kim"`, `" "`, 1), `worker 1: the name is empty`},
		"a worker twice":     {strings.Replace(file(), `"workers":[`, `"workers":[{"id":"kim","name":"K","role":""},`, 1), `worker 2: the id "kim" is that of another worker already`},
		"a time in words":    {file(`{"at":"yesterday",` + twice[1:]), `entry 2: the time "yesterday" is not one like 2026-11-22T09:30:00Z`},
		"a time in figures":  {file(`{"at":7,` + twice[1:]), `entry 2: its time is not one like 2026-11-22T09:30:00Z`},
		"a time in 3000":     {file(`{"at":"3000-01-01T00:00:00Z",` + twice[1:]), `entry 2 (renamed): the time 3000-01-01T00:00:00Z cannot be`},
		"an id in figures":   {file(`{"id":7,"kind":"renamed","fields":{}}`), `entry 2: the field "id" holds a JSON number, which cannot stand there`},
		"an entry in a word": {file(`"opened"`), `entry 2: a JSON string stands where fields in { } belong`},
		"a kindless entry":   {file(`{"fields":{}}`), "entry 2: an entry without a kind"},
		"a nothing":          {file("null"), "entry 2: an entry without a kind"},
		"a field too many":   {file(`{"colour":"red",` + twice[1:]), `entry 2: unknown field "colour"`},
		"an unknown kind":    {file(`{"kind":"sealed","fields":{}}`), "entry 2 (sealed): this version or this checklist does not know it"},
		"a kind that rings":  {file(`{"kind":"\u001b[2J","fields":{}}`), "entry 2: its kind is not small letters, figures and hyphens"},
		"a wrong field": {file(`{"kind":"renamed","fields":{"subject":{"kind":"child","id":"child"},"called":"CD"}}`),
			`entry 2 (renamed): unknown field "called": this version or this checklist does not know it`},
		"a wrong type":          {file(answered("risk.safe", `{"value":true}`)), `entry 2 (answered): the field "answer.value" holds a JSON bool, which cannot stand there: this version or this checklist does not know it`},
		"no fields":             {file(`{"kind":"renamed"}`), "entry 2 (renamed): it has no fields: this version or this checklist does not know it"},
		"an unknown question":   {file(answered("risk.moon", `{"status":"answered","value":["yes"]}`)), `entry 2 (answered): the question "risk.moon": not in this checklist: this version or this checklist does not know it`},
		"a question that rings": {file(strings.Replace(answered("risk.moon", `{}`), "risk.moon", `risk\u001bmoon`, 1)), `entry 2 (answered): "risk\x1bmoon" cannot be the id of a question`},
		"neither yes nor no":    {file(answered("risk.safe", `{"status":"answered","value":["perhaps"]}`)), `entry 2 (answered): "perhaps": the answer is yes or no`},
		"no such option":        {file(answered("risk.kinds", `{"status":"answered","value":["seen","moon"]}`)), `entry 2 (answered): "moon" is not one of the answers to "risk.kinds"`},
		"the year 3000":         {file(answered(ItemBorn, `{"status":"answered","value":["3000-01-01"]}`)), `entry 2 (answered): the date "3000-01-01": not a date that exists: type day, month and year, such as 3 11 2026 or 3 Nov 2026`},
		"done in 3000":          {file(answered("risk.safe", `{"status":"answered","value":["yes"],"on":"3000-01-01"}`)), `entry 2 (answered): the date "3000-01-01": not a date that exists: type day, month and year, such as 3 11 2026 or 3 Nov 2026`},
		"31 February":           {file(answered(ItemBorn, `{"status":"answered","value":["2026-02-31"]}`)), `entry 2 (answered): the date "2026-02-31": not a date that exists: type day, month and year, such as 3 11 2026 or 3 Nov 2026`},
		"a control character":   {file(written(`a\u0007b`)), "entry 2 (written): the text holds the control or direction character U+0007, which may not stand in a record"},
		"an escape":             {file(answered("risk.safe", `{"status":"to discuss","evidence":"\u001b[31m"}`)), "entry 2 (answered): the evidence holds the control or direction character U+001B, which may not stand in a record"},
		"a turned direction":    {file(written(`a\u202eb`)), "entry 2 (written): the text holds the control or direction character U+202E, which may not stand in a record"},
		"20,001 characters":     {file(written(long)), "entry 2 (written): the text is 20001 characters long; there is room for 20000"},
		"a long line":           {file(answered("risk.spoke", `{"status":"answered","value":["`+strings.Repeat("ä", 301)+`"]}`)), "entry 2 (answered): the answer is 301 characters long; there is room for 300"},
		"two lines":             {file(answered("risk.spoke", `{"status":"answered","value":["a\r\nb"]}`)), "entry 2 (answered): the answer is one line; it holds a line end"},
		"a stranger":            {file(aboutMother), "entry 2 (answered): it is about somebody or something that is not in this closure"},
		"added twice":           {file(cast, cast), "entry 3 (added): it was added already"},
		"two with one id":       {file(cast, strings.Replace(cast, "adult", "other-child", 1)), "entry 3 (added): somebody else here has the same id"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := ReadFile(strings.NewReader(c.file), reading(smallGuide(t)))
			if err == nil || err.Error() != c.want {
				t.Errorf("it says\n%v, not\n%s", err, c.want)
			}
			if f != nil {
				t.Errorf("some of it is given: %+v", f)
			}
		})
	}
}

func TestTheOpeningOfAClosureCannotBeTakenBackInAFile(t *testing.T) {
	f := strings.Replace(file(`{"kind":"undone","fields":{"entry":"00000000000000000000000000000abc"}}`), `{"kind":"opened"`, `{"id":"00000000000000000000000000000abc","kind":"opened"`, 1)
	_, err := ReadFile(strings.NewReader(f), reading(smallGuide(t)))
	if want := "the opening of the closure is taken back, and a closure is open until it is closed"; err == nil || err.Error() != want {
		t.Errorf("it says %v", err)
	}
}

func TestATextOf20000CharactersIsRead(t *testing.T) {
	if _, err := ReadFile(strings.NewReader(file(written(strings.Repeat("ä", 20_000)))), reading(smallGuide(t))); err != nil {
		t.Error(err)
	}
}

func TestWhatThisVersionDoesNotKnowIsKeptWhenAsked(t *testing.T) {
	g := smallGuide(t)
	how := reading(g)
	how.KeepUnknown = true
	f, err := ReadFile(strings.NewReader(file(
		`{"kind":"sealed","fields":{"n":1.50}}`,
		answered("risk.moon", `{"status":"answered","value":["full"]}`),
		`{"kind":"opened-again","fields":{}}`,
	)), how)
	if err != nil {
		t.Fatal(err)
	}
	c := Fold(f.Entries)
	if len(c.Odd) != 2 || c.About("risk.moon").Value.First() != "full" {
		t.Errorf("kept: %+v", c)
	}
	var unread []string
	for _, b := range Outstanding(c, g, guide.Submit, today) {
		if b.Item == nil {
			unread = append(unread, b.What)
		}
	}
	if want := []string{
		"The entry “sealed” of 2 Nov 2026 is kept, but has no effect here: this version does not know this kind of entry.",
		"The entry “opened-again” of 2 Nov 2026 is kept, but has no effect here: this version does not know this kind of entry.",
		"The answer to “risk.moon” is kept, but this checklist does not ask it.",
	}; !reflect.DeepEqual(unread, want) {
		t.Errorf("in the way stand %q", unread)
	}
	again, err := ReadFile(strings.NewReader(export(t, f, sam)), how)
	if err != nil || export(t, again) != export(t, f, sam) {
		t.Errorf("exported and read again it is other bytes (%v)", err)
	}
	// What holds for every answer holds for one to an unknown question too.
	for _, entry := range []string{
		answered("risk.moon", `{"status":"answered","value":["\u202e"]}`),
		answered("risk.moon", `{"status":"answered","evidence":"\u0000"}`),
		answered("risk.moon", `{"status":"answered","on":"3000-01-01"}`),
		answered("risk.moon", `{"status":"quite"}`),
		answered("risk.moon", `{"who":"\u001b"}`),
		strings.Replace(answered("risk.moon", `{}`), `"closure"`, `"\u001b"`, 1),
		strings.Replace(written(`a\u202eb`), "record.reason", "record.moon", 1),
		strings.Replace(written(strings.Repeat("a", 20_001)), "record.reason", "record.moon", 1),
		`{"kind":"Signed!","fields":{}}`,
	} {
		if _, err := ReadFile(strings.NewReader(file(entry)), how); err == nil || errors.Is(err, ErrUnknownEntries) {
			t.Errorf("%.200s is kept (%v)", entry, err)
		}
	}
}

// A flood gives as many spaces as are asked of it.
type flood struct{ left int }

func (f *flood) Read(b []byte) (int, error) {
	if f.left == 0 {
		return 0, io.EOF
	}
	n := min(len(b), f.left)
	for i := range b[:n] {
		b[i] = ' '
	}
	f.left -= n
	return n, nil
}

func TestAFileThatIsFarTooLargeIsRefused(t *testing.T) {
	_, err := ReadFile(&flood{MaxFile + 1}, reading(nil))
	if want := "the file is larger than 64 MB, and no closure is"; err == nil || err.Error() != want {
		t.Errorf("it says %v", err)
	}
	if _, err := ReadFile(&flood{MaxFile}, reading(nil)); err == nil || err.Error() != "the file is empty" {
		t.Errorf("of a file that is just small enough it says %v", err)
	}
}

func TestAFileWithTooManyEntriesIsRefused(t *testing.T) {
	f := file(strings.Repeat("{},", MaxEntries) + "{}")
	_, err := ReadFile(strings.NewReader(f), reading(nil))
	if want := "the file holds 200002 entries; a closure has 200000 at most"; err == nil || err.Error() != want {
		t.Errorf("it says %v", err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the stick was pulled out") }

func TestAFileThatCannotBeReadSaysWhy(t *testing.T) {
	_, err := ReadFile(broken{}, reading(nil))
	if want := "read the file: the stick was pulled out"; err == nil || err.Error() != want {
		t.Errorf("it says %v", err)
	}
}

func FuzzReadFile(f *testing.F) {
	g := smallGuide(f)
	f.Add([]byte(file(written("Zoe\u0308"), answered("risk.safe", `{"status":"answered","value":["yes"]}`))), false)
	f.Add([]byte(file(`{"kind":"sealed","fields":{"a":1}}`, answered("risk.moon", `{"status":"not yet"}`))), true)
	f.Add([]byte(file(`{"kind":"added","fields":{"subject":{"kind":"service","id":"clinic"},"name":"Clinic"}}`,
		`{"kind":"tried","fields":{"service":{"kind":"service","id":"clinic"},"on":"2026-11-03","who":"","outcome":"spoke"}}`)), false)
	n := opened()
	n.write(Undone{n.say("risk.safe", "yes").ID})
	var b bytes.Buffer
	if err := WriteFile(&b, "000000000000000000000000000000aa", n.entries, []Worker{sam}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), false)
	f.Fuzz(func(t *testing.T, b []byte, keep bool) {
		how := reading(g)
		how.KeepUnknown = keep
		read, err := ReadFile(bytes.NewReader(b), how)
		if err != nil {
			return
		}
		once := export(t, read, sam)
		again, err := ReadFile(strings.NewReader(once), how)
		if err != nil {
			t.Fatalf("what was exported is refused: %v\n%s", err, once)
		}
		if twice := export(t, again); twice != once {
			t.Fatalf("exported again it is\n%s\nnot\n%s", twice, once)
		}
		c := Fold(read.Entries)
		for _, field := range c.Fields() {
			if text := c.Text(field); Clean(text) != text {
				t.Fatalf("the text %q was never cleaned", text)
			}
			for _, v := range c.Answer(field).Value {
				if Clean(v) != v {
					t.Fatalf("the answer %q was never cleaned", v)
				}
			}
		}
		Summarise(read.ID, c, g, today)
		Outstanding(c, g, guide.Submit, today)
		MayPurge(c, g, today)
	})
}
