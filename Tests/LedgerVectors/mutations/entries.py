"""Entries: commitments, structure, fields."""

from mutations.base import ERASE, Base, other_digit
from writer import b64, invalid


class Entries(Base):
    def commitments(self):
        """Another digit in a commitment: its opening no longer fits, or only the tree shows it."""
        for index in self.indices("entry"):
            entry, line = self.places[index].entry, self.school.lines[index].decode()
            for i, body in enumerate(self.school.entries[entry][2]):
                start = line.index(b64(body.commitment))
                for at in self.rng.sample(range(42), 4):
                    at += start
                    changed = line[:at] + other_digit(self.rng, line[at]) + line[at + 1:]
                    expect = invalid("commitment", entry)
                    if not self.school.is_open(entry, i):
                        expect = invalid("root", self.school.next_checkpoint(entry))
                    yield self.row("entry/commitment", expect, self.replaced(index, changed.encode()))
                padding = line[:start + 43] + line[start + 44:]
                yield self.row("entry/padding", invalid("entry", entry), self.replaced(index, padding.encode()))
                removed = line.replace(b64(body.commitment) + '","', "").replace('","' + b64(body.commitment), "")
                if i:
                    yield self.row("entry/commitment-removed", self.after_removal(entry, i), self.replaced(index, removed.encode()))

    def after_removal(self, entry, i):
        """Commitment i is gone, so that the later ones are one down."""
        opened = [j for j in range(len(self.school.entries[entry][2])) if self.school.is_open(entry, j)]
        later = [j for j in opened if j >= i]
        if not later:
            checkpoint = self.school.next_checkpoint(entry)
            return invalid("erase", ERASE) if entry < ERASE <= checkpoint else invalid("root", checkpoint)
        width = len(self.school.entries[entry][2]) - 1
        return invalid("commitment" if later[0] < width else "form", entry)

    def structure(self):
        """Every byte of an entry that is neither commitment nor letter."""
        for index in self.indices("entry"):
            entry, line = self.places[index].entry, self.school.lines[index]
            for at in [at for at in range(6, len(line) - 1) if line[at] in b'{}[],:"']:
                for changed in (line[:at] + line[at + 1:], line[:at] + b" " + line[at:], line[:at] + b"x" + line[at + 1:]):
                    if changed.count(b'"') == line.count(b'"') and b" " in changed[6:] and self.in_string(line, at):
                        continue
                    yield self.row("entry/structure", invalid("canonical", entry), self.replaced(index, changed))

    @staticmethod
    def in_string(line, at):
        return line[:at].count(b'"') % 2 == 1

    def fields(self):
        for index in self.indices("entry"):
            entry, line = self.places[index].entry, self.school.lines[index]
            kind = self.school.entries[entry][1].encode()
            for name, old, new, why in (
                    ("version", b'"v":1', b'"v":2', "entry"), ("version", b'"v":1', b'"v":01', "canonical"),
                    ("version", b'"v":1', b'"v":"1"', "entry"), ("version", b'"v":1', b'"v":-1', "entry"),
                    ("version", b'"v":1', b'"v":1e0', "canonical"), ("version", b'"v":1', b'"v":10', "entry"),
                    ("kind", b'"k":"' + kind, b'"k":"' + kind[:-1], "entry"), ("kind", b'"k":"', b'"k":"x', "entry"),
                    ("key", b'"k":', b'"K":', "canonical"), ("key", b'"k":', b'"j":', "entry"), ("key", b'"v":', b'"w":', "entry"),
                    ("key", b'"v":1', b'"v":1,"w":1', "entry"), ("key", b'"v":1', b'"v":1,"v":1', "canonical"),
                    ("key", b',"v":1', b'', "entry"), ("key", b'{"c"', b'{"a":1,"c"', "entry")):
                yield self.row("entry/" + name, invalid(why, entry), self.replaced(index, line.replace(old, new)))
            if kind in (b"child", b"post"):
                swapped = line.replace(b'"k":"' + kind, b'"k":"' + (b"post" if kind == b"child" else b"child"))
                expect = invalid("root", self.school.next_checkpoint(entry))
                yield self.row("entry/kind-swapped", expect, self.replaced(index, swapped))
