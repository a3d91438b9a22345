package guide

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// handoverWith returns the carried guide's files, with words added at the end of the handover's.
func handoverWith(t *testing.T, words string) fs.FS {
	t.Helper()
	names, err := fs.Glob(files, "*")
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == stageFile(Handover) {
			data = append(data, "\n"+words...)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

func TestTheQuestionThatContributorsAreShownCanBeAsked(t *testing.T) {
	page, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(page), "```toml\n")
	example, _, found := strings.Cut(after, "```")
	if !found {
		t.Fatal("CONTRIBUTING.md shows no question")
	}
	g, err := Read(handoverWith(t, example))
	if err != nil {
		t.Fatal(err)
	}
	if g.Item("service.out-of-hours") == nil {
		t.Error("the question is not in the guide")
	}
}
