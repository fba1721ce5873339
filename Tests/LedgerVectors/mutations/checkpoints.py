"""Checkpoints: their text, the log's signature, cosignatures."""

import base64
import itertools

from mutations.base import LATER, Base, other_digit
from school import STRANGER, WITNESSES
from writer import ALPHABET, Signer, as_bytes, b64, invalid, seeded


class Checkpoints(Base):
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
