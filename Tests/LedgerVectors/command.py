#!/usr/bin/env python3
"""verify.py as a command: exit codes, standard input, one line, no traceback. Exit: 0 where all holds."""

import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile

LEDGER = pathlib.Path(__file__).resolve().parents[2] / "docs/ledger"
EXAMPLE = LEDGER / "example"
FAILED = []


def run(*words, given=None, path=None):
    environment = {**os.environ, **({"PATH": path} if path is not None else {})}
    return subprocess.run([sys.executable, LEDGER / "verify.py", *map(str, words)], input=given, capture_output=True,
                          env=environment, check=False)


def holds(what, done, code, result=None):
    lines = done.stdout.decode().splitlines()
    answer = json.loads(lines[0]).get("result") if lines else None
    quiet = b"Traceback" not in done.stderr and len(done.stderr.splitlines()) == (1 if code == 64 else 0)
    if (done.returncode, answer, len(lines)) != (code, result, 1 if result else 0) or not quiet:
        FAILED.append(what)
        print(f"command: {what}: exit {done.returncode}, {lines}, {done.stderr.decode()[-300:]}")


def main():
    bundle, policy, known = EXAMPLE / "bundle", EXAMPLE / "policy", EXAMPLE / "earlier-checkpoint"
    data, trusted = bundle.read_bytes(), policy.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        def file(name, text):
            path = pathlib.Path(folder, name)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            return path
        alone = file("alone", trusted.split("group")[0] + "quorum none\n")
        lines = data.splitlines(keepends=True)
        short = b"".join(lines[:[line[:10] for line in lines].index(b"checkpoint") + 1]) + b"end\n"
        later = [line for line in lines if line.startswith(b"checkpoint ")][1].split()[1]
        later = file("later", base64.b64decode(later))
        holds("witnessed", run(bundle, "--policy", policy), 0, "witnessed")
        holds("self-attested", run(bundle, "--policy", alone), 10, "self-attested")
        holds("known", run(bundle, "--policy", policy, "--known", known, "--known", later), 0, "witnessed")
        holds("diverged", run("-", "--policy", policy, "--known", later, given=short), 11, "diverged")
        holds("invalid", run("-", "--policy", policy, given=data[:-1]), 12, "invalid")
        holds("empty", run("-", "--policy", policy, given=b""), 12, "invalid")
        holds("noise", run("-", "--policy", policy, given=bytes(range(256)) * 9999), 12, "invalid")
        holds("deep", run("-", "--policy", policy, given=b"synas.v1/bundle\nentry " + b"[" * 60_000 + b"\n"), 12, "invalid")
        holds("standard input", run("-", "--policy", policy, given=data), 0, "witnessed")
        holds("receipt", run("--receipt", EXAMPLE / "receipt.tlog-proof", "--policy", policy), 0, "witnessed")
        holds("receipt from standard input", run("--receipt", "-", "--policy", alone,
              given=(EXAMPLE / "receipt.tlog-proof").read_bytes()), 10, "self-attested")
        holds("no receipt", run("--receipt", bundle, "--policy", policy), 12, "invalid")
        holds("no bundle", run(pathlib.Path(folder, "nowhere"), "--policy", policy), 64)
        holds("a folder", run(folder, "--policy", policy), 64)
        holds("no policy", run(bundle), 64)
        holds("policy that is none", run(bundle, "--policy", bundle), 64)
        holds("known that is none", run(bundle, "--policy", policy, "--known", policy), 64)
        holds("nothing", run(), 64)
        holds("both", run(bundle, "--receipt", bundle, "--policy", policy), 64)
        holds("unknown option", run(bundle, "--policy", policy, "--trust-me"), 64)
        holds("receipt with known", run("--receipt", EXAMPLE / "receipt.tlog-proof", "--policy", policy, "--known", known), 64)
        holds("no openssl", run(bundle, "--policy", policy, path=folder), 64)
        file("openssl", "#!/bin/sh\nexit 0\n").chmod(0o755)
        holds("an openssl that accepts everything", run(bundle, "--policy", policy, path=folder), 64)
    print(f"command: {'as specified' if not FAILED else str(len(FAILED)) + ' failed'}")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
