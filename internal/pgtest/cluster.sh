# Runs a PostgreSQL cluster in $DIR until standard input closes, which happens when the test process ends,
# in whatever way: a panic or a SIGKILL leaves no server and no folder behind.
# Speed before safety: nothing here outlives the test. A socket only, so that no port clashes.
"$BIN/initdb" -D "$DIR/d" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions >"$DIR/log" 2>&1 || exit 1
"$BIN/postgres" -D "$DIR/d" -k "$DIR" -c listen_addresses= -c fsync=off -c synchronous_commit=off \
	-c full_page_writes=off -c max_connections=200 -c shared_buffers=128MB -c jit=off >>"$DIR/log" 2>&1 &
server=$!
cat >/dev/null
kill -QUIT $server
wait $server
rm -rf "$DIR"
