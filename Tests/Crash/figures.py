"""Counts what came out, and prints it."""
import threading
from collections import Counter, defaultdict

COLUMNS = ["cases", "there", "elsewhere", "not", "old", "new", "between", "refused", "bad"]

# Problems that are printed; a bug shows itself at many places.
SHOWN = 40


class Table:
    def __init__(self):
        self.rows, self.lock, self.problems = defaultdict(Counter), threading.Lock(), []

    def add(self, flow, hit, ran, struck, state, problems):
        """`refused`: the command said that it failed; such a case is old or new as well."""
        with self.lock:
            row = self.rows[flow, hit.name, hit.fault]
            row["cases"] += 1
            row[str(struck).split(":")[0]] += 1
            if str(struck).startswith("elsewhere:"):
                print(f"note {flow}: {hit}: hit {struck}", flush=True)
            row[state] += 1
            row["refused"] += ran is not None and ran.code > 0
            row["bad"] += bool(problems)
            for problem in problems:
                self.problems.append(problem)
                if len(self.problems) <= SHOWN:
                    print(f"BAD {flow}: {hit}: {problem[:400]}", flush=True)

    def finish(self, seconds, planted=False, least=0.9):
        """Prints the table and the summary; returns whether all is well."""
        print("| flow | call | fault | " + " | ".join(COLUMNS) + " |")
        print("|---|---|---|" + "---:|" * len(COLUMNS))
        for key in sorted(self.rows):
            print(f"| {' | '.join(key)} | " + " | ".join(str(self.rows[key][c]) for c in COLUMNS) + " |")
        total = sum(self.rows.values(), Counter())
        # A planted bug that is not found is as bad as a real one that is; so is a sweep that hits nothing.
        hit_enough = total["there"] >= least * total["cases"] > 0
        good = hit_enough and total["bad"] == (total["cases"] if planted else 0)
        print(
            f"{'planted bugs: ' if planted else ''}{total['cases']} cases, {total['there']} hit where they were meant to, "
            f"{total['elsewhere']} elsewhere, {total['not']} not: {total['old']} old, {total['new']} new, {total['between']} between, "
            f"{total['refused']} told as failed, {total['bad']} BAD; {seconds:.0f} s")
        return good
