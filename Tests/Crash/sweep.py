#!/usr/bin/env python3
"""Hits the real command at its system calls and looks at what is left (docs/crash-safety.md).

    sweep.py --synas PATH --places          one occurrence of each distinct place
    sweep.py --synas PATH --all             every occurrence
    sweep.py --synas PATH --random N --seed S   N kills at random
    sweep.py --synas PATH --planted         plants bugs with strace, and wants every one of them found
"""
import argparse
import os
import queue
import shutil
import sys
import tempfile
import threading
import time

import figures
import hits
import judge
import places
from flows import FLOWS, gather_libraries, prepare
from lane import Lane
from state import Measure

LANES = 2


def scratch():
    """A folder in memory where there is room, else on disk: the kernel's memory survives a kill either way."""
    memory = "/dev/shm"
    roomy = os.path.isdir(memory) and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 256 << 20
    return tempfile.mkdtemp(prefix="synas-crash-", dir=memory if roomy else None)


def record(flow, facts, lane, base):
    """The occurrences of a flow."""
    runs = []
    for _ in range(2):
        lane.fresh(base)
        ran, made = lane.strace(["-s", "0", "-e", "trace=" + ",".join(places.SWEPT)], flow.command(lane.case, facts))
        if ran.code != 0:
            raise SystemExit(f"{flow.name} does not end well under strace: {ran.code} {ran.err}")
        runs.append(made)
    return places.occurrences(runs[0], lane.case, runs[1])


class Sweep:
    def __init__(self, arguments, root):
        self.arguments, self.root, self.base = arguments, root, f"{root}/base"
        self.synas = os.path.abspath(arguments.synas)
        gather_libraries(self.synas, f"{root}/lib")
        self.facts = prepare(self.synas, self.base)
        self.lanes = [Lane(root, number, self.synas) for number in range(LANES)]
        looks = judge.inspections(self.synas)
        self.flows = [flow for flow in FLOWS if flow.name in arguments.flows]
        # The start as it lies in a case's place: a copy keeps what it means, and its paths are a case's.
        self.lanes[0].fresh(self.base)
        measure = Measure(self.lanes[0].case)
        self.judges = {f.name: judge.Judge(f, self.facts, measure, self.lanes[0], self.base, looks) for f in self.flows}
        print(f"looking with: {', '.join(' '.join(words) for words in looks)}", flush=True)

    def plan(self):
        """The hits to be made, each with its flow."""
        if self.arguments.random:
            return hits.at_random(self.arguments.random, self.arguments.seed, self.flows, self.measure_runs())
        found = [(flow, o) for flow in self.flows for o in self.recorded(flow)]
        if self.arguments.planted:
            return hits.planted(found)
        return [(flow, hit) for flow, o in found for hit in hits.faults(o, self.arguments.all)]

    def recorded(self, flow):
        # Each lane records for itself where paths differ; the lanes differ in their folder's name alone.
        found = record(flow, self.facts, self.lanes[0], self.base)
        chosen = found if self.arguments.all else places.distinct(found)
        print(f"{flow.name}: {len(found)} occurrences, {len(places.distinct(found))} places", flush=True)
        return chosen

    def measure_runs(self):
        """How long each flow writes, and its calls of any kind."""
        found = {}
        for flow in self.flows:
            words = flow.command(self.lanes[0].case, self.facts)
            self.lanes[0].fresh(self.base)
            _, seconds = self.lanes[0].run_watched([self.synas, *words])
            self.lanes[0].fresh(self.base)
            _, made = self.lanes[0].strace(["-s", "0"], words)
            found[flow.name] = hits.Run(seconds, made, self.lanes[0].case)
        return found

    def go(self):
        begun, table = time.monotonic(), figures.Table()
        work = queue.Queue()
        for item in self.plan():
            work.put(item)
        threads = [threading.Thread(target=self.work, args=(lane, work, table)) for lane in self.lanes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        # A random kill may come when all is done.
        least = 0.5 if self.arguments.random else 0.9
        return table.finish(time.monotonic() - begun, self.arguments.planted, least)

    def work(self, lane, work, table):
        while True:
            try:
                flow, hit = work.get_nowait()
            except queue.Empty:
                return
            try:
                lane.fresh(self.base)
                ran, struck = hit.make(lane, flow.command(lane.case, self.facts), self.lanes[0].case)
                state, problems = self.judges[flow.name].look(lane, ran)
            except Exception as error:  # a fault of the sweep itself is a failure, never silence
                ran, struck, state, problems = None, None, "half", [f"the sweep itself: {error!r}"]
            table.add(flow.name, hit, ran, struck, state, problems)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--synas", required=True, help="the built command")
    parser.add_argument("--flows", nargs="+", default=[flow.name for flow in FLOWS])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="leave the folders in place")
    mode = parser.add_mutually_exclusive_group(required=True)
    for name in ["--places", "--all", "--planted"]:
        mode.add_argument(name, action="store_true")
    mode.add_argument("--random", type=int, metavar="N")
    arguments = parser.parse_args()
    if shutil.which("strace") is None:
        sys.exit("strace is missing: apt-get install strace")
    root = scratch()
    try:
        sys.exit(0 if Sweep(arguments, root).go() else 1)
    finally:
        if not arguments.keep:
            shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
