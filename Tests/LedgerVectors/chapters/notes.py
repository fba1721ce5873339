"""Section 3: the tree, the form of notes and checkpoints, log signatures and cosignatures."""

import hashlib

from writer import ALPHABET, L, Book, Signer, as_bytes, b64, invalid, leaf, note_text, tree_hash, vector

T = 1_780_000_000


def book_of(count, seed="notes"):
    book = Book(seed)
    for number in range(count):
        book.entry("config", book.body({"type": "config", "policy": f"f{number}"}))
    return book


def done(book, name, note, expect=None, policy=None):
    """The book with this final note."""
    book.checkpoint(note)
    book.end()
    return vector("notes/" + name, expect or book.valid(), book.bytes(), policy or book.policy())


# --- Trees ------------------------------------------------------------------------------------------------------------


def bare(leaves, node=b"\x01", fill=None):
    """The roots that a careless tree gives: pairs level by level, with `fill` for a missing right neighbour."""
    while len(leaves) > 1:
        if len(leaves) % 2 and fill:
            leaves = leaves + [fill(leaves[-1])]
        pairs = [leaves[i:i + 2] for i in range(0, len(leaves), 2)]
        leaves = [hashlib.sha256(node + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return leaves[0]


def trees():
    for count in (1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 17):
        yield done(book_of(count), f"tree-of-{count}", None)
    book = book_of(3)
    entries = [text for text, _, _ in book.entries]
    wrong = {
        "leaves-without-prefix": tree_hash([hashlib.sha256(text).digest() for text in entries]),
        "nodes-without-prefix": bare(book.leaves, node=b""),
        "last-leaf-doubled": bare(book.leaves, fill=lambda last: last),
        "zero-leaf-added": bare(book.leaves, fill=lambda last: bytes(32)),
        "leaves-swapped": tree_hash([book.leaves[1], book.leaves[0], book.leaves[2]]),
        "one-leaf-less": tree_hash(book.leaves[:2]),
        "one-leaf-more": tree_hash(book.leaves + [leaf(b"")]),
        "with-line-ends": tree_hash([leaf(text + b"\n") for text in entries]),
        "other-shape": hashlib.sha256(b"\x01" + book.leaves[0] + tree_hash(book.leaves[1:])).digest(),
        "empty-tree": hashlib.sha256(b"").digest(),
        "zeros": bytes(32),
    }
    for name, root in wrong.items():
        book = book_of(3)
        yield done(book, "root-" + name, book.note(root=root), invalid("root", 2))
    book = book_of(0)
    book.checkpoint()
    book.entry("config", book.body({"type": "config", "policy": "f"}))
    yield done(book, "root-of-nothing", None)
    book = book_of(0)
    book.checkpoint(root=bytes(32))
    book.entry("config", book.body({"type": "config", "policy": "f"}))
    yield done(book, "root-of-nothing-is-zeros", None, invalid("root", -1))


# --- Texts ------------------------------------------------------------------------------------------------------------


def signed(book, text):
    text = as_bytes(text)
    return text + b"\n" + as_bytes(book.key.line(text))


def texts():
    book = book_of(2)
    origin, root = book.origin, b64(tree_hash(book.leaves))
    good = f"{origin}\n2\n{root}\n"
    zero, log = book_of(2).log, book.log
    forms = {
        "extension-line": good + "more\n",
        "blank-extension-line": good + "\nmore\n",
        "two-lines": f"{origin}\n2\n",
        "one-line": f"{origin}\n",
        "no-text": "",
        "blank-first": "\n" + good,
        "blank-second": f"{origin}\n\n2\n{root}\n",
        "size-with-zero": f"{origin}\n02\n{root}\n",
        "size-with-plus": f"{origin}\n+2\n{root}\n",
        "size-with-space": f"{origin}\n2 \n{root}\n",
        "size-with-space-first": f"{origin}\n 2\n{root}\n",
        "size-hexadecimal": f"{origin}\n0x2\n{root}\n",
        "size-negative": f"{origin}\n-2\n{root}\n",
        "size-empty": f"{origin}\n\n{root}\n",
        "size-fraction": f"{origin}\n2.0\n{root}\n",
        "size-other-digits": f"{origin}\n\u0662\n{root}\n",
        "size-with-separator": f"{origin}\n0_2\n{root}\n",
        "size-other": f"{origin}\n3\n{root}\n",
        "size-less": f"{origin}\n1\n{b64(tree_hash(book.leaves[:1]))}\n",
        "size-too-large-for-53-bits": f"{origin}\n9007199254740992\n{root}\n",
        "size-too-large-for-64-bits": f"{origin}\n18446744073709551618\n{root}\n",
        "size-of-2000-digits": f"{origin}\n{'1' * 2000}\n{root}\n",
        "root-without-padding": f"{origin}\n2\n{root.rstrip('=')}\n",
        "root-stray-bits": f"{origin}\n2\n{root[:-2]}{ALPHA[ALPHA.index(root[-2]) + 1]}=\n",
        "root-short": f"{origin}\n2\n{b64(tree_hash(book.leaves)[:31])}\n",
        "root-long": f"{origin}\n2\n{b64(tree_hash(book.leaves) + b'0')}\n",
        "root-empty": f"{origin}\n2\n\n",
        "root-hexadecimal": f"{origin}\n2\n{tree_hash(book.leaves).hex()}\n",
        "root-with-space": f"{origin}\n2\n{root} \n",
        "carriage-returns": good.replace("\n", "\r\n"),
        "tab": good.replace(origin, origin + "\t"),
        "nul": good.replace(origin, origin + "\x00"),
        "origin-empty": f"\n2\n{root}\n",
        "origin-with-space": good.replace(origin, origin + " "),
        "origin-other-scheme": good.replace("synas/", "sunas/"),
        "origin-capital-scheme": good.replace("synas/", "Synas/"),
        "origin-without-epoch": good.replace("/1\n", "\n"),
        "origin-epoch-empty": good.replace("/1\n", "/\n"),
        "origin-epoch-0": good.replace("/1\n", "/0\n"),
        "origin-epoch-01": good.replace("/1\n", "/01\n"),
        "origin-epoch-letter": good.replace("/1\n", "/a\n"),
        "origin-epoch-negative": good.replace("/1\n", "/-1\n"),
        "origin-epoch-too-large": good.replace("/1\n", "/9007199254740992\n"),
        "origin-epoch-of-20-digits": good.replace("/1\n", "/10000000000000000001\n"),
        "origin-more": good.replace("/1\n", "/1/1\n"),
        "origin-log-short": good.replace(log, log[1:]),
        "origin-log-long": good.replace(log, log + "a"),
        "origin-log-capital": good.replace(log, "A" + log[1:]),
        "origin-log-with-l": good.replace(log, "l" + log[1:]),
        "origin-log-with-o": good.replace(log, "o" + log[1:]),
        "origin-log-with-0": good.replace(log, "0" + log[1:]),
        "origin-log-with-1": good.replace(log, "1" + log[1:]),
        "origin-log-other-letter": good.replace(log, "\u0430" + log[1:]),
    }
    for name, text in forms.items():
        book = book_of(2)
        # The key goes by the name that the text gives, as far as a name can: nothing but the form is wrong.
        name_in_text = text.split("\n")[0].strip()
        if name_in_text and name_in_text != origin and "\t" not in name_in_text and "\x00" not in name_in_text:
            book.key = Signer(name_in_text, "notes/log/1")
        yield done(book, "text-" + name, signed(book, text), invalid("form", 1))
    book = book_of(2)
    book.origin = f"synas/{zero}/9007199254740991"
    book.key = Signer(book.origin, "largest")
    yield done(book, "text-origin-epoch-largest", None)
    book = book_of(2)
    book.origin = f"synas/{ALPHABET[:26]}/20"
    book.key = Signer(book.origin, "letters")
    yield done(book, "text-origin-log-all-digits", None)


ALPHA = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


# --- Signature lines --------------------------------------------------------------------------------------------------


def stranger(name="somebody.example", seed="stranger"):
    return Signer(name, seed)


def junk(name, data=b"\x00\x01\x02\x03" + b"x" * 64):
    return f"\u2014 {name} {b64(data)}\n"


def whole_notes():
    """name -> (the note's bytes from the text and the log's own line, is it still good)."""
    return {
        "no-signature": (lambda text, line: text + "\n", None),
        "no-blank-line": (lambda text, line: text + line, None),
        "nothing-after-text": (lambda text, line: text, None),
        "empty": (lambda text, line: "", None),
        "two-blank-lines": (lambda text, line: text + "\n\n" + line, None),
        "last-line-open": (lambda text, line: text + "\n" + line[:-1], None),
        "blank-line-at-the-end": (lambda text, line: text + "\n" + line + "\n", None),
        "line-after": (lambda text, line: text + "\n" + line + "more\n", None),
        "hyphen": (lambda text, line: text + "\n" + line.replace("\u2014", "-"), None),
        "en-dash": (lambda text, line: text + "\n" + line.replace("\u2014", "\u2013"), None),
        "two-spaces": (lambda text, line: text + "\n" + line.replace(" ", "  ", 1), None),
        "two-spaces-second": (lambda text, line: text + "\n" + "  ".join(line.rsplit(" ", 1)), None),
        "space-at-the-end": (lambda text, line: text + "\n" + line[:-1] + " \n", None),
        "space-first": (lambda text, line: text + "\n " + line, None),
        "no-space-after-dash": (lambda text, line: text + "\n" + line.replace(" ", "", 1), None),
        "name-missing": (lambda text, line: text + "\n" + line + "\u2014 AAAAAAAA\n", None),
        "name-empty": (lambda text, line: text + "\n" + line + junk(""), None),
        "name-with-plus": (lambda text, line: text + "\n" + line + junk("a+b"), None),
        "name-with-no-break-space": (lambda text, line: text + "\n" + line + junk("a\u00a0b"), None),
        "name-with-ideographic-space": (lambda text, line: text + "\n" + line + junk("a\u3000"), None),
        "name-with-next-line": (lambda text, line: text + "\n" + line + junk("\u0085a"), None),
        "name-with-line-separator": (lambda text, line: text + "\n" + line + junk("a\u2028b"), None),
        "name-with-zero-width-space": (lambda text, line: text + "\n" + line + junk("a\u200bb"), True),
        "name-not-ascii": (lambda text, line: text + "\n" + line + junk("zeuge.example/\u00e4\u00f6"), True),
        "name-with-start-of-heading": (lambda text, line: text + "\n" + line + junk("a\x01b"), None),
        "name-with-nul": (lambda text, line: text + "\n" + line + junk("a\x00b"), None),
        "name-with-escape": (lambda text, line: text + "\n" + line + junk("a\x1bb"), None),
        "name-with-unit-separator": (lambda text, line: text + "\n" + line + junk("a\x1fb"), None),
        "name-with-ogham-space": (lambda text, line: text + "\n" + line + junk("a\u1680b"), None),
        "name-with-en-quad": (lambda text, line: text + "\n" + line + junk("a\u2000b"), None),
        "name-with-narrow-space": (lambda text, line: text + "\n" + line + junk("a\u202fb"), None),
        "name-with-mathematical-space": (lambda text, line: text + "\n" + line + junk("a\u205fb"), None),
        "name-with-paragraph-separator": (lambda text, line: text + "\n" + line + junk("a\u2029b"), None),
        "name-with-delete": (lambda text, line: text + "\n" + line + junk("a\x7fb"), True),
        "name-with-c1-control": (lambda text, line: text + "\n" + line + junk("a\x80b"), True),
        "name-with-vowel-separator": (lambda text, line: text + "\n" + line + junk("a\u180eb"), True),
        "name-with-byte-order-mark": (lambda text, line: text + "\n" + line + junk("a\ufeffb"), True),
        "name-with-word-joiner": (lambda text, line: text + "\n" + line + junk("a\u2060b"), True),
        "name-with-tab": (lambda text, line: text + "\n" + line + junk("a\tb"), None),
        "signature-no-base64": (lambda text, line: text + "\n" + line + "\u2014 a ????????\n", None),
        "signature-empty": (lambda text, line: text + "\n" + line + "\u2014 a \n", None),
        "signature-without-padding": (lambda text, line: text + "\n" + line + junk("a", b"12345").replace("=", ""), None),
        "signature-stray-bits": (lambda text, line: text + "\n" + line + "\u2014 a AAAAAAB=\n", None),
        "signature-of-4-bytes": (lambda text, line: text + "\n" + line + junk("a", b"1234"), None),
        "signature-of-5-bytes": (lambda text, line: text + "\n" + line + junk("a", b"12345"), True),
        "signature-of-5000-bytes": (lambda text, line: text + "\n" + line + junk("a", bytes(5000)), True),
        "carriage-return": (lambda text, line: text + "\n" + line[:-1] + "\r\n", None),
        "not-utf-8": (lambda text, line: (text + "\n" + line).encode() + b"\xe2\x80\x94 \xff AAAAAAAA\n", None),
        "surrogate": (lambda text, line: (text + "\n" + line).encode() + b"\xe2\x80\x94 \xed\xa0\x80 AAAAAAAA\n", None),
        "overlong": (lambda text, line: (text + "\n" + line).encode() + b"\xe2\x80\x94 \xc1\x81 AAAAAAAA\n", None),
        "64-lines": (lambda text, line: text + "\n" + line + junk("a", b"12345") * 63, True),
        "65-lines": (lambda text, line: text + "\n" + line + junk("a", b"12345") * 64, None),
        "unknown-first": (lambda text, line: text + "\n" + junk("a") + line, True),
        "own-line-twice": (lambda text, line: text + "\n" + line * 2, True),
    }


def lines():
    for name, (make, good) in whole_notes().items():
        book = book_of(2)
        text = note_text(book.origin, 2, tree_hash(book.leaves))
        yield done(book, "note-" + name, make(text, book.key.line(text)), None if good else invalid("form", 1))


# --- Signatures -------------------------------------------------------------------------------------------------------


def flipped(data, index=-1):
    data = bytearray(data)
    data[index] ^= 1
    return bytes(data)


def signatures():
    book = book_of(2)
    key, text = book.key, note_text(book.origin, 2, tree_hash(book.leaves))
    raw = key.raw(text)
    high = raw[:32] + (int.from_bytes(raw[32:], "little") + L).to_bytes(32, "little")
    other = Signer(book.origin, "another key of that name")
    elsewhere = Signer("synas/" + book.log + "/7", "notes/log/1")
    # (line or lines, expectation)
    cases = {
        "last-bit": key.spell(flipped(raw)),
        "first-bit": key.spell(flipped(raw, 0)),
        "of-63-bytes": key.spell(raw[:63]),
        "of-65-bytes": key.spell(raw + b"\x00"),
        "of-1-byte": key.spell(raw[:1]),
        "of-zeros": key.spell(bytes(64)),
        "with-s-above-the-order": key.spell(high),
        "of-another-text": key.spell(key.raw(text + "\n")),
        "of-a-text-without-line-end": key.spell(key.raw(text[:-1])),
        "of-the-whole-note": key.spell(key.raw(text + "\n\u2014")),
        "by-a-stranger-of-that-name": other.line(text),
        "by-a-stranger": stranger().line(text),
        "by-that-key-under-another-name": elsewhere.line(text),
        "with-another-key-id": f"\u2014 {book.origin} {b64(flipped(key.key_id) + raw)}\n",
        "with-that-key-id-by-another-key": f"\u2014 {book.origin} {b64(key.key_id + other.raw(text))}\n",
        "good-then-wrong": key.line(text) + key.spell(flipped(raw)),
        "wrong-then-good": key.spell(flipped(raw)) + key.line(text),
        "good-then-short": key.line(text) + key.spell(b"x"),
        "time-before-it": key.spell(bytes(8) + raw),
    }
    for name, line in cases.items():
        yield done(book_of(2), "signature-" + name, text + "\n" + line, invalid("signature", 1))
    yield done(book_of(2), "signature-good-and-a-stranger", text + "\n" + key.line(text) + other.line(text))
    wrong = note_text(book.origin, 2, bytes(32))
    yield done(book_of(2), "signature-before-root", wrong + "\n" + stranger().line(wrong), invalid("signature", 1))


def cosignatures():
    book = book_of(2)
    text = note_text(book.origin, 2, tree_hash(book.leaves))
    line = book.key.line(text)
    witness = Signer("witness.example/w1", "w1", 4)
    raw, plain = witness.raw(text, T), Signer("witness.example/w1", "w1", 1)
    policy = book.policy(f"witness w1 {witness.vkey}", "quorum w1")
    unasked = book.policy(f"witness w1 {witness.vkey}", "quorum none")
    stated = {
        "good": (witness.line(text, T), "witnessed"),
        "at-0": (witness.line(text, 0), "witnessed"),
        "at-the-last-time": (witness.line(text, 2**63 - 1), "witnessed"),
        "twice-at-other-times": (witness.line(text, T) + witness.line(text, T + 60), "witnessed"),
        "before-the-log": (None, "witnessed"),
        "missing": ("", "self-attested"),
        "of-an-unknown-witness": (Signer("w.example", "w9", 4).line(text, T), "self-attested"),
        "of-an-unknown-key-of-that-name": (Signer("witness.example/w1", "w9", 4).line(text, T), "self-attested"),
        "by-that-key-under-another-name": (Signer("witness.example/w2", "w1", 4).line(text, T), "self-attested"),
        "as-a-log-signs": (plain.line(text), "self-attested"),
        "time-past-63-bits": (witness.line(text, 2**63), None),
        "time-other": (witness.spell((T + 1).to_bytes(8, "big") + raw[8:]), None),
        "time-little-endian": (witness.spell(T.to_bytes(8, "little") + raw[8:]), None),
        "time-missing": (witness.spell(raw[8:]), None),
        "time-of-4-bytes": (witness.spell(raw[4:]), None),
        "last-bit": (witness.spell(flipped(raw)), None),
        "one-byte-more": (witness.spell(raw + b"\x00"), None),
        "of-the-bare-text": (witness.spell(raw[:8] + plain.raw(text)), None),
        "of-another-text": (witness.spell(witness.raw(text.replace("\n2\n", "\n3\n"), T)), None),
        "of-5-bytes": (witness.spell(b"x"), None),
        "good-then-wrong": (witness.line(text, T) + witness.spell(flipped(raw)), None),
    }
    for name, (added, result) in stated.items():
        note = text + "\n" + (line + added if added is not None else witness.line(text, T) + line)
        expect = book.valid(result) if result else invalid("signature", 1)
        if result:
            expect["checkpoints"] = 1
        yield done(book_of(2), "cosignature-" + name, note, expect, policy)
    for name, added, result in (("good", witness.line(text, T), "self-attested"),
                                ("wrong", witness.spell(flipped(raw)), None)):
        expect = {**book.valid(result), "checkpoints": 1} if result else invalid("signature", 1)
        yield done(book_of(2), f"cosignature-{name}-not-asked-for", text + "\n" + line + added, expect, unasked)
    yield done(book_of(2), "cosignature-without-the-log", text + "\n" + witness.line(text, T), invalid("signature", 1), policy)


def vectors():
    for part in (trees, texts, lines, signatures, cosignatures):
        yield from part()
