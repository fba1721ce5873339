"""Receipts: hashes, index, extra data, checkpoint."""

from chapters import receipts
from mutations.base import other_digit, other_letter
from writer import b64, canonical, invalid, seeded, vector


def mutations(seed, rng):
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
