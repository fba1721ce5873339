"""Section 7: epochs, and known checkpoints across them."""

from writer import USAGE, Book, Signer, b64, invalid, seeded, tree_hash, vector


def text(book, number):
    return book.body({"type": "config", "policy": f"f{number}"})


def restored(before=3, lost=2, after=2, checkpoint=True, epoch=2, **more):
    """`before` entries, a restore that lost `lost`, the epoch's entry, and `after` more."""
    book = Book("epochs")
    book.keys = [book.key]
    for number in range(before):
        book.entry("config", text(book, number))
    if checkpoint:
        book.checkpoint()
    leave(book, epoch, before + lost, **more)
    for number in range(after):
        book.entry("config", text(book, 10 + number))
    book.checkpoint()
    return book.end()


def leave(book, number, until=None, **more):
    body = book.epoch(number, until, **more)
    book.keys.append(book.key)
    return book.entry("key", body)


def trusting(book, *more):
    return "".join(f"log {key.vkey}\n" for key in [*book.keys, *more]) + "quorum none\n"


def held(name, book, expect=None, known=(), policy=None):
    return vector("epochs/" + name, expect or book.valid(), book.bytes(), policy or trusting(book), known)


def good():
    yield held("restored", restored())
    yield held("restored-nothing-lost", restored(lost=0))
    yield held("without-checkpoint-before", restored(checkpoint=False))
    yield held("first-entry", restored(before=0, checkpoint=False, lost=0))
    yield held("first-entry-after-loss", restored(before=0, checkpoint=False, lost=4))
    yield held("first-entry-after-empty-checkpoint", restored(before=0, lost=4))
    yield held("nothing-after", restored(after=0))
    yield held("number-skipped", restored(epoch=7))
    yield held("lost-far-more", restored(lost=9007199254740991 - 3))
    book = Book("epochs")
    book.keys = [book.key]
    for number in range(3):
        book.entry("config", text(book, number))
        leave(book, number + 2, len(book.leaves) + number)
        book.checkpoint()
    yield held("three", book.end())
    book = Book("epochs")
    book.keys = [book.key]
    book.entry("config", text(book, 0))
    one, two = book.epoch(2), book.epoch(3)
    book.keys += [Signer(f"synas/{book.log}/2", "epochs/log/2"), book.key]
    book.entry("key", one, two)
    book.checkpoint()
    yield held("two-in-one-entry", book.end())
    book = restored()
    yield held("only-the-new-key-trusted", book, invalid("signature", 2), policy=f"log {book.keys[1].vkey}\nquorum none\n")
    yield held("only-the-old-key-trusted", book, invalid("signature", 5), policy=f"log {book.keys[0].vkey}\nquorum none\n")
    book = restored(checkpoint=False)
    yield held("only-the-new-key-and-no-old-checkpoint", book, policy=f"log {book.keys[1].vkey}\nquorum none\n")
    book = Book("epochs", epoch=5)
    book.keys = [book.key]
    book.entry("config", text(book, 0))
    leave(book, 6)
    book.checkpoint()
    yield held("starts-at-another-number", book.end())
    # The same key may serve two epochs: the name differs.
    book = Book("epochs")
    book.keys = [book.key]
    book.entry("config", text(book, 0))
    book.checkpoint()
    body = book.epoch(2)
    book.start(2, "epochs/log/1")
    book.keys.append(book.key)
    book.entry("key", body)
    book.checkpoint()
    yield held("same-key", book.end())


def bad():
    log = Book("epochs").log
    wrong = {
        "same-number": dict(origin=f"synas/{log}/1"),
        "number-0": dict(origin=f"synas/{log}/0"),
        "number-02": dict(origin=f"synas/{log}/02"),
        "number-too-large": dict(origin=f"synas/{log}/9007199254740992"),
        "number-missing": dict(origin=f"synas/{log}"),
        "origin-empty": dict(origin=""),
        "origin-other-log": dict(origin="synas/" + "2" * 26 + "/2"),
        "origin-other-scheme": dict(origin=f"other/{log}/2"),
        "origin-with-line-end": dict(origin=f"synas/{log}/2\n"),
        "old-origin-other-number": dict(old_origin=f"synas/{log}/2", origin=f"synas/{log}/3"),
        "old-origin-other-log": dict(old_origin="synas/" + "2" * 26 + "/1"),
        "old-origin-other-log-both": dict(old_origin="synas/" + "2" * 26 + "/1", origin="synas/" + "2" * 26 + "/2"),
        "old-origin-empty": dict(old_origin=""),
        "old-size-less": dict(old_size=2),
        "old-size-0": dict(old_size=0),
        "old-size-negative": dict(old_size=-1),
    }
    for name, more in wrong.items():
        yield held("bad-" + name, restored(**more), invalid("epoch", 3))
    for name, root in (("other", b64(seeded("x"))), ("empty", ""), ("of-the-empty-tree", b64(tree_hash([]))),
                       ("hexadecimal", tree_hash(restored().leaves[:3]).hex()),
                       ("with-the-epoch's-leaf", b64(tree_hash(restored(lost=0).leaves[:4])))):
        yield held("bad-old-root-" + name, restored(lost=0, old_root=root), invalid("epoch", 3))
    yield held("bad-old-size-less-with-the-root", restored(lost=0, old_size=2), invalid("epoch", 3))
    yield held("bad-old-size-negative-with-the-root", restored(lost=0, old_size=-3), invalid("epoch", 3))
    yield held("old-root-is-free-where-more-was-lost", restored(old_root="unknown"))
    yield held("bad-number-less", restored_from(5, 4), invalid("epoch", 1))
    yield held("bad-number-less-in-digits-more", restored_from(10, 9), invalid("epoch", 1))
    yield held("number-more-in-digits-less", restored_from(9, 10))
    for name, old in (("no-origin", "somewhere"), ("empty", ""), ("number-0", f"synas/{log}/0"), ("short", f"synas/{log[1:]}/1")):
        yield held(f"bad-first-old-origin-{name}", restored(checkpoint=False, old_origin=old), invalid("epoch", 3))
    book = restored(checkpoint=False, old_origin="synas/" + "2" * 26 + "/1")
    yield held("bad-first-old-origin-other-log", book, invalid("epoch", 3))
    # Back to an origin that was left.
    book = Book("epochs")
    book.keys = [book.key]
    book.entry("config", text(book, 0))
    book.checkpoint()
    leave(book, 2)
    book.checkpoint()
    left = book.keys[0]
    body = book.epoch(3, origin=left.name)
    book.entry("key", body)
    book.checkpoint()
    yield held("bad-back-to-the-first", book.end(), invalid("epoch", 2))
    # Checkpoints of the wrong origin.
    book = Book("epochs")
    book.keys = [book.key]
    book.entry("config", text(book, 0))
    book.checkpoint()
    leave(book, 2)
    book.checkpoint(signers=[book.keys[0]], origin=book.keys[0].name)
    yield held("old-origin-after-epoch", book.end(), invalid("origin", 1))
    for name, origin, number in (("next-number-without-epoch", f"synas/{log}/2", 2), ("other-log", "synas/" + "2" * 26 + "/1", 1)):
        book = Book("epochs")
        book.keys = [book.key]
        book.entry("config", text(book, 0))
        book.checkpoint()
        book.entry("config", text(book, 1))
        key = Signer(origin, "elsewhere")
        book.keys.append(key)
        book.checkpoint(signers=[key], origin=origin)
        yield held("origin-" + name, book.end(), invalid("origin", 1))
    book = restored(checkpoint=False)
    book.lines.insert(-2, b"checkpoint " + b64(book.note(signers=[book.keys[0]], origin=book.keys[0].name).encode()).encode() + b"\n")
    yield held("old-origin-first-seen-after-epoch", book, invalid("origin", 5))
    # An epoch that is hidden leaves the new origin unexplained.
    book = Book("epochs")
    book.keys = [book.key]
    book.entry("config", text(book, 0))
    book.checkpoint()
    body = book.epoch(2)
    book.keys.append(book.key)
    book.entry("key", body, hide={1})
    book.checkpoint()
    yield held("epoch-hidden", book.end(), invalid("origin", 1))


def restored_from(first, second):
    book = Book("epochs", epoch=first)
    book.keys = [book.key]
    book.entry("config", text(book, 0))
    book.checkpoint()
    leave(book, second)
    book.checkpoint()
    return book.end()


def with_known():
    """Restored to 3, declared lost up to 6 (sizes 4 to 6 are the gap), new tree of 6."""
    book = restored(lost=3)
    old = book.keys[0]
    lost = seeded("lost", "epochs")
    def of_old(size, root=None):
        return book.note(size, [old], old.name, root)
    yield held("known-old-before-restore", book, known=[of_old(2)])
    yield held("known-old-at-restore", book, known=[of_old(3)])
    yield held("known-old-forked-before-restore", book, invalid("diverged", 1), [of_old(2, bytes(32))])
    yield held("known-old-forked-at-restore", book, invalid("diverged", 2), [of_old(3, bytes(32))])
    yield held("known-old-of-nothing", book, known=[of_old(0)])
    yield held("known-old-of-nothing-wrong", book, invalid("diverged", 0), [of_old(0, bytes(32))])
    yield held("known-old-in-the-gap", book, known=[of_old(4, bytes(32))])
    yield held("known-old-in-the-gap-5", book, known=[of_old(5, bytes(32)), of_old(4, lost)])
    yield held("known-old-at-its-end", book, known=[of_old(6, lost)])
    yield held("known-old-at-its-end-other", book, invalid("diverged", 5), [of_old(6, bytes(32))])
    yield held("known-old-at-its-end-as-the-new-tree", book, invalid("diverged", 5), [of_old(6)])
    yield held("known-old-past-the-gap", book, invalid("diverged", 5), [of_old(7, bytes(32))])
    yield held("known-new-in-the-gap", book, known=[book.note(4), book.note(5)])
    yield held("known-new-in-the-gap-forked", book, invalid("diverged", 4), [book.note(5, root=bytes(32))])
    yield held("known-new-as-the-lost", book, invalid("diverged", 5), [book.note(6, root=lost)])
    yield held("known-new-before-restore", book, known=[book.note(2)])
    yield held("known-new-past-the-end", book, invalid("diverged", 5), [book.note(7, root=bytes(32))])
    yield held("known-both", book, known=[of_old(6, lost), book.note(6)])
    third = Signer(f"synas/{book.log}/3", "third")
    yield held("known-of-an-epoch-to-come", book, USAGE, [book.note(3, [third], third.name)], trusting(book, third))
    # Lost beyond the end of the new tree.
    book = restored(lost=9, after=0)
    old = book.keys[0]
    yield held("known-old-in-a-gap-past-the-end", book, known=[book.note(11, [old], old.name, bytes(32))])
    yield held("known-old-at-a-gap's-end-past-the-end", book, known=[book.note(12, [old], old.name, lost)])
    yield held("known-old-at-a-gap's-end-past-the-end-other", book, invalid("diverged", 3), [book.note(12, [old], old.name, bytes(32))])
    yield held("known-old-past-a-gap-past-the-end", book, invalid("diverged", 3), [book.note(13, [old], old.name, bytes(32))])
    # Nothing lost: the old origin ends where it was restored.
    book = restored(lost=0)
    old = book.keys[0]
    yield held("known-old-at-the-end-nothing-lost", book, known=[book.note(3, [old], old.name)])
    yield held("known-old-past-the-end-nothing-lost", book, invalid("diverged", 3), [book.note(4, [old], old.name, bytes(32))])
    # An origin known only from the epoch body.
    book = restored(checkpoint=False, lost=3)
    old = book.keys[0]
    yield held("known-old-without-old-checkpoints", book, known=[book.note(3, [old], old.name), book.note(6, [old], old.name, lost)])
    yield held("known-old-forked-without-old-checkpoints", book, invalid("diverged", 1), [book.note(2, [old], old.name, bytes(32))])


def vectors():
    for part in (good, bad, with_known):
        yield from part()
