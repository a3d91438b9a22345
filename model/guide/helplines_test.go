package guide_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"handover/model/guide"
)

func TestTheHelplinesThatAreCarriedAreWhole(t *testing.T) {
	lines, err := guide.Helplines()
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]string{}
	for _, h := range lines {
		numbers[h.ID] = h.Number
	}
	for id, number := range map[string]string{
		"childline": "0800 1111", "meic": "080 8802 3456", "rape-crisis": "0808 500 2222",
		"nspcc": "0808 800 5000", "stop-it-now": "0808 1000 900",
	} {
		if numbers[id] != number {
			t.Errorf("%s is %q", id, numbers[id])
		}
	}
}

func TestAHelplineWithAFaultIsRefusedByItsLine(t *testing.T) {
	good := "[[helpline]]\nid = \"line\"\nname = \"Line\"\nnumber = \"0800 1111\"\nfor = \"Anyone\"\nnations = [\"england\"]\nwho = \"both\"\nchecked = \"2026-11-22\"\nsource = \"theirs\"\n"
	for name, c := range map[string]struct{ old, new, says string }{
		"a number from elsewhere": {`"0800 1111"`, `"1-800-422"`, "no telephone number"},
		"a nation elsewhere":      {`["england"]`, `["france"]`, "no nation is called"},
		"no nation":               {`["england"]`, `[]`, "nations is missing"},
		"nobody":                  {`"both"`, `"everyone"`, "who cannot be"},
		"no day":                  {`"2026-11-22"`, `"lately"`, "checked is no day"},
		"no words":                {`"Anyone"`, `" "`, "for is missing"},
		"ages the wrong way":      {"who =", "from = 20\nto = 10\nwho =", "no range of ages"},
		"a scheme":                {"who =", "web = \"https://line.example\"\nwho =", "no site"},
		"opening hours":           {"who =", "hours = \"9 to 5\"\nwho =", "shape"},
		"the same twice":          {good, good + good, "stands here twice"},
		"no TOML":                 {"who =", "who ~", "shape"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(good, c.old, c.new, 1)
			if text == good {
				t.Fatal("nothing is wrong with it")
			}
			_, err := guide.ReadHelplines(fstest.MapFS{"helplines.toml": {Data: []byte(text)}})
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "helplines.toml:") {
				t.Errorf("it says %v", err)
			}
		})
	}
	if lines, err := guide.ReadHelplines(fstest.MapFS{"helplines.toml": {Data: []byte(good)}}); err != nil || len(lines) != 1 {
		t.Errorf("a good one gives %v, %v", lines, err)
	}
	if lines, err := guide.ReadHelplines(fstest.MapFS{}); err != nil || lines != nil {
		t.Errorf("none gives %v, %v", lines, err)
	}
}
