package pdf

import "fmt"

// A bookmark leads to a part.
type bookmark struct {
	title string
	page  *page
	top   float64
}

// outline writes the bookmarks, and gives 0 where there are none.
func outline(f *file, all []*bookmark) int {
	if len(all) == 0 {
		return 0
	}
	root := f.reserve()
	first := len(f.objects) + 1
	for i, m := range all {
		n := f.reserve()
		body := fmt.Sprintf("<</Title%s/Parent %s/Dest[%s/XYZ 0 %s null]", words(m.title), ref(root), ref(m.page.number), num(min(pageHeight, pageHeight-m.top+10)))
		if i > 0 {
			body += "/Prev " + ref(n-1)
		}
		if i+1 < len(all) {
			body += "/Next " + ref(n+1)
		}
		f.set(n, body+">>")
	}
	f.set(root, fmt.Sprintf("<</Type/Outlines/First %s/Last %s/Count %d>>", ref(first), ref(first+len(all)-1), len(all)))
	return root
}
