package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handover/store/desk"
)

func TestUnpackSaysOfADecisionAllThatTheScreenSays(t *testing.T) {
	var b strings.Builder
	err := sayPreview(&b, desk.PackPreview{From: "Helen Marr, team manager", Words: "amber kettle", Reference: "HR-1", Here: true, New: 2,
		Pinned: "2026-11-20", Written: time.Date(2026, 11, 22, 9, 30, 0, 0, time.Local), Until: time.Date(2026, 12, 6, 9, 30, 0, 0, time.Local),
		Decisions: []desk.PackDecision{{Words: "Sent back, with points. Signed by Helen Marr's key (amber kettle).", Signed: true}, {Words: "Authorised. Recorded as decided by Helen Marr, and not signed."}},
		Disagreed: []string{"The holidays"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Signed with their key, pinned here on 20 November 2026. Written on 22 November 2026 at 09:30; it can be taken in until 6 December 2026.",
		"Decisions:\n  (signed) Sent back, with points. Signed by Helen Marr's key (amber kettle).\n  (not signed) Authorised.",
		"Not agreed in supervision, both views are in it:\n  The holidays\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

func TestARevokedKeyIsPinnedAgainByCommandWithAReason(t *testing.T) {
	robin, helen := withVault(t), without(t)
	key, words := helen.sits("Helen Marr", "team manager")
	robin.sits("Robin Ashe", "social worker")
	robin.run("identity", "pin", key, "--words", words).done()
	robin.run("identity", "revoke", "Helen Marr", "--because", "the wrong one").done().says("It holds again only once its words were compared anew")
	robin.run("identity", "pin", key, "--words", words).fails(1, "this key was revoked here on ", "add --again")
	robin.run("identity", "pin", key, "--words", words, "--again", "It was the wrong one").done().says("The key of Helen Marr, team manager is pinned")
	robin.run("identity", "list").done().says("pinned again on ", "It was the wrong one")
	robin.run("pack", "ALDER-1", "--to", "Helen Marr", "--out", filepath.Join(robin.home, "x.pack")).done()
}

func TestANamesakeInAnotherRoleIsAskedForByCommandToo(t *testing.T) {
	robin, helen := withVault(t), without(t)
	key, words := helen.sits("Helen Marr", "team manager")
	robin.run("identity", "--name", "helen marr", "--role", "senior practitioner").done()
	robin.run("identity", "--name", "Robin Ashe", "--role", "social worker").done()
	robin.run("identity", "pin", key, "--words", words).fails(1, "helen marr, senior practitioner is known here already", "add --person same or --person another")
	robin.run("identity", "pin", key, "--words", words, "--person", "perhaps").fails(2, "--person is same or another")
	robin.run("identity", "pin", key, "--words", words, "--person", "another").done()
}
