#!/usr/bin/env bash
# Everything about the ledger's vectors that needs no Swift: they are what the generator writes, the Python verifier agrees with
# all of them and with the mutations, it answers and exits as a command, and the README's commands work. With a COMMAND that speaks
# the batch mode, such as "synas ledger verify --batch", that verifier is asked as well.
set -euo pipefail
cd "$(dirname "$0")"
python3 make_vectors.py --check
python3 agree.py
python3 command.py
./readme.sh
python3 mutate.py | python3 agree.py -
if [ $# -gt 0 ]; then
  python3 agree.py --command "$1"
  python3 mutate.py | python3 agree.py --command "$1" -
fi
