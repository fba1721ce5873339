"""A good ledger of a small school, and where everything in it stands: what mutations start from."""

import json
from typing import NamedTuple

from writer import Book, Signer

DIGEST = "0123456789abcdef" * 4
WITNESSES = [Signer(f"witness.example/w{n}", f"w{n}", 4) for n in (1, 2, 3)]
STRANGER = Signer("somebody.example/key", "stranger")


class Place(NamedTuple):
    """A line: its tag, the entry it belongs to (or the last one before it), and for an opening its i."""

    tag: str
    entry: int
    i: int


class School(Book):
    """Twelve entries: keys, rules, three children (one of them erased), a post, a clock; with an epoch where asked.

    `tamper` maps the serial number of a body to a function that changes its value before it is committed to: an insider
    who writes and signs everything anew.
    """

    def __init__(self, seed, epoch=False, tamper=None):
        super().__init__(seed)
        self.tamper, self.serials, self.notes = tamper or {}, {}, []
        self.keys = [self.key]
        self.write(epoch)

    def body(self, value):
        change = self.tamper.get(self.serial + 1)
        if change:
            value = change(value)
        body = super().body(value)
        body.serial = self.serial
        return body

    def raw_entry(self, text, kind="child", bodies=(), hide=()):
        for i, body in enumerate(bodies):
            self.serials[len(self.entries), i] = body.serial
        return super().raw_entry(text, kind, bodies, hide)

    def checkpoint(self, *more):
        self.notes.append(super().checkpoint(signers=[self.key, *more]))

    def text(self, of="q1"):
        return self.body({"type": "text", "of": of, "field": "caption", "sha256": DIGEST})

    def write(self, epoch):
        one, two, _ = WITNESSES
        self.entry("key", self.body({"type": "key", "vkey": self.key.vkey, "action": "adopted"}))
        self.entry("config", self.body({"type": "config", "policy": "f0"}))
        self.entry("child", self.person("c1"), self.person("g1", "account"))
        self.entry("child", self.person("c2"))
        self.checkpoint(one, two)
        self.entry("post", self.body({"type": "picture", "post": "q1", "sha256": DIGEST, "number": 1}),
                   self.body({"type": "post", "post": "q1", "change": "published"}), self.text(), self.person("c1"))
        self.entry("child", self.person("c3"), self.text("c3"), hide={1, 2})
        self.entry("child", self.head("c1"), self.head("c2"))
        self.checkpoint()
        self.entry("child", self.person("c3"), self.head("c3"), hide={1, 2})
        self.entry("erase", self.erase([[5, [1, 2]], [7, [1, 2]]]))
        if epoch:
            self.entry("key", self.epoch(2, len(self.leaves) + 3))
            self.keys.append(self.key)
        self.entry("clock", self.body({"type": "clock", "before": "b", "now": "n"}))
        self.entry("child", self.person("c2"), self.person("c1", "roster"), self.head("c2"))
        self.checkpoint(one, STRANGER)
        self.entry("post", self.body({"type": "breach", "breach": "b1"}))
        self.checkpoint(two, one, STRANGER)
        self.end()

    # Where things are

    def places(self):
        found, entry = [], -1
        for line in self.lines:
            words = line.split(b" ", 2)
            tag = words[0].decode().rstrip("\n")
            entry += tag == "entry"
            found.append(Place(tag, entry, int(words[1]) if tag == "open" else -1))
        return found

    def value(self, entry, i):
        return json.loads(self.entries[entry][2][i].text)

    def is_open(self, entry, i):
        return Place("open", entry, i) in self.places()

    def sizes(self):
        """The sizes of the checkpoints, in order."""
        return [place.entry + 1 for place in self.places() if place.tag == "checkpoint"]

    def next_checkpoint(self, entry):
        """The last entry that the first checkpoint after `entry` covers: where a wrong root is named."""
        return next(size for size in self.sizes() if size > entry) - 1

    def dependent(self, entry, i):
        """Which check misses the opening of (entry, i) first, and where."""
        body = self.value(entry, i)
        if i == 0:
            return "opening", entry
        if body["type"] == "erase":
            return "body", entry
        if body["type"] == "epoch":
            return "origin", self.next_checkpoint(entry)
        if body["type"] == "person":
            for place in self.places():
                if place.tag == "open" and (place.entry, place.i) > (entry, i):
                    later = self.value(place.entry, place.i)
                    if later["type"] == "head" and later["person"] == body["person"]:
                        return "head", place.entry
                    if later["type"] == "person" and (later["person"], later["stream"]) == (body["person"], body["stream"]):
                        return "sequence", place.entry
        return "opening", entry

    # Trust

    def policy(self, *quorum):
        lines = [f"log {key.vkey}" for key in self.keys]
        lines += [f"witness w{n} {witness.vkey}" for n, witness in enumerate(WITNESSES, 1)]
        return "\n".join([*lines, *(quorum or ("group g 2 w1 w2 w3", "quorum g"))]) + "\n"

    def good(self, **more):
        return {**self.valid("witnessed"), **more}
