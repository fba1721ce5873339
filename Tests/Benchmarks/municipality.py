"""A made-up municipality of any size: roster and answers as files, imported by the command itself."""
import csv
import shutil
import subprocess
from pathlib import Path

GIVEN = ["Alva", "Noah", "Vera", "Hugo", "Selma", "Liam", "Astrid", "Elias", "Ines", "Nils", "Saga", "Leo", "Ebba",
         "Adam", "Tuva", "Yusuf", "Amina", "Otto", "Juni", "Sam"]
FAMILY = ["Ek", "Lind", "Berg", "Sjo", "Dal", "Holm", "Rask", "Lund", "Kvist", "Falk", "Ali", "Novak"]
CHILDREN_A_UNIT = 250

ROSTER = ["kind", "unit", "group", "source_id", "handle", "given_name", "family_name", "born", "guardian_source_id",
          "guardian_name", "guardian_language", "relation", "custody_from", "custody_until", "protection"]


def child(number):
    unit, place = divmod(number, CHILDREN_A_UNIT)
    given = GIVEN[number % len(GIVEN)]
    family = f"{FAMILY[number // 7 % len(FAMILY)]}{number}"
    return {
        "kind": "child", "unit": f"u{unit}", "group": "g", "source_id": f"c{number}", "handle": f"b{place}",
        "given_name": given, "family_name": family, "born": f"202{number % 4}-0{1 + number % 9}-1{number % 10}",
        "guardian_language": "sv", "relation": "custody",
    }


def write_roster(path, children):
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, ROSTER, restval="")
        rows.writeheader()
        for number in range(children):
            for side in "ab":
                rows.writerow(child(number) | {
                    "guardian_source_id": f"g{number}{side}", "guardian_name": f"Vuxen {number} {side}"})


def write_answers(path, children, notice):
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["child", "guardian", "channel", "choice", "name", "notice", "language", "at"])
        for number in range(children):
            unit, place = divmod(number, CHILDREN_A_UNIT)
            for side in "ab":
                choice = "unrecognisable" if number % 9 == 0 else "visible"
                rows.writerow([f"u{unit}/b{place}", f"g{number}{side}", "open-blog", choice, "yes" if choice == "visible"
                               else "no", notice, "sv", "2026-09-01T10:00:00Z"])


def write_policies(folder, units):
    """The repository's policies with as many units as the municipality needs."""
    shutil.copytree("policies", folder)
    organisation = folder / "organisation.yaml"
    lines = organisation.read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("units:"))
    end = next((index for index in range(start + 1, len(lines)) if lines[index][:1].strip()), len(lines))
    made = ["units:"]
    for unit in range(units):
        made += [f"  - id: u{unit}", f"    title: {{sv: Enhet {unit}, en: Unit {unit}}}", "    groups:", "      - id: g", "        title: Gruppen"]
    organisation.write_text("\n".join(lines[:start] + made + lines[end:]) + "\n", encoding="utf-8")


def write_post(folder):
    people = "".join(
        f"      - child: b{place}\n        at: [0.{place:02}, 0.2, 0.04, 0.06]\n" for place in range(10, 35))
    post = folder / "post.yaml"
    post.write_text(
        "channel: open-blog\nunit: u7\ntitle: Skogsutflykt\ntext: Idag byggde vi kojor med Alva och Noah.\npictures:\n"
        f"  - file: koja.jpg\n    alt: Barn bygger en koja\n    people:\n{people}", encoding="utf-8")
    return post


def make(synas, work, children):
    """Returns (data folder, post file)."""
    policies, data = work / "policies", work / "data"
    write_policies(policies, -(-children // CHILDREN_A_UNIT))
    notice = sorted(path.name for path in Path("policies/notices/open-blog").glob("*.sv.md"))[-1].split(".")[0]
    write_roster(work / "roster.csv", children)
    write_answers(work / "answers.csv", children, notice)
    for call in (["init", "--policies", policies], ["roster", "import", work / "roster.csv"],
                 ["consent", "answer", "--file", work / "answers.csv"]):
        subprocess.run([synas, *map(str, call), "--data", str(data)], check=True, stdout=subprocess.DEVNULL)
    return data, write_post(work)
