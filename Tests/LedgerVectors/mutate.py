#!/usr/bin/env python3
"""Writes mutations of good ledgers as JSON Lines, in the shape of the vectors; agree.py reads them from standard input.

Every expectation follows from what was changed and where it stood; no verifier is asked. A class is the name up to the
last slash. Classes that begin with `harmless/` must verify, and say why:

- a line by an unknown key, or the order of signature lines: C2SP notes pass over what they do not know;
- a checkpoint less or twice: each says something of a tree that is the same;
- a witness that cosigns again later: newer is not other;
- blank lines, comments and the order in a policy: they trust the same keys;
- a tail cut at a checkpoint, or a history rewritten and signed anew, without a known checkpoint: no reader can see it
  (the same with a known checkpoint is `diverged`);
- a known checkpoint that agrees.
"""

import argparse
import json
import random
import sys

from mutations import insider, limits, receipts
from mutations.checkpoints import Checkpoints
from mutations.entries import Entries
from mutations.known import Known
from mutations.lines import Lines
from mutations.openings import Openings
from mutations.order import Order
from mutations.policies import Policies
from school import School

KINDS = ("tags high_bits line_ends cuts commitments structure fields body_bytes nonces positions exchanged "
         "removed doubled moved reordered entry_blocks note_text log_signatures other_signatures cosignatures "
         "rolled_back known policies").split()


class Mutations(Lines, Entries, Openings, Order, Checkpoints, Known, Policies):
    """Every kind of mutation of one school."""


def everything(seed, ledgers):
    rng = random.Random(seed)
    for number in range(ledgers):
        name, epoch = f"{seed}/{number}", number % 2 == 1
        mutations = Mutations(School(name, epoch), rng)
        yield mutations.row("good/whole", mutations.school.good())
        for kind in KINDS:
            if not (epoch and kind in ("rolled_back", "known")):
                yield from getattr(mutations, kind)()
        yield from insider.rewritten(name, epoch, rng)
        yield from insider.forgeries(name, epoch)
    yield from insider.hidden_tails(f"{seed}/tails")
    yield from receipts.mutations(seed, rng)
    yield from limits.mutations()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="synas")
    parser.add_argument("--ledgers", type=int, default=2, help="good ledgers to start from; about 6,000 mutations each")
    parser.add_argument("--only", help="only names that hold this")
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.ledgers} ledgers", file=sys.stderr)
    for number, row in enumerate(everything(options.seed, options.ledgers)):
        row["name"] = f"{row['name']}/{number}"
        if not options.only or options.only in row["name"]:
            print(json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True))


if __name__ == "__main__":
    main()
