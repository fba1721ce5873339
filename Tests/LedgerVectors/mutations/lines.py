"""Bytes of lines: tags, UTF-8, line ends, a file that ends early."""

from mutations.base import Base, other_letter
from writer import invalid


class Lines(Base):
    def tags(self):
        """Every byte of a tag and of the space after it."""
        for index, place in enumerate(self.places):
            line = self.school.lines[index]
            before = place.entry - (place.tag == "entry")
            for at in range(len(line) - 1 if place.tag in ("end", "synas.v1/bundle") else len(place.tag) + 1):
                changed = line[:at] + bytes([other_letter(self.rng, line[at])]) + line[at + 1:]
                yield self.row("line/tag", invalid("form", before), self.replaced(index, changed))

    def high_bits(self):
        """A byte that no longer is UTF-8, anywhere in a line of ASCII."""
        for index, place in enumerate(self.places):
            line = self.school.lines[index]
            before = place.entry - (place.tag == "entry")
            for at in self.rng.sample(range(len(line) - 1), min(6, len(line) - 1)):
                changed = line[:at] + bytes([line[at] | 0x80]) + line[at + 1:]
                yield self.row("line/no-utf-8", invalid("form", before), self.replaced(index, changed))

    def line_ends(self):
        for index, place in enumerate(self.places):
            line = self.school.lines[index]
            before = place.entry - (place.tag == "entry")
            why, at = {"entry": ("canonical", place.entry), "open": ("commitment", place.entry)}.get(place.tag, ("form", before))
            yield self.row("line/carriage-return", invalid(why, at), self.replaced(index, line[:-1] + b"\r\n"))
            yield self.row("line/space-at-the-end", invalid(why, at), self.replaced(index, line[:-1] + b" \n"))
            yield self.row("line/blank-before", invalid("form", before), self.replaced(index, b"\n" + line))

    def cuts(self):
        """The file ends early, at any byte."""
        data = b"".join(self.school.lines)
        for at in sorted(self.rng.sample(range(len(data)), 150)):
            read = data[:at].count(b"\nentry ") - (b"\n" not in data[:at].rpartition(b"\nentry ")[2])
            yield self.row("line/cut", invalid("form", max(read, 0) - 1), [data[:at]])
