package document

import (
	"encoding/json"
	"fmt"
	"strings"

	"handover/model"
)

// Send composes the record as it goes to the manager: the text of each section, and the document made of them.
// From then on it is never composed again: what is decided on, copied and compared is what was sent.
func Send(src Source) (model.SentRecord, error) {
	d := composed(src)
	d.Date = src.Today
	kept, err := Keep(d)
	if err != nil {
		return model.SentRecord{}, err
	}
	return model.SentRecord{Sections: model.RecordSections(src.Closure, src.Guide, src.Today), Document: kept}, nil
}

// Sent is a record as it was sent to the manager, with the decision on it as it stands. Of a record that was taken
// back, or sent anew since, it says so: it is kept to be read, and nothing more.
func Sent(src Source, s *model.Submission) (*Document, error) {
	var r model.SentRecord
	if err := json.Unmarshal(s.Record, &r); err != nil {
		return nil, fmt.Errorf("read the record that was sent: %w", err)
	}
	d, err := whole(r)
	if err != nil {
		return nil, err
	}
	d.Draft, d.Reader = inForce(src), src.label("reader.council")
	part := decision(src)
	if now := src.Closure.Sent(); now == nil || now.Entry != s.Entry {
		d.Draft = strings.ReplaceAll(src.label("draft.as-sent"), "{day}", model.DateOf(s.At).String())
		part = decided(src, s)
	}
	d.Parts = append(d.Parts, part, signatures(src, s, signers(src)))
	return d, nil
}

// Sending is a record as it will be sent, to be read before it is.
func Sending(r model.SentRecord) (*Document, error) {
	d, err := whole(r)
	if err != nil {
		return nil, err
	}
	d.Draft, d.Reader = label(d.Language, "draft.not-sent"), label(d.Language, "reader.council")
	return d, nil
}
