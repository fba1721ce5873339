#!/usr/bin/env python3
"""Asks a verifier about vectors and compares its answers with what the vectors expect.

    agree.py [--command COMMAND] [--classes] [FILE]...

Without a command it asks docs/ledger/verify.py (imported, for speed); COMMAND is a program that speaks the batch mode of
docs/ledger/vectors/README.md, such as "synas ledger verify --batch". FILEs are JSON Lines, `-` is standard input; none are
all of docs/ledger/vectors. Exit: 0 all agree, 1 otherwise.
"""

import argparse
import base64
import importlib.util
import io
import itertools
import json
import pathlib
import shlex
import subprocess
import sys
import threading
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parents[2]
VALID = {"witnessed", "self-attested"}
SHOWN = 20


def load(path):
    spec = importlib.util.spec_from_file_location("verify", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def canonical(answer):
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def part(row, key):
    """Bytes of a vector's part, given as text or as base64."""
    return base64.b64decode(row[key + "_b64"]) if key + "_b64" in row else row[key].encode()


def known(row):
    return [base64.b64decode(note) for note in row.get("known_b64", [])] + [n.encode() for n in row.get("known", [])]


def ask_module(lines, path):
    """(vector, answer as a line) for every line, by the Python verifier. A traceback is an answer that never agrees."""
    verifier = load(path)
    for line in lines:
        row = json.loads(line)
        try:
            answer = verifier.verify(row["kind"], io.BytesIO(part(row, "bundle")), part(row, "policy"), known(row))
        except verifier.UsageError:
            answer = {"at": -1, "result": "usage", "why": ""}
        except Exception as fault:  # what the verifier must never let through
            answer = {"fault": repr(fault)}
        yield row, canonical(answer)


def ask_command(lines, command):
    """The same by a program in batch mode. An answer that is missing never agrees."""
    program = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    asked, kept = itertools.tee(lines)
    asked = list(asked)

    def feed():
        with program.stdin:
            for line in asked:
                program.stdin.write(line.encode().rstrip(b"\n") + b"\n")

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    for line in kept:
        yield json.loads(line), program.stdout.readline().decode().rstrip("\n")
    if program.wait() != 0:
        yield {"name": "exit", "expect": {"exit": 0}}, canonical({"exit": program.returncode})


def agrees(expect, line):
    if expect.get("result") in VALID:
        return line == canonical(expect)
    try:
        answer = json.loads(line)
    except ValueError:
        return False
    return all(answer.get(key) == value for key, value in expect.items())


def read(paths):
    for path in paths or sorted((ROOT / "docs/ledger/vectors").glob("*.jsonl")):
        with sys.stdin if str(path) == "-" else open(path, encoding="utf-8") as file:
            yield from (line for line in file if line.strip())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command")
    parser.add_argument("--verifier", default=ROOT / "docs/ledger/verify.py", help="another Python verifier")
    parser.add_argument("--classes", action="store_true", help="count by the first word of the names")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    lines = read(options.files)
    answers = ask_command(lines, options.command) if options.command else ask_module(lines, options.verifier)
    results, classes, wrong = Counter(), Counter(), 0
    for row, line in answers:
        results[row["expect"].get("result")] += 1
        classes[row["name"].rpartition("/")[0]] += 1
        if not agrees(row["expect"], line):
            wrong += 1
            if wrong <= SHOWN:
                print(f"{row['name']}: expected {canonical(row['expect'])}, got {line or 'no answer'}")
    for name, count in sorted(classes.items() if options.classes else ()):
        print(f"{count:7} {name}")
    total = sum(results.values())
    print(f"{total} vectors ({', '.join(f'{count} {name}' for name, count in sorted(results.items()))}): "
          f"{total - wrong} agree, {wrong} do not")
    return 0 if total and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
