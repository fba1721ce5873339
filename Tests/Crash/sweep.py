#!/usr/bin/env python3
"""Hits the real command at its system calls and looks at what is left (docs/crash-safety.md).

    sweep.py --synas PATH --places          one occurrence of each distinct place
    sweep.py --synas PATH --all             every occurrence
    sweep.py --synas PATH --random N --seed S   N kills at random
    sweep.py --synas PATH --planted         plants bugs with strace, and wants every one of them found
"""
import argparse
import queue
import shutil
import sys
import threading
import time

import figures
import hits
import places
from flows import FLOWS
from setting import Setting, scratch


class Sweep:
    def __init__(self, arguments, root):
        self.arguments = arguments
        self.setting = Setting(arguments.synas, arguments.flows, root)

    def plan(self):
        """The hits to be made, each with its flow."""
        flows = self.setting.flows
        if self.arguments.random:
            runs = {flow.name: self.undisturbed(flow) for flow in flows}
            return hits.at_random(self.arguments.random, self.arguments.seed, flows, runs)
        found = [(flow, o) for flow in flows for o in self.recorded(flow)]
        if self.arguments.planted:
            return hits.planted(found)
        return [(f, hit) for place, (f, o) in enumerate(found) for hit in hits.faults(place, o, self.arguments.all)]

    def recorded(self, flow):
        found = self.setting.record(flow)
        distinct = places.distinct(found)
        print(f"{flow.name}: {len(found)} occurrences, {len(distinct)} places", flush=True)
        return found if self.arguments.all else distinct

    def undisturbed(self, flow):
        """How long a flow writes, and its calls of any kind."""
        lane = self.setting.lane
        words = self.setting.words(flow, lane)
        self.setting.fresh(lane, flow)
        _, seconds = lane.run_watched([lane.synas, *words])
        self.setting.fresh(lane, flow)
        _, made = lane.strace(["-s", "0"], words)
        return hits.Run(seconds, made, lane.case)

    def go(self):
        begun, table = time.monotonic(), figures.Table()
        work = queue.Queue()
        for item in self.plan():
            work.put(item)
        threads = [threading.Thread(target=self.work, args=(lane, work, table)) for lane in self.setting.lanes]
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
                self.setting.fresh(lane, flow)
                ran, struck = hit.make(lane, self.setting.words(flow, lane), self.setting.lane.case)
                state, problems = self.setting.judges[flow.name].look(lane, ran)
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
