package main

import "github.com/inconshreveable/mousetrap"

// byDoubleClick reports whether the program was started by a double click in Explorer.
func byDoubleClick() bool { return mousetrap.StartedByExplorer() }
