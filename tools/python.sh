#!/bin/sh
# Finds a Python and hands a command over to it: `tools/python.sh run`.
# PYTHON chooses; otherwise the newest that works. A name on the path is not enough:
# version managers leave commands there that only answer that they are not installed.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${PYTHON:-}" ]; then
    if ! "$PYTHON" -c "" >/dev/null 2>&1; then
        echo "PYTHON=$PYTHON does not run: name a Python 3.11 or newer." >&2
        exit 1
    fi
    exec "$PYTHON" -m tools "$@"
fi

for candidate in python3.13 python3.12 python3.11 python3; do
    if "$candidate" -c "" >/dev/null 2>&1; then
        exec "$candidate" -m tools "$@"
    fi
done

echo "No Python was found: install Python 3.11 or newer, or name one with PYTHON=." >&2
exit 1
