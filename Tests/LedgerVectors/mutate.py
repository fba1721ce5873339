#!/usr/bin/env python3
"""Writes mutations of good ledgers as JSON Lines, in the shape of the vectors; agree.py reads them from standard input.

Every expectation follows from what was changed and where it stood; no verifier is asked. A class is the name up to the
last slash. Classes that begin with `harmless/` must verify, and say why:

- a line by an unknown key, or the order of signature lines: C2SP notes pass over what they do not know;
- a checkpoint less or twice: each says something of a tree that is the same;
- a witness that cosigns again later: newer is not other;
- blank lines, comments and the order in a policy: they trust the same keys;
- a tail cut at a checkpoint, or a history rewritten and signed anew, without a known checkpoint: no reader can see it
  (the same with a known checkpoint is `diverged`);
- a known checkpoint that agrees.
"""

import argparse
import base64
import itertools
import json
import random
import sys

from chapters import receipts
from school import STRANGER, WITNESSES, School
from writer import ALPHABET, USAGE, Book, Signer, as_bytes, b64, canonical, invalid, leaf, seeded, tree_hash, vector

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
LATER = 1_790_000_000
ERASE = 8  # the entry of a school that erases what 5 and 7 hid


def other_digit(rng, character):
    return rng.choice(DIGITS.replace(character, ""))


def other_letter(rng, byte):
    """Another printable ASCII character."""
    return rng.choice([code for code in range(0x21, 0x7F) if code != byte])


class Mutations:
    """Mutations of one school, one method a kind."""

    def __init__(self, school, rng):
        self.school, self.rng = school, rng
        self.places, self.count = school.places(), len(school.entries)

    def row(self, name, expect, lines=None, policy=None, known=()):
        data = b"".join(self.school.lines if lines is None else lines)
        return vector(name, expect, data, policy or self.school.policy(), known)

    def replaced(self, index, line):
        return [*self.school.lines[:index], line, *self.school.lines[index + 1:]]

    def indices(self, tag):
        return [index for index, place in enumerate(self.places) if place.tag == tag]

    # --- Bytes of lines -----------------------------------------------------------------------------------------------

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

    # --- Entries ------------------------------------------------------------------------------------------------------

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

    # --- Openings -----------------------------------------------------------------------------------------------------

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

    # --- Lines as wholes ----------------------------------------------------------------------------------------------

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

    # --- Checkpoints --------------------------------------------------------------------------------------------------

    def checkpoint_lines(self):
        return list(zip(self.indices("checkpoint"), self.school.notes))

    def with_note(self, index, note):
        return self.replaced(index, b"checkpoint " + b64(as_bytes(note)).encode() + b"\n")

    def note_text(self):
        """Other letters in the text: the origin, the size, the root."""
        for index, note in self.checkpoint_lines():
            place = self.places[index]
            origin, size, root = note.split("\n")[:3]
            first = index == self.indices("checkpoint")[0]
            for at in self.rng.sample(range(6, 32), 3):
                changed = origin[:at] + self.rng.choice(ALPHABET.replace(origin[at], "")) + origin[at + 1:]
                why = "signature" if first else "origin"
                yield self.note_row("note/origin", why, place, index, note.replace(origin + "\n", changed + "\n", 1))
                changed = origin[:at] + self.rng.choice("lo01AZ_. ") + origin[at + 1:]
                yield self.note_row("note/origin-form", "form", place, index, note.replace(origin + "\n", changed + "\n", 1))
            for changed in (int(size) + 1, int(size) - 1, "0" + size, "", size + " ", -int(size)):
                yield self.note_row("note/size", "form", place, index, note.replace(f"\n{size}\n", f"\n{changed}\n", 1))
            for at in self.rng.sample(range(42), 4):
                changed = root[:at] + other_digit(self.rng, root[at]) + root[at + 1:]
                yield self.note_row("note/root", "signature", place, index, note.replace(root, changed, 1))
            for changed in (root[:-1], root + "=", root[:-2] + "==", root[1:], ""):
                yield self.note_row("note/root-form", "form", place, index, note.replace(root, changed, 1))
            yield self.note_row("note/extension", "form", place, index, note.replace("\n\n", "\nmore\n\n", 1))
            yield self.note_row("note/extension", "form", place, index, note.replace("\n\n", "\n\n\n", 1))
            yield self.note_row("note/no-blank-line", "form", place, index, note.replace("\n\n", "\n", 1))

    def note_row(self, name, why, place, index, note):
        return self.row(name, invalid(why, place.entry), self.with_note(index, note))

    def log_signatures(self):
        for index, note in self.checkpoint_lines():
            place, line = self.places[index], note.split("\n")[4]
            name, signature = line.split(" ")[1:]
            for at in self.rng.sample(range(len(signature) - 4), 10):
                changed = signature[:at] + other_digit(self.rng, signature[at]) + signature[at + 1:]
                yield self.note_row("note/log-signature", "signature", place, index, note.replace(signature, changed))
            raw = base64.b64decode(signature)
            for changed in map(b64, (raw[:-1], raw + b"x", raw[:5], raw[:36], b"x" + raw)):
                yield self.note_row("note/log-signature-length", "signature", place, index, note.replace(signature, changed))
            for changed in (signature[:-1], signature[:-2] + "-=", signature + "=", "", signature[:4], "****"):
                yield self.note_row("note/log-signature-form", "form", place, index, note.replace(signature, changed))
            for at in self.rng.sample(range(len(name)), 4):
                changed = name[:at] + self.rng.choice("xyz".replace(name[at], "")) + name[at + 1:]
                yield self.note_row("note/log-name", "signature", place, index, note.replace(" " + name + " ", f" {changed} "))
            rest = note.replace(line + "\n", "")
            why = "form" if rest.endswith("\n\n") else "signature"
            yield self.note_row("note/log-line-removed", why, place, index, rest)

    def other_signatures(self):
        """A checkpoint's text signed by somebody else."""
        for index, note in self.checkpoint_lines():
            place, text = self.places[index], note.partition("\n\n")[0] + "\n"
            origin = text.split("\n")[0]
            for signer in (Signer(origin, "forger"), STRANGER, Signer(origin, "w1"), WITNESSES[0]):
                yield self.note_row("note/signed-by-another", "signature", place, index, text + "\n" + signer.line(text))
            for other, _ in enumerate(self.school.notes):
                line = self.school.notes[other].split("\n")[4] + "\n"
                if self.school.notes[other] != note:
                    yield self.note_row("note/signature-of-another", "signature", place, index, text + "\n" + line)

    def cosignatures(self):
        """The final checkpoint is cosigned by w2 and w1; the quorum needs two."""
        index, note = self.checkpoint_lines()[-1]
        place, text = self.places[index], note.partition("\n\n")[0] + "\n"
        head, lines = note.partition("\n\n")[0] + "\n\n", note.partition("\n\n")[2].split("\n")[:-1]
        alone = self.school.good(result="self-attested")
        for number in (1, 2):
            line = lines[number]
            name, signature = line.split(" ")[1:]
            raw = base64.b64decode(signature)
            def with_line(new):
                changed = [*lines[:number], *([new] if new else []), *lines[number + 1:]]
                return self.with_note(index, head + "".join(one + "\n" for one in changed))
            for byte in (*range(4, 12), *self.rng.sample(range(12, 76), 10)):
                changed = raw[:byte] + bytes([raw[byte] ^ 1 << self.rng.randrange(8)]) + raw[byte + 1:]
                what = "time" if byte < 12 else "signature"
                yield self.row("cosignature/" + what, invalid("signature", place.entry), with_line(f"\u2014 {name} {b64(changed)}"))
            for byte in range(4):
                changed = raw[:byte] + bytes([raw[byte] ^ 1 << self.rng.randrange(8)]) + raw[byte + 1:]
                yield self.row("cosignature/key-id", alone, with_line(f"\u2014 {name} {b64(changed)}"))
            for changed in (raw[:-1], raw + b"x", raw[:4] + raw[12:], raw[:5]):
                yield self.row("cosignature/length", invalid("signature", place.entry), with_line(f"\u2014 {name} {b64(changed)}"))
            yield self.row("cosignature/name", alone, with_line(f"\u2014 {name}x {signature}"))
            yield self.row("cosignature/removed", alone, with_line(""))
            yield self.row("cosignature/twice", self.school.good(), with_line(line + "\n" + line))
            witness = WITNESSES[2 - number]
            earlier = self.school.notes[0].partition("\n\n")[0] + "\n"
            yield self.row("cosignature/of-another", invalid("signature", place.entry), with_line(witness.line(earlier)[:-1]))
            for time in (0, 1, LATER, 2**62, 2**63 - 1):
                yield self.row("harmless/cosigned-at-another-time", self.school.good(), with_line(witness.line(text, time)[:-1]))
            for time in (2**63, 2**64 - 1):
                yield self.row("cosignature/time-too-late", invalid("signature", place.entry), with_line(witness.line(text, time)[:-1]))
            third = WITNESSES[2].line(text)[:-1]
            yield self.row("cosignature/by-the-third", self.school.good(), with_line(third))
        for order in itertools.permutations(lines):
            yield self.row("harmless/signature-lines-in-another-order", self.school.good(),
                           self.with_note(index, head + "".join(line + "\n" for line in order)))
        for count in range(5):
            more = "".join(f"\u2014 nobody.example/{n} {b64(seeded('junk', n))}\n" for n in range(count))
            yield self.row("harmless/unknown-keys", self.school.good(), self.with_note(index, note + more))
        yield self.row("harmless/unknown-key-removed", self.school.good(),
                       self.with_note(index, head + "".join(line + "\n" for line in lines[:-1])))

    # --- Known checkpoints --------------------------------------------------------------------------------------------

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

    # --- Policies -----------------------------------------------------------------------------------------------------

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


# --- An insider who writes everything anew ----------------------------------------------------------------------------


def insider(seed, epoch, rng):
    """Bodies changed before they were committed to; the tree and the signatures are right again."""
    school = School(seed, epoch)
    for (entry, i), serial in sorted(school.serials.items()):
        value = school.value(entry, i)
        for name, change, why in changes(value, rng):
            other = School(seed, epoch, {serial: change})
            expect = invalid(why, entry) if why and school.is_open(entry, i) else other.good()
            if not why or not school.is_open(entry, i):
                name = "harmless/rewritten" if not why else "harmless/hidden-body-of-wrong-form"
            yield vector(f"insider/{name}" if not name.startswith("harmless") else name, expect, other.bytes(), other.policy())
            if expect.get("result") == "witnessed":
                for size in sorted({entry, entry + 1, len(school.entries)}):
                    note = school.note(size, [school.keys[-1]], school.keys[-1].name)
                    against = other.good() if size <= entry else invalid("diverged", size - 1)
                    yield vector("known/rewritten", against, other.bytes(), other.policy(), [note])


def changes(value, rng):
    """(class, change, `why`, or None where the change is as good as what was there)."""
    def with_(**more):
        return lambda old: {**old, **more}
    def without(key):
        return lambda old: {name: part for name, part in old.items() if name != key}
    kind = value["type"]
    for key in sorted(value):
        yield "key-missing", without(key), "body"
        yield "key-of-other-type", with_(**{key: [] if not isinstance(value[key], list) else "x"}), "body"
    yield "type-unknown", with_(type=kind + "s"), "body"
    yield "more", with_(zz=rng.randrange(10**6)), None
    if kind == "person":
        for seq in {value["seq"] + 1, value["seq"] + 2, value["seq"] + 1000, 9007199254740991}:
            yield "seq", with_(seq=seq), "sequence"
        yield "seq-zero", with_(seq=0), "body"
        yield "prev", with_(prev=b64(seeded("prev", rng.random()))), "sequence"
        yield "prev", with_(prev="x" + value["prev"]), "sequence"
        yield "stream", with_(stream=value["stream"] + "2", seq=2), "sequence"
        yield "events", with_(events=[{"answer": "no", "at": str(rng.random())}]), None
    if kind == "head":
        row = value["streams"][-1]
        yield "head-seq", with_(streams=[*value["streams"][:-1], [row[0], row[1] + 1, row[2]]]), "head"
        yield "head-seq", with_(streams=[*value["streams"][:-1], [row[0], row[1] - 1, row[2]]]), "head"
        yield "head-commitment", with_(streams=[*value["streams"][:-1], [row[0], row[1], b64(seeded(rng.random()))]]), "head"
        yield "head-stream", with_(streams=[*value["streams"][:-1], [row[0] + "x", row[1], row[2]]]), "head"
        yield "head-row-less", with_(streams=value["streams"][:-1]), "head"
        yield "head-row-more", with_(streams=[*value["streams"], ["zz", 1, row[2]]]), "head"
        yield "head-row-twice", with_(streams=[*value["streams"], row]), "head"
        yield "head-person", with_(person="nobody"), "head"
    if kind in ("picture", "text"):
        yield "digest", with_(sha256=value["sha256"].upper()), "body"
        yield "digest", with_(sha256=value["sha256"][2:]), "body"
        yield "digest-other", with_(sha256=seeded(rng.random()).hex()), None
    if kind in ("erase", "epoch"):
        yield "approvers", with_(approvers=["ada", "ada"]), "body"
        yield "approvers", with_(approvers=["ada", "bo", "cy"]), "body"
        yield "approvers-other", with_(approvers=["cy", "di"]), None
    if kind == "epoch":
        log = value["origin"].rpartition("/")[0]
        yield "epoch-origin", with_(origin=value["old_origin"]), "epoch"
        yield "epoch-origin", with_(origin="synas/" + "3" * 26 + "/2"), "epoch"
        yield "epoch-origin", with_(origin=log + "/02"), "epoch"
        yield "epoch-old-origin", with_(old_origin=log + "/3", origin=log + "/4"), "epoch"
        yield "epoch-old-size", with_(old_size=value["old_size"] - 4), "epoch"
        yield "epoch-old-size", with_(old_size=value["old_size"] - 3, old_root=b64(bytes(32))), "epoch"
        yield "epoch-lost-more", with_(old_size=value["old_size"] + 50), None
    if kind == "key":
        yield "action", with_(action="revoked"), "body"
        yield "vkey-other", with_(vkey="another"), None


def forgeries(seed, epoch):
    """Another erase body in entry 8: (what it names, why it is refused, where)."""
    school = School(seed, epoch)
    serial = school.serials[8, 1]
    cases = {
        "less": ([[5, [1, 2]], [7, [1]]], "opening", 7), "less-early": ([[5, [1]], [7, [1, 2]]], "opening", 5),
        "one-entry": ([[5, [1, 2]]], "opening", 7), "nothing": ([], "opening", 5),
        "opened": ([[2, [1]], [5, [1, 2]], [7, [1, 2]]], "erased-open", 2),
        "opened-second": ([[5, [1, 2]], [6, [2]], [7, [1, 2]]], "erased-open", 6),
        "opened-key": ([[0, [1]], [5, [1, 2]], [7, [1, 2]]], "erased-open", 0),
        "commit": ([[5, [0, 1, 2]], [7, [1, 2]]], "erase", 8), "own": ([[5, [1, 2]], [7, [1, 2]], [8, [1]]], "erase", 8),
        "later": ([[5, [1, 2]], [7, [1, 2]], [10, [1]]], "erase", 8), "out-of-range": ([[5, [1, 2, 3]], [7, [1, 2]]], "erase", 8),
        "out-of-order": ([[7, [1, 2]], [5, [1, 2]]], "erase", 8), "twice": ([[5, [1, 2]], [5, [1, 2]], [7, [1, 2]]], "erase", 8),
        "i-out-of-order": ([[5, [2, 1]], [7, [1, 2]]], "erase", 8), "i-twice": ([[5, [1, 1, 2]], [7, [1, 2]]], "erase", 8),
        "i-none": ([[5, []], [7, [1, 2]]], "erase", 8), "negative": ([[-5, [1, 2]], [7, [1, 2]]], "erase", 8),
    }
    for name, (erased, why, at) in cases.items():
        other = School(seed, epoch, {serial: lambda old: {**old, "erased": erased}})
        yield vector("erase/" + name, invalid(why, at), other.bytes(), other.policy())


def hidden_tails(seed):
    """An insider withholds openings and appends an erase that names them: heads show it, other things cannot."""
    school = School(seed)
    places = school.places()
    for place in places:
        if place.tag != "open" or place.i == 0:
            continue
        why, at = school.dependent(place.entry, place.i)
        other = School(seed)
        index = other.places().index(place)
        del other.lines[index], other.lines[-1]
        entry = other.entry("erase", other.erase([[place.entry, [place.i]]]))
        other.checkpoint(*WITNESSES)
        other.end()
        other.opened -= 1
        if (why, at) == ("opening", place.entry):
            yield vector("harmless/hidden-behind-an-erase", other.good(), other.bytes(), other.policy())
        else:
            yield vector("erase/tail-hidden", invalid(why, at), other.bytes(), other.policy())


# --- Receipts ---------------------------------------------------------------------------------------------------------


def receipt_mutations(seed, rng):
    book = receipts.ledger(13)
    policy = book.policy()
    def held(name, text, expect):
        return vector(name, expect, text, policy, kind="receipt")
    for index, size in ((0, 13), (5, 13), (12, 13), (7, 8), (3, 5), (6, 7)):
        good, extra = receipts.receipt(book, index, size=size), receipts.extra_of(book, index)
        root = receipts.good_result(book, index, size)
        lines = good.split("\n")
        blank = lines.index("")
        for at in range(3, blank):
            for digit in rng.sample(range(42), 8):
                line = lines[at][:digit] + other_digit(rng, lines[at][digit]) + lines[at][digit + 1:]
                yield held("receipt/hash", "\n".join([*lines[:at], line, *lines[at + 1:]]), invalid("inclusion", index))
            yield held("receipt/hash-removed", "\n".join([*lines[:at], *lines[at + 1:]]), invalid("inclusion", index))
            yield held("receipt/hash-twice", "\n".join([*lines[:at], lines[at], *lines[at:]]), invalid("inclusion", index))
            yield held("receipt/hash-short", "\n".join([*lines[:at], lines[at][4:], *lines[at + 1:]]), invalid("form", -1))
        for other in range(size + 3):
            if other != index:
                why = "inclusion" if other < size else "form"
                yield held("receipt/index", receipts.receipt(book, index, size=size, **{"index": other}), invalid(why, other))
        for at in range(len(extra["body"])):
            if at % 2 == 0:
                changed = extra["body"][:at] + chr(other_letter(rng, ord(extra["body"][at]))) + extra["body"][at + 1:]
                text = receipts.receipt(book, index, size=size, extra=canonical({**extra, "body": changed}))
                yield held("receipt/body", text, invalid("commitment", index))
        for at in range(42):
            changed = extra["nonce"][:at] + other_digit(rng, extra["nonce"][at]) + extra["nonce"][at + 1:]
            text = receipts.receipt(book, index, size=size, extra=canonical({**extra, "nonce": changed}))
            yield held("receipt/nonce", text, invalid("commitment", index))
        bodies = book.entries[index][2]
        for i, why in ((0, "inclusion"), (1, "commitment")):
            start = extra["entry"].index(b64(bodies[i].commitment))
            for at in rng.sample(range(42), 10):
                at += start
                changed = extra["entry"][:at] + other_digit(rng, extra["entry"][at]) + extra["entry"][at + 1:]
                text = receipts.receipt(book, index, size=size, extra=canonical({**extra, "entry": changed}))
                yield held("receipt/entry", text, invalid(why, index))
        for at in sorted(rng.sample(range(len(good) - 1), 40)):
            if good[at - 1:at + 1] != "\n\n" and good[:at].count("\n\n") == 0 or at < len(good) - 1 and "\n\n" in good[:at]:
                yield held("receipt/cut", good[:at], invalid("form", -1))
        for other in range(13):
            if other != index:
                theirs = receipts.extra_of(book, other)
                text = receipts.receipt(book, index, size=size, extra=canonical(theirs))
                yield held("receipt/of-another-entry", text, invalid("inclusion", index))
                text = receipts.receipt(book, index, size=size, extra=canonical({**extra, "body": theirs["body"]}))
                yield held("receipt/body-of-another", text, invalid("commitment", index))
        for other in range(1, 14):
            if other != size and other > index:
                same = receipts.path(index, book.leaves[:other]) == receipts.path(index, book.leaves[:size])
                assert not same
                text = receipts.receipt(book, index, size=size, note=book.note(other))
                yield held("receipt/checkpoint-of-another-size", text, invalid("inclusion", index))
        for n in range(4):
            note = book.note(size) + "".join(f"\u2014 nobody.example/{k} {b64(seeded(k))}\n" for k in range(n))
            yield held("harmless/receipt-unknown-keys", receipts.receipt(book, index, size=size, note=note), root)


# --- Limits: too large to be stored as vectors -----------------------------------------------------------------------


def limits():
    def book_with(text=None, body=None, line=None, note=None):
        book = Book("limits")
        book.entry("config", book.body({"type": "config", "policy": "f0"}))
        if text:
            book.raw_entry(text, "post", [])
        elif body:
            book.entry("post", book.body(body))
        if line:
            book.lines.append(line)
        book.checkpoint(note)
        return book.end()

    def held(name, book, why=None, at=1):
        return vector("limit/" + name, invalid(why, at) if why else book.valid(), book.bytes(), book.policy())

    def body_of(size, key="x"):
        frame = len('{"breach":"b","type":"breach","x":""}')
        return '{"breach":"b","type":"breach","x":"' + "a" * (size - frame) + '"}'

    for size in (1_048_575, 1_048_576):
        yield held(f"body-of-{size}", book_with(body=body_of(size)))
    for size in (1_048_577, 2_000_000):
        yield held(f"body-of-{size}", book_with(body=body_of(size)), "canonical")
    two = '{"breach":"b","type":"breach","x":"' + "\u00e9" * 524_271 + '"}'
    yield held("body-of-two-byte-letters", book_with(body=two), None if len(two.encode()) <= 1_048_576 else "canonical")
    yield held("body-of-two-byte-letters-more", book_with(body=two.replace('"}', '\u00e9\u00e9"}')), "canonical")
    for size, why in ((65_536, "entry"), (65_537, "canonical"), (2_097_146, "canonical"), (2_097_147, "form")):
        text = '{"x":"' + "a" * (size - 8) + '"}'
        yield held(f"entry-of-{size}", book_with(text=text), why, 0 if why == "form" else 1)
    for tag in ("open 1 ", "checkpoint ", "x", "end"):
        yield held("line-too-long-" + tag.split()[0], book_with(line=tag.encode() + b"A" * 2_097_152 + b"\n"), "form", 0)
    yield held("line-without-end", book_with(line=b"A" * 5_000_000), "form", 0)
    for count in (1024, 1025):
        book = Book("limits")
        bodies = [book.body({"type": "breach", "breach": str(number)}) for number in range(count - 1)]
        book.entry("post", *bodies)
        book.checkpoint()
        yield held(f"commitments-{count}", book.end(), None if count == 1024 else "entry", 0)
    for depth in (100_000, 300_000):
        for name, text in (("arrays", "[" * depth), ("arrays-closed", "[" * depth + "]" * depth), ("objects", '{"a":' * depth)):
            body = '{"type":"breach","x":' + text + "}"
            yield held(f"depth-{depth}-{name}", book_with(body=body), "canonical")
    for name, value in (("digits", "1" * 1_000_000), ("minus-digits", "-" + "9" * 1_000_000), ("zeros", "0" * 1_000_000),
                        ("commas", "[" + "," * 1_000_000), ("empty-objects", "[" + "{}," * 300_000 + "x]"), ("escapes", '"' + "\\u0041" * 170_000 + '"')):
        yield held("body-of-" + name, book_with(body='{"type":"breach","x":' + value + "}"), "canonical")
    book = Book("limits")
    book.entry("config", book.body({"type": "config", "policy": "f0"}))
    good = book.note()
    for size in (65_536, 65_537):
        rest = size - len(good.encode()) - len("\u2014 a \n".encode())
        filler = "\u2014 " + "a" * (1 + rest - rest // 4 * 4) + " " + "A" * (rest // 4 * 4) + "\n"
        note = good + filler
        assert len(note.encode()) == size
        yield held(f"note-of-{size}", book_with(note=note), None if size == 65_536 else "form", 0)
    book = receipts.ledger(1)
    good = receipts.receipt(book, 0)
    filler = "\u2014 a " + "A" * 60_000 + "\n"
    for size, expect in ((4_194_304, "form"), (4_194_305, "form"), (9_000_000, "form")):
        yield vector(f"limit/receipt-of-{size}", invalid("form", -1), good + "x" * (size - len(good)), book.policy(), kind="receipt")
    large = Book("limits")
    large.entry("post", large.body({"type": "breach", "breach": '"' * 520_000}))
    yield vector("limit/receipt-of-a-large-body", receipts.good_result(large, 0), receipts.receipt(large, 0), large.policy(), kind="receipt")


# --- All --------------------------------------------------------------------------------------------------------------

KINDS = [name for name in ("tags high_bits line_ends cuts commitments structure fields body_bytes nonces positions exchanged "
                           "removed doubled moved reordered entry_blocks note_text log_signatures other_signatures cosignatures "
                           "rolled_back known policies").split()]


def everything(seed, ledgers):
    rng = random.Random(seed)
    for number in range(ledgers):
        name, epoch = f"{seed}/{number}", number % 2 == 1
        mutations = Mutations(School(name, epoch), rng)
        yield mutations.row("good/whole", mutations.school.good())
        for kind in KINDS:
            if not (epoch and kind in ("rolled_back", "known")):
                yield from getattr(mutations, kind)()
        yield from insider(name, epoch, rng)
        yield from forgeries(name, epoch)
    yield from hidden_tails(f"{seed}/tails")
    yield from receipt_mutations(seed, rng)
    yield from limits()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="synas")
    parser.add_argument("--ledgers", type=int, default=2, help="good ledgers to start from; about 6,000 mutations each")
    parser.add_argument("--only", help="only names that hold this")
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.ledgers} ledgers", file=sys.stderr)
    for number, row in enumerate(everything(options.seed, options.ledgers)):
        row["name"] = f"{row['name']}/{number}"
        if not options.only or options.only in row["name"]:
            print(json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True))


if __name__ == "__main__":
    main()
