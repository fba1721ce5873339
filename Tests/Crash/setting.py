"""Where the tests happen: the command, the folders that cases start from, the lanes, and who judges."""
import os
import shutil
import subprocess
import tempfile

import judge
import places
import replay
from flows import FLOWS, gather_libraries, prepare
from lane import Lane
from state import Measure

LANES = 2


def scratch():
    """A folder in memory where there is room, else on disk: the kernel's memory survives a kill either way."""
    memory = "/dev/shm"
    roomy = os.path.isdir(memory) and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 256 << 20
    return tempfile.mkdtemp(prefix="synas-crash-", dir=memory if roomy else None)


class Setting:
    def __init__(self, synas, names, root):
        self.synas, self.root = os.path.abspath(synas), root
        gather_libraries(self.synas, f"{root}/lib")
        self.facts = prepare(self.synas, f"{root}/base")
        os.makedirs(f"{root}/empty")
        self.lanes = [Lane(root, number, self.synas) for number in range(LANES)]
        self.flows = [flow for flow in FLOWS if flow.name in names]
        self.left = []
        if any(flow.start == "left" for flow in self.flows):
            self.leave()
        self.looks = judge.inspections(self.synas)
        self.judges = {flow.name: self.judge(flow) for flow in self.flows}
        print(f"looking with: {', '.join(' '.join(words) for words in self.looks)}", flush=True)

    @property
    def lane(self):
        return self.lanes[0]

    def fresh(self, lane, flow):
        lane.fresh(f"{self.root}/{flow.start}")

    def words(self, flow, lane):
        return flow.command(lane.case, self.facts)

    def judge(self, flow):
        # The start as it lies in a case's place: a copy keeps what it means, and its paths are a case's.
        self.fresh(self.lane, flow)
        measure = Measure(self.lane.case)
        return judge.Judge(flow, self.facts, measure, self.lane, f"{self.root}/{flow.start}", self.looks)

    def record(self, flow):
        """Every occurrence of a swept call in a flow."""
        runs = []
        for _ in range(2):
            self.fresh(self.lane, flow)
            options = ["-s", "0", "-e", "trace=" + ",".join(places.SWEPT)]
            ran, made = self.lane.strace(options, self.words(flow, self.lane))
            if ran.code != 0:
                raise SystemExit(f"{flow.name} does not end well under strace: {ran.code} {ran.err}")
            runs.append(made)
        return places.occurrences(runs[0], self.lane.case, runs[1])

    def leave(self):
        """Makes the start in which a submission was killed after its commit, when it had made a folder for its first
        picture, and before that folder's name was made sure of."""
        submit = next(flow for flow in FLOWS if flow.name == "submit")
        point = next(o for o in self.record(submit) if o.name == "openat" and o.where == "data/cleared")
        self.fresh(self.lane, submit)
        options = [*replay.OPTIONS, "-e", f"inject=openat:signal=KILL:when={point.number}"]
        if point.path:
            raise SystemExit("cannot prepare: the submission's calls cannot be told apart from the loader's")
        ran, self.left = self.lane.strace(options, self.words(submit, self.lane))
        if not ran.was_killed or self.left[-1].path != f"{self.lane.case}/data/cleared":
            raise SystemExit("cannot prepare: the submission was not killed where it was meant to be")
        subprocess.run(["cp", "-a", self.lane.case, f"{self.root}/left"], check=True)

    def replay(self, flow):
        """A disk on which everything of the flow's start is certain; but what a killed submission left is as it left it."""
        if flow.start != "left":
            return replay.Replay(f"{self.root}/{flow.start}", self.lane.case)
        played = replay.Replay(f"{self.root}/base", self.lane.case)
        for call in self.left:
            played.step(call)
        played.open.clear()
        return played
