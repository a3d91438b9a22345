package document

import (
	"encoding/json"
	"fmt"

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

// Sent is the record as it was sent to the manager, with the decision on it as it stands.
func Sent(src Source, s *model.Submission) (*Document, error) {
	var r model.SentRecord
	if err := json.Unmarshal(s.Record, &r); err != nil {
		return nil, fmt.Errorf("read the record that was sent: %w", err)
	}
	d, err := Read(r.Document)
	if err != nil {
		return nil, err
	}
	d.Draft, d.Reader = draft(src), "Council record"
	d.Parts = append(d.Parts, decision(src))
	return d, nil
}
