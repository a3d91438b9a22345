package docx

import (
	"strings"
	"testing"

	"handover/model/document"
)

func TestWhatIsInAnotherLanguageThanTheDocumentSaysSo(t *testing.T) {
	d := &document.Document{Title: "A letter for Kez", Date: "2026-11-22", Language: "cy", Around: "en-GB", Parts: []document.Part{
		{ID: "letter", Blocks: []document.Block{document.Para{Text: "Annwyl Kez,"}}},
		{ID: "about", Title: "About this letter", Language: "en-GB", Blocks: []document.Block{document.Para{Text: "It is yours."}}},
	}}
	files := drawnAs(t, d)
	if !strings.Contains(files["word/styles.xml"], `<w:lang w:val="cy"`) {
		t.Error("the letter is not in Welsh")
	}
	for _, run := range strings.Split(files["word/document.xml"], "<w:r>")[1:] {
		run, _, _ = strings.Cut(run, "</w:r>")
		english := strings.Contains(run, `<w:lang w:val="en-GB"/>`)
		if welsh := strings.Contains(run, "Annwyl"); english == welsh {
			t.Errorf("a run in the wrong language: %s", run)
		}
	}
}
