"""Section 6: streams, heads, erasures, completeness."""

from chapters.bodies import DIGEST, finish
from writer import Book, Signer, as_bytes, b64, invalid, seeded, vector


def begun():
    """p1 and p2 with one event each in entries 0 and 1."""
    book = Book("verification")
    book.entry("child", book.person("p1"))
    book.entry("child", book.person("p2"))
    return book


def breach(book):
    return book.body({"type": "breach", "breach": "b1"})


def text(book):
    return book.body({"type": "text", "of": "q", "field": "caption", "sha256": DIGEST})


def ends(book, name, why=None, at=0):
    return finish(book, name, invalid(why, at) if why else None, "verification")


# --- Streams ----------------------------------------------------------------------------------------------------------


def sequences():
    book = begun()
    for _ in range(3):
        book.entry("child", book.person("p1"))
    yield ends(book, "sequence-of-four")
    book = begun()
    book.entry("post", book.person("p1"), book.person("p1"), book.person("p1", "roster"), book.person("p3"))
    yield ends(book, "sequence-within-one-entry")
    book = begun()
    book.entry("post", book.person("p1", ""), book.person("", "web"), book.person("", ""))
    yield ends(book, "sequence-empty-names")
    book = begun()
    book.entry("child", book.person("p1", events=[{"answer": "ja"}, {"channel": "web"}, {}]))
    yield ends(book, "sequence-several-events")
    prev = lambda book, person="p1", stream="web": book.streams[person][stream][1]
    wrong = {
        "skipped": lambda book: book.person("p1", seq=3),
        "repeated": lambda book: book.person("p1", seq=1),
        "started-anew": lambda book: book.person("p1", seq=1, prev=""),
        "prev-empty": lambda book: book.person("p1", prev=""),
        "prev-other": lambda book: book.person("p1", prev=b64(seeded("x"))),
        "prev-of-other-person": lambda book: book.person("p1", prev=prev(book, "p2")),
        "prev-without-padding": lambda book: book.person("p1", prev=prev(book).rstrip("=")),
        "prev-hexadecimal": lambda book: book.person("p1", prev=seeded("x").hex()),
        "first-has-seq-2": lambda book: book.person("p3", seq=2),
        "first-has-prev": lambda book: book.person("p3", prev=prev(book)),
        "first-of-stream-has-seq-2": lambda book: book.person("p1", "roster", seq=2, prev=prev(book)),
        "first-of-stream-has-prev": lambda book: book.person("p1", "roster", prev=prev(book)),
        "person-capital": lambda book: under_another("P1", book),
        "person-with-space": lambda book: under_another("p1 ", book),
        "stream-capital": lambda book: under_another("p1", book, "Web"),
        "seq-largest": lambda book: book.person("p1", seq=9007199254740991),
    }
    for name, make in wrong.items():
        book = begun()
        book.entry("child", make(book))
        yield ends(book, "sequence-" + name, "sequence", 2)
    book = begun()
    first, second = book.person("p1"), book.person("p1")
    book.entry("child", second, first)
    yield ends(book, "sequence-within-one-entry-swapped", "sequence", 2)
    book = begun()
    one = book.person("p1")
    book.entry("child", one, one)
    yield ends(book, "sequence-same-body-twice", "sequence", 2)
    book = begun()
    book.entry("child", book.person("p1"))
    book.entry("child", book.person("p1"), hide={1})
    book.entry("child", book.person("p1"))
    yield ends(book, "sequence-hidden-middle", "sequence", 4)
    book = begun()
    book.entry("child", book.person("p1"), hide={1})
    book.entry("erase", book.erase([[2, [1]]]))
    book.entry("child", book.person("p1"))
    yield ends(book, "sequence-erased-middle", "sequence", 4)
    # Composed and decomposed letters are two persons: bytes decide.
    book = begun()
    book.entry("child", book.person("\u00e9"), book.person("e\u0301"))
    yield ends(book, "sequence-composed-and-not")


def under_another(person, book, stream="web"):
    """The next body of p1 in `web`, written for another person or stream."""
    seq, prev = book.streams["p1"]["web"]
    return book.body({"type": "person", "person": person, "stream": stream, "seq": seq + 1, "prev": prev, "events": []})


def heads():
    book = begun()
    book.entry("child", book.head("p1"), book.head("p2"))
    yield ends(book, "head-of-two")
    book = begun()
    for stream in ("roster", "Web", "", "web-2", "\u00e9", "\uffff", "\U0001f3eb"):
        book.entry("child", book.person("p1", stream))
    book.entry("child", book.head("p1"))
    yield ends(book, "head-of-many-in-byte-order")
    book = begun()
    book.entry("post", book.person("p1"), book.head("p1"), book.person("p1"), book.head("p1"))
    yield ends(book, "head-in-its-own-entry")
    book = begun()
    book.entry("child", book.head("p1"))
    book.entry("child", book.head("p1"))
    yield ends(book, "head-twice")

    wrong = {
        "stream-left-out": lambda value: value[:1],
        "other-left-out": lambda value: value[1:],
        "nothing": lambda value: [],
        "one-more": lambda value: value + [["zoo", 1, b64(seeded("x"))]],
        "one-twice": lambda value: [value[0], value[0], value[1]],
        "out-of-order": lambda value: value[::-1],
        "seq-less": lambda value: [value[0], [value[1][0], 1, value[1][2]]],
        "seq-more": lambda value: [[value[0][0], 2, value[0][2]], value[1]],
        "seq-0": lambda value: [[value[0][0], 0, value[0][2]], value[1]],
        "commitment-other": lambda value: [[value[0][0], 1, b64(seeded("x"))], value[1]],
        "commitment-empty": lambda value: [[value[0][0], 1, ""], value[1]],
        "commitment-of-other-stream": lambda value: [[value[0][0], 1, value[1][2]], value[1]],
        "name-other": lambda value: [["Roster", 1, value[0][2]], value[1]],
    }
    for name, change in wrong.items():
        book = begun()
        for stream in ("web", "roster"):
            book.entry("child", book.person("p1", stream))
        book.entry("child", book.head("p1", change(book.head_rows("p1"))))
        yield ends(book, "head-" + name, "head", 4)
    book = begun()
    book.entry("child", book.head("p3", []))
    yield ends(book, "head-of-nobody", "head", 2)
    book = begun()
    book.entry("child", book.head("p3", [["web", 1, b64(seeded("x"))]]))
    yield ends(book, "head-of-somebody-unseen", "head", 2)
    book = begun()
    book.entry("child", book.head("p1", book.head_rows("p2")))
    yield ends(book, "head-of-another", "head", 2)
    book = begun()
    stale = book.head("p1")
    book.entry("child", book.person("p1"))
    book.entry("child", stale)
    yield ends(book, "head-stale", "head", 3)
    book = begun()
    early = book.person("p1")
    late = book.head("p1")
    book.entry("child", late, early)
    yield ends(book, "head-before-its-body", "head", 2)
    book = begun()
    book.entry("child", book.body({"type": "head", "person": "P1", "streams": book.head_rows("p1")}))
    yield ends(book, "head-of-another-spelling", "head", 2)
    book = begun()
    book.entry("child", book.person("P1"), book.head("P1"), book.head("p1"))
    yield ends(book, "head-of-two-spellings")
    # A withdrawal that is hidden: the next head names it.
    book = begun()
    book.entry("child", book.person("p1", events=[{"answer": "no"}]), hide={1})
    book.entry("child", book.head("p1"))
    yield ends(book, "head-shows-a-hidden-tail", "head", 3)
    book = begun()
    book.entry("child", book.person("p1", events=[{"answer": "no"}]), hide={1})
    book.entry("erase", book.erase([[2, [1]]]))
    book.entry("child", book.head("p1"))
    yield ends(book, "head-shows-an-erased-tail", "head", 4)
    book = begun()
    names = ["\uffff", "\U0001f3eb"]
    for name in names:
        book.entry("child", book.person("p1", name))
    value = book.head_rows("p1")
    book.entry("child", book.head("p1", [value[0], value[2], value[1]]))
    yield ends(book, "head-in-order-of-code-units", "head", 4)


# --- Erasures ---------------------------------------------------------------------------------------------------------


def forgotten():
    """Entries 0 to 3; p3 in 2 and 3 was never shown: pairs (2, 1), (2, 2), (3, 1)."""
    book = begun()
    book.entry("post", book.person("p3"), text(book), breach(book), hide={1, 2})
    book.entry("child", book.person("p3"), hide={1})
    return book


ERASED = [[2, [1, 2]], [3, [1]]]


def erasures():
    book = forgotten()
    book.entry("erase", book.erase(ERASED))
    yield ends(book, "erase-whole-person")
    book = forgotten()
    book.entry("erase", book.erase([[2, [1]]]))
    book.entry("erase", book.erase([[2, [2]], [3, [1]]]))
    yield ends(book, "erase-in-two-steps")
    book = forgotten()
    book.entry("erase", book.erase(ERASED), text(book), hide={2})
    book.entry("erase", book.erase([[4, [2]]]))
    yield ends(book, "erase-what-stood-beside-an-erase")
    book = forgotten()
    book.entry("erase", text(book), book.erase(ERASED))
    yield ends(book, "erase-body-at-2")
    book = begun()
    book.entry("erase", book.erase([]))
    yield ends(book, "erase-of-nothing")
    book = forgotten()
    book.checkpoint()
    book.entry("erase", book.erase(ERASED))
    yield ends(book, "erase-after-a-checkpoint")
    bad = {
        "own-index": [[2, [1, 2]], [3, [1]], [4, [1]]],
        "own-index-alone": [[4, [2]]],
        "later-index": [[2, [1, 2]], [3, [1]], [5, [1]]],
        "far-index": [[9007199254740991, [1]]],
        "negative-index": [[-1, [1]]],
        "negative-index-then-good": [[-1, [1]], [2, [1, 2]], [3, [1]]],
        "indices-swapped": [[3, [1]], [2, [1, 2]]],
        "index-twice": [[2, [1]], [2, [2]], [3, [1]]],
        "i-swapped": [[2, [2, 1]], [3, [1]]],
        "i-twice": [[2, [1, 1, 2]], [3, [1]]],
        "i-twice-last": [[2, [1, 2, 2]], [3, [1]]],
        "i-none": [[2, []], [3, [1]]],
        "i-zero": [[2, [0, 1, 2]], [3, [1]]],
        "i-zero-alone": [[2, [0]]],
        "i-negative": [[2, [-1, 1, 2]], [3, [1]]],
        "i-out-of-range": [[2, [1, 2, 4]], [3, [1]]],
        "i-out-of-range-alone": [[3, [2]]],
        "i-out-of-range-where-all-was-opened": [[0, [2]]],
        "i-far-out-of-range": [[2, [1, 2, 9007199254740991]]],
        "opened-and-later-out-of-order": [[0, [1]], [3, [1]], [2, [1, 2]]],
        "opened-and-later-out-of-range": [[0, [1]], [3, [2]]],
    }
    for name, erased in bad.items():
        book = forgotten()
        book.entry("erase", book.erase(erased))
        yield ends(book, "erase-" + name, "erase", 4)
    opened = {
        "opened": ([[0, [1]]], 0),
        "opened-second": ([[1, [1]], *ERASED], 1),
        "one-opened-of-three": ([[2, [1, 2, 3]], [3, [1]]], 2),
        "two-opened": ([[0, [1]], [1, [1]]], 0),
    }
    for name, (erased, at) in opened.items():
        book = forgotten()
        book.entry("erase", book.erase(erased))
        yield ends(book, "erased-open-" + name, "erased-open", at)
    again = {
        "again-all": ([*ERASED], 2),
        "again-one": ([[3, [1]]], 3),
        "again-beside-new": ([[2, [1]], [4, [2]]], 2),
    }
    for name, (erased, at) in again.items():
        book = forgotten()
        book.entry("erase", book.erase(ERASED), text(book), hide={2})
        book.entry("erase", book.erase(erased))
        yield ends(book, "erased-open-" + name, "erased-open", at)
    book = forgotten()
    book.entry("erase", book.erase([[2, [1]]]))
    book.entry("erase", book.erase([[2, [1, 2]], [3, [1]]]))
    yield ends(book, "erased-open-partly-again", "erased-open", 2)
    book = forgotten()
    book.entry("erase", book.erase(ERASED), text(book))
    book.entry("erase", book.erase([[4, [1]]]))
    yield ends(book, "erased-open-the-erase-itself", "erased-open", 4)
    # An opening may not come back after its erasure: nothing reads it, for openings follow their entry.
    book = forgotten()
    person = book.entries[3][2][1]
    book.entry("erase", book.erase(ERASED))
    book.lines.append(person.line(1))
    yield ends(book, "erased-then-opened-late", "form", 4)


def completeness():
    book = forgotten()
    yield ends(book, "hidden-pairs", "opening", 2)
    book = forgotten()
    book.entry("erase", book.erase([[2, [1, 2]]]))
    yield ends(book, "hidden-one-left", "opening", 3)
    book = forgotten()
    book.entry("erase", book.erase([[2, [1]], [3, [1]]]))
    yield ends(book, "hidden-one-left-before", "opening", 2)
    book = forgotten()
    book.entry("erase", book.erase(ERASED), text(book), hide={2})
    yield ends(book, "hidden-beside-an-erase", "opening", 4)
    book = begun()
    book.entry("child", breach(book), hide={0, 1})
    yield ends(book, "hidden-commit", "opening", 2)
    book = begun()
    book.entry("child", breach(book), hide={0})
    yield ends(book, "hidden-commit-only", "opening", 2)
    book = Book("verification")
    book.entry("child", book.person("p1"), hide={1})
    yield ends(book, "hidden-in-the-only-entry", "opening", 0)
    book = Book("verification")
    book.entry("child", book.person("p1"), hide={1})
    book.entry("erase", book.erase([[0, [1]]]))
    yield ends(book, "erase-of-the-first-entry")
    book = begun()
    book.entry("config", book.body({"type": "config", "policy": "f1"}), hide={1})
    book.entry("erase", book.erase([[2, [1]]]))
    yield ends(book, "erase-of-a-config")
    # A person whose every body was erased leaves nothing: what an audit cannot show.
    book = begun()
    book.entry("child", book.person("p3"), book.head("p3"), hide={1, 2})
    book.entry("erase", book.erase([[2, [1, 2]]]))
    yield ends(book, "erase-with-head")
    # The id may come back as somebody new.
    book = begun()
    book.entry("child", book.person("p3"), hide={1})
    book.entry("erase", book.erase([[2, [1]]]))
    del book.streams["p3"]
    book.entry("child", book.person("p3"))
    yield ends(book, "erased-id-starts-anew")


# --- Which violation is named -----------------------------------------------------------------------------------------


def first_of_two():
    """Two things are wrong in one line; the table says which is named."""
    def open_line(name, line, why):
        book = begun()
        book.entry("child", breach(book))
        book.lines[-1] = as_bytes(line(book.entries[2][2][1]))
        return ends(book, "first-" + name, why, 2)
    yield open_line("range-before-commitment", lambda body: b"open 9 " + body.line(1).split(b" ", 2)[2], "form")
    yield open_line("nonce-before-commitment", lambda body: b"open 1 AAAA x\n", "form")
    yield open_line("commitment-before-canonical", lambda body: body.line(1).replace(b'":', b'": '), "commitment")
    for name, body, why in (("canonical-before-body", b'{"type": "answer"}', "canonical"),
                            ("object-before-type", b'["type"]', "canonical")):
        book = begun()
        book.entry("child", book.body(body))
        yield ends(book, "first-" + name, why, 2)
    book = begun()
    book.entry("child", book.person("p1", seq=9, events="x"))
    yield ends(book, "first-body-before-sequence", "body", 2)
    book = begun()
    book.entry("config", book.person("p1", seq=9))
    yield ends(book, "first-kind-before-sequence", "body", 2)
    book = begun()
    book.entry("child", book.person("p1", seq=9), breach(book))
    yield ends(book, "first-sequence-before-opening", "sequence", 2)
    book = begun()
    book.entry("child", book.person("p1", seq=9), hide={0})
    yield ends(book, "first-sequence-before-commit", "sequence", 2)
    book = begun()
    book.raw_entry('{"k":"answer", "v":2}', "child")
    yield ends(book, "first-canonical-before-entry", "canonical", 2)
    # Checkpoints
    book = begun()
    book.checkpoint(size=1, origin="synas/" + "2" * 26 + "/1")
    yield ends(book, "first-form-before-origin", "form", 1)
    book = begun()
    book.checkpoint()
    book.checkpoint(origin="synas/" + "2" * 26 + "/1", signers=[Signer("x", "x")], root=bytes(32))
    yield ends(book, "first-origin-before-signature", "origin", 1)
    book = begun()
    book.checkpoint(signers=[Signer("x", "x")], root=bytes(32))
    yield ends(book, "first-signature-before-root", "signature", 1)
    book = forgotten()
    book.checkpoint(root=bytes(32))
    yield ends(book, "first-root-before-opening", "root", 3)
    book = begun()
    book.entry("child", book.person("p1"), hide={0})
    book.lines.append(b"checkpoint x\n")
    yield ends(book, "first-commit-before-checkpoint", "opening", 2)
    book = forgotten()
    yield vector("verification/first-end-form-before-opening", invalid("form", 3), book.end().bytes(), book.policy())


def vectors():
    for part in (sequences, heads, erasures, completeness, first_of_two):
        yield from part()
