"""Which calls a flow makes, how each one is hit by strace, and which of them are the same place.

strace counts `when=N` for each thread by itself, and `-P PATH` makes it count only the calls about that path. An
occurrence is therefore addressed by its number among its own thread's calls where no other thread makes as many, and
otherwise by its number among those about its path. Lanes are pinned to one processor each: then all work of a command
is done by one thread, and two runs make the same calls in the same order.
"""
import re
from collections import Counter, namedtuple

SWEPT = ["openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "close", "mkdir", "rmdir"]

ID = re.compile(r"(?<![a-z0-9])[a-z2-9]{26}(?![a-z0-9])")
SHA = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
STAMP = re.compile(r"\d{8}T\d{6}Z-[a-z2-9]{6}")
SHORT = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?=\.)")

# A call that may need space on the disk.
NEEDS_SPACE = {"write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "mkdir"}

Occurrence = namedtuple("Occurrence", "name number path place where exact needs_space changes returned")


OWN = {"out", "data", "stdout", "stderr"}


def kind(call, case):
    """What sort of file a call is about: the same word for files that are treated alike."""
    path = call.path
    if call.name == "write" and call.descriptor in (1, 2):
        return {1: "stdout", 2: "stderr"}[call.descriptor]
    if not path.startswith(case):
        head = re.match(r"[a-z_]+(?=:)", path)
        return head[0] if head else "system"
    path = path[len(case):].lstrip("/")
    path = STAMP.sub("STAMP", path)
    path = SHORT.sub("HASH", SHA.sub("SHA", ID.sub("ID", path)))
    path = re.sub(r"/[0-9a-f]{2}(?=/|$)", "/xx", path)
    return re.sub(r"^data/policies/.*", "data/policies", path)


def occurrences(calls, case, again):
    """Every occurrence of a swept call in a recording; `again` is a second one, which tells what varies."""
    threads = list(dict.fromkeys(call.thread for call in calls))
    total, by_path = Counter(), Counter()
    for call in calls:
        total[call.name, call.thread] += 1
        by_path[call.name, call.path, call.thread] += 1
    steady = {call.path for call in again}
    seen, seen_path, before, phase = Counter(), Counter(), {}, 0
    found = []
    for call in calls:
        what = kind(call, case)
        seen[call.name, call.thread] += 1
        seen_path[call.name, call.path, call.thread] += 1
        if call.name in SWEPT:
            number, at_path = seen[call.name, call.thread], seen_path[call.name, call.path, call.thread]
            others = [t for t in threads if t != call.thread]
            alone = all(total[call.name, t] < number for t in others)
            alone_path = call.path in steady and call.path.startswith("/") and all(
                by_path[call.name, call.path, t] < at_path for t in others)
            # What is the program's own is told apart by what came before; the rest by the part of the run alone.
            came = before.get(call.thread, "") if "/" in what or what in OWN else ""
            place = (call.name, what, came, phase)
            space = call.name in NEEDS_SPACE or call.name == "openat" and "O_CREAT" in call.arguments
            changes = space or call.name in {"unlink", "rmdir"}
            facts = (space, changes, call.number)
            if alone or not alone_path:
                found.append(Occurrence(call.name, number, None, place, what, alone, *facts))
            else:
                found.append(Occurrence(call.name, at_path, call.path, place, what, True, *facts))
        before[call.thread] = f"{call.name} {what}"
        # A turn of writing begins, or the work is told: what follows is another part of the program.
        if (call.name == "openat" and what == "data/write.lock") or what == "stdout":
            phase += 1
    return found


def distinct(found):
    """The first occurrence of each place."""
    first = {}
    for occurrence in found:
        first.setdefault(occurrence.place, occurrence)
    return list(first.values())
