"""Reading what strace wrote: one `Call` for each system call, in the order in which they ended."""
import re

LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (.*)$", re.S)
UNFINISHED = re.compile(r"^(\d+) +(\w+)\((.*?) *<unfinished \.\.\.>$", re.S)
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$", re.S)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
DESCRIPTOR = re.compile(r"^(\d+)<(.*?)>(?:\(deleted\))?(?:,|$)", re.S)
OPENED = re.compile(r"^(\d+)<")
# Calls that name files by path; all others name them by descriptor.
BY_PATH = {"openat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "rmdir", "link", "linkat"}


class Call:
    __slots__ = ("thread", "name", "arguments", "result", "injected")

    def __init__(self, thread, name, arguments, result):
        self.thread, self.name, self.arguments, self.result = thread, name, arguments, result
        self.injected = "(INJECTED)" in result

    @property
    def number(self):
        """What the call returned; None where it never did."""
        match = re.match(r"-?\d+", self.result)
        return int(match[0]) if match else None

    @property
    def descriptor(self):
        match = OPENED.match(self.arguments)
        return int(match[1]) if match and self.name not in BY_PATH else None

    @property
    def strings(self):
        return [text(s) for s in STRING.findall(self.arguments)]

    @property
    def path(self):
        """The file that the call is about: the new name of a rename."""
        if self.name in BY_PATH:
            strings = self.strings
            return strings[-1] if strings else ""
        match = DESCRIPTOR.match(self.arguments)
        return match[2] if match else ""


def data(escaped):
    """The bytes of a string as strace writes it."""
    return escaped.encode("latin-1").decode("unicode_escape").encode("latin-1")


def text(escaped):
    return data(escaped).decode("utf-8", "replace")


def read(path):
    """The calls of a trace. One that was under way when the process ended has no result."""
    calls, pending = [], {}
    with open(path, encoding="latin-1", newline="\n") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if match := UNFINISHED.match(line):
                pending[match[1]] = match
            elif match := RESUMED.match(line):
                begun = pending.pop(match[1], None)
                whole = LINE.match(f"{match[1]} {match[2]}({begun[3] if begun else ''}{match[3]}")
                if whole:
                    calls.append(Call(*whole.groups()))
            elif match := LINE.match(line):
                calls.append(Call(*match.groups()))
    calls += [Call(m[1], m[2], m[3], "?") for m in pending.values()]
    return calls
