package docx

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// order is, of each element that is written here, the elements within it in the order of the schema (ECMA-376,
// part 1, transitional): Word calls a file broken that has another. Those in one string may stand in any order.
var order = map[string]string{
	"pPr":               "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr":               "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
	"tbl":               "tblPr tblGrid tr",
	"tblPr":             "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tblCellMar":        "top left bottom right",
	"tblBorders":        "top left bottom right insideH insideV",
	"tr":                "tblPrEx trPr tc",
	"trPr":              "cantSplit trHeight tblHeader",
	"tc":                "tcPr p",
	"tcPr":              "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"pBdr":              "top left bottom right between bar",
	"numPr":             "ilvl numId",
	"sectPr":            "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
	"style":             "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"tblStylePr":        "pPr rPr tblPr trPr tcPr",
	"styles":            "docDefaults latentStyles style",
	"docDefaults":       "rPrDefault pPrDefault",
	"numbering":         "numPicBullet abstractNum num",
	"abstractNum":       "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
	"lvl":               "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"num":               "abstractNumId lvlOverride",
	"lvlOverride":       "startOverride lvl",
	"settings":          "writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"font":              "altName panose1 charset family notTrueType pitch sig",
	"inline":            "extent effectExtent docPr cNvGraphicFramePr graphic",
	"pic":               "nvPicPr blipFill spPr",
	"nvPicPr":           "cNvPr cNvPicPr",
	"blipFill":          "blip srcRect stretch",
	"spPr":              "xfrm prstGeom",
	"xfrm":              "off ext",
	"p":                 "pPr r|fldSimple",
	"r":                 "rPr t|br|tab|drawing",
	"body":              "p|tbl sectPr",
	"document":          "body",
	"hdr":               "p",
	"ftr":               "p",
	"fldSimple":         "r",
	"tabs":              "tab",
	"tblGrid":           "gridCol",
	"rPrDefault":        "rPr",
	"pPrDefault":        "pPr",
	"compat":            "compatSetting",
	"fonts":             "font",
	"drawing":           "inline",
	"graphic":           "graphicData",
	"graphicData":       "pic",
	"prstGeom":          "avLst",
	"stretch":           "fillRect",
	"cNvPicPr":          "",
	"cNvGraphicFramePr": "graphicFrameLocks",
}

// misplaced gives the elements of some XML that stand where the schema has them not.
func misplaced(t testing.TB, name, content string) []string {
	t.Helper()
	type open struct {
		name string
		at   int
	}
	var stack []open
	var out []string
	dec := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("%s is no XML: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if n := len(stack); n > 0 {
				in := &stack[n-1]
				known, ok := order[in.name]
				at := slices.IndexFunc(strings.Fields(known), func(s string) bool { return slices.Contains(strings.Split(s, "|"), token.Name.Local) })
				if !ok || at < 0 || at < in.at {
					out = append(out, name+": "+token.Name.Local+" within "+in.name)
				}
				in.at = max(in.at, at)
			}
			stack = append(stack, open{name: token.Name.Local})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

func TestElementsStandInTheOrderInWhichWordExpectsThem(t *testing.T) {
	letter := sample()
	letter.Marking, letter.Reference = "", ""
	for _, d := range []*documentOf{{"the record", drawnAs(t, sample())}, {"the letter", drawnAs(t, letter)}} {
		for name, content := range d.files {
			if !strings.HasPrefix(name, "word/") || !strings.HasSuffix(name, ".xml") {
				continue
			}
			if out := misplaced(t, name, content); len(out) > 0 {
				t.Errorf("%s: %q", d.name, out)
			}
		}
	}
}

// A documentOf is a document that was drawn.
type documentOf struct {
	name  string
	files map[string]string
}

func TestThePartsOfTheFileHoldTogether(t *testing.T) {
	letter := sample()
	letter.Marking, letter.Reference, letter.Parts = "", "", letter.Parts[:1]
	for _, d := range []*documentOf{{"the record", drawnAs(t, sample())}, {"the letter", drawnAs(t, letter)}} {
		holdTogether(t, d.files)
	}
}

// holdTogether checks that every file has a type, is what a relation points to, and that every id that is used is there.
func holdTogether(t testing.TB, files map[string]string) {
	t.Helper()
	targets := map[string]bool{"[Content_Types].xml": true, "_rels/.rels": true, "word/_rels/document.xml.rels": true}
	ids := map[string]bool{}
	for rels, base := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word/"} {
		var r struct {
			Relationship []struct {
				ID     string `xml:"Id,attr"`
				Target string `xml:",attr"`
			}
		}
		if err := xml.Unmarshal([]byte(files[rels]), &r); err != nil {
			t.Fatal(err)
		}
		for _, one := range r.Relationship {
			if _, there := files[base+one.Target]; !there || targets[base+one.Target] {
				t.Errorf("%s points to %s, which is missing or pointed to twice", rels, one.Target)
			}
			targets[base+one.Target] = true
			if base != "" {
				ids[one.ID] = true
			}
		}
	}
	var types struct {
		Default []struct {
			Extension string `xml:",attr"`
		}
		Override []struct {
			PartName string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal([]byte(files["[Content_Types].xml"]), &types); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, o := range types.Override {
		if _, there := files[strings.TrimPrefix(o.PartName, "/")]; !there || known[o.PartName] {
			t.Errorf("a type is given to %s, which is missing or has one", o.PartName)
		}
		known[o.PartName] = true
	}
	for name, content := range files {
		if !targets[name] {
			t.Errorf("nothing points to %s", name)
		}
		ending := name[strings.LastIndex(name, ".")+1:]
		if ending == "xml" && name != "[Content_Types].xml" && !known["/"+name] {
			t.Errorf("%s has no type", name)
		}
		if ending != "xml" && !slices.ContainsFunc(types.Default, func(d struct {
			Extension string `xml:",attr"`
		}) bool {
			return d.Extension == ending
		}) {
			t.Errorf("%s has no type", name)
		}
		for _, at := range []string{`r:id="`, `r:embed="`} {
			for _, rest := range strings.Split(content, at)[1:] {
				if id, _, _ := strings.Cut(rest, `"`); !ids[id] {
					t.Errorf("%s names %s, which is no relation", name, id)
				}
			}
		}
	}
	styled := files["word/styles.xml"]
	for name, content := range files {
		for _, at := range []string{`<w:pStyle w:val="`, `<w:tblStyle w:val="`, `<w:basedOn w:val="`, `<w:next w:val="`} {
			for _, rest := range strings.Split(content, at)[1:] {
				if id, _, _ := strings.Cut(rest, `"`); !strings.Contains(styled, `w:styleId="`+id+`"`) {
					t.Errorf("%s names the style %s, which is not there", name, id)
				}
			}
		}
	}
}
