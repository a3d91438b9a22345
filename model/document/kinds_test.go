package document

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handover/model"
)

// notForReaders are the functions that give a document and need no rule of their own: what they give reaches readers
// through a kind, or holds nothing of a closure.
var notForReaders = []string{
	"Record", "Copy", "Sent", "Briefing", "Letter", "Leaflet", "Given", // each is what a kind composes
	"Sending", "Read", // on the way to the manager

	"Checklist", "CallSheet", // blank forms
}

func TestNoDocumentIsComposedThatHasNoRuleOfWhoReadsIt(t *testing.T) {
	fset := token.NewFileSet()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	funcs := map[string]*ast.FuncDecl{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if f, is := decl.(*ast.FuncDecl); is && f.Recv == nil {
				funcs[f.Name.Name] = f
			}
		}
	}
	said := map[string]bool{} // what Kinds names, and what those that it names do
	for name := range named(funcs["Kinds"]) {
		said[name] = true
		if f := funcs[name]; f != nil && !f.Name.IsExported() {
			maps.Copy(said, named(f))
		}
	}
	found := 0
	for name, f := range funcs {
		if !f.Name.IsExported() || !givesDocument(f) {
			continue
		}
		found++
		if !slices.Contains(notForReaders, name) && !said[name] {
			t.Errorf("%s composes a document, and Kinds does not say who reads it", name)
		}
	}
	if found < 8 {
		t.Errorf("only %d composers were found", found)
	}
	ids := map[string]bool{}
	for _, k := range Kinds() {
		if k.ID == "" || k.Title == "" || len(k.Readers) == 0 || ids[k.ID] {
			t.Errorf("the kind %+v lacks something, or is there twice", k.ID)
		}
		ids[k.ID] = true
	}
}

// named gives the names that stand in a function.
func named(f *ast.FuncDecl) map[string]bool {
	out := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if id, is := n.(*ast.Ident); is {
			out[id.Name] = true
		}
		return true
	})
	return out
}

func givesDocument(f *ast.FuncDecl) bool {
	if f.Type.Results == nil {
		return false
	}
	for _, r := range f.Type.Results.List {
		if star, is := r.Type.(*ast.StarExpr); is {
			if id, is := star.X.(*ast.Ident); is && id.Name == "Document" {
				return true
			}
		}
	}
	return false
}

func TestADocumentIsComposedForNobodyButItsReaders(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.authorise()
	src := b.source()
	everybody := []model.Reader{model.ReaderOf(model.TheClosure), model.ReaderOf(model.TheChild), model.ReaderOf(mother), model.ReaderOf(camhs), {}}
	for _, k := range Kinds() {
		for _, r := range everybody {
			d, err := k.Compose(src, r)
			if may := slices.Contains(k.Readers, r.Kind); !may && (err == nil || d != nil || len(k.Notes(src, r)) != 0) {
				t.Errorf("the %s is composed for %q", k.ID, r.Kind)
			}
		}
		if k.ID == "letter" {
			b.write(model.Added{Subject: model.Subject{Kind: model.KindAdult, ID: "another"}, Name: "Zoe Wyn"})
			c := b.source().Closure
			n, of := c.PlaceOf(mother)
			if said, want := k.Said(c, model.ReaderOf(mother), "PDF"), fmt.Sprintf("Letter for parent %d, PDF", n); said != want || of < 2 || strings.Contains(said, c.Name(mother)) {
				t.Errorf("of %d the audit would say %q, and not %q", of, said, want)
			}
		}
		if said := k.Said(src.Closure, model.ReaderOf(model.TheClosure), "PDF"); !strings.HasSuffix(said, ", PDF") || said[0] < 'A' || said[0] > 'Z' {
			t.Errorf("the audit would say %q", said)
		}
	}
}
