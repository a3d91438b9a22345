package model

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// asCSV says how a file is saved so that it can be read.
const asCSV = "in Excel choose Save As, and “CSV UTF-8 (comma delimited)”"

// decodeSheet gives the text of a file that a spreadsheet wrote, with line ends as \n. Older versions of
// Excel write the Windows alphabet or UTF-16 without saying so.
func decodeSheet(data []byte) (text string, told []string, err error) {
	switch {
	case isWorkbook(data):
		return "", nil, errors.New("this is a workbook, not a CSV file: " + asCSV)
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, 0) {
			return "", nil, errors.New("the letters of this file cannot be read: " + asCSV)
		}
		text = string(decoded)
	case bytes.IndexByte(data, 0) >= 0:
		return "", nil, errors.New("this is no text file: " + asCSV)
	case utf8.Valid(data):
		text = strings.TrimPrefix(string(data), "\uFEFF")
	default:
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			return "", nil, errors.New("the letters of this file cannot be read: " + asCSV)
		}
		text = string(decoded)
		told = append(told, "The file is written in the older Windows alphabet, which lacks some letters (ŵ and ŷ among them). Look whether every name is right; if not, "+asCSV+".")
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), told, nil
}
