#!/usr/bin/env python3
"""Writes docs/ledger/vectors/*.jsonl; with --check it compares instead (exit 1 where they differ).

Every expectation is stated from how a bundle was built, never by asking a verifier. Files are by section of
specification.md; a vector's name is section/what. Same bytes on every machine.
"""

import json
import pathlib
import sys

from chapters import CHAPTERS

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs/ledger/vectors"


def text(rows):
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names)), "a name twice: " + str(sorted(n for n in names if names.count(n) > 1)[:3])
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n" for row in rows)


def main():
    different = []
    for name, chapter in CHAPTERS.items():
        path, new = FOLDER / (name + ".jsonl"), text(list(chapter()))
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != new:
                different.append(path.name)
        else:
            path.write_text(new, encoding="utf-8")
    if different:
        print("make_vectors.py writes other bytes than these hold: " + ", ".join(different))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
