"""The limits of sizes and depths: too large to be stored as vectors."""

from chapters import receipts
from writer import Book, invalid, vector


def mutations():
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
    # Just within and just above the size of a receipt; the body is too large for either.
    for letters, expect in ((3_145_300, invalid("canonical", 0)), (3_145_310, invalid("form", -1))):
        large = Book("limits")
        large.entry("post", large.body(body_of(letters)))
        text = receipts.receipt(large, 0)
        assert (len(text.encode()) <= 4_194_304) == (expect["at"] == 0), len(text.encode())
        yield vector(f"limit/receipt-of-{len(text.encode())}", expect, text, large.policy(), kind="receipt")
    large = Book("limits")
    large.entry("post", large.body({"type": "breach", "breach": '"' * 520_000}))
    yield vector("limit/receipt-of-a-large-body", receipts.good_result(large, 0), receipts.receipt(large, 0), large.policy(), kind="receipt")
