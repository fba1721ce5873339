"""Known checkpoints: rolled back, forked, rewritten, not signed."""

from mutations.base import ERASE, Base
from school import WITNESSES
from writer import USAGE, b64, invalid, seeded, tree_hash


class Known(Base):
    def rolled_back(self):
        """The ledger ends at an earlier checkpoint; somebody knows a later one."""
        hidden = {entry for entry in range(self.count) for i in range(len(self.school.entries[entry][2]))
                  if not self.school.is_open(entry, i)}
        for index, size in zip(self.indices("checkpoint"), self.school.sizes()):
            if any(entry < size for entry in hidden) and size <= 8:
                expect = invalid("opening", min(hidden))
                yield self.row("tail/hidden-pairs-shown", expect, [*self.school.lines[:index + 1], b"end\n"])
                continue
            opened = sum(place.tag == "open" and place.entry < size for place in self.places)
            rest = self.school.good(checkpoints=self.school.sizes().index(size) + 1, entries=size, opened=opened,
                                    erased=self.school.erased if size > ERASE else 0, root=b64(tree_hash(self.school.leaves[:size])))
            cosigned = sum(witness.name in self.school.notes[rest["checkpoints"] - 1] for witness in WITNESSES)
            rest["result"] = "witnessed" if cosigned > 1 else "self-attested"
            yield self.row("harmless/tail-cut", rest, [*self.school.lines[:index + 1], b"end\n"])
            for known_size in range(size + 1, self.count + 1):
                known = self.note_at(known_size)
                if self.origin_of(known) in [self.origin_of(note) for note in self.school.notes[:self.school.sizes().index(size) + 1]]:
                    yield self.row("tail/rolled-back", invalid("diverged", size - 1), [*self.school.lines[:index + 1], b"end\n"], known=[known])
                else:
                    yield self.row("tail/rolled-back-before-an-epoch", USAGE, [*self.school.lines[:index + 1], b"end\n"], known=[known])

    @staticmethod
    def origin_of(note):
        return note.split("\n")[0]

    def note_at(self, size, root=None):
        """What the log's newest key signed at that size."""
        key = self.school.keys[-1]
        return self.school.note(size, [key], key.name, root)

    def known(self):
        for size in range(self.count + 1):
            yield self.row("harmless/known", self.school.good(), known=[self.note_at(size)])
            for _ in range(3):
                root = bytes(seeded("root", self.rng.random()))
                yield self.row("known/other-root", invalid("diverged", max(size - 1, 0)), known=[self.note_at(size, root)])
        for _ in range(40):
            sizes = self.rng.sample(range(self.count + 6), 4)
            wrong = {size for size in sizes if size > self.count or self.rng.random() < 0.4}
            notes = [self.note_at(size, bytes(32) if size in wrong else None) for size in sizes]
            at = min((max(min(size, self.count) - 1, 0) for size in wrong), default=None)
            expect = self.school.good() if at is None else invalid("diverged", at)
            yield self.row("known/several", expect, known=notes)
        good = self.note_at(3)
        for at in self.rng.sample(range(len(good) - 1), 30):
            if good[at] in "\u2014\n =" or at > len(good) - 5:
                continue
            changed = good[:at] + self.rng.choice("bcdefg".replace(good[at], "")) + good[at + 1:]
            yield self.row("known/not-signed", USAGE, known=[changed])
