package policy

import (
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func TestTheSampleSetsNothingUntilALineIsUncommented(t *testing.T) {
	p := loaded(t, laptop(), Sample())
	want := Default()
	want.From = p.From
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got %+v", p)
	}
	for n, line := range strings.Split(strings.TrimSpace(Sample()), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			t.Errorf("line %d is not commented out: %s", n+1, line)
		}
	}
}

func TestEveryLineOfTheSampleCanBeUncommented(t *testing.T) {
	uncommented := regexp.MustCompile(`(?m)^#(\w+ = )`).ReplaceAllString(Sample(), "$1")
	path := written(t, uncommented)
	put(t, filepath.Join(filepath.Dir(path), "council.key"), "council-key\n")
	p, err := Load(laptop(), noKey, path)
	if err != nil {
		t.Fatal(err)
	}
	want := Default()
	want.DataFolder, want.EscrowKey = `C:\Users\jo\AppData\Local\handover`, "council-key"
	want.ExportFolder, want.BackupFolder = `D:\handover\exports`, `D:\handover\backups`
	want.From, want.sources = []string{path}, p.sources
	if !reflect.DeepEqual(p, want) {
		t.Errorf("what is built in is shown otherwise in the sample: %+v", p)
	}
	for _, s := range settings() {
		if p.sources[s.sets].file != path {
			t.Errorf("the sample has no line for %s", s.key)
		}
		if !strings.Contains(Sample(), s.key) {
			t.Errorf("the sample does not explain %s", s.key)
		}
	}
}
