#!/usr/bin/env python3
"""Records what the real command does to the disk, and looks at what may be left of it when the power goes at any moment
(docs/crash-safety.md).

    powerloss.py --synas PATH [--states N] [--seed S]
    powerloss.py --synas PATH --normal        the same with synchronous=NORMAL: must find lost commits
    powerloss.py --synas PATH --expect-loss   of a command that is built to lose commits
"""
import argparse
import queue
import random
import shutil
import subprocess
import sys
import threading
import time

import figures
import replay
from disk import write_out
from flows import FLOWS, ROOT
from lane import Ran
from setting import Setting, scratch

LOST = "told as done"


class Cut:
    """The power going after the Nth call that reached for the disk."""
    name = "power"

    def __init__(self, number, call, manner):
        self.number, self.after, self.fault = number, f"{call.name}", manner

    def __str__(self):
        return f"power lost after change {self.number} ({self.after}), kept: {self.fault}"


def recorded(flow, setting, preload):
    """The calls of one undisturbed run with everything that was written."""
    lane = setting.lane
    setting.fresh(lane, flow)
    preloaded = ["-E", f"LD_PRELOAD={preload}"] if preload else []
    ran, made = lane.strace([*replay.OPTIONS, *preloaded], setting.words(flow, lane))
    if ran.code != 0 or not ran.out:
        raise SystemExit(f"{flow.name} does not end well under strace: {ran.code} {ran.err}")
    return made


def cuts(made, played, chance, tries):
    """Every state that is to be looked at: (cut, entries, whether somebody was told that it is done)."""
    seen, number = set(), 0
    for call in made:
        if not played.step(call):
            continue
        number += 1
        for manner, pick in [("nothing", None), ("all", True)] + [("some", chance)] * tries:
            entries = played.disk.after(pick)
            key = hash((played.told, tuple((path, data) for path, _, data in entries)))
            if key not in seen:
                seen.add(key)
                yield Cut(number, call, manner), entries, played.told


def thinned(states, count, chance):
    """A sample: always those that keep nothing uncertain, and of the rest as many from before as from after the telling."""
    bare = [s for s in states if s[0].fault == "nothing"]
    told = [s for s in states if s[2] and s not in bare]
    others = [s for s in states if not s[2] and s not in bare]
    half = max(0, count - len(bare)) // 2
    return bare + chance.sample(told, min(half, len(told))) + chance.sample(others, min(half, len(others)))


class PowerLoss:
    def __init__(self, arguments, root):
        self.arguments, self.root = arguments, root
        self.setting = Setting(arguments.synas, arguments.flows, root)
        self.preload = self.normal() if arguments.normal else None
        print(f"seed {arguments.seed}", flush=True)

    def normal(self):
        library = f"{self.root}/normal.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", library, str(ROOT / "Tests/Crash/normal.c"), "-ldl"], check=True)
        return library

    def go(self):
        begun, table = time.monotonic(), figures.Table()
        for flow in self.setting.flows:
            chance = random.Random(f"{self.arguments.seed} {flow.name}")
            made = recorded(flow, self.setting, self.preload)
            states = list(cuts(made, self.setting.replay(flow), chance, self.arguments.tries))
            total = len(states)
            if self.arguments.states:
                states = thinned(states, self.arguments.states, chance)
            print(f"{flow.name}: {max(s[0].number for s in states)} changes, {total} states of the disk, {len(states)} looked at", flush=True)
            work = queue.Queue()
            for state in states:
                work.put(state)
            lanes = self.setting.lanes
            threads = [threading.Thread(target=self.work, args=(flow, lane, work, table)) for lane in lanes]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        wants_loss = self.arguments.normal or self.arguments.expect_loss
        good = table.finish(time.monotonic() - begun)
        if not wants_loss:
            return good
        lost = sum(LOST in problem for problem in table.problems)
        print(f"acknowledged commits were lost in {lost} states, as they have to be" if lost else "NOTHING WAS LOST: not red")
        return lost > 0

    def work(self, flow, lane, work, table):
        while True:
            try:
                cut, entries, told = work.get_nowait()
            except queue.Empty:
                return
            ran = Ran(-9, "told" if told else "", "")
            try:
                shutil.rmtree(lane.case, ignore_errors=True)
                write_out(entries, lane.case)
                state, problems = self.setting.judges[flow.name].look(lane, ran)
            except Exception as error:  # a fault of the test itself is a failure, never silence
                state, problems = "half", [f"the test itself: {error!r}"]
            table.add(flow.name, cut, ran, "there", state, problems)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--synas", required=True, help="the built command")
    parser.add_argument("--flows", nargs="+", default=[flow.name for flow in FLOWS])
    parser.add_argument("--states", type=int, help="how many states to look at in each flow; else all")
    parser.add_argument("--tries", type=int, default=3, help="random states at each moment")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--normal", action="store_true")
    parser.add_argument("--expect-loss", action="store_true")
    parser.add_argument("--keep", action="store_true", help="leave the folders in place")
    arguments = parser.parse_args()
    root = scratch()
    try:
        sys.exit(0 if PowerLoss(arguments, root).go() else 1)
    finally:
        if not arguments.keep:
            shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
