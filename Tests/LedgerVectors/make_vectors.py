#!/usr/bin/env python3
"""Writes docs/ledger/vectors/*.jsonl and docs/ledger/example; with --check it compares instead (exit 1 where they differ).

Every expectation is stated from how a bundle was built, never by asking a verifier. Files are by section of
specification.md; a vector's name is section/what. Same bytes on every machine.
"""

import json
import pathlib
import sys

from chapters import CHAPTERS, receipts
from school import School

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs/ledger"


def text(rows):
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names)), "a name twice: " + str(sorted(n for n in names if names.count(n) > 1)[:3])
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n" for row in rows)


def files():
    """(path, what stands in it)."""
    for name, chapter in CHAPTERS.items():
        yield FOLDER / "vectors" / (name + ".jsonl"), text(list(chapter()))
    school = School("example")
    yield FOLDER / "example/bundle", school.bytes().decode()
    yield FOLDER / "example/policy", school.policy()
    yield FOLDER / "example/earlier-checkpoint", school.notes[0]
    size = school.sizes()[0]
    yield FOLDER / "example/receipt.tlog-proof", receipts.receipt(school, 2, size=size, note=school.notes[0])


def main():
    different = []
    for path, new in files():
        if "--check" not in sys.argv[1:]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(new, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != new:
            different.append(path.name)
    if different:
        print("make_vectors.py writes other bytes than these hold: " + ", ".join(different))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
