package store_test

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/store"
)

func TestAKeyFileReadsBackAsItWasWritten(t *testing.T) {
	for _, who := range []model.Worker{robin, {ID: "a", Name: "Ana"}, {ID: "b", Name: "Ffion Siôn-Llŷr: -----BEGIN", Role: "rheolwr tîm: gofal"}} {
		l := newLaptop(t, who)
		text := l.key.File()
		for _, way := range []string{text, "\n" + text + "\n\n", strings.ReplaceAll(text, "\n", "\r\n")} {
			k, err := store.ReadIdentity(way)
			if err != nil || !k.Same(l.key) || k.Name != who.Name || k.Role != who.Role || k.Words() != l.key.Words() {
				t.Errorf("%s reads as %s, %s: %v", who.Name, k.Name, k.Role, err)
			}
		}
		again, err := l.MakeIdentity(ctx, model.Worker{ID: "other", Name: "Somebody Else"})
		if err != nil || !again.Same(l.key) || again.Name != who.Name {
			t.Errorf("asked for again, the keys are %s's: %v", again.Name, err)
		}
	}
}

func TestAKeyFileThatSomebodyChangedIsNoticed(t *testing.T) {
	a, b := newLaptop(t, robin), newLaptop(t, helen)
	swapped := a.key.Swapped(b.key)
	text := a.key.File()
	for name, file := range map[string]string{
		"nothing":                       "",
		"another file":                  "Dear Helen, here is my key.",
		"a half swapped":                swapped.File(),
		"another name":                  strings.Replace(text, "Name: Robin Ashe", "Name: Helen Marr", 1),
		"another role":                  strings.Replace(text, "Role: social worker", "Role: team manager", 1),
		"no role":                       strings.Replace(text, "Role: social worker\n", "", 1),
		"more in it":                    strings.Replace(text, "Role: social worker", "Note: x\nRole: social worker", 1),
		"cut short":                     text[:len(text)/2],
		"cut to nothing":                "-----BEGIN HANDOVER PACK KEY-----\nName: Robin Ashe\n\nAAAA\n-----END HANDOVER PACK KEY-----\n",
		"a second behind it":            text + b.key.File(),
		"longer than any":               text + strings.Repeat("\n", 5) + strings.Repeat("x", 20_000),
		"a public key that opens vault": "handover-public-key-1:AAAA",
	} {
		if k, err := store.ReadIdentity(file); !errors.Is(err, store.ErrKeyFile) || !k.Zero() {
			t.Errorf("%s: read as %q, error %v", name, k.Name, err)
		}
	}
	if swapped.Print() == a.key.Print() || swapped.Words() == a.key.Words() {
		t.Error("a swapped half keeps the six words")
	}
	var k store.Identity
	text2, err := json.Marshal(a.key)
	must(t, err)
	if err := json.Unmarshal([]byte(strings.Replace(string(text2), "Robin", "Robyn", 1)), &k); err == nil {
		t.Error("a changed name in JSON is believed")
	}
}

const wordsOfNothing = "varied zero passable overtly perm bacterium"

func TestTheSixWordsAreWorthSeventySevenBitsAndStayAsTheyAre(t *testing.T) {
	n := store.KindWords()
	if bits := 6 * math.Log2(float64(n)); bits < 77 {
		t.Errorf("%d words give %.1f bits", n, bits)
	} else {
		t.Logf("%d words, %.2f bits each, %.1f in all", n, bits/6, bits)
	}
	if got := store.WordsOf(strings.Repeat("0", 64)); got != wordsOfNothing {
		t.Errorf("the words of one fingerprint were %q, and are %q: every colleague would have to compare again", wordsOfNothing, got)
	}
	if !store.SameWords(" Amber, kettle PONY\nstream-lantern  oak. ", "amber kettle pony stream lantern oak") {
		t.Error("words typed as they were heard are not taken")
	}
	for _, typed := range []string{"", "amber kettle pony stream lantern", "amber kettle pony stream lantern oak oak", "kettle amber pony stream lantern oak"} {
		if store.SameWords(typed, "amber kettle pony stream lantern oak") {
			t.Errorf("%q is taken", typed)
		}
	}
}

func TestAKeyIsPinnedOnceItsWordsWereCompared(t *testing.T) {
	me, other := newLaptop(t, robin), newLaptop(t, helen)
	for _, on := range []model.Date{"", "yesterday", model.DateOf(now).Add(1)} {
		if _, err := me.Pin(ctx, other.key, store.Comparison{On: on}); err == nil {
			t.Errorf("pinned with nothing compared (%q)", on)
		}
	}
	if _, err := me.Pin(ctx, me.key, store.Comparison{On: model.DateOf(now)}); err == nil {
		t.Error("a vault's own key is pinned in it")
	}
	me.pins(other)
	me.pins(other) // as often as anybody likes
	all, err := me.Colleagues(ctx)
	if err != nil || len(all) != 1 || all[0].Key.Words() != other.key.Words() || all[0].Compared != model.DateOf(now) || all[0].By != "robin" {
		t.Errorf("pinned are %+v, error %v", all, err)
	}
	me.Lock()
	me.Vault, err = store.UnlockCheaply(ctx, me.m, phrase)
	must(t, err)
	if k, by, err := me.Identity(ctx); err != nil || !k.Same(me.key) || by != "robin" {
		t.Errorf("after unlocking the keys are others: %v", err)
	}
	if c, err := me.Known(ctx, other.key); err != nil || c == nil {
		t.Errorf("after unlocking nobody is pinned: %v", err)
	}
}

func TestAnotherKeyUnderTheSameNameIsTold(t *testing.T) {
	me, old := newLaptop(t, robin), newLaptop(t, helen)
	me.pins(old)
	fresh := newLaptop(t, model.Worker{ID: "x", Name: "helen marr", Role: "team manager"})
	var same *store.SameName
	if _, err := me.Known(ctx, fresh.key); !errors.As(err, &same) || !strings.Contains(err.Error(), old.key.Words()) {
		t.Errorf("before it is pinned: %v", err)
	}
	if _, err := me.Pin(ctx, fresh.key, store.Comparison{On: model.DateOf(now)}); !errors.As(err, &same) {
		t.Errorf("it is pinned without a word: %v", err)
	}
	id := fresh.begins("CS-1")
	pack, err := fresh.Forge(ctx, id, me.key, store.Forgery{})
	must(t, err)
	var unknown *store.UnknownSender
	if _, err := me.reads(pack); !errors.As(err, &unknown) || unknown.Known == nil || !unknown.Key.Same(fresh.key) {
		t.Errorf("its pack: %v", err)
	}
	c, err := me.Pin(ctx, fresh.key, store.Comparison{On: model.DateOf(now), Replaces: true})
	if err != nil || c.Replaces != old.key.Print() {
		t.Errorf("it replaces %q: %v", c.Replaces, err)
	}
	if n := me.takes(pack); n != 2 {
		t.Errorf("%d entries were taken in", n)
	}
	older := old.begins("CS-2")
	pack, err = old.Forge(ctx, older, me.key, store.Forgery{})
	must(t, err)
	if _, err := me.reads(pack); !errors.Is(err, store.ErrPack) || !strings.Contains(err.Error(), "another key took its place") {
		t.Errorf("a pack under the key before: %v", err)
	}
	if _, err := me.Pin(ctx, old.key, store.Comparison{On: model.DateOf(now), Replaces: true}); err == nil {
		t.Error("a revoked key is pinned again")
	}
}

func TestAKeyIsRevokedWithAReasonAndKept(t *testing.T) {
	me, other := newLaptop(t, robin), newLaptop(t, helen)
	me.pins(other)
	for _, because := range []string{"", " \n", strings.Repeat("a", 301)} {
		if err := me.Revoke(ctx, other.key.Print(), because); err == nil {
			t.Errorf("revoked because of %q", because)
		}
	}
	must(t, me.Revoke(ctx, other.key.Print(), "left the team"))
	if err := me.Revoke(ctx, other.key.Print(), "again"); err == nil {
		t.Error("revoked twice")
	}
	if err := me.Revoke(ctx, me.key.Print(), "x"); !errors.Is(err, store.ErrNoColleague) {
		t.Errorf("somebody who is not pinned: %v", err)
	}
	all, err := me.Colleagues(ctx)
	if err != nil || len(all) != 1 || all[0].Revoked != model.DateOf(now) || all[0].Because != "left the team" {
		t.Errorf("kept is %+v, error %v", all, err)
	}
}

func TestADecisionIsSignedWithTheKeyOfWhoMadeItAndNobodyElses(t *testing.T) {
	l := newLaptop(t, helen)
	id := model.ClosureID(store.NewID())
	d := model.Decided{Submission: model.EntryID(store.NewID()), Record: strings.Repeat("a", 64), Decision: model.DecisionAuthorised, Because: "Read whole."}
	for _, by := range []model.Worker{helen, {ID: "another-id", Name: "helen marr", Role: "Team Manager"}} {
		proof, err := l.Prove(ctx, id, d, by)
		must(t, err)
		d.Proof = proof
		if key, ok := d.SignedBy(); !ok || key != l.key.SigningKey() {
			t.Errorf("signed by %q, %v", key, ok)
		}
	}
	for who, want := range map[model.Worker]bool{helen: true, robin: false} {
		if is, err := l.Proves(ctx, who); err != nil || is != want {
			t.Errorf("%s is signed for: %v, %v", who.Name, is, err)
		}
	}
	if proof, err := l.Prove(ctx, id, d, robin); err != nil || proof != nil {
		t.Errorf("what somebody else decided at this laptop is signed: %v", err)
	}
	bare, _ := newVault(t)
	if proof, err := bare.Prove(ctx, id, d, helen); err != nil || proof != nil {
		t.Errorf("a vault without keys signs: %v", err)
	}
}

func TestARevokedKeyHoldsAgainOnceItsWordsWereComparedAnewWithAReasonInTheAudit(t *testing.T) {
	me, other := newLaptop(t, robin), newLaptop(t, helen)
	me.pins(other)
	id := other.begins("CS-1")
	pack, err := other.Forge(ctx, id, me.key, store.Forgery{})
	must(t, err)
	must(t, me.Revoke(ctx, other.key.Print(), "the wrong one"))
	var revoked *store.RevokedKey
	for _, c := range []store.Comparison{{}, {Replaces: true}, {Again: "  "}} {
		c.On = model.DateOf(now)
		if _, err := me.Pin(ctx, other.key, c); !errors.As(err, &revoked) || !strings.Contains(err.Error(), "the wrong one") {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := me.Pin(ctx, other.key, store.Comparison{Again: "It was the wrong one."}); err == nil {
		t.Error("it holds again with nothing compared")
	}
	if _, err := me.reads(pack); err == nil {
		t.Error("a pack under a revoked key is read")
	}
	c, err := me.Pin(ctx, other.key, store.Comparison{On: model.DateOf(now), Again: "It was the wrong one."})
	if err != nil || c.Revoked != "" || c.Lifted != model.DateOf(now) || c.Why != "It was the wrong one." {
		t.Errorf("it is %+v: %v", c, err)
	}
	if n := me.takes(pack); n != 2 {
		t.Errorf("%d entries were taken in", n)
	}
	all, err := me.Colleagues(ctx)
	if err != nil || len(all) != 1 {
		t.Errorf("pinned are %+v, %v", all, err)
	}
	h, err := me.History(ctx, "")
	must(t, err)
	if !slices.ContainsFunc(h.Records, func(r store.Record) bool {
		return r.Kind == store.Pinned && strings.Contains(r.Said, "again after it was revoked: It was the wrong one.")
	}) {
		t.Errorf("the audit does not say so: %+v", h.Records)
	}
}

func TestAKeyThatHoldsAgainTakesThePlaceOfTheOneThatReplacedIt(t *testing.T) {
	me, old, fresh := newLaptop(t, robin), newLaptop(t, helen), newLaptop(t, helen)
	on := model.DateOf(now)
	_, err := me.Pin(ctx, old.key, store.Comparison{On: on, Here: []model.WorkerID{"helen"}})
	must(t, err)
	c, err := me.Pin(ctx, fresh.key, store.Comparison{On: on, Replaces: true})
	must(t, err)
	if len(c.Here) != 1 || c.Here[0] != "helen" {
		t.Errorf("with a new key she is not who she was here: %v", c.Here)
	}
	var same *store.SameName
	if _, err := me.Known(ctx, old.key); !errors.As(err, &same) || !same.Pinned.Key.Same(fresh.key) {
		t.Errorf("it is not told which one it would replace: %v", err)
	}
	if _, err := me.Pin(ctx, old.key, store.Comparison{On: on, Again: "found"}); !errors.As(err, &same) {
		t.Errorf("two keys of one name hold: %v", err)
	}
	_, err = me.Pin(ctx, old.key, store.Comparison{On: on, Again: "found", Replaces: true})
	must(t, err)
	for who, want := range map[*laptop]bool{old: true, fresh: false} {
		if c, err := me.Known(ctx, who.key); c == nil || (c.Revoked == "") != want {
			t.Errorf("%+v, %v", c, err)
		}
	}
}
