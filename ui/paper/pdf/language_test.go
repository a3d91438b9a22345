package pdf

import (
	"testing"

	"handover/model/document"
)

func TestWhatIsInAnotherLanguageThanTheDocumentSaysSo(t *testing.T) {
	d := &document.Document{Title: "A letter for Kez", Date: "2026-11-22", Language: "cy", Around: "en-GB", Parts: []document.Part{
		{ID: "letter", Blocks: []document.Block{document.Para{Text: "Annwyl Kez,"}}},
		{ID: "about", Title: "About this letter", Language: "en-GB", Blocks: []document.Block{document.Para{Text: "It is yours."}}},
	}}
	r, _, _ := reread(t, d)
	if r.catalog()["Lang"] != "cy" {
		t.Errorf("the letter is in %v", r.catalog()["Lang"])
	}
	root := r.dict(r.list(r.dict(r.catalog()["StructTreeRoot"])["K"])[0])
	var in []string
	for _, k := range r.list(root["K"]) {
		e := r.dict(k)
		language, _ := e["Lang"].(string)
		in = append(in, string(e["S"].(name))+" "+language)
	}
	want := []string{"H1 en-GB", "P en-GB", "P ", "Sect en-GB"}
	if len(in) != len(want) {
		t.Fatalf("its pieces are %q", in)
	}
	for i := range want {
		if in[i] != want[i] {
			t.Errorf("its pieces are %q, not %q", in, want)
			break
		}
	}
}
