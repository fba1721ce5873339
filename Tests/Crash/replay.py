"""Carries a recorded trace out on a `Disk`, call by call."""
import os
import re

import calls
from disk import Disk

# What is recorded. Calls of the second group that touch the folder are not understood, and end the recording.
KNOWN = ["openat", "close", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "unlink", "mkdir", "rmdir"]
UNKNOWN = ["writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "fallocate", "truncate", "renameat",
           "renameat2", "unlinkat", "linkat", "link", "symlink", "symlinkat", "mkdirat", "creat", "open", "sync_file_range"]
OPTIONS = ["-s", "100000000", "-e", "trace=" + ",".join(KNOWN + ["?" + name for name in UNKNOWN])]


class Replay:
    """`case`: the folder that was recorded; `start`: a copy of what was in it at the start."""

    def __init__(self, start, case):
        self.disk, self.case, self.open, self.at = Disk(start), case, {}, {}
        self.told = False

    def short(self, path):
        path = os.path.normpath(path)
        return os.path.relpath(path, self.case) if path == self.case or path.startswith(self.case + "/") else None

    def step(self, call):
        """Returns whether the call changed what may be on the disk, or told somebody something."""
        if call.number is None or call.number < 0:
            return False
        if call.name in UNKNOWN:
            if any(self.short(p) for p in [*call.strings, call.path]):
                raise SystemExit(f"the recording cannot be replayed: {call.name} of {call.path}")
            return False
        return getattr(self, call.name)(call)

    def openat(self, call):
        path = self.short(call.path)
        if path is None:
            self.open.pop(call.number, None)
            return False
        node, changed = self.disk.find(path), False
        if node is None:
            mode = re.search(r", (0\d+)\)?$", call.arguments)
            node, changed = self.disk.make(path, int(mode[1], 8) if mode else 0o600, False), True
        elif "O_TRUNC" in call.arguments:
            node.write(0, None)
            changed = True
        self.open[call.number], self.at[call.number] = node, 0
        return changed

    def close(self, call):
        self.open.pop(call.descriptor, None)
        return False

    def write(self, call):
        if call.descriptor == 1:
            self.told = True
            return True
        node = self.open.get(call.descriptor)
        if node is None:
            return False
        data = calls.data(calls.STRING.search(call.arguments)[1])
        assert len(data) == call.number, "the recording holds only a part of what was written"
        node.write(self.at[call.descriptor], data)
        self.at[call.descriptor] += len(data)
        return True

    def pwrite64(self, call):
        node = self.open.get(call.descriptor)
        if node is None:
            return False
        data = calls.data(calls.STRING.search(call.arguments)[1])
        assert len(data) == call.number, "the recording holds only a part of what was written"
        node.write(int(call.arguments.rpartition(", ")[2]), data)
        return True

    def ftruncate(self, call):
        node = self.open.get(call.descriptor)
        if node is not None:
            node.write(int(call.arguments.rpartition(", ")[2]), None)
        return node is not None

    def fsync(self, call):
        node = self.open.get(call.descriptor)
        if node is not None:
            self.disk.sync(node)
        return node is not None

    fdatasync = fsync

    def rename(self, call):
        old, new = map(self.short, call.strings)
        if (old is None) != (new is None):
            raise SystemExit("the recording cannot be replayed: a rename out of the folder")
        if old is not None:
            self.disk.rename(old, new)
        return old is not None

    def unlink(self, call):
        path = self.short(call.path)
        if path is not None:
            self.disk.remove(path)
        return path is not None

    rmdir = unlink

    def mkdir(self, call):
        path = self.short(call.path)
        if path is not None:
            self.disk.make(path, 0o700, True)
        return path is not None
