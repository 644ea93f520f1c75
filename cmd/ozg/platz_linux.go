package main

import "syscall"

// freierPlatz is how many bytes of the disk that holds dir this program may still fill; ok is false where that
// cannot be told.
func freierPlatz(dir string) (frei int64, ok bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, false
	}
	return int64(s.Bavail) * int64(s.Bsize), true
}
