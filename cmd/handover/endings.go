package main

import (
	"os"
	"syscall"
)

// endings are the signals that end the program: Ctrl+C at a prompt, a system that shuts down, a
// window that is closed.
var endings = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
