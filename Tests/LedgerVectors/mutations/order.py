"""Lines and entries as wholes: removed, doubled, moved, exchanged."""

import itertools

from mutations.base import ERASE, Base
from writer import invalid


class Order(Base):
    def removed(self):
        for index, place in enumerate(self.places):
            lines = [*self.school.lines[:index], *self.school.lines[index + 1:]]
            if place.tag == "open":
                yield self.row("line/opening-withheld", invalid(*self.school.dependent(place.entry, place.i)), lines)
            elif place.tag == "checkpoint" and self.places[index + 1].tag != "end":
                yield self.row("harmless/checkpoint-removed", self.school.good(checkpoints=self.school.checkpoints - 1), lines)
            else:
                yield self.row("line/removed", invalid("form", place.entry - (place.tag == "entry")), lines)

    def doubled(self):
        for index, place in enumerate(self.places):
            lines = [*self.school.lines[:index], self.school.lines[index], *self.school.lines[index:]]
            if place.tag == "checkpoint":
                yield self.row("harmless/checkpoint-twice", self.school.good(checkpoints=self.school.checkpoints + 1), lines)
            else:
                yield self.row("line/twice", invalid("opening" if place.tag == "entry" else "form", place.entry), lines)

    def moved(self):
        """Lines that stand where they may not: an opening, a checkpoint or the end elsewhere."""
        for index, place in enumerate(self.places):
            if place.tag not in ("open", "checkpoint", "end"):
                continue
            for target in self.rng.sample(range(1, len(self.places)), 8):
                expect = self.after_insertion(place, target)
                if expect:
                    lines = [*self.school.lines[:target], self.school.lines[index], *self.school.lines[target:]]
                    yield self.row("line/copied-to-another-place", expect, lines)

    def after_insertion(self, place, target):
        """A copy of the line at `place` before the line `target`; None where more than one thing would follow."""
        before = self.places[target - 1]
        unopened = before.tag == "entry"
        if place.tag == "end":
            return invalid("form", before.entry)
        if place.tag == "checkpoint":
            if unopened:
                return invalid("opening", before.entry)
            if before == ("open", ERASE, 0):
                return invalid("body", ERASE)
            return None if place.entry == before.entry else invalid("form", before.entry)
        if before.tag not in ("entry", "open"):
            return invalid("form", before.entry)
        if before.tag == "open" and place.i <= before.i or place.i >= len(self.school.entries[before.entry][2]):
            return invalid("form", before.entry)
        return None if place.entry == before.entry else invalid("commitment", before.entry)

    def blocks(self):
        """[first line, line after the last) of every entry with its openings."""
        starts = self.indices("entry")
        for start in starts:
            end = start + 1
            while self.places[end].tag == "open":
                end += 1
            yield start, end

    def reordered(self):
        """Two entries that have nothing to do with each other change places: only the tree shows it."""
        blocks = list(self.blocks())
        people = [self.people(entry) for entry in range(self.count)]
        for one, other in itertools.combinations(range(self.count), 2):
            between = set().union(*people[one + 1:other]) if other > one + 1 else set()
            if None in people[one] | people[other] | between or people[one] & (people[other] | between) or people[other] & between:
                continue
            (a, b), (c, d) = blocks[one], blocks[other]
            lines = self.school.lines
            lines = [*lines[:a], *lines[c:d], *lines[b:c], *lines[a:b], *lines[d:]]
            yield self.row("entries/swapped", invalid("root", self.school.next_checkpoint(one)), lines)

    def people(self, entry):
        """Whose bodies an entry shows; None among them where others depend on its index."""
        bodies = [self.school.value(entry, i) for i in range(len(self.school.entries[entry][2]))]
        fixed = any(body["type"] in ("erase", "epoch") for body in bodies) or "c3" in str(bodies)
        return {body["person"] for body in bodies if "person" in body} | ({None} if fixed else set())

    def entry_blocks(self):
        """An entry with all its openings is left out, or stands twice."""
        for entry, (start, end) in enumerate(self.blocks()):
            lines = [*self.school.lines[:start], *self.school.lines[end:]]
            needed = [self.school.dependent(entry, i) for i in range(1, len(self.school.entries[entry][2]))
                      if self.school.is_open(entry, i)]
            missed = [(at - 1, why) for why, at in needed if at > entry and why in ("sequence", "head")]
            missed += [(ERASE - 1, "erase")] if entry == ERASE - 1 else []
            checkpoint = self.school.next_checkpoint(entry)
            size_missed = (checkpoint - 1, "form")
            at, why = min([*missed, size_missed], key=lambda item: item[0])
            if entry < 8 and checkpoint < 7 or not missed or at <= checkpoint - 1:
                yield self.row("entries/left-out", invalid(why, at), lines)
            bodies = [self.school.value(entry, i)["type"] for i in range(len(self.school.entries[entry][2]))
                      if self.school.is_open(entry, i)]
            if not set(bodies) & {"person", "erase", "epoch", "head"} and len(bodies) == len(self.school.entries[entry][2]):
                lines = [*self.school.lines[:end], *self.school.lines[start:end], *self.school.lines[end:]]
                yield self.row("entries/twice", invalid("form", self.school.next_checkpoint(entry) + 1), lines)
            elif bodies[1:2] == ["person"] and len(bodies) == len(self.school.entries[entry][2]):
                lines = [*self.school.lines[:end], *self.school.lines[start:end], *self.school.lines[end:]]
                yield self.row("entries/twice", invalid("sequence", entry + 1), lines)
