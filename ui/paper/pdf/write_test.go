package pdf

import (
	"bytes"
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handover/model/document"
	"handover/ui/paper/fonts"
)

// go test ./ui/paper/pdf -renew writes the text in testdata anew; read what changed before keeping it.
var renew = flag.Bool("renew", false, "write the text in testdata anew")

// reread writes a document and reads it again.
func reread(t testing.TB, d *document.Document) (*reading, []*sheet, string) {
	t.Helper()
	r, err := read(written(t, strings.ReplaceAll(t.Name(), "/", "-"), d))
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := r.sheets()
	if err != nil {
		t.Fatal(err)
	}
	tree, err := r.tree()
	if err != nil {
		t.Fatal(err)
	}
	return r, sheets, tree
}

// one is a document of one part.
func one(blocks ...document.Block) *document.Document {
	return &document.Document{Title: "Title", Reference: "HR-204", Date: "2026-11-22", Marking: document.Marking, Parts: []document.Part{{Title: "Part", Blocks: blocks}}}
}

func TestTheStructureOfEveryBlockIsAsItIsReadAloud(t *testing.T) {
	_, _, got := reread(t, allBlocks())
	path := filepath.Join("testdata", "structure.txt")
	if *renew {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("the structure is another (-renew writes it anew):\n%s", got)
	}
}

func TestEveryWordOfTheDemoStandsInTheStructureAndWithinTheMargins(t *testing.T) {
	all := demos(t)
	all["every block"], all["languages"], all["long"] = allBlocks(), languages(), long(6)
	for name, d := range all {
		_, sheets, tree := reread(t, d)
		for i, s := range sheets {
			if err := s.inside(); err != nil {
				t.Errorf("%s: page %d: %v", name, i+1, err)
			}
		}
		said := plain(tree)
		drawn, only := ofTree(t, d)
		for _, words := range append(drawn, only...) {
			if !strings.Contains(said, plain(words)) {
				t.Errorf("%s: %.200q is not in the structure", name, words)
			}
		}
	}
}

func TestEqualDocumentsMakeEqualBytesAndOthersAnotherId(t *testing.T) {
	a, b := written(t, "a", allBlocks()), written(t, "b", allBlocks())
	if !bytes.Equal(a, b) {
		t.Error("the same document makes other bytes")
	}
	other := allBlocks()
	other.Parts[0].Blocks[0] = document.Para{Text: "Other words."}
	ids := regexp.MustCompile(`/ID\[<\w+>`)
	if bytes.Equal(ids.Find(a), ids.Find(written(t, "c", other))) {
		t.Error("another document has the same id")
	}
}

func TestThePropertiesAreTheTitleTheDayAndNobodysName(t *testing.T) {
	r, _, _ := reread(t, allBlocks())
	info, c := r.dict(r.trailer["Info"]), r.catalog()
	if len(info) != 4 || said(info["Title"]) != "Every kind of block" || info["Producer"] != "handover" || info["CreationDate"] != "D:20261122000000Z" || info["ModDate"] != info["CreationDate"] {
		t.Errorf("the properties are %v", info)
	}
	if c["Lang"] != "en-GB" || r.dict(c["ViewerPreferences"])["DisplayDocTitle"] != true || r.dict(c["MarkInfo"])["Marked"] != true {
		t.Errorf("the catalogue is %v", c)
	}
	xmp := string(r.streams[int(c["Metadata"].(reference))])
	for _, want := range []string{">Every kind of block<", "<pdf:Producer>handover<", "<xmp:CreateDate>2026-11-22T00:00:00Z<", "<pdfuaid:part>1<", "<pdfaid:conformance>A<", "<rdf:li>en-GB<"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("the metadata lack %s", want)
		}
	}
	for _, page := range r.list(r.dict(c["Pages"])["Kids"]) {
		if r.dict(page)["Tabs"] != name("S") {
			t.Error("a page's tabs are not in the order of the structure")
		}
	}
}

func TestEachPartHasItsBookmark(t *testing.T) {
	r, sheets, _ := reread(t, allBlocks())
	var titles []string
	pages := r.list(r.dict(r.catalog()["Pages"])["Kids"])
	for v := r.dict(r.catalog()["Outlines"])["First"]; v != nil; v = r.dict(v)["Next"] {
		title := said(r.dict(v)["Title"])
		titles = append(titles, title)
		page := slices.Index(pages, r.list(r.dict(v)["Dest"])[0])
		if !slices.Contains(slices.Collect(maps.Values(sheets[page].marked)), title) {
			t.Errorf("the bookmark of “%s” leads to page %d, where it does not stand", title, page+1)
		}
	}
	if strings.Join(titles, ", ") != "Words, Tables, To be filled in by hand" {
		t.Errorf("the bookmarks are %q", titles)
	}
}

func TestADocumentThatCannotBeReadAloudIsRefused(t *testing.T) {
	_, err := Write(one(document.Table{Head: []string{"A"}}))
	if err == nil || !strings.Contains(err.Error(), "caption") {
		t.Errorf("the error is %v", err)
	}
}

func TestCharactersThatNoFontHasAreNamedWithTheirScriptAndTheWordCopyIsPointedTo(t *testing.T) {
	for text, want := range map[string]string{
		"سلام, she said": "س (Arabic), ل (Arabic), ا (Arabic), م (Arabic); the Word copy shows them",
		"اردو میں":       "(Arabic)",
		"ਪੰਜਾਬੀ":         "ਪ (Gurmukhi), U+0A70 (Gurmukhi)",
		"हिन्दी":         "ह (Devanagari)", // the font has these, and would set them in the wrong order
		"שלום":           "ש (Hebrew)",
		"A smile 🙂":      "🙂 (a picture sign)",
		"我们":             "我 (Chinese)",
		"абвгд 一二三四五六七八九十":    "一 (Chinese), 二 (Chinese), 三 (Chinese), 四 (Chinese), 五 (Chinese), 六 (Chinese), 七 (Chinese), 八 (Chinese) and 2 more;",
		"Ancient: \U00010380": "(a sign)",
	} {
		_, err := Write(one(document.Para{Text: text}))
		var missing *Missing
		if !errors.As(err, &missing) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v", text, err)
		}
	}
	_, err := Write(one(document.Picture{Alt: "سلام", Width: 9, Height: 9}))
	if err != nil {
		t.Errorf("alternative text is not drawn, and yet: %v", err)
	}
}

// wide is the face that stands in for others.
func wide(t *testing.T) *fonts.Face {
	t.Helper()
	f, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return f.WideRegular
}
