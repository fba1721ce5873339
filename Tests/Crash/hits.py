"""What a command is hit with, and whether it was."""
import random
from collections import Counter

import places

class Run:
    """An undisturbed run: for choosing random points in it. `seconds`: how long it writes."""

    def __init__(self, seconds, made, case):
        self.seconds = seconds
        threads, counts, self.early, self.late = {}, Counter(), [], []
        for call in made:
            threads.setdefault(call.thread, []).append(call)
        worker = max(threads.values(), key=lambda them: sum(case in c.path for c in them))
        first = next((i for i, call in enumerate(worker) if case in call.path), 0)
        for place, call in enumerate(worker):
            counts[call.name] += 1
            writes = self.late or call.name == "pwrite64" and call.path.endswith("-wal")
            # Before the command touches the folder a kill shows nothing.
            if place >= first and call.name != "exit_group":
                (self.late if writes else self.early).append((call.name, counts[call.name]))


class Hit:
    """One fault at one occurrence."""

    def __init__(self, occurrence, fault, inject):
        self.occurrence, self.fault, self.inject = occurrence, fault, inject
        self.name = occurrence.name

    def options(self, case, recorded):
        o = self.occurrence
        path = [] if o.path is None else ["-P", o.path.replace(recorded, case, 1)]
        return [*path, "-s", "0", "-e", f"trace={o.name}", "-e", f"inject={o.name}:{self.inject}:when={o.number}"]

    def make(self, lane, words, recorded):
        """Returns how the command ended, and whether it was hit where it was meant to be."""
        ran, made = lane.strace(self.options(lane.case, recorded), words)
        hit = [made[-1]] if ran.was_killed and made else [call for call in made if call.injected]
        if not hit:
            return ran, "not"
        there = all(places.kind(call, lane.case) == self.occurrence.where for call in hit)
        if there and len(hit) == 1:
            return ran, "there"
        where = {places.kind(call, lane.case) for call in hit}
        return ran, f"elsewhere: {len(hit)} at {', '.join(sorted(where))}"

    def __str__(self):
        o = self.occurrence
        return f"{self.fault} at {o.name} of {o.where}, number {o.number}{f' of {o.path}' if o.path else ''}"


def faults(place, occurrence, every):
    """What an occurrence is hit with. `every`: all three faults; else, by the number of the place, a kill and one error
    where the call changes something, and one of them where it does not."""
    kill, failed, full = [
        Hit(occurrence, "KILL", "signal=KILL"), Hit(occurrence, "EIO", "error=EIO"),
        Hit(occurrence, "ENOSPC", "error=ENOSPC"),
    ]
    if every:
        return [kill, failed, full]
    error = [failed, full][place % 2] if occurrence.needs_space else failed
    return [kill, error] if occurrence.changes else [[kill, error][place % 2]]


class RandomCall:
    """A kill at some call of any kind, on all processors."""
    name, fault = "any call", "KILL"

    def __init__(self, call, number):
        self.call, self.number = call, number

    def make(self, lane, words, _):
        inject = f"inject={self.call}:signal=KILL:when={self.number}"
        ran, _ = lane.strace(["-s", "0", "-e", f"trace={self.call}", "-e", inject], words, pinned=False)
        return ran, "there" if ran.was_killed else "not"

    def __str__(self):
        return f"KILL at {self.call}, number {self.number}"


class RandomMoment:
    """A kill some time after the command began to write, without strace."""
    name, fault = "any moment", "KILL"

    def __init__(self, seconds):
        self.seconds = seconds

    def make(self, lane, words, _):
        ran, _ = lane.run_watched([lane.synas, *words], self.seconds)
        return ran, "there" if ran.was_killed else "not"

    def __str__(self):
        return f"KILL {self.seconds * 1000:.1f} ms after it began to write"


def at_random(count, seed, flows, runs):
    """Half at a call, half at a moment; the seed is printed, so that the calls at least can be made again."""
    print(f"seed {seed}")
    chance, found = random.Random(seed), []
    for index in range(count):
        flow = flows[index % len(flows)]
        run = runs[flow.name]
        if chance.random() < 0.5:
            wanted, others = (run.late, run.early) if chance.random() < 0.7 else (run.early, run.late)
            # A flow may write no WAL at all: all its calls are early then.
            found.append((flow, RandomCall(*chance.choice(wanted or others))))
        else:
            found.append((flow, RandomMoment(chance.uniform(0, 1.1) * run.seconds)))
    return found


# Calls that are not made, and say that they were: bugs that the sweep has to find, every one.
LIES = [("write", "data/spool/"), ("write", "out/"), ("rename", "out/ID"), ("rename", "data/cleared/"),
        ("pwrite64", "data/synas.db-wal")]


def planted(found):
    hit = []
    for flow, o in found:
        # Of the WAL the pages alone: without its heads it is not read, and the process itself needs it no more.
        if o.name == "pwrite64" and o.returned < 4096 or not o.exact:
            continue
        if any(o.name == name and o.where.startswith(where) for name, where in LIES):
            hit.append((flow, Hit(o, "lie", f"retval={o.returned}")))
    return hit
