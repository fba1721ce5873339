"""Openings: bodies, nonces, positions, and those of another entry."""

from mutations.base import DIGITS, Base, other_digit, other_letter
from writer import invalid


class Openings(Base):
    def body_bytes(self):
        """Any other letter anywhere in a body."""
        for index in self.indices("open"):
            place, line = self.places[index], self.school.lines[index]
            start = line.index(b"{")
            for at in self.rng.sample(range(start, len(line) - 1), 22):
                changed = line[:at] + bytes([other_letter(self.rng, line[at])]) + line[at + 1:]
                yield self.row("open/body-byte", invalid("commitment", place.entry), self.replaced(index, changed))
            for at in self.rng.sample(range(start, len(line) - 1), 4):
                changed = line[:at] + line[at + 1:]
                yield self.row("open/body-byte-removed", invalid("commitment", place.entry), self.replaced(index, changed))
                changed = line[:at] + line[at:at + 1] + line[at:]
                yield self.row("open/body-byte-doubled", invalid("commitment", place.entry), self.replaced(index, changed))

    def nonces(self):
        for index in self.indices("open"):
            place, line = self.places[index], self.school.lines[index].decode()
            start = len(f"open {place.i} ")
            for at in self.rng.sample(range(start, start + 42), 6):
                changed = line[:at] + other_digit(self.rng, line[at]) + line[at + 1:]
                yield self.row("open/nonce", invalid("commitment", place.entry), self.replaced(index, changed.encode()))
            last = DIGITS[DIGITS.index(line[start + 42]) ^ self.rng.randint(1, 3)]
            for changed in (line[:start + 42] + last + line[start + 43:], line[:start + 43] + "A" + line[start + 44:],
                            line[:start + 43] + line[start + 44:], line[:start + 43] + "=" + line[start + 43:],
                            line[:start + 9] + "-" + line[start + 10:], line[:start + 9] + line[start + 10:],
                            line[:start] + line[start + 4:], line[:start] + "AAAA" + line[start:]):
                yield self.row("open/nonce-form", invalid("form", place.entry), self.replaced(index, changed.encode()))

    def positions(self):
        """Another i."""
        for index in self.indices("open"):
            place, line = self.places[index], self.school.lines[index]
            before = self.places[index - 1].i if self.places[index - 1].tag == "open" else -1
            width = len(self.school.entries[place.entry][2])
            for i in [*range(7), 1024, 9007199254740991, 9007199254740992, 2**64 + place.i]:
                if i == place.i:
                    continue
                why = "commitment" if before < i < width else "form"
                changed = b"open %d" % i + line[len(b"open %d" % place.i):]
                yield self.row("open/i", invalid(why, place.entry), self.replaced(index, changed))

    def exchanged(self):
        """An opening with the body or the nonce of another one."""
        opens = self.indices("open")
        for index in opens:
            place, words = self.places[index], self.school.lines[index].split(b" ", 3)
            for other in self.rng.sample([o for o in opens if o != index], 3):
                theirs = self.school.lines[other].split(b" ", 3)
                for mixed in ([*words[:2], theirs[2], words[3]], [*words[:3], theirs[3]], [*words[:2], *theirs[2:]]):
                    if mixed != words:
                        yield self.row("open/of-another", invalid("commitment", place.entry), self.replaced(index, b" ".join(mixed)))
