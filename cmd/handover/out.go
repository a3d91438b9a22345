package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/charmbracelet/x/term"

	"handover/ui/paper"
)

// write gives bytes to standard output, or to the file that --out names. A policy's folder for exports
// holds for every file that is not sealed.
func (s *settings) write(out string, b []byte, force bool) error {
	if out == "" {
		_, err := s.out.Write(b)
		return err
	}
	return writeFile(out, b, force)
}

// mayShow refuses a format that a terminal cannot show, where no file is named for it.
func (s *settings) mayShow(format, out string) error {
	f, ok := s.out.(*os.File)
	if out != "" || !ok || !term.IsTerminal(f.Fd()) || format != paper.FormatDocx && format != paper.FormatPDF {
		return nil
	}
	return wrongUse(fmt.Errorf("a terminal cannot show %s", format), "name a file for it with --out, such as --out form."+format)
}

// mayWrite refuses a file outside of the policy's folder for exports. That folder is made where it is not
// there yet.
func (s *settings) mayWrite(out string) error {
	p, err := s.inForce()
	if err != nil || out == "" || p.ExportFolder == "" {
		return err
	}
	err = paper.Inside(out, p.ExportFolder)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, paper.ErrOutside):
		return couldNot(err, "name a file in that folder with --out")
	}
	return couldNot(err, "whoever looks after this computer can make it, or name another")
}
