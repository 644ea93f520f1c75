package pgtest

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

//go:embed cluster.sh
var script string

var errNoPostgres = errors.New(`no PostgreSQL server found. Install one:
	apt-get update && apt-get install -y --no-install-recommends postgresql
or set PGBIN to the folder that holds initdb, or OZG_TEST_DSN to a server for tests`)

// cluster is a running server. The server ends when leine closes, at the latest with this process.
type cluster struct {
	dir   string
	leine io.WriteCloser // never written to
	ende  chan error
}

func (c *cluster) dsn() string {
	return "postgres://postgres@/postgres?sslmode=disable&host=" + c.dir
}

// start makes a cluster in a fresh folder and waits until it answers.
func start() (_ *cluster, err error) {
	bin, err := binDir()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "pgt") // not t.TempDir: the path of a socket has at most 107 bytes
	if err != nil {
		return nil, err
	}
	attr, err := unprivileged(dir)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	cmd := exec.Command("/bin/sh", "-c", script)
	cmd.Dir = dir // the test's folder may be unreadable for that user
	cmd.Env = []string{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC", "BIN=" + bin, "DIR=" + dir}
	cmd.SysProcAttr = attr
	leine, err := cmd.StdinPipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	c := &cluster{dir: dir, leine: leine, ende: make(chan error, 1)}
	go func() { c.ende <- cmd.Wait() }()
	if err := c.wait(30 * time.Second); err != nil {
		log, _ := os.ReadFile(filepath.Join(dir, "log")) // best effort: it explains err
		return nil, errors.Join(fmt.Errorf("start PostgreSQL for tests: %w\n%s", err, log), leine.Close(), os.RemoveAll(dir))
	}
	return c, nil
}

// wait returns when the server answers, or with the reason why it does not.
func (c *cluster) wait(timeout time.Duration) error {
	db, err := sql.Open("postgres", c.dsn())
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		select {
		case e := <-c.ende:
			return fmt.Errorf("server ended: %w", e)
		case <-ctx.Done():
			return fmt.Errorf("no answer: %w", err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// unprivileged makes the server run as postgres or nobody when the tests run as root, which initdb and
// postgres refuse; the folder then belongs to that user. A group of its own keeps Ctrl-C from the script.
func unprivileged(dir string) (*syscall.SysProcAttr, error) {
	attr := &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() != 0 {
		return attr, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, errU := strconv.Atoi(u.Uid)
	gid, errG := strconv.Atoi(u.Gid)
	if err := errors.Join(errU, errG); err != nil {
		return nil, fmt.Errorf("user %s: %w", u.Username, err)
	}
	attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return attr, os.Chown(dir, uid, gid)
}

// binDir finds initdb: $PGBIN, then Debian's folders (newest first), then $PATH.
func binDir() (string, error) {
	if d := os.Getenv("PGBIN"); d != "" {
		return d, nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		return filepath.Dir(slices.MaxFunc(found, func(a, b string) int { return major(a) - major(b) })), nil
	}
	p, err := exec.LookPath("initdb")
	if err != nil {
		return "", errNoPostgres
	}
	return filepath.Dir(p), nil
}

// major is 15 in /usr/lib/postgresql/15/bin/initdb; what is no number sorts first.
func major(path string) int {
	n, err := strconv.Atoi(strings.Split(path, "/")[4])
	if err != nil {
		return 0
	}
	return n
}
