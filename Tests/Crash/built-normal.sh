#!/usr/bin/env bash
# Builds a copy of this tree with synchronous=NORMAL instead of FULL: the test of power loss must find that it loses commits.
set -euo pipefail
cd "$(dirname "$0")/../.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
durability=$copy/Sources/Storage/SQLite/Durability.swift
sed -i 's/("synchronous", "FULL", "2")/("synchronous", "NORMAL", "1")/g' "$durability"
grep -q '"NORMAL", "1"' "$durability" || { echo "Durability.swift does not ask for FULL as this script knows it." >&2; exit 1; }
swift build --package-path "$copy" --product synas
python3 Tests/Crash/powerloss.py --synas "$(swift build --package-path "$copy" --show-bin-path)/synas" \
  --expect-loss --flows answer withdraw --states 60
