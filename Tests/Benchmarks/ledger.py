"""A ledger of a million entries, and what is measured in it.

The events are put into the database as if they were recorded before there was a ledger: the first opening for writing gives
each its entry, which is measured too.
"""
import sqlite3
import statistics
import subprocess
import time
from pathlib import Path

MOMENT = 1_790_000_000_000
DIGEST = "7" * 64


class Million:
    """A data folder with `entries` commits of one answer each, by the guardians of `children` children."""

    def __init__(self, binaries, work, entries, children=10_000, busy=10_000):
        self.synas = f"{binaries}/synas"
        self.data = work / "million"
        self.entries, self.children, self.busy = entries, children, busy
        self.call("init", "--policies", "policies")
        self.fill()

    def call(self, *words, codes=(0,)):
        done = subprocess.run([self.synas, *words, "--data", str(self.data)], capture_output=True, text=True)
        if done.returncode not in codes:
            raise SystemExit(f"synas {words[0]} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def fill(self):
        database = sqlite3.connect(self.data / "synas.db")
        with database:
            database.execute("INSERT INTO entry VALUES (1, 'child', ?, 'bench')", (MOMENT,))
            database.executemany(
                "INSERT INTO person VALUES (?, 'child', ?, 'ekbacken', 'grodan', ?, 'Ella', 'Berg', 20200304, 0, NULL, 1)",
                ((f"p{n}", f"S-{n}", f"child-{n}") for n in range(self.children)))
            database.executemany("INSERT INTO handle VALUES ('ekbacken', 'child', ?, ?)",
                                 ((f"child-{n}", f"p{n}") for n in range(self.children)))
            database.executemany("INSERT INTO guardian VALUES (?, ?, 'Karin Berg', 'sv', 1)",
                                 ((f"g{n}", f"G-{n}") for n in range(self.children)))
            database.executemany("INSERT INTO entry VALUES (?, 'child', ?, 'bench')",
                                 ((n + 2, MOMENT + n) for n in range(self.entries)))
            database.executemany(
                """INSERT INTO event (id, entry, person, kind, at, recorded_at, actor, source, guardian, unit, channel,
                   response, name, notice_version, notice_sha256, notice_language, collected, relation)
                   VALUES (?, ?, ?, ?, ?, ?, 'bench', 'form', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (self.event(n) for n in range(self.entries)))
        database.close()

    def event(self, number):
        # The first child has many events of its own: the one to be erased.
        child = 0 if number < self.busy else number % self.children
        row = (f"e{number}", number + 2, f"p{child}")
        if number < self.busy and number % 2 == 0 or number < self.busy + self.children:
            return (*row, "custody-added", MOMENT, MOMENT + number, f"g{child}", None, None, None, None, None, None, None,
                    None, "custody")
        return (*row, "answered", MOMENT, MOMENT + number, f"g{child}", "ekbacken", "open-blog", "visible", 1, "2026-1", DIGEST,
                "sv", "web", None)


def peak(command, codes=(0, 10)):
    """Wall seconds and peak MiB of one process."""
    import os
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in codes:
        raise SystemExit(f"{command[:3]} ended with {os.waitstatus_to_exitcode(status)}: {complaint}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def plain_commits(folder, count=500):
    """The peer of one event: SQLite alone, one row to a commit at FULL on the same disk. Milliseconds, ascending."""
    database = sqlite3.connect(folder / "plain.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE event (sequence INTEGER PRIMARY KEY, body TEXT)")
    times = []
    for _ in range(count):
        start = time.perf_counter()
        database.execute("INSERT INTO event (body) VALUES (?)", ("x" * 400,))
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def measure(binaries, work, entries, rounds):
    rows = subprocess.run([f"{binaries}/bench-ledger", work / "bench-ledger"], check=True, capture_output=True,
                          text=True).stdout.strip()
    plain = plain_commits(work)
    print("\n| what | median | 99th percentile |\n|---|---|---|")
    print(rows)
    print(f"| the peer: SQLite alone, one row to a commit at FULL | {statistics.median(plain):.2f} ms |"
          f" {plain[int(len(plain) * 0.99)]:.2f} ms |", flush=True)
    million(binaries, work, entries, rounds)


def million(binaries, work, entries, rounds):
    made = Million(binaries, work, entries)
    bundle, policy = work / "million.bundle", work / "policy"
    withdraw = [made.synas, "consent", "withdraw", "child-7", "--guardian", "G-7", "--channel", "open-blog",
                "--data", str(made.data)]
    first, memory = peak(withdraw)
    print(f"\n{entries:,} entries: given to a data folder from before the ledger in {first:.0f} s, {memory:.0f} MiB")
    restarts = [peak(withdraw)[0] for _ in range(rounds)]
    print(f"\nA withdrawal as a whole process, start included: median {statistics.median(restarts) * 1000:.0f} ms "
          "(goal for a restart: under 2 s)")
    seconds, memory = peak([made.synas, "ledger", "export", "--out", str(bundle), "--data", str(made.data)])
    print(f"\nExport: {seconds:.1f} s, {memory:.0f} MiB, a bundle of {bundle.stat().st_size / 1e6:.0f} MB")
    policy.write_text("log " + made.call("ledger", "key").splitlines()[0] + "\nquorum none\n")
    print("\n| verifying the bundle | wall | peak memory |\n|---|---|---|")
    one = ["taskset", "-c", "0"]
    for name, command in {
        "`synas ledger verify`, one core": [*one, made.synas, "ledger", "verify", str(bundle), "--policy", str(policy)],
        "`verify.py`, one core": [*one, "python3", "docs/ledger/verify.py", str(bundle), "--policy", str(policy)],
        "sha256sum of the file, one core": [*one, "sha256sum", str(bundle)],
    }.items():
        seconds, memory = peak(command)
        print(f"| {name} | {seconds:.1f} s | {memory:.0f} MiB |", flush=True)
    proofs = [peak([made.synas, "ledger", "prove", f"e{entries - 1 - n}", "--out", str(work / f"{n}.tlog-proof"), "--data",
                    str(made.data)])[0] for n in range(rounds)]
    print(f"\nA proof as a whole process: median {statistics.median(proofs) * 1000:.0f} ms")
    seconds, memory = peak([made.synas, "erase", "child-0", "--ground", "17(1)(b)", "--approved-by", "a-1", "--approved-by",
                            "a-2", "--data", str(made.data)])
    print(f"\nErasing a child with {made.busy:,} events: {seconds:.2f} s (goal: under 1 s), {memory:.0f} MiB")
