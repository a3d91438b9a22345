package model

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// MaxDirectoryFile is how long a file of services may be, in bytes.
const MaxDirectoryFile = 2 << 20

// A DirectoryFile is what was read from a file of services: the rows that can be taken, and all that
// is wrong with the others.
type DirectoryFile struct {
	Rows   []ListedRow
	Faults []RowFault
	Told   []string // what whoever takes the rows should know of the file: sentences
}

// A ListedRow is one service, and the row of the file in which it stands.
type ListedRow struct {
	Row int // counted from 1, as a spreadsheet does: the headings are a row
	Listed
}

// A RowFault is what is wrong in one row, and how to mend it.
type RowFault struct {
	Row    int
	Column string // the heading of the column, as the file has it; empty for the whole row
	What   string
}

// String says it in a line: "Row 4, Telephone: …".
func (f RowFault) String() string {
	if f.Column == "" {
		return fmt.Sprintf("Row %d: %s", f.Row, f.What)
	}
	return fmt.Sprintf("Row %d, %s: %s", f.Row, f.Column, f.What)
}

// ReadDirectory reads services from a CSV file: a row of headings in any order, then a row for each.
// Commas, semicolons or tabs stand between the cells. What is wrong with a row keeps only that row
// out. An error says why nothing can be read, and how to mend the file.
func ReadDirectory(r io.Reader) (DirectoryFile, error) {
	var file DirectoryFile
	data, err := io.ReadAll(io.LimitReader(r, MaxDirectoryFile+1))
	if err != nil {
		return file, fmt.Errorf("reading the file: %w", err)
	}
	if len(data) > MaxDirectoryFile {
		return file, fmt.Errorf("the file is longer than %d MB: too long for a list of services", MaxDirectoryFile>>20)
	}
	text, told, err := decodeSheet(data)
	if err != nil {
		return file, err
	}
	file.Told = told
	text, comma := separator(text)
	s := &sheet{file: &file, names: map[string]int{}}
	s.csv = csv.NewReader(strings.NewReader(text))
	s.csv.Comma, s.csv.FieldsPerRecord, s.csv.ReuseRecord = comma, -1, true
	if err := s.read(); err != nil {
		return DirectoryFile{}, err
	}
	return file, nil
}

// A sheet is a file while it is read.
type sheet struct {
	file    *DirectoryFile
	csv     *csv.Reader
	columns []column
	names   map[string]int // the row in which each name stands, folded
	within  int            // line ends within cells so far: a spreadsheet counts such a row once
}

// A column is one heading; part is nil where it is none that the directory keeps.
type column struct {
	heading string
	part    *ListedPart
}

// read reads every row.
func (s *sheet) read() error {
	for {
		cells, err := s.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var broken *csv.ParseError
		switch {
		case errors.As(err, &broken):
			if s.columns == nil {
				return errors.New("the row of headings cannot be read: a quotation mark in it has no partner; take it out, and save the file again")
			}
			what := "a quotation mark has no partner, so it cannot be told where a cell ends: take it out, or write it twice"
			if broken.Line > broken.StartLine {
				what += fmt.Sprintf("; nothing was read from there to line %d of the file", broken.Line)
			}
			s.fault(broken.StartLine-s.within, "", what)
			s.within += broken.Line - broken.StartLine
			continue
		case err != nil:
			return fmt.Errorf("reading the file: %w", err)
		}
		line, _ := s.csv.FieldPos(0)
		row := line - s.within
		for _, cell := range cells {
			s.within += strings.Count(cell, "\n")
		}
		if blank(cells) {
			continue
		}
		if s.columns == nil {
			if err := s.headings(cells); err != nil {
				return err
			}
			continue
		}
		s.row(row, cells)
	}
	if s.columns == nil {
		return errors.New("the file is empty: it needs a row of headings (Name, What it is for, Telephone, Email, Hours, How to refer), then a row for each service")
	}
	return nil
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return CleanLine(c) != "" })
}

// headings reads the row of headings.
func (s *sheet) headings(cells []string) error {
	var unknown []string
	for _, cell := range cells {
		c := column{heading: CleanLine(cell), part: partNamed(cell)}
		if c.part != nil {
			for _, other := range s.columns {
				if other.part != nil && other.part.ID == c.part.ID {
					return fmt.Errorf("the columns “%s” and “%s” mean the same to handover: keep one of them as %s", clipped(other.heading), clipped(c.heading), c.part.Title)
				}
			}
		} else if c.heading != "" {
			unknown = append(unknown, "“"+clipped(c.heading)+"”")
		}
		s.columns = append(s.columns, c)
	}
	if !slices.ContainsFunc(s.columns, func(c column) bool { return c.part != nil && c.part.ID == "name" }) {
		return errors.New("there is no column called Name: the first row holds the headings Name, What it is for, Telephone, Email, Hours and How to refer, in any order, and not all are needed")
	}
	const most = 6
	if n := len(unknown); n > most {
		unknown = append(unknown[:most], fmt.Sprintf("%d more", n-most))
	}
	if len(unknown) > 0 {
		s.file.Told = append(s.file.Told, "Not read, as the directory keeps no such thing: "+strings.Join(unknown, ", ")+".")
	}
	return nil
}

// row takes one row, or says what is wrong with it.
func (s *sheet) row(row int, cells []string) {
	var l Listed
	headings := map[string]string{}
	before := len(s.file.Faults)
	for i, cell := range cells {
		switch {
		case i < len(s.columns):
			if c := s.columns[i]; c.part != nil {
				*c.part.Of(&l) = CleanLine(cell)
				headings[c.part.ID] = c.heading
			}
		case CleanLine(cell) != "":
			s.fault(row, "", fmt.Sprintf("there are words beyond the last heading, “%s”: words that hold a comma or semicolon stand between quotation marks", clipped(CleanLine(cell))))
			return
		}
	}
	for _, p := range ListedParts() {
		if err := CheckPart(p, l); err != nil {
			s.fault(row, headings[p.ID], err.Error())
		}
	}
	if len(s.file.Faults) == before {
		if err := CheckListed(l); err != nil {
			s.fault(row, "", err.Error())
		}
	}
	name := folded(l.Name)
	if was := s.names[name]; was > 0 && name != "" {
		s.fault(row, headings["name"], fmt.Sprintf("%s stands in row %d already: take one of the two out, or tell them apart by name", clipped(l.Name), was))
	} else {
		s.names[name] = row
	}
	if len(s.file.Faults) > before {
		return
	}
	if len(s.file.Rows) >= MaxListed {
		s.fault(row, "", fmt.Sprintf("the directory has room for %d services", MaxListed))
		return
	}
	s.file.Rows = append(s.file.Rows, ListedRow{row, l})
}

func (s *sheet) fault(row int, column, what string) {
	s.file.Faults = append(s.file.Faults, RowFault{row, clipped(column), what})
}

// clipped is a cell in a sentence.
func clipped(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// partNamed finds the part that a heading means: case, stops and hyphens aside.
func partNamed(heading string) *ListedPart {
	plain := func(s string) string {
		s = strings.Map(func(r rune) rune {
			switch {
			case unicode.IsLetter(r):
				return unicode.ToLower(r)
			case r == '\'' || r == '’':
				return -1
			}
			return ' '
		}, s)
		return strings.Join(strings.Fields(s), " ")
	}
	heading = plain(Clean(heading))
	for _, p := range ListedParts() {
		if heading == plain(p.Title) || slices.Contains(p.alias, heading) {
			return &p
		}
	}
	return nil
}

// separator finds what stands between the cells: what gives the first row most headings that are
// known. Excel may name it in a line of its own before that.
func separator(text string) (rest string, comma rune) {
	first, after, _ := strings.Cut(text, "\n")
	first = strings.TrimSuffix(first, "\r")
	if len(first) == 5 && strings.EqualFold(first[:4], "sep=") && strings.ContainsAny(first[4:], ",;\t|") {
		return after, rune(first[4])
	}
	comma, most := ',', -1
	for _, try := range []rune{',', ';', '\t', '|'} {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord = try, -1
		cells, err := r.Read()
		for err == nil && blank(cells) {
			cells, err = r.Read()
		}
		known := 0
		for _, cell := range cells {
			if partNamed(cell) != nil {
				known++
			}
		}
		if known > most {
			comma, most = try, known
		}
	}
	return text, comma
}

// A workbook is no CSV: what the files of spreadsheets begin with.
var workbooks = [...][]byte{[]byte("PK\x03\x04"), []byte("\xD0\xCF\x11\xE0")}

func isWorkbook(data []byte) bool {
	return slices.ContainsFunc(workbooks[:], func(magic []byte) bool { return bytes.HasPrefix(data, magic) })
}
