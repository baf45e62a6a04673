#!/bin/sh
# Resolve locks/*.txt anew, for every system and Python from 3.11 on: exact versions, hashes, and no line that says where
# a package comes from. Pins that stand stay, unless --upgrade is given. Each lock holds the one before it whole.
set -eu
cd "$(dirname "$0")/.."
UV=${UV:-uv}
command -v "$UV" >/dev/null || { echo "make lock needs uv: pip install uv, or make lock UV=path/to/uv" >&2; exit 1; }

lock() { # name, then extras and constraints
    name=$1
    shift
    "$UV" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-annotate --no-header \
        --no-emit-index-url --no-emit-find-links pyproject.toml --extra build "$@" -o "locks/$name.txt"
    echo "locks/$name.txt: $(grep -c '==' "locks/$name.txt") packages"
}

lock run --extra portal "$@"
lock test --extra test -c locks/run.txt "$@"
lock bench --extra test --extra bench -c locks/test.txt "$@"
if grep -nE '://|^ *-(i|f|-index-url|-extra-index-url|-find-links|-trusted-host)[ =]' locks/*.txt; then
    echo "a lock must not say where a package comes from" >&2
    exit 1
fi
