package docx

import (
	"fmt"
	"math"

	"handover/model/document"
)

// emus is how many of the units in which Word measures pictures are a point.
const emus = 12700

// picture writes a picture as wide as it asks to be, or as the page is, with its words for whoever cannot see it.
func (w *writer) picture(p document.Picture) error {
	png, err := drawn(p)
	if err != nil {
		return err
	}
	n := len(w.pictures)
	w.pictures = append(w.pictures, png)
	if p.Caption != "" {
		w.par(paragraph{style: "Caption", text: p.Caption})
	}
	fit := min(1, float64(textWidth)/20/p.Width, float64(textHeight-1200)/20/p.Height)
	cx, cy := size(p.Width*fit), size(p.Height*fit)
	id := itoa(n + 1)
	w.raw(`<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`, cx, `" cy="`, cy, `"/>`)
	w.raw(`<wp:docPr id="`, id, `" name="Picture `, id, `" descr="`)
	w.text(p.Alt)
	w.raw(`"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="`, nsDrawing, `picture"><pic:pic>`)
	w.raw(`<pic:nvPicPr><pic:cNvPr id="`, id, `" name="Picture `, id, `"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`, relPicture(n), `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`)
	w.raw(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`, cx, `" cy="`, cy, `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
	return nil
}

// size is a length of points in Word's units: at least one, as nothing has no length.
func size(points float64) string { return fmt.Sprint(max(int64(math.Round(points*emus)), 1)) }
