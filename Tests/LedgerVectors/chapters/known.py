"""Section 6, known checkpoints: forks, rollbacks and what is an error of use."""

from writer import USAGE, Book, Signer, b64, invalid, note_text, tree_hash, vector


def ledger(count=5, seed="known", fork=None):
    """`count` entries; from the index `fork` on they say something else. Checkpoints after 2 and at the end."""
    book = Book(seed)
    for index in range(count):
        policy = f"f{index}" if fork is None or index < fork else f"g{index}"
        book.entry("config", book.body({"type": "config", "policy": policy}))
        if index == 1 or index == count - 1:
            book.checkpoint()
    return book.end()


def against(name, known, expect=None, book=None, policy=None):
    book = book or ledger()
    return vector("known/" + name, expect or book.valid(), book.bytes(), policy or book.policy(), known)


def diverged(at):
    return invalid("diverged", at)


def agreeing():
    book = ledger()
    for size in range(6):
        yield against(f"same-at-{size}", [book.note(size)])
    yield against("several", [book.note(size) for size in (4, 0, 2, 5)])
    yield against("same-twice", [book.note(2), book.note(2)])
    yield against("with-a-stranger's-line", [book.note(3, [book.key, Signer("x.example", "x")])])
    w1 = Signer("witness.example/w1", "w1", 4)
    policy = book.policy(f"witness w1 {w1.vkey}", "quorum w1")
    # The known checkpoint's own cosignatures do not make the ledger witnessed.
    yield against("cosigned", [book.note(3, [book.key, w1])], policy=policy)


def contradicting():
    for fork in range(5):
        other = ledger(fork=fork)
        yield against(f"fork-at-{fork}-whole", [other.note(5)], diverged(4))
        yield against(f"fork-at-{fork}-right-after", [other.note(fork + 1)], diverged(fork))
        yield against(f"fork-at-{fork}-right-before", [other.note(fork)])
    longer, book = ledger(9), ledger()
    for size in (6, 7, 8, 9):
        yield against(f"cut-short-of-{size}", [longer.note(size)], diverged(4))
    yield against("size-past-all", [book.note(size=9007199254740991, root=bytes(32))], diverged(4))
    yield against("same-root-at-other-size", [book.note(size=4, root=tree_hash(book.leaves))], diverged(3))
    yield against("same-root-at-greater-size", [book.note(size=6, root=tree_hash(book.leaves))], diverged(4))
    yield against("wrong-root-of-nothing", [book.note(size=0, root=bytes(32))], diverged(0))
    yield against("wrong-root-of-one", [book.note(size=1, root=bytes(32))], diverged(0))
    other = ledger(fork=1)
    yield against("several-smallest-first", [other.note(2), other.note(4)], diverged(1))
    yield against("several-smallest-last", [other.note(5), other.note(3), other.note(2)], diverged(1))
    yield against("several-one-good", [book.note(1), other.note(4), book.note(5)], diverged(3))
    yield against("several-same-size", [book.note(3), other.note(3)], diverged(2))
    yield against("longer-and-fork", [longer.note(9), other.note(3)], diverged(2))
    yield against("fork-cosigned", [other.note(4, [other.key, Signer("w", "w1", 4)])], diverged(3))
    w1 = Signer("witness.example/w1", "w1", 4)
    witnessed = Book("known")
    for index in range(2):
        witnessed.entry("config", witnessed.body({"type": "config", "policy": f"f{index}"}))
    witnessed.checkpoint(signers=[witnessed.key, w1])
    yield against("witnessed-and-diverged", [other.note(2, [other.key])], diverged(1), witnessed.end(),
                  witnessed.policy(f"witness w1 {w1.vkey}", "quorum w1"))
    yield against("one-entry-root-of-nothing", [longer.note(size=0, root=bytes(32))], diverged(0), ledger(1))
    yield against("one-entry-cut", [longer.note(2)], diverged(0), ledger(1))


def of_use():
    book = ledger()
    text = note_text(book.origin, 3, tree_hash(book.leaves[:3]))
    raw = book.key.raw(text)
    wrong = {
        "empty": "",
        "garbage": "garbage\n",
        "base64": b64(book.note(3).encode()),
        "unsigned": text,
        "blank-line-only": text + "\n",
        "signed-by-a-stranger": text + "\n" + Signer("x.example", "x").line(text),
        "signed-by-another-key-of-that-name": text + "\n" + Signer(book.origin, "x").line(text),
        "signature-wrong": text + "\n" + book.key.spell(raw[:-1] + bytes([raw[-1] ^ 1])),
        "good-and-wrong": text + "\n" + book.key.line(text) + book.key.spell(bytes(64)),
        "text-changed": text.replace("\n3\n", "\n4\n") + "\n" + book.key.spell(raw),
        "extension-line": text + "more\n\n" + book.key.line(text + "more\n"),
        "size-with-zero": (zero := text.replace("\n3\n", "\n03\n")) + "\n" + book.key.line(zero),
        "carriage-returns": book.note(3).replace("\n", "\r\n"),
        "cut": book.note(3)[:-9],
        "more-after": book.note(3) + "more\n",
        "policy-instead": book.policy(),
    }
    for name, note in wrong.items():
        yield against("use-" + name, [note], USAGE)
        if name in ("empty", "signature-wrong"):
            yield against(f"use-{name}-beside-a-good-one", [book.note(2), note], USAGE)
            yield against(f"use-{name}-beside-a-fork", [ledger(fork=0).note(2), note], USAGE)
    elsewhere = Signer(f"synas/{book.log}/2", "elsewhere")
    both = book.policy(f"log {elsewhere.vkey}", "quorum none")
    note = book.note(3, [elsewhere], elsewhere.name)
    yield against("use-origin-never-current", [note], USAGE, policy=both)
    yield against("use-origin-never-current-beside-a-fork", [ledger(fork=0).note(2), note], USAGE, policy=both)
    yield against("use-origin-not-trusted", [note], USAGE)
    # An origin that never was is found last; a note that is not signed first.
    bad = ledger()
    bad.lines[-1] = b"END\n"
    yield against("use-origin-never-current-after-invalid", [note], invalid("form", 4), bad, both)
    yield against("use-unsigned-before-invalid", [text], USAGE, bad)
    yield against("invalid-before-diverged", [ledger(fork=0).note(2)], invalid("form", 4), bad)
    yield against("use-unsigned-before-first-line", [text], USAGE, Book("known").end())


def vectors():
    for part in (agreeing, contradicting, of_use):
        yield from part()
