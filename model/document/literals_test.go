package document

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// onPaper are the fields that stand on paper as they are, and papers the blocks of which every word does.
var (
	onPaper = []string{"Title", "Label", "Head", "Heads", "Caption", "Text", "Items", "Value", "Reader", "Draft", "Copy", "Alt"}
	papers  = []string{"Para", "Note", "Subheading", "Fact", "Facts", "Blank", "Blanks", "List", "Table", "Boxes", "Signatures", "Words"}
	// toBlocks are the functions that make such blocks of the words that they are given.
	toBlocks = []string{"formRoom", "add"}
)

// notOnPaper are functions, and what is known by a name, of which the words never go out as they stand; and why not.
var notOnPaper = map[string]string{
	"concernnamed.go/turnTo":       "what is looked for",
	"concernnamed.go/helps":        "what is looked for",
	"concernnamed.go/concernNotes": "to the worker, beneath what goes out",
	"concernnamed.go/concernNamed": "to the worker, beneath the sheet",
	"briefingsay.go/private":       "to the worker, beneath the sheet",
	"letterdoc.go/LetterNotes":     "to the worker, beside the letter",
	"letterdoc.go/safeToHold":      "to the worker, beside a letter or a leaflet",
	"letterdoc.go/kept":            "to the worker, beside the letter",
	"letterdoc.go/ofOthers":        "to the worker, beside the letter",
	"letter.go/LetterDraft":        "to the worker, within a draft: in square brackets, until they write on",
	"letter.go/noName":             "to the worker, within a draft",
	"letter.go/own":                "to the worker, within a draft",
	"letter.go/suggested":          "to the worker, within a draft",
	"letter.go/signature":          "to the worker, within a draft",
	"letter.go/goOn":               "how the guide's words end, to go on from",
	"letter.go/uncapital":          "what keeps its capital",
	"letteroffer.go/title":         "what a sentence does not end with",
	"leaflet.go/LeafletNotes":      "to the worker, beside the leaflet",
	"leaflet.go/newLeaflet":        "to the worker, beside the leaflet",
	"copynotes.go/CopyNotes":       "to the worker, beneath the copy",
	"copynotes.go/CopyLeft":        "of the log of copies",
	"copynotes.go/leftOut":         "of the log of copies",
	"copytables.go/table":          "of the log of copies, and to the worker",
	"copynotes.go/versionWords":    "to the worker, beneath the copy",
	"copynotes.go/agreed":          "to the worker, beneath the copy",
	"copy.go/LeftOutHere":          "the English of copy.left-here, as the screen names it",
	"leftout.go/LeftOut":           "to the worker, beneath the sheet",
	"elsewhere.go/elsewhereNotes":  "to the worker, beneath the copy",
	"elsewhere.go/headingNote":     "to the worker, beneath the copy",
	"letterconcern.go/turnToOpen":  "to the worker, within a draft",
	"slight.go/slightWords":        "what is not looked for",
	"slight.go/slightEnds":         "what is not looked for",
	"slight.go/slight":             "what is not looked for",

	"letterconcern.go/turnsToConcern": "to the worker, beside the letter",

	"next.go/Suggested":          "to the worker, where the words are planned",
	"nextwords.go/startsOn":      "what is taken off the words of a service",
	"kinds.go/Kinds":             "what a document is called on the screen and the command line",
	"kinds.go/Said":              "of the audit",
	"document.go/Marking":        "the government's own mark, which has no other words",
	"labels.go/english":          "the name of a language",
	"labeltable.go/oneTable":     "to whoever writes the table",
	"language.go/languages":      "what languages are called by whoever types",
	"timeline.go/saidNo":         "what another package wrote, to be taken off",
	"callsheet.go/servesVerdict": "ids of duties",
	"callsheet.go/CallSheet":     "ids of parts",
	"access.go/accessNotesFor":   "to the worker, beside it",
	"accesscut.go/numberOf":      "to the worker, beside it",
	"accesscut.go/Telling":       "what is not looked for",
	"accesscut.go/numbersOf":     "to the worker, beside it",
	"accesscut.go/FromCopyWords": "to the worker, beside it",
	"accessjson.go/AccessJSON":   "the name of a format, for programs",
	"accessnames.go/callings":    "what people are called, to be found",
}

// idShaped is what an id or a separator looks like: no capital and no space.
var idShaped = regexp.MustCompile(`^[a-z0-9:/._-]*$`)

// places are where words are put into others, by name or by a verb of fmt, and what a name owns.
var places = regexp.MustCompile(`\{[a-z]*\}|%[a-z]|\$\{?[0-9]|^['’]s$`)

func TestNoWordsAreWrittenOnPaperThatTheTableOfLabelsDoesNotHold(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	needed := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "labelwords") {
			continue
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range literals(tree) {
			if place := file + "/" + found.within; notOnPaper[place] != "" {
				needed[place] = true
				continue
			}
			t.Errorf("%s: %s writes %q, which is no label", set.Position(found.at), found.within, found.words)
		}
	}
	for name := range notOnPaper {
		if !needed[name] {
			t.Errorf("%s is excepted, and writes no words", name)
		}
	}
}

// A literal is words in the code, within what they stand.
type literal struct {
	at            token.Pos
	words, within string
}

// literals lists the words in a file that may be written on paper and are no label.
func literals(tree *ast.File) []literal {
	var out []literal
	for _, decl := range tree.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			out = append(out, wordsIn(decl.Body, decl.Name.Name, false)...)
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				if spec, is := spec.(*ast.ValueSpec); is {
					for _, value := range spec.Values {
						out = append(out, wordsIn(value, spec.Names[0].Name, false)...)
					}
				}
			}
		}
	}
	return out
}

// wordsIn lists the words in a piece of code; paper says that they are certain to be written out.
func wordsIn(code ast.Node, within string, paper bool) []literal {
	var out []literal
	ast.Inspect(code, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			all := paper || slices.Contains(papers, nameOfCode(n.Type))
			for _, e := range n.Elts {
				if kv, keyed := e.(*ast.KeyValueExpr); keyed {
					out = append(out, wordsIn(kv.Value, within, all || slices.Contains(onPaper, nameOfCode(kv.Key)))...)
					continue
				}
				out = append(out, wordsIn(e, within, all)...)
			}
			return false
		case *ast.CallExpr:
			switch nameOfCode(n.Fun) {
			case "Errorf", "New", "MustCompile", "Parse": // to the worker, or to a package
				return false
			}
			for _, arg := range n.Args {
				out = append(out, wordsIn(arg, within, slices.Contains(toBlocks, nameOfCode(n.Fun)))...)
			}
			return false
		case *ast.IndexExpr: // what is looked up by is no words
			out = append(out, wordsIn(n.X, within, paper)...)
			return false
		case *ast.BasicLit:
			if words, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && isWords(words, paper) {
				out = append(out, literal{n.Pos(), words, within})
			}
		}
		return true
	})
	return out
}

// isWords reports whether a literal says something, and is no id and no label.
func isWords(words string, paper bool) bool {
	if !strings.ContainsFunc(places.ReplaceAllString(words, ""), unicode.IsLetter) || haveWords(words) {
		return false
	}
	return paper || !idShaped.MatchString(words)
}

func nameOfCode(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
