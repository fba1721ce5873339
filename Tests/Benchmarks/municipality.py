"""Made-up municipalities of two sizes, and what is measured in them."""
import csv
import re
import subprocess
import time
from pathlib import Path


class Municipality:
    """Files and a filled data folder, made by `make-municipality`: the same for the same seed and day."""

    def __init__(self, binaries, work, children):
        self.binaries, self.children = binaries, children
        self.folder = work / f"municipality-{children}"
        self.data = self.folder / "data"
        start = time.perf_counter()
        made = subprocess.run([f"{binaries}/make-municipality", "--out", self.folder, "--children", str(children),
                               "--fill", "yes"], check=True, capture_output=True, text=True)
        self.said = made.stdout.strip().splitlines() + [f"made in {time.perf_counter() - start:.0f} s"]

    def latencies(self):
        """The row that `bench-consents` prints."""
        return subprocess.run([f"{self.binaries}/bench-consents", self.data], check=True, capture_output=True,
                              text=True).stdout.strip()

    def listing(self, day):
        return [f"{self.binaries}/synas", "consent", "list", "--format", "csv", "--at", day, "--data", str(self.data)]

    def rows_in_order(self):
        """The peer of a listing: SQLite's own program giving the same rows, person by person."""
        return ["sqlite3", str(self.data / "synas.db"),
                "SELECT * FROM person CROSS JOIN event ON event.person = person.id"]

    def importing(self, place):
        """Imports the roster into a new data folder at `place`."""
        synas = f"{self.binaries}/synas"
        subprocess.run([synas, "init", "--policies", self.folder / "policies", "--data", place], check=True,
                       stdout=subprocess.DEVNULL)
        call = [synas, "roster", "import", str(self.folder / "roster.csv"), "--data", str(place)]
        return call + self.confirmed(subprocess.run(call, capture_output=True, text=True).stderr)

    def confirmed(self, complaints):
        """Says yes to every row that somebody must look at first."""
        lines = (self.folder / "roster.csv").read_text(encoding="utf-8").split("\n")
        asked = re.findall(r"roster\.csv:(\d+):", complaints)
        return [word for line in asked for word in ("--confirm", lines[int(line) - 1].split(",")[3])]

    def first_group(self):
        """A unit and one of its groups that children are in."""
        with open(self.folder / "roster.csv", encoding="utf-8") as file:
            row = next(row for row in csv.DictReader(file) if row["kind"] == "child" and row["group"])
        return row["unit"], row["group"]

    def post(self):
        """A post with 25 children of one group of a preschool."""
        with open(self.folder / "roster.csv", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["kind"] == "child" and row["unit"].startswith("f0-0")]
        handles = list(dict.fromkeys(row["handle"] for row in rows))[:25]
        people = "".join(f"      - child: {handle}\n        at: [0.{place + 10}, 0.2, 0.04, 0.06]\n"
                         for place, handle in enumerate(handles))
        post = self.folder / "post.yaml"
        post.write_text(
            "channel: open-blog\nunit: f0-0\ntitle: Skogsutflykt\ntext: Idag byggde vi kojor.\npictures:\n"
            f"  - file: koja.jpg\n    alt: Barn bygger en koja\n    people:\n{people}", encoding="utf-8")
        return post


HEADER = """
| children | group, median | group, p99 | show --at, median | show --at, p99 | everyone now | everyone 150 days ago | peak memory |
|---|---|---|---|---|---|---|---|"""


def day_before(days):
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() - days * 86_400))
