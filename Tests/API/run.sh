#!/usr/bin/env bash
# The service with the sample preschool's data, asked thousands of things that openapi.yaml says can be asked, and some that
# it says cannot: `make test-api`. CASES: how many, roughly. SEED: the same again.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=${1:?the folder of the built programs}
venv=.build/api-venv
schemathesis_version=4.32.5
if [ ! -x "$venv/bin/schemathesis" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$schemathesis_version"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/synas-api-XXXXXX")
daemon=
stop() {
  if [ -n "$daemon" ]; then kill "$daemon" 2>/dev/null && wait "$daemon" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap stop EXIT

export SYNAS_DATA="$work/data"
"$bin/synas" init --policies policies >/dev/null
"$bin/synas" roster import samples/roster.csv --confirm B-2015 >/dev/null
"$bin/synas" consent answer --file samples/answers.csv >/dev/null

# A token for all that the role may.
token() {
  "$bin/synas" staff add "$1" --role "$1" --scope ekbacken --without-password >/dev/null
  local scopes=()
  for scope in ${2//,/ }; do scopes+=(--scope "$scope"); done
  "$bin/synas" token create "$1" --label test-api "${scopes[@]}" --format json |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["secret"])'
}
teaching=posts:check,posts:submit,posts:read,pictures:read,posts:publish,children:read,day-sheet:read,consents:narrow
teacher=$(token teacher "$teaching")
manager=$(token manager "$teaching,consents:widen,consents:explain,reports:read,ledger:read")

"$bin/synasd" --port 0 --port-file "$work/port" 2>"$work/log" &
daemon=$!
for _ in $(seq 300); do [ -s "$work/port" ] && break; sleep 0.1; done
port=$(cat "$work/port")

python3 Tests/API/cases.py --schemathesis "$venv/bin/schemathesis" --url "http://127.0.0.1:$port" --work "$work" \
  --operations "$(grep -c operationId Sources/Web/openapi.yaml)" --cases "${CASES:-600}" --seed "${SEED:-20261121}" \
  "manager=$manager" "teacher=$teacher"

# Whatever was asked: the service stands, has said nothing of an error of its own, and what it holds is sound.
kill -0 "$daemon" || { echo "the service has ended" >&2; exit 1; }
if grep -E '"message":"unexpected"|"status":"5' "$work/log" | head -5 | grep .; then exit 1; fi
kill "$daemon"
wait "$daemon"
daemon=
"$bin/synas" fsck >/dev/null
# 10: valid, and nobody but its keeper says so.
verified=0
"$bin/synas" ledger verify >/dev/null || verified=$?
[ "$verified" = 10 ] || [ "$verified" = 0 ]
