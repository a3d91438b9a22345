package main

import (
	"bytes"
	"strings"
	"testing"

	"handover/model"
)

func TestTheStatusOfAClosedClosureBeginsWithItsEndingAndSaysWhatIsLeftToShare(t *testing.T) {
	st := statusJSON{Reference: "HR-204", Child: "K.M.", State: model.ClosedLife, ended: "2026-11-20", Steps: []stepJSON{
		{Step: "submit"}, {Step: "close"}, {Step: "shared", Outstanding: []blockerJSON{{Title: "A copy"}}},
	}}
	words := func() string {
		var b bytes.Buffer
		if err := statusWords(&b, st); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if out := words(); !strings.Contains(out, "Involvement ended on 20 November 2026.") || strings.Contains(out, "Nothing stands in the way") || !strings.Contains(out, "In the way of calling everything shared: 1") {
		t.Errorf("closed:\n%s", out)
	}
	st.State, st.Steps[2].Outstanding = model.ClosedAllShared, nil
	if out := words(); !strings.Contains(out, "Nothing is left to share.") || strings.Contains(out, "Nothing stands in the way") {
		t.Errorf("all shared:\n%s", out)
	}
	st.State, st.ended = model.Authorised, ""
	if out := words(); strings.Contains(out, "Nothing stands in the way of sending") || !strings.Contains(out, "Nothing stands in the way of ending involvement.") {
		t.Errorf("authorised:\n%s", out)
	}
	st.State = model.Preparing
	if out := words(); !strings.Contains(out, "Nothing stands in the way of sending") {
		t.Errorf("preparing:\n%s", out)
	}
}
