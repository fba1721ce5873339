"""What a command is hit with, and whether it was."""
import random

import places

class Run:
    """An undisturbed run: for choosing random points in it."""

    def __init__(self, seconds, made, case):
        self.seconds = seconds
        main = made[0].thread
        # Before the command touches the folder a kill shows little: one point in ten lies there.
        threads = {}
        for call in made:
            threads.setdefault(call.thread, []).append(call)
        worker = max(threads.values(), key=lambda them: sum(case in c.path for c in them))
        self.count = len(worker)
        self.first = next((i for i, call in enumerate(worker) if case in call.path), 0) + 1
        self.is_main = worker[0].thread == main


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


def faults(occurrence, every):
    """`every`: also a full disk for calls that need no space."""
    found = [Hit(occurrence, "KILL", "signal=KILL"), Hit(occurrence, "EIO", "error=EIO")]
    if every or occurrence.needs_space:
        found.append(Hit(occurrence, "ENOSPC", "error=ENOSPC"))
    return found


class RandomCall:
    """A kill at the Nth call of any kind of some thread."""
    name, fault = "any call", "KILL"

    def __init__(self, number):
        self.number = number

    def make(self, lane, words, _):
        ran, _ = lane.strace(["-s", "0", "-e", f"inject=all:signal=KILL:when={self.number}"], words, pinned=False)
        return ran, "there" if ran.was_killed else "not"

    def __str__(self):
        return f"KILL at call {self.number}"


class RandomMoment:
    """A kill after some time, without strace."""
    name, fault = "any moment", "KILL"

    def __init__(self, seconds):
        self.seconds = seconds

    def make(self, lane, words, _):
        ran = lane.run([lane.synas, *words], pinned=False, kill_after=self.seconds)
        return ran, "there" if ran.was_killed else "not"

    def __str__(self):
        return f"KILL after {self.seconds * 1000:.1f} ms"


def at_random(count, seed, flows, runs):
    """Half at a call, half at a moment; the seed is printed, so that the calls at least can be made again."""
    print(f"seed {seed}")
    chance, found = random.Random(seed), []
    for index in range(count):
        flow = flows[index % len(flows)]
        run = runs[flow.name]
        if chance.random() < 0.5:
            first = 1 if chance.random() < 0.1 else run.first
            found.append((flow, RandomCall(chance.randint(first, run.count + 2))))
        else:
            found.append((flow, RandomMoment(chance.uniform(0.3, 1.1) * run.seconds)))
    return found


def planted(found):
    """Calls that say that they were made and were not: bugs that the sweep has to find."""
    hit = []
    for flow, o in found:
        # A file's bytes that never reach it, a name that is never given, in the places where that must show.
        lies = {("write", "data/spool"): "retval=100", ("rename", "out/ID"): "retval=0",
                ("pwrite64", "data/synas.db-wal"): "retval=4096", ("rename", "data/cleared"): "retval=0"}
        for (name, where), inject in lies.items():
            if o.name == name and o.where.startswith(where) and o.exact:
                hit.append((flow, Hit(o, "lie", inject)))
    return hit
