package pdf

import "handover/model/document"

// signatures adds lines to sign on. They stay together, and with their heading.
func (l *layout) signatures(b document.Signatures) {
	labels := l.doc.Labels()
	const gap, day = 8, measure * 0.66
	sign, on := l.width(labels.Signature, l.body()), l.width(labels.SignedOn, l.body())
	for i, who := range b.Who {
		p := l.at.add("P")
		l.words(p, who+" ", l.bold(), row{before: 1.2 * l.size, whole: true, keep: true})
		l.add(l.row(row{above: 0.9 * l.size, below: 3, keep: i+1 < len(b.Who)},
			cell{of: p, text: labels.Signature + " ", width: day, style: l.body()},
			l.rule(sign+gap, day-sign-3*gap),
			cell{of: p, text: labels.SignedOn, x: day, width: measure - day, style: l.body()},
			l.rule(day+on+gap, measure-day-on-gap)))
	}
}
