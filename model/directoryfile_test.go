package model_test

import (
	"fmt"
	"strings"
	"testing"

	"handover/model"
)

func readDirectory(t *testing.T, file string) model.DirectoryFile {
	t.Helper()
	got, err := model.ReadDirectory(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestAListOfServicesIsReadHoweverASpreadsheetWroteIt(t *testing.T) {
	utf16 := func(s string) string {
		out := []byte{0xFF, 0xFE}
		for _, r := range s {
			out = append(out, byte(r), byte(r>>8))
		}
		return string(out)
	}
	for name, file := range map[string]string{
		"commas":                 "Name,What it is for,Telephone\nTŷ Hafan,Respite,01632 960111\n",
		"a mark of its letters":  "\uFEFFName,What it is for,Telephone\r\nTŷ Hafan,Respite,01632 960111\r\n",
		"semicolons":             "Name;What it is for;Telephone\nTŷ Hafan;Respite;01632 960111",
		"tabs":                   "Name\tWhat it is for\tTelephone\nTŷ Hafan\tRespite\t01632 960111\n",
		"the separator named":    "sep=;\r\nName;What it is for;Telephone\r\nTŷ Hafan;Respite;01632 960111\r\n",
		"quotation marks":        "\"Name\",\"What it is for\",\"Telephone\"\n\"Tŷ Hafan\",\"Respite\",\"01632 960111\"\n",
		"another order and case": "PHONE no.,service,What's it for?\n01632 960111,Tŷ Hafan,Respite\n",
		"lines before and after": "\n\nName,Purpose,Tel\n,,\nTŷ Hafan,Respite,01632 960111\n,,\n",
		"an old Macintosh":       "Name,For,Phone\rTŷ Hafan,Respite,01632 960111\r",
		"Unicode Text":           utf16("Name\tWhat it is for\tTelephone\r\nTŷ Hafan\tRespite\t01632 960111\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			got := readDirectory(t, file)
			if len(got.Faults) > 0 || len(got.Told) > 0 {
				t.Errorf("it finds fault: %v, %v", got.Faults, got.Told)
			}
			want := model.Listed{Name: "Tŷ Hafan", For: "Respite", Telephone: "01632 960111"}
			if len(got.Rows) != 1 || got.Rows[0].Listed != want {
				t.Errorf("it reads %+v", got.Rows)
			}
		})
	}
}

func TestEachFaultNamesItsRowAndColumnAndKeepsOnlyThatRowOut(t *testing.T) {
	file := "Service,Phone,E-mail,Notes\n" + // row 1
		"Harbour,01632 960111,a@b.example,x\n" + // 2
		",01632 960112,,\n" + // 3
		"\n" + // 4
		"Tide,1632960113,tide.example,\n" + // 5
		"\"Beacon\nSchool\",01632 960114,,\n" + // 6, over two lines
		"harbour,,,\n" + // 7
		"Quay,01632 960115,,,and more\n" + // 8
		"The \"Pier\" team,,,\n" + // 9
		"Reef,,,\n" // 10
	got := readDirectory(t, file)
	var faults []string
	for _, f := range got.Faults {
		faults = append(faults, f.String())
	}
	for i, want := range []string{
		"Row 3, Service: the name is missing",
		"Row 5, Phone: “1632960113” lacks the 0",
		"Row 5, E-mail: “tide.example” is no email",
		"Row 7, Service: harbour stands in row 2 already",
		"Row 8: there are words beyond the last heading, “and more”",
		"Row 9: a quotation mark has no partner",
	} {
		if i >= len(faults) || !strings.HasPrefix(faults[i], want) {
			t.Errorf("fault %d of %q is not %q", i, faults, want)
		}
	}
	if len(faults) != 6 {
		t.Errorf("there are %d faults: %q", len(faults), faults)
	}
	var rows []string
	for _, r := range got.Rows {
		rows = append(rows, fmt.Sprint(r.Row, " ", r.Name))
	}
	if fmt.Sprint(rows) != "[2 Harbour 6 Beacon School 10 Reef]" {
		t.Errorf("it takes %v", rows)
	}
	if len(got.Told) != 1 || !strings.Contains(got.Told[0], "“Notes”") {
		t.Errorf("it tells %q", got.Told)
	}
}

func TestTheOlderWindowsAlphabetIsReadAndTold(t *testing.T) {
	got := readDirectory(t, "Name,For\nCaf\xe9 Ren\xe9\x92s,\x93Drop in\x94\n")
	if len(got.Rows) != 1 || got.Rows[0].Name != "Café René’s" || got.Rows[0].For != "“Drop in”" {
		t.Errorf("it reads %+v", got.Rows)
	}
	if len(got.Told) != 1 || !strings.Contains(got.Told[0], "CSV UTF-8") {
		t.Errorf("it tells %q", got.Told)
	}
}

func TestAFileThatIsNoListOfServicesSaysHowToMendIt(t *testing.T) {
	for name, c := range map[string]struct{ file, says string }{
		"nothing":            {"", "the file is empty"},
		"empty lines":        {"\n,,\n", "the file is empty"},
		"a workbook":         {"PK\x03\x04\x00\x01", "CSV UTF-8"},
		"an old workbook":    {"\xD0\xCF\x11\xE0\x00", "CSV UTF-8"},
		"a picture":          {"\x89PNG\x00\x01", "no text file"},
		"no headings":        {"Harbour,01632 960111\n", "no column called Name"},
		"two names":          {"Name,Service\na,b\n", "mean the same"},
		"an open quotation":  {"\"Name,For\nHarbour,Talking\n", "the row of headings cannot be read"},
		"unreadable letters": {"Name\n\x81\x8d\n", "cannot be read"},
		"more than a list":   {"Name\n" + strings.Repeat("x", model.MaxDirectoryFile), "too long"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := model.ReadDirectory(strings.NewReader(c.file)); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("it says %v", err)
			}
		})
	}
}

func TestAQuotationMarkWithoutAPartnerSaysHowFarNothingWasRead(t *testing.T) {
	got := readDirectory(t, "Name,For\nHarbour,Talking\n\"Tide,Family support\nReef,\n")
	if len(got.Rows) != 1 || len(got.Faults) != 1 || got.Faults[0].Row != 3 || !strings.Contains(got.Faults[0].What, "to line ") {
		t.Errorf("it reads %+v", got)
	}
}

func TestAFileOfTooManyServicesTakesAsManyAsThereIsRoomFor(t *testing.T) {
	var b strings.Builder
	b.WriteString("Name\n")
	for i := range model.MaxListed + 2 {
		fmt.Fprintf(&b, "Service %d\n", i)
	}
	if got := readDirectory(t, b.String()); len(got.Rows) != model.MaxListed || len(got.Faults) != 2 {
		t.Errorf("it takes %d and finds %d faults", len(got.Rows), len(got.Faults))
	}
}

func FuzzReadDirectory(f *testing.F) {
	for _, s := range []string{
		"", "Name\nHarbour\n", "\uFEFFname;phone\r\nTide;01632 960111\r\n", "sep=\t\nName\tFor\nReef\t\"a\nb\"\n",
		"Name,For\nCaf\xe9,\n", "\xFF\xFEN\x00a\x00m\x00e\x00\n\x00Q\x00", "PK\x03\x04", "Name,\"\n", "Name\n\"a\"b\n\"c",
		"name,e-mail\na,b\nA,c@d\n,,,,x\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := model.ReadDirectory(strings.NewReader(string(b)))
		if err != nil {
			if len(got.Rows)+len(got.Faults) > 0 {
				t.Fatal("an error, and rows with it")
			}
			return
		}
		rows := make([]model.Listed, 0, len(got.Rows))
		last := 0
		for _, r := range got.Rows {
			if r.Row <= last {
				t.Fatalf("row %d comes after row %d", r.Row, last)
			}
			last = r.Row
			rows = append(rows, r.Listed)
		}
		for _, fault := range got.Faults {
			if fault.Row < 1 || fault.What == "" {
				t.Fatalf("a fault is %+v", fault)
			}
		}
		n := 0
		in := model.TakeIn(nil, rows, func() string { n++; return fmt.Sprintf("s%d", n) })
		if err := model.CheckDirectory(in.Directory); err != nil {
			t.Fatalf("what was read cannot be kept: %v", err)
		}
		if len(in.Added) != len(rows) {
			t.Fatalf("of %d rows %d are added", len(rows), len(in.Added))
		}
	})
}
