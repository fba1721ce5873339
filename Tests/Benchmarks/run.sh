#!/usr/bin/env bash
# Speed and memory of the command, side by side with named peers in one run: `make bench`.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1/draw-samples" --out "$work/pictures" --size 4000x3000 --quality 97 >/dev/null
python3 Tests/Benchmarks/bench.py --binaries "$1" --work "$work" "${@:2}"
