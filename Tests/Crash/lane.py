"""One lane of the sweep: a folder of its own, pinned to one processor, in which commands are run and hit."""
import hashlib
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import calls
from flows import environment

NOTICE = re.compile(r"^strace: Requested path .* resolved into .*\n", re.M)
PATIENCE = 60  # seconds; a command that takes longer hangs


class Ran:
    """How a command ended. `code`: its exit code, or minus the signal that ended it."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def was_killed(self):
        return self.code == -signal.SIGKILL


class Lane:
    def __init__(self, root, number, synas):
        self.root, self.number, self.synas = Path(root) / f"lane{number}", number, synas
        self.case, self.trace = str(self.root / "case"), str(self.root / "trace")
        self.root.mkdir(parents=True)

    def fresh(self, base):
        """Puts a copy of the start in the case's place."""
        shutil.rmtree(self.case, ignore_errors=True)
        subprocess.run(["cp", "-a", str(base), self.case], check=True)

    def content(self):
        """Every file and folder of the case, byte for byte, but for what SQLite rebuilds."""
        found = hashlib.sha256()
        for folder, folders, names in os.walk(self.case):
            folders.sort()
            for name in sorted(names):
                if not name.endswith("-shm"):
                    found.update(f"{folder[len(self.case):]}/{name}\0".encode())
                    found.update(hashlib.sha256(Path(folder, name).read_bytes()).digest())
            found.update(f"{folder[len(self.case):]} {folders}\0".encode())
        return found.hexdigest()

    def holding(self, folder, word):
        """The files that hold a word, in their bytes as they lie there."""
        paths = [Path(above, name) for above, _, names in os.walk(folder) for name in names]
        return [str(path.relative_to(folder)) for path in paths if word in path.read_bytes()]

    def run(self, words, pinned=True):
        """Runs a command to its end."""
        processors = sorted(os.sched_getaffinity(0))
        pin = {processors[self.number % len(processors)]}
        process = subprocess.Popen(
            words, env=environment(), cwd=self.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True,
            preexec_fn=(lambda: os.sched_setaffinity(0, pin)) if pinned else None)
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            err = b"HANGS\n" + err
        return Ran(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))

    def run_watched(self, words, kill_after=None):
        """Runs a command on all processors; kills it some seconds after its first write to the database.

        Returns how it ended, and how many seconds it went on after that write.
        """
        trigger = f"{self.case}/data/synas.db-wal"
        process = subprocess.Popen(
            words, env=environment(), cwd=self.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True)
        while process.poll() is None and not os.path.exists(trigger):
            time.sleep(0.0002)
        begun = time.monotonic()
        try:
            out, err = process.communicate(timeout=PATIENCE if kill_after is None else kill_after)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
        return Ran(process.returncode, out.decode(), err.decode()), time.monotonic() - begun

    def synas_words(self, words):
        return self.run([self.synas, *words])

    def strace(self, options, words, pinned=True):
        """Runs `synas` under strace; returns how it ended, and the calls."""
        Path(self.trace).unlink(missing_ok=True)
        # The filter makes strace quick, but a signal on entering a call is not delivered with it (strace 6.1).
        quick = [] if any("signal=" in option for option in options) else ["--seccomp-bpf"]
        ran = self.run(["strace", "-f", *quick, "-y", "-o", self.trace, *options, self.synas, *words], pinned)
        ran.err = NOTICE.sub("", ran.err)
        return ran, calls.read(self.trace) if os.path.exists(self.trace) else []
