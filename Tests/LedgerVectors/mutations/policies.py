"""Policies: quorums, groups, and files that are changed."""

import itertools

from mutations.base import Base
from writer import USAGE, invalid


class Policies(Base):
    def policies(self):
        """Three witnesses, of whom the first two cosigned."""
        logs = [line for line in self.school.policy().splitlines() if line.startswith("log ")]
        declared = [line for line in self.school.policy().splitlines() if line.startswith("witness ")]
        def held(name, expect, *lines):
            return self.row("policy/" + name, expect, policy="\n".join(lines) + "\n")
        def expected(met):
            return self.school.good(result="witnessed" if met else "self-attested")
        for count in (1, 2, 3):
            for members in itertools.permutations(("w1", "w2", "w3"), count):
                cosigned = len({"w1", "w2"} & set(members))
                for least, word in [(1, "any"), (count, "all"), *((k, str(k)) for k in range(1, count + 1))]:
                    yield held("quorum", expected(cosigned >= least), *logs, *declared, f"group g {word} {' '.join(members)}", "quorum g")
        for least, one, other in itertools.product((1, 2), ("any", "all"), ("any", "all")):
            met = [one == "any", True]
            yield held("groups", expected(sum(met) >= least), *logs, *declared, f"group a {one} w1 w3", f"group b {other} w2",
                       f"group g {least} a b", "quorum g")
        lines = self.school.policy().splitlines()
        for index, line in enumerate(lines):
            rest = [*lines[:index], *lines[index + 1:]]
            word = line.split()[0]
            if word == "log":
                at = self.school.sizes()[0 if index == 0 else 2] - 1
                yield held("log-removed", USAGE if len(logs) == 1 else invalid("signature", at), *rest)
            else:
                yield held("line-removed", USAGE, *rest)
            yield held("line-doubled", USAGE, *lines[:index], line, *lines[index:])
            for at in self.rng.sample(range(len(word)), 2):
                changed = line[:at] + other_upper(self.rng, line[at]) + line[at + 1:]
                yield held("word", USAGE, *lines[:index], changed, *lines[index + 1:])
            if word in ("log", "witness"):
                start = line.index("+")
                for at in self.rng.sample(range(start + 1, len(line)), 6):
                    if line[at] not in "+=":
                        changed = line[:at] + self.rng.choice("xyz".replace(line[at], "")) + line[at + 1:]
                        yield held("key", USAGE, *lines[:index], changed, *lines[index + 1:])
            for filler in ("", "# note", "\t", "  # \u00e9"):
                yield self.row("harmless/policy-line", self.school.good(), policy="\n".join([*lines[:index], filler, *lines[index:]]))
        shuffled = [*reversed(declared), *reversed(logs)]
        yield self.row("harmless/policy-order", self.school.good(),
                       policy="\n".join([*shuffled, *lines[-2:]]) + "\n")


def other_upper(rng, character):
    return rng.choice("ABCXYZ".replace(character, ""))
