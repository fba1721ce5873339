"""What a folder means, without what differs from run to run: new ids, the moments of this run, nonces and keys."""
import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
from collections import Counter
from pathlib import Path

from places import ID, SHA, STAMP

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
DATABASES = ["synas.db", "keys.db"]
# Not part of what a folder means: the databases are read as tables, the lock is empty.
BESIDE = re.compile(r"^data/(?:\w+\.db(?:-wal|-shm|-journal)?|write\.lock|signer/(?:key\.pem|state|tombstones))$")

# Tables whose digests are under a secret that the run itself may have made.
SALTED = {"synas.db:spent"}

# A backup is sealed under a key of its own, and named by its moment; the note of it names folders of the lane.
SEALED = re.compile(r"^(?:(?:backups|keys)/|data/backup-keys$)")


class Broken(Exception):
    """The folder cannot be read at all."""


def tables(data):
    """Every row of every table, read from a copy, so that looking does not mend anything."""
    rows = {}
    with tempfile.TemporaryDirectory(dir=Path(data).parent.parent) as scratch:
        for name in DATABASES:
            if not os.path.exists(f"{data}/{name}"):
                continue
            for ending in ["", "-wal", "-journal"]:
                if os.path.exists(f"{data}/{name}{ending}"):
                    shutil.copy(f"{data}/{name}{ending}", scratch)
            try:
                rows |= read(f"{scratch}/{name}", name)
            except sqlite3.Error as error:
                raise Broken(f"{name}: {error}") from None
    return rows


def read(path, name):
    database = sqlite3.connect(path)
    try:
        said = database.execute("PRAGMA integrity_check").fetchall()
        if said != [("ok",)]:
            raise Broken(f"{name}: integrity_check: {said[0][0]}")
        if loose := database.execute("PRAGMA foreign_key_check").fetchall():
            raise Broken(f"{name}: {len(loose)} rows refer to nothing")
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        return {f"{name}:{table}": database.execute(f'SELECT * FROM "{table}"').fetchall() for table in names}
    finally:
        database.close()


def files(case):
    """Everything else in the folder: path to SHA-256; and apart from it what is only on its way."""
    settled, passing = {}, {}
    for folder, _, names in os.walk(case):
        for name in names:
            path = os.path.join(folder, name)
            short = os.path.relpath(path, case)
            if BESIDE.match(short):
                continue
            on_its_way = ".partial" in short or short.startswith("data/spool/")
            (passing if on_its_way else settled)[short] = path
        if not names and ".partial" in folder:
            passing[os.path.relpath(folder, case)] = None
    spool = f"{case}/data/spool"
    for name in os.listdir(spool) if os.path.isdir(spool) else []:
        passing.setdefault(f"data/spool/{name}", None)
    return settled, passing


class Measure:
    """Compares folders with the one that all cases start from."""

    def __init__(self, case):
        self.rows = tables(f"{case}/data")
        self.words = set()
        for table in self.rows.values():
            for row in table:
                for value in row:
                    self.words |= set(ID.findall(value) + MOMENT.findall(value)) if isinstance(value, str) else {value}

    def plain(self, value):
        if isinstance(value, bytes):
            return "BYTES"
        if isinstance(value, int) and value > 1_600_000_000_000 and value not in self.words:
            return "MOMENT"
        if isinstance(value, str):
            for pattern, word in [(ID, "ID"), (MOMENT, "MOMENT")]:
                value = pattern.sub(lambda m: m[0] if m[0] in self.words else word, value)
        return value

    def change(self, case):
        """What the tables have gained and lost since the start, in a form that is the same from run to run."""
        now = tables(f"{case}/data")
        found = []
        for table in sorted(set(now) | set(self.rows)):
            old, new = Counter(self.rows.get(table, [])), Counter(now.get(table, []))
            for sign, rows in [("+", new - old), ("-", old - new)]:
                plain = [[self.plain(v) for v in row] for row in rows.elements()]
                if table in SALTED:
                    plain = [[SHA.sub("DIGEST", v) if isinstance(v, str) else v for v in row] for row in plain]
                found += [f"{sign}{table} {row}" for row in plain]
        return sorted(found)

    def holdings(self, case):
        """The files as (name, content) without new ids; those that are settled, and those on their way."""
        settled, passing = files(case)
        return Counter((self.name(short), self.digest(short, path)) for short, path in settled.items()), \
            {self.name(short): self.digest(short, path) if path else None for short, path in passing.items()}

    def name(self, short):
        return STAMP.sub("STAMP", self.plain(short))

    def digest(self, short, path):
        if SEALED.match(short):
            return "SEALED"
        content = Path(path).read_bytes()
        if path.endswith(".json"):
            content = self.plain(content.decode()).encode()
        return hashlib.sha256(content).hexdigest()
