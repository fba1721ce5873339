"""Whole processes, ours and a peer's in turn, so that a machine whose speed drifts slows both alike.

Prints a Markdown table: median wall time of each, the median of the ratios pair by pair, and peak memory.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import ledger
import municipality
import service


def run(command):
    """Runs one command to its end; returns (seconds, peak MiB)."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3, 4):
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def side_by_side(ours, peer, rounds):
    """Runs both in turn, after one warm-up of each."""
    run(ours), run(peer)
    pairs = [(run(ours), run(peer)) for _ in range(rounds)]
    return {
        "ours": statistics.median(a[0] for a, _ in pairs),
        "peer": statistics.median(b[0] for _, b in pairs),
        "ratio": statistics.median(a[0] / b[0] for a, b in pairs),
        "memory": max(a[1] for a, _ in pairs),
    }


def alone(ours, rounds):
    run(ours)
    runs = [run(ours) for _ in range(rounds)]
    return statistics.median(r[0] for r in runs), max(r[1] for r in runs)


def shell(line):
    return ["sh", "-c", line]


def row(name, peer, figures, goal):
    print(
        f"| {name} | {peer} | {figures['ours'] * 1000:.0f} ms | {figures['peer'] * 1000:.0f} ms |"
        f" **{figures['ratio']:.2f}** | {goal} | {figures['memory']:.0f} MiB |", flush=True)


# Enough for the 3.8 MB that a 12-megapixel camera writes at quality 88.
NOISE = "0.6"

FACES = ["0.10,0.20,0.06,0.09", "0.28,0.25,0.06,0.09", "0.45,0.18,0.06,0.09", "0.62,0.30,0.06,0.09",
         "0.80,0.22,0.06,0.09"]


def magick_faces(picture, out):
    """The same five faces blurred by ImageMagick: a region and a strong blur for each."""
    width, height = 4000, 3000
    regions = []
    for face in FACES:
        x, y, w, h = (float(part) for part in face.split(","))
        grown = (x - 0.3 * w, y - 0.3 * h, 1.6 * w, 1.6 * h)
        box = f"{int(grown[2] * width)}x{int(grown[3] * height)}+{int(grown[0] * width)}+{int(grown[1] * height)}"
        regions += ["-region", box, "-blur", "0x40"]
    return ["/usr/bin/convert", picture, *regions, "+region", "-strip", "-quality", "88", out]


def vips_faces(picture, out):
    """libvips has no regions on its command line: the nearest is a blur of the whole picture, read and written once."""
    return ["vips", "gaussblur", picture, f"{out}[Q=88,strip]", "8"]


def photo(drawn, work):
    """A drawn picture with a sensor's noise: flat colours alone code to half of what a camera writes."""
    made = work / "photo.jpg"
    subprocess.run(["/usr/bin/convert", drawn, "-seed", "7", "-attenuate", NOISE, "+noise", "Gaussian", "-quality", "88",
                    "-sampling-factor", "4:2:0", made], check=True)
    return str(made)


def kinds(picture, work):
    """The same picture as a camera may have written it: standard tables, optimised tables, progressive."""
    made = {"standard tables": work / "standard.jpg", "optimised tables": work / "optimised.jpg",
            "progressive": work / "progressive.jpg"}
    for name, options in (("standard tables", []), ("optimised tables", ["-optimize"]), ("progressive", ["-progressive"])):
        subprocess.run(["jpegtran", *options, "-copy", "all", "-outfile", made[name], picture], check=True)
    return {name: str(path) for name, path in made.items()}


def one_picture(synas, name, picture, out, rounds):
    strip = [synas, "strip", picture, "--out", str(out)]
    redact = [synas, "redact", picture, "--out", str(out / "redacted.jpg")]
    redact += [word for face in FACES for word in ("--region", face)]
    jpegtran = ["jpegtran", "-copy", "none", "-outfile", str(out / "jpegtran.jpg"), picture]
    row(f"strip, {name}", "jpegtran -copy none", side_by_side(strip, jpegtran, rounds), "<= 1.0")
    row(f"five faces, {name}", "jpegtran -copy none", side_by_side(redact, jpegtran, rounds), "<= 1.3")
    return strip, redact


def pictures(synas, work, rounds):
    drawn = max((work / "pictures").glob("*.jpg"), key=lambda path: path.stat().st_size)
    picture = photo(drawn, work)
    print(f"A drawn picture with noise, 4000 x 3000, 4:2:0, quality 88: {Path(picture).stat().st_size / 1e6:.1f} MB\n")
    print("| what | peer | synas | peer | ratio | goal | peak memory |")
    print("|---|---|---|---|---|---|---|")
    out = work / "out"
    out.mkdir()
    few = max(3, rounds // 3)
    for name, path in kinds(picture, work).items():
        strip, redact = one_picture(synas, name, path, out, rounds)
        if name != "standard tables":
            continue
        others = {
            "exiftool -all=": ["exiftool", "-q", "-all=", "-o", "-", path],
            "ImageMagick -strip": ["/usr/bin/convert", path, "-strip", str(out / "magick.jpg")],
        }
        for peer, command in others.items():
            if shutil.which(command[0]):
                row(f"strip, {name}", peer, side_by_side(strip, command, few), "")
        blurs = {"ImageMagick, five regions": magick_faces(path, str(out / "magick.jpg")),
                 "libvips, one blur": vips_faces(path, str(out / "vips.jpg"))}
        for peer, command in blurs.items():
            if shutil.which(command[0]):
                row(f"five faces, {name}", peer, side_by_side(redact, command, few), "< 1")
        many(synas, path, work, out, few)


def many(synas, picture, work, out, rounds):
    """Twenty pictures in one call, against jpegtran twenty times, one after the other."""
    copies = []
    for number in range(20):
        copy = work / f"copy-{number:02}.jpg"
        shutil.copy(picture, copy)
        copies.append(str(copy))
    loop = shell(" && ".join(f"jpegtran -copy none -outfile {out}/many.jpg {copy}" for copy in copies))
    strip = [synas, "strip", *copies, "--out", str(out / "many"), "--keep-names"]
    row("strip, 20 pictures", "jpegtran, one after the other", side_by_side(strip, loop, rounds), "<= 0.5")


def consents(binaries, work, rounds, children):
    """Look-ups from a warm process as the data grows tenfold, and whole processes on the large municipality."""
    sizes = [municipality.Municipality(binaries, work, count) for count in (children // 10, children)]
    for size in sizes:
        print("\n" + "; ".join(size.said))
    print(municipality.HEADER)
    for size in sizes:
        print(size.latencies(), flush=True)
    large = sizes[-1]
    figures = side_by_side(large.listing(municipality.day_before(150)), large.rows_in_order(), rounds)
    print("\n| what | peer | synas | peer | ratio | goal | peak memory |\n|---|---|---|---|---|---|---|")
    row("everyone's state 150 days ago, as CSV", "sqlite3 giving the same rows", figures, "< 10 s")
    for size in sizes:
        seconds, memory = run(size.importing(size.folder / "imported"))
        print(f"\nImporting a roster of {size.children} children: {seconds:.1f} s (goal for 100,000: 60 s), {memory:.0f} MiB")
    seconds, memory = alone([f"{binaries}/synas", "check", str(large.post()), "--data", str(large.data), "--rules-only"],
                            rounds)
    print(f"\nRules of one post, {children} children in the data folder, start included: median "
          f"{seconds * 1000:.0f} ms (goal: under 50 ms), {memory:.0f} MiB")


def over_http(binaries, work, rounds, children):
    """The service on the large municipality, under load."""
    drawn = max((work / "pictures").glob("*.jpg"), key=lambda path: path.stat().st_size)
    town = municipality.Municipality(binaries, work, children)
    unit, group = town.first_group()
    print(f"\n{'; '.join(town.said)}")
    service.measure(binaries, town.data, work, photo(drawn, work), unit, group, "open-blog", rounds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binaries", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--children", type=int, default=100_000)
    parser.add_argument("--only", choices=["pictures", "consents", "ledger", "service"])
    parser.add_argument("--entries", type=int, default=1_000_000)
    arguments = parser.parse_args()
    few = max(3, arguments.rounds // 3)
    if arguments.only in (None, "pictures"):
        pictures(f"{arguments.binaries}/synas", arguments.work, arguments.rounds)
    if arguments.only in (None, "consents"):
        consents(arguments.binaries, arguments.work, few, arguments.children)
    if arguments.only in (None, "ledger"):
        ledger.measure(arguments.binaries, arguments.work, arguments.entries, few)
    if arguments.only in (None, "service"):
        over_http(arguments.binaries, arguments.work, few, arguments.children)


main()
