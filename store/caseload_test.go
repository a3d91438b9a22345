package store

import (
	"bytes"
	"encoding/binary"
	"reflect"
	"testing"
	"time"

	"handover/model"
)

// fill gives every field of a header something, so that one that is new is not forgotten here.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case reflect.String:
		v.SetString("Zoë")
	case reflect.Int:
		v.SetInt(-7)
	case reflect.Bool:
		v.SetBool(true)
	}
}

func TestEveryFieldOfAHeaderIsWrittenShortly(t *testing.T) {
	var h model.Header
	fill(reflect.ValueOf(&h).Elem())
	for _, h := range []model.Header{h, {}} {
		b, err := encodeCaseload(h)
		if err != nil || b[0] != headerForm {
			t.Fatalf("%+v is written as %q, error %v", h, b, err)
		}
		if got, err := decodeCaseload(b); err != nil || got != h {
			t.Fatalf("%+v is read as %+v, error %v", h, got, err)
		}
		for n := range b {
			if _, err := decodeCaseload(b[:n]); err == nil {
				t.Errorf("it was read with %d bytes of %d", n, len(b))
			}
		}
	}
}

func TestAHeaderThatCannotBeWrittenShortlyIsWrittenInJSON(t *testing.T) {
	h := model.Header{ID: "one", Changed: time.Date(2026, 11, 22, 10, 0, 0, 5, time.UTC)} // less than a second
	b, err := encodeCaseload(h)
	if err != nil || b[0] != '{' {
		t.Fatalf("it is written as %q, error %v", b, err)
	}
	if got, err := decodeCaseload(b); err != nil || !got.Changed.Equal(h.Changed) {
		t.Fatalf("it is read as %+v, error %v", got, err)
	}
}

func FuzzCaseload(f *testing.F) {
	var h model.Header
	fill(reflect.ValueOf(&h).Elem())
	for _, h := range []model.Header{h, {}} {
		b, err := encodeCaseload(h)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"id":"one"}`))
	f.Add([]byte{headerForm, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := decodeCaseload(bytes.Clone(b))
		if err != nil {
			return
		}
		text, err := encodeCaseload(h)
		if err != nil {
			return // JSON knows times that it does not write
		}
		if again, err := decodeCaseload(text); err != nil || again != h && text[0] == headerForm {
			t.Fatalf("%+v was read, and then %+v, error %v", h, again, err)
		}
	})
}

func TestACaseloadOfAnEarlierVersionIsStillReadAndIsToBeComputedAnew(t *testing.T) {
	h := model.Header{ID: "one", Reference: "CP-1", Child: "A.B.", State: "preparing", Guide: "g", Held: true, Outstanding: 3, Changed: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)}
	b := []byte{firstForm}
	texts := headerTexts(&h)
	for _, s := range texts[:firstTexts] {
		b = append(append(b, byte(len(*s))), *s...)
	}
	numbers := headerNumbers(&h)
	for _, n := range numbers[:firstCounts] {
		b = binary.AppendVarint(b, int64(*n))
	}
	b = binary.AppendVarint(binary.AppendVarint(b, h.Changed.Unix()), 1)
	h.Guide = "" // whose it is and what was decided were not in it
	if got, err := decodeCaseload(b); err != nil || got != h {
		t.Fatalf("it is read as %+v, error %v", got, err)
	}
	for form, edited := range map[byte]bool{secondForm: false, thirdForm: true} {
		older := model.Header{ID: "one", State: model.WithManager, Guide: "g", Void: true, Edited: edited}
		c, flags := []byte{form}, int64(flagVoid)
		if edited {
			flags |= flagEdited
		}
		texts = headerTexts(&older)
		for _, s := range texts[:secondTexts] {
			c = append(append(c, byte(len(*s))), *s...)
		}
		numbers = headerNumbers(&older)
		for _, n := range numbers[:firstCounts] {
			c = binary.AppendVarint(c, int64(*n))
		}
		older.Changed, older.Guide = time.Unix(0, 0).UTC(), "" // what is to be done was not in it
		if got, err := decodeCaseload(binary.AppendVarint(binary.AppendVarint(c, 0), flags)); err != nil || got != older {
			t.Errorf("form %d is read as %+v, error %v", form, got, err)
		}
	}
	if got, err := decodeCaseload([]byte(`{"id":"one","guide":"g"}`)); err != nil || got.Guide != "" {
		t.Errorf("one in JSON is taken for one of today: %+v, error %v", got, err)
	}
	b[len(b)-1] = 4 // the varint of 2: a flag that it did not know
	if _, err := decodeCaseload(b); err == nil {
		t.Error("a flag of a later version is read in it")
	}
}
