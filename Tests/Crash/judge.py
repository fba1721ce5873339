"""What must hold of a folder after a command was hit, whatever hit it."""
import csv
import re
import shutil
from collections import Counter
from pathlib import Path

from flows import SAMPLES, tell
from state import Broken

# The program never began: the loader says so itself.
UNLOADED = "error while loading shared libraries"


# Mistakes in what people wrote are told one a line, all at once; everything else is one line.
MISTAKES = 65
BUSY = 75

# Nobody witnesses the checkpoints of a test.
VERIFY, SELF_ATTESTED = ["ledger", "verify"], 10


def canaries():
    """Every name of the sample roster: none may stand in an error."""
    with open(SAMPLES / "roster.csv", encoding="utf-8") as rows:
        found = {row[key] for row in csv.DictReader(rows) for key in ["given_name", "family_name", "guardian_name"]}
    return [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in found if name]


class Judge:
    """Holds the undisturbed runs of one flow, and compares what a disturbed one left with them."""

    def __init__(self, flow, facts, measure, lane, base, inspections):
        self.flow, self.facts, self.measure, self.inspections = flow, facts, measure, inspections
        self.names = canaries()
        self.expected = []
        lane.fresh(base)
        self.untouched = lane.content()
        self.expected.append(self.seen(lane))
        problems = []
        if flow.start != "empty":
            self.inspect(lane, problems, "before anything")
        if problems:
            raise SystemExit(f"{flow.name}: {problems}")
        for _ in range(1 + flow.again):
            ran = self.repeat(lane)
            if ran.code != 0 or not ran.out:
                raise SystemExit(f"{flow.name} does not end well by itself: {ran.code} {ran.err}")
            self.expected.append(self.seen(lane))
        if self.expected[0] == self.expected[1]:
            raise SystemExit(f"{flow.name} changes nothing: the sweep could not tell old from new")

    def seen(self, lane):
        """The tables, the files, and the names of what is on its way."""
        settled, passing = self.measure.holdings(lane.case)
        return self.measure.change(lane.case), settled, {self.measure.plain(name) for name in passing}

    def repeat(self, lane):
        if self.flow.clears:
            shutil.rmtree(f"{lane.case}/{self.flow.clears}", ignore_errors=True)
        return lane.synas_words(self.flow.command(lane.case, self.facts))

    def look(self, lane, ran):
        """Returns which state the folder is in (`old`, `new` or `half`) and everything that is wrong with it."""
        problems = self.manners(ran)
        told = self.told(ran)
        if not told and lane.content() == self.untouched:
            # Byte for byte the start, of which all is known.
            return "old", problems
        try:
            state, given_up = self.state(lane, ran, problems)
            # Where there was no data folder to begin with, there need not be one to look at.
            if self.flow.start != "empty":
                self.inspect(lane, problems, "after it")
            if self.flow.restores:
                self.restore(lane, problems)
            if state != "half":
                self.mend(lane, state, given_up, problems)
        except Broken as error:
            return "half", [*problems, f"cannot be read: {error}"]
        return state, problems

    def told(self, ran):
        """Whether anybody was told that the work is done."""
        return ran.code == 0 or bool(ran.out) and not self.goes_on(ran)

    def goes_on(self, ran):
        """Whether the command said that it is done in part, and that the rest follows."""
        return self.flow.steps and ran.code == BUSY and bool(ran.out)

    def manners(self, ran):
        """One line, no name, no crash of its own."""
        problems, lines = [], ran.err.splitlines()
        if ran.err.startswith("HANGS"):
            problems.append("hangs")
        elif ran.code < 0 and not ran.was_killed or ran.code in range(129, 160):
            problems.append(f"crashed: {ran.code}: {ran.err[:200]!r}")
        elif self.goes_on(ran):
            pass
        elif ran.code > 0 and (not lines or len(lines) > 1 and ran.code != MISTAKES):
            problems.append(f"exit {ran.code} with {len(lines)} lines of error: {ran.err[:200]!r}")
        elif ran.code > 0 and not all(line.startswith("synas: ") or UNLOADED in line for line in lines):
            problems.append(f"an error that is not ours: {ran.err[:200]!r}")
        if any(name.search(ran.err) for name in self.names):
            problems.append("a name in an error")
        return problems

    def step(self, change, settled):
        """0 for the old state, 1 for the new; None for neither. Where the tables do not tell, the files do."""
        found = [k for k in (0, 1) if self.expected[k][0] == change]
        if len(found) == 2:
            found = [k for k in (0, 1) if self.expected[k][1] == settled]
        return found[0] if found else None

    def state(self, lane, ran, problems):
        change = self.measure.change(lane.case)
        settled, passing = self.measure.holdings(lane.case)
        told = self.told(ran)
        step = self.step(change, settled)
        if self.flow.steps and not told and (step is None or settled != self.expected[step][1]):
            return "between", Counter()
        if step is None:
            whole = set(self.expected[1][0])
            problems.append(
                f"neither old nor new: too much {[c[:160] for c in change if c not in whole][:3]}, "
                f"missing {[c[:160] for c in whole - set(change)][:3]}")
            return "half", Counter()
        if told and step == 0:
            problems.append(f"told as done (exit {ran.code}), but it is not")
        return ["old", "new"][step], self.files(settled, passing, step, told, problems)

    def files(self, settled, passing, step, told, problems):
        """Returns the hand-over that was recorded and did not come about (docs/storage.md): nobody was told of it."""
        old, new = self.expected[0][1], self.expected[step][1]
        may = old | self.expected[1][1] if self.flow.mends or self.flow.steps else old | new
        if strange := settled - may:
            problems.append(f"files that nothing committed wants: {sorted(strange)[:3]}")
        if gone := (old & new) - settled:
            problems.append(f"files are gone: {sorted(gone)[:3]}")
        missing = new - settled
        if missing and told:
            problems.append(f"told as done, but files are missing: {sorted(missing)[:3]}")
        staged = {digest for digest in passing.values() if digest}
        lost = [name for name, digest in missing if name.startswith("data/") and digest not in staged]
        if lost:
            problems.append(f"committed, but its files are lost: {sorted(lost)[:3]}")
        handed = [entry for entry in (new - old) if entry[0].startswith("out/")]
        there = [entry for entry in handed if settled[entry]]
        if there and len(there) != len(handed):
            problems.append("half a hand-over")
        return Counter() if there or self.flow.clears else Counter({e: c for e, c in (new - old).items() if e in handed})

    @staticmethod
    def without(files, prefix):
        return Counter({entry: count for entry, count in files.items() if not entry[0].startswith(prefix)})

    @staticmethod
    def backups(lane):
        place = Path(lane.case, "backups")
        return sorted(place.glob("synas-backup-*")) if place.is_dir() else []

    def restore(self, lane, problems):
        """Every backup that has its name gives back a data folder in which nothing is wrong."""
        for backup in self.backups(lane):
            keys = Path(lane.case, "keys", backup.name.replace("synas-backup-", "synas-keys-"))
            place = lane.root / "restored"
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(f"{lane.case}/data/signer", place / "signer")
            words = ["restore", str(backup), "--keys", str(keys), "--signer", str(place / "signer")]
            for told in [[*words, "--data", f"{place}/data"], ["fsck", "--data", f"{place}/data"]]:
                ran = lane.synas_words(told)
                if ran.code != 0:
                    problems.append(f"{told[0]} of a backup that has its name: {ran.code} {(ran.err or ran.out)[:300]!r}")

    def inspect(self, lane, problems, when):
        for words in self.inspections:
            # Without a roster there is nobody to ask about.
            if self.flow.start == "empty" and words[0] == "consent":
                continue
            ran = lane.synas_words([*words, "--data", f"{lane.case}/data"])
            if ran.code != 0 and (words, ran.code) != (VERIFY, SELF_ATTESTED):
                problems.append(f"{' '.join(words)} {when}: {ran.code} {(ran.err or ran.out)[:300]!r}")

    def mend(self, lane, state, given_up, problems):
        """The same call again does the rest, and cleans up."""
        is_there = state == "new" or self.flow.restores and self.backups(lane)
        step = (1 if is_there else 0) + 1 if self.flow.again else 1
        again = self.repeat(lane)
        if again.code != 0:
            problems.append(f"the same call again: {again.code} {again.err[:200]!r}")
            return
        change, settled, passing = self.seen(lane)
        if change != self.expected[step][0]:
            problems.append("the same call again does not lead to the new state")
        due = self.expected[step][1] - given_up
        if self.flow.leaves:
            due, settled = [self.without(files, self.flow.leaves) for files in (due, settled)]
        if settled != due:
            odd = sorted((settled - due) + (due - settled))
            problems.append(f"the same call again does not lead to the new files: {odd[:3]}")
        if left := passing - self.expected[step][2]:
            problems.append(f"the same call again leaves behind {sorted(left)[:3]}")
        for word in self.flow.gone:
            if found := lane.holding(f"{lane.case}/data", word.encode()):
                problems.append(f"what was erased still stands in {found[:3]}")
        self.inspect(lane, problems, "after the same call again")


def inspections(synas):
    """The commands that look at a folder."""
    listed = tell(synas, ["--help"]).stdout
    if "\n  fsck " not in listed or "\n  ledger " not in listed:
        raise SystemExit("this build has no fsck or no ledger: there is nothing to look with")
    return [["consent", "show", "bjorn"], ["fsck"], VERIFY]
