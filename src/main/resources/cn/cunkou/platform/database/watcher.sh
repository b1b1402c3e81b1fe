# Stands between the program and its database server, in a session of its own. Standard input is a pipe whose other end
# the program holds: end of file means that the program is gone, however it went, and the server is shut down fast.
#
#     watcher.sh start COMMAND…   starts the server and prints its process id
#     watcher.sh guard PID        takes over a server whose watcher was killed

case $1 in
start)
    shift
    "$@" </dev/null &
    server=$!
    ;;
guard)
    server=$2
    ;;
esac
# Only now: the server would inherit the deafness.
trap '' HUP INT TERM
echo "$server"
exec >/dev/null
while read -r _; do :; done
kill -INT "$server"
while kill -0 "$server"; do
    # A server of our own ends here; one taken over is asked again.
    wait "$server" || sleep 0.1
done 2>/dev/null
