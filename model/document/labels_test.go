package document

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handover/model"
)

func TestEveryLabelThatIsAskedForHasWordsAndEveryOneIsAskedFor(t *testing.T) {
	standsOf := map[string]bool{}
	for _, o := range newBook(t).source().Guide.Item(model.ItemReferral).Options {
		standsOf[o.ID] = true
		if _, says := standing(o.ID); !haveWords(says) {
			t.Errorf("no words say how a referral stands that is %q", o.ID)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	quoted := regexp.MustCompile(`"([a-z]+\.[a-z-]+)"`)
	asked := map[string]bool{}
	for _, file := range files {
		if strings.HasPrefix(file, "labelwords") || strings.HasSuffix(file, "_test.go") {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			for _, m := range quoted.FindAllStringSubmatch(line, -1) {
				asked[m[1]] = true
				asks := strings.Contains(line, "label(\""+m[1]) || strings.Contains(line, "say(\""+m[1]) || strings.Contains(line, ".heads(")
				if asks && !haveWords(m[1]) {
					t.Errorf("%s asks for %q, which has no words", file, m[1])
				}
			}
		}
	}
	for id, in := range labelWords {
		base := baseOf(id)
		kind, name, _ := strings.Cut(base, ".")
		if kind == "next" && standsOf[name] { // how a referral stands is said under the id of that answer
			continue
		}
		if !asked[id] && !asked[base] && kind != "stage" && kind != "kind" && kind != "fact" && kind != "column" {
			t.Errorf("nothing asks for %q", id)
		}
		if in[english] == "" {
			t.Errorf("%q has no English words", id)
		}
	}
}

// forSome end the ids of labels that are for some readers, or some places, only.
var forSome = []string{"-home", "-none", "-caption", "-small", "-middle", "-young", "-grown", "-council", "-parent", "-child"}

// baseOf is an id without what says for whom it is.
func baseOf(id string) string {
	for _, end := range forSome {
		if base, ends := strings.CutSuffix(id, end); ends {
			return base
		}
	}
	return id
}

// haveWords reports whether a label has English words, for everybody or for some readers.
func haveWords(id string) bool {
	return label(english, id) != "" || slices.ContainsFunc(forSome, func(end string) bool { return label(english, id+end) != "" })
}

func TestALanguageWithoutWordsOfItsOwnIsLabelledInEnglish(t *testing.T) {
	b := newBook(t)
	src := b.source()
	english := all(Told(src))
	src.Language = "cy-GB"
	d := Told(src)
	if d.Language != "cy-GB" || all(d) != english {
		t.Errorf("a Welsh copy without Welsh words reads\n%s", all(d))
	}
	if labels := d.Labels(); labels.Page != "Page %d of %d" || labels.Signature != "Signature" {
		t.Errorf("the labels around it are %+v", labels)
	}
}

func TestACopyOfARecordWithLabelsInAnotherLanguageLeavesOutTheSame(t *testing.T) {
	welsh := map[string]string{"fact.child": "Plentyn", "fact.born": "Dyddiad geni", "fact.age": "Oed", "column.service": "Gwasanaeth", "caption.services": "Gwasanaethau sy'n parhau"}
	for id, words := range welsh {
		labelWords[id]["cy-GB"] = words
		t.Cleanup(func() { delete(labelWords[id], "cy-GB") })
	}
	b, _ := shareable(t, nil)
	b.goesOn()
	src := b.source()
	src.Language = "cy-GB"
	sent, err := Send(src)
	if err != nil {
		t.Fatal(err)
	}
	record, err := json.Marshal(sent)
	if err != nil {
		t.Fatal(err)
	}
	b.write(model.Submitted{Record: record})
	s := b.source().Closure.Sent()
	b.write(model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "Read whole."})
	b.entries[len(b.entries)-1].By = "rees"
	words := b.copyFor(model.ReaderOf(model.TheChild))
	if !strings.Contains(words, "Plentyn\nK.M.") || !strings.Contains(words, "Who goes on helping") {
		t.Errorf("the copy lacks what its reader may read:\n%s", words)
	}
	for _, kept := range []string{"Dyddiad geni", "Oed", "Date of birth"} {
		if strings.Contains(words, kept) {
			t.Errorf("the child's copy says %s", kept)
		}
	}
}
