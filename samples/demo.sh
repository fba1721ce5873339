#!/usr/bin/env bash
# The sample preschool's day, from an empty folder to verdicts and cleared pictures: `make demo`.
set -euo pipefail
cd "$(dirname "$0")/.."
synas=${SYNAS:?the built command}
folder=${1:?the folder to work in}
rm -rf "$folder"
mkdir -p "$folder"
export SYNAS_DATA="$folder/data"

"$synas" policy check policies
"$synas" init --policies policies
# Some rows ask to be looked at before anything is imported; here somebody has.
"$synas" roster import samples/roster.csv --confirm B-2015
"$synas" consent answer --file samples/answers.csv
echo
verdicts=0
"$synas" submit samples/posts/*.yaml --out "$folder/ready" --contact-sheet "$folder/look" || verdicts=$?
# 3 and 4 are verdicts (some post is held, some refused); anything else is a failure.
case $verdicts in 0 | 3 | 4) ;; *) exit "$verdicts" ;; esac
echo
echo "A guardian takes an answer back. What is out already is found, and made narrower from what was published:"
"$synas" consent withdraw ella-b --guardian G-1001 --channel open-blog
"$synas" takedown list
takedown=$("$synas" takedown list | awk 'NR == 1 { print $1 }')
"$synas" takedown redo "$takedown" --out "$folder/narrower"
echo
echo "Cleared pictures and their manifests: $folder/ready"
echo "Before and after, side by side:       $folder/look/index.html"
echo "Narrower, to put in their place:      $folder/narrower"
