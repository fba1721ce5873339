"""The flows that are swept: what each tells `synas`, what it starts from, and what running it again may change."""
import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"

# What is out before, and what is published; what is submitted has other pictures, so that their files are new.
BEFORE = """\
channel: learning-platform
title: En dag på gården
text: Hela gänget på ett ställe.
pictures:
  - file: garden.jpg
    alt: Tolv barn och två pedagoger framför förskolehuset
    people:
      - child: ella-b
        at: [0.1216, 0.6707, 0.0901, 0.1404]
      - child: amina
        at: [0.1783, 0.4588, 0.0850, 0.1325]
"""
POST = """\
channel: learning-platform
title: Lunch med nybakat bröd
text: Brödet tog slut. Ingen tog slut.
pictures:
  - file: lunch.jpg
    alt: Barn äter soppa vid ett långbord
    people:
      - child: bjorn
        at: [0.0706, 0.4190, 0.1088, 0.1696]
  - file: brod.jpg
    alt: Tre nybakade limpor på ett bord
    people: nobody
"""


class Flow:
    """One command over one prepared folder.

    `words`: what `synas` is told, with `{data}`, `{out}`, `{case}` and `{post}` to be filled in.
    `start`: what it starts from: `base`, `left` (the same, with what a killed submission left) or `empty`.
    `again`: what repeating the same call adds: 0 where it records nothing new, 1 where it is a second piece of work.
    `clears`: a folder that is taken away before the call is repeated, since nothing is handed over onto something.
    `mends`: what the call finishes of others' work, whether or not its own comes about.
    `steps`: it is done in several commits, and may stand between them; the same call again goes on.
    `gone`: words that no file of the data folder may hold when all is done.
    `leaves`: where something may be left that harms nobody.
    `restores`: every backup that has its name must give back a whole data folder.
    """

    def __init__(self, name, words, start="base", again=0, clears=None, mends=False, steps=False, gone=(), leaves=None,
                 restores=False):
        self.name, self.words, self.start, self.gone, self.leaves = name, words, start, gone, leaves
        self.restores = restores
        self.again, self.clears, self.mends, self.steps = again, clears, mends, steps

    def command(self, case, facts):
        places = {"data": f"{case}/data", "out": f"{case}/out", "case": case, **facts}
        return [word.format(**places) for word in self.words]


COMMON = ["--data", "{data}", "--patience", "1"]

ANSWER = ["consent", "answer", "ella-s", "--guardian", "G-1003", "--channel", "open-blog", "--choice", "visible",
          "--notice", "2026-08", "--id", "sweep-answer-1", *COMMON]

FLOWS = [
    Flow("answer", ANSWER),
    # What ella-b stands in is out already: the withdrawal opens a takedown in the same commit.
    Flow("withdraw", ["consent", "withdraw", "ella-b", "--guardian", "G-1001", "--channel", "learning-platform",
                      "--id", "sweep-withdraw-1", *COMMON]),
    Flow("submit", ["submit", "{case}/post.yaml", "--out", "{out}", *COMMON], again=1),
    Flow("publish", ["publish", "{post}", "--out", "{out}", *COMMON], again=1, clears="out"),
    # Stands in two posts, one of them out: pictures are made again, a takedown is opened, keys are destroyed.
    Flow("erase", ["erase", "ella-b", "--ground", "GDPR 17(1)(b)", "--approved-by", "a-17", "--approved-by", "b-4",
                   *COMMON], steps=True, gone=("Bergström", "B-2001", "G-1001")),
    # The keys get their name first: a backup that is killed then leaves keys without a backup.
    Flow("backup", ["backup", "{case}/backups", "--keys", "{case}/keys", "--data", "{data}"], again=1, steps=True,
         leaves="keys/", restores=True),
    # A submission was killed between its commit and its files: the next writer, here an answer, puts them in place.
    Flow("recover", ANSWER, start="left", mends=True),
    Flow("init", ["init", "--policies", str(ROOT / "policies"), "--data", "{data}"], start="empty", steps=True),
]


ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", "TZ": "UTC",
               "SWIFT_DETERMINISTIC_HASHING": "1"}


def environment():
    """What a command sees of the caller: as little as possible, so that two runs are alike."""
    return ENVIRONMENT


def gather_libraries(synas, folder):
    """Puts links to the command's libraries into one folder, so that the loader finds each at once. A debug build loads
    two dozen, and every failed look is an `openat` that hides one of the program's own from strace (places.py)."""
    os.mkdir(folder)
    listed = subprocess.run(["ldd", synas], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        name, _, path = line.strip().partition(" => ")
        if path.startswith("/"):
            os.symlink(path.split()[0], f"{folder}/{name}")
    ENVIRONMENT["LD_LIBRARY_PATH"] = folder


def tell(synas, words, timeout=120):
    """Runs `synas` to its end."""
    return subprocess.run([synas, *words], env=environment(), capture_output=True, text=True, timeout=timeout)


def shrink(picture, place):
    """A sixteenth of a picture: what is swept is the way of the files, not the work on them."""
    small = subprocess.run(["djpeg", "-scale", "1/4", str(picture)], capture_output=True, check=True).stdout
    with open(place, "wb") as file:
        subprocess.run(["cjpeg", "-quality", "80"], input=small, stdout=file, check=True)


def prepare(synas, base):
    """Makes the folder that every case starts from a copy of; returns what the flows need to know of it."""
    data = f"{base}/data"
    Path(base).mkdir(parents=True)
    Path(f"{base}/before.yaml").write_text(BEFORE)
    Path(f"{base}/post.yaml").write_text(POST)
    for picture in ["garden.jpg", "lunch.jpg", "brod.jpg"]:
        shrink(SAMPLES / "posts/pictures" / picture, f"{base}/{picture}")

    def done(*words):
        ran = tell(synas, [*words, "--data", data])
        if ran.returncode != 0:
            raise SystemExit(f"cannot prepare: {' '.join(words)}: {ran.stderr}")
        return ran.stdout

    done("init", "--policies", str(ROOT / "policies"))
    done("roster", "import", str(SAMPLES / "roster.csv"), "--confirm", "B-2015")
    done("consent", "answer", "--file", str(SAMPLES / "answers.csv"))
    done("submit", f"{base}/before.yaml", "--out", f"{base}/before")
    post = json.loads(done("submit", f"{base}/before.yaml", "--format", "json"))["post"]
    return {"post": post}
