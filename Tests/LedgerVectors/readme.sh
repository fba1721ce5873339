#!/usr/bin/env bash
# Runs the commands of docs/ledger/README.md as they stand there, in a folder of its own, and holds what they print against what
# the README promises.
set -euo pipefail
ledger=$(cd "$(dirname "$0")/../../docs/ledger" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$ledger/example" "$ledger/verify.py" "$folder"
cd "$folder"
sed -n '/^```sh$/,/^```$/{/^```/d;p}' "$ledger/README.md" > commands
bash -eu commands > printed
want() { # how often, what
  found=$(grep -c -- "$2" printed || true)
  [ "$found" = "$1" ] || { echo "readme.sh: expected $1 lines with '$2', found $found" >&2; exit 1; }
}
want 3 '"result":"witnessed"'
want 2 '^Signature Verified Successfully$'
[ "$(tail -n 2 printed | sort -u | wc -l)" = 1 ] || { echo "readme.sh: the commitment is not the entry's" >&2; exit 1; }
# The same commands must be able to fail.
printf x >> text
if openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile sig > /dev/null 2>&1; then
  echo "readme.sh: openssl accepted another text" >&2; exit 1
fi
echo "README: its commands do what it says"
