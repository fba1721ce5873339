"""Section 8: receipts."""

from chapters.bodies import DIGEST
from chapters.notes import junk
from writer import Book, Signer, as_bytes, b64, canonical, invalid, note_text, path, seeded, tree_hash, vector


def ledger(count=5):
    book = Book("receipts")
    for _ in range(count):
        book.entry("child", book.person("p1"))
    return book


def extra_of(book, index, i=1):
    text, _, bodies = book.entries[index]
    body = bodies[i]
    return {"body": body.text.decode(), "entry": text.decode(), "i": i, "nonce": b64(body.nonce), "v": 1}


def proof(extra, index, hashes, note):
    lines = ["c2sp.org/tlog-proof@v1", "extra " + b64(as_bytes(extra)), f"index {index}", *map(b64, hashes)]
    return "\n".join(lines) + "\n\n" + note


def receipt(book, entry, i=1, size=None, signers=None, **parts):
    """A good receipt, but for the `parts` that are given."""
    size = len(book.leaves) if size is None else size
    given = {"extra": canonical(extra_of(book, entry, i)), "index": entry,
             "hashes": path(entry, book.leaves[:size]) if entry < size else [], "note": book.note(size, signers), **parts}
    return proof(**given)


def good_result(book, index, size=None, result="self-attested"):
    root = tree_hash(book.leaves[:size])
    return {"at": index, "checkpoints": 1, "entries": 1, "erased": 0, "gap": 0, "opened": 1, "result": result,
            "root": b64(root), "why": ""}


def held(name, text, expect, policy=None):
    return vector("receipts/" + name, expect, text, policy or ledger(1).policy(), kind="receipt")


def good():
    book = ledger(9)
    for size in range(1, 10):
        for index in range(size):
            if size in (1, 2, 3, 5, 8) or index in (0, size - 1):
                yield held(f"good-{index}-of-{size}", receipt(book, index, size=size), good_result(book, index, size))
    yield held("good-of-the-commit", receipt(book, 2, 0), good_result(book, 2))
    yield held("good-unknown-line", receipt(book, 2, note=book.note() + junk("a")), good_result(book, 2))
    book = Book("receipts")
    book.entry("post", *(book.body({"type": "text", "of": f"\u00e9\n\"{n}", "field": "caption", "sha256": DIGEST}) for n in range(9)))
    yield held("good-of-ten", receipt(book, 0, 9), good_result(book, 0))
    book = Book("receipts")
    book.entry("erase", book.erase([[9, [0]], [3, []]]))
    yield held("good-body-is-not-followed-erase", receipt(book, 0), good_result(book, 0))
    book = Book("receipts")
    book.entry("child", book.person("p1", seq=7, prev="x"), book.head("p1", []))
    yield held("good-body-is-not-followed-person", receipt(book, 0), good_result(book, 0))
    yield held("good-body-is-not-followed-head", receipt(book, 0, 2), good_result(book, 0))
    book = ledger(3)
    w1 = Signer("witness.example/w1", "w1", 4)
    policy = book.policy(f"witness w1 {w1.vkey}", "quorum w1")
    yield held("good-witnessed", receipt(book, 1, signers=[book.key, w1]), good_result(book, 1, result="witnessed"), policy)
    yield held("good-not-witnessed", receipt(book, 1), good_result(book, 1), policy)
    yield held("good-cosigned-not-asked-for", receipt(book, 1, signers=[book.key, w1]), good_result(book, 1))


def forms():
    book = ledger(5)
    text = receipt(book, 2)
    lines = text.split("\n")
    def line(index, new):
        return "\n".join([*lines[:index], new, *lines[index + 1:]])
    cases = {
        "empty": "",
        "line-end": "\n",
        "first-line-only": lines[0] + "\n",
        "first-other-version": line(0, "c2sp.org/tlog-proof@v2"),
        "first-with-space": line(0, lines[0] + " "),
        "first-with-return": line(0, lines[0] + "\r"),
        "blank-before": "\n" + text,
        "byte-order-mark": "\ufeff" + text,
        "bundle": "synas.v1/bundle\nend\n",
        "extra-missing": "\n".join(lines[:1] + lines[2:]),
        "extra-tag-only": line(1, "extra"),
        "extra-empty": line(1, "extra "),
        "extra-capital": line(1, lines[1].replace("extra", "Extra")),
        "extra-two-spaces": line(1, lines[1].replace(" ", "  ")),
        "extra-with-space": line(1, lines[1] + " "),
        "extra-no-base64": line(1, "extra ????"),
        "extra-without-padding": line(1, "extra " + b64(as_bytes(canonical(extra_of(book, 2)) + " " * 2)).rstrip("=") + "A"),
        "extra-twice": "\n".join(lines[:2] + lines[1:]),
        "extra-after-index": "\n".join([lines[0], lines[2], lines[1], *lines[3:]]),
        "index-missing": "\n".join(lines[:2] + lines[3:]),
        "index-tag-only": line(2, "index"),
        "index-empty": line(2, "index "),
        "index-capital": line(2, "Index 2"),
        "index-leading-zero": line(2, "index 02"),
        "index-plus": line(2, "index +2"),
        "index-negative": line(2, "index -2"),
        "index-two-spaces": line(2, "index  2"),
        "index-with-space": line(2, "index 2 "),
        "index-hexadecimal": line(2, "index 0x2"),
        "index-other-digit": line(2, "index \u0662"),
        "index-too-large": line(2, "index 9007199254740992"),
        "index-far-too-large": line(2, "index 18446744073709551618"),
        "index-twice": "\n".join(lines[:3] + lines[2:]),
        "hash-short": line(3, b64(bytes(31))),
        "hash-long": line(3, b64(bytes(33))),
        "hash-without-padding": line(3, lines[3].rstrip("=")),
        "hash-stray-bits": line(3, b64(bytes(32))[:-2] + "B="),
        "hash-hexadecimal": line(3, bytes(32).hex()),
        "hash-with-space": line(3, lines[3] + " "),
        "hash-with-return": line(3, lines[3] + "\r"),
        "hash-not-ascii": line(3, lines[3][:-1] + "\u00e9"),
        "hashes-64": receipt(book, 2, hashes=[bytes(32)] * 64),
        "hashes-99": receipt(book, 2, hashes=[bytes(32)] * 99),
        "blank-line-missing": "\n".join(line for line in lines[:6]) + "\n" + "\n".join(lines[7:]),
        "blank-line-early": "\n".join(lines[:3]) + "\n\n" + "\n".join(lines[3:]),
        "blank-line-twice": text.replace("\n\n", "\n\n\n", 1),
        "note-missing": text.partition("\n\n")[0] + "\n\n",
        "note-missing-wholly": text.partition("\n\n")[0] + "\n",
        "note-unsigned": receipt(book, 2, note=note_text(book.origin, 5, tree_hash(book.leaves))),
        "note-extension-line": receipt(book, 2, note=signed(book, note_text(book.origin, 5, tree_hash(book.leaves)) + "x\n")),
        "note-origin": receipt(book, 2, note=signed(book, note_text("synas/log/1", 5, tree_hash(book.leaves)))),
        "note-size": receipt(book, 2, note=signed(book, note_text(book.origin, "05", tree_hash(book.leaves)))),
        "note-root": receipt(book, 2, note=signed(book, note_text(book.origin, 5, bytes(31)))),
        "note-65-lines": receipt(book, 2, note=book.note() + junk("a") * 64),
        "note-then-more": text + "more\n",
        "note-then-blank": text + "\n",
        "note-line-end-missing": text[:-1],
        "carriage-returns": text.replace("\n", "\r\n"),
        "not-utf-8": as_bytes(text) + b"\xe2\x80\x94 \xff AAAAAAAA\n",
        "proof-not-utf-8": as_bytes(line(3, "?")).replace(b"?", b"\xff", 1),
    }
    for name, data in cases.items():
        yield held("form-" + name, data, invalid("form", -1))


def signed(book, text):
    return text + "\n" + book.key.line(text)


def extras():
    book = ledger(5)
    good = extra_of(book, 2)
    spelled = canonical(good)
    def without(key):
        return canonical({name: value for name, value in good.items() if name != key})
    cases = {
        "no-json": "extra", "array": canonical([good]), "string": canonical(spelled), "integer": "1",
        "space": spelled.replace(',"i"', ', "i"'), "space-after": spelled + " ", "line-end-after": spelled + "\n",
        "key-twice": spelled.replace('"i":1', '"i":1,"i":1'),
        "out-of-order": '{"v":1,' + spelled[1:].replace(',"v":1', ""),
        "another-key": canonical({**good, "x": 1}), "another-key-first": canonical({**good, "a": 1}),
        "not-utf-8": as_bytes(spelled).replace(b"yes", b"y\xffs"),
        "v-2": canonical({**good, "v": 2}), "v-string": canonical({**good, "v": "1"}), "v-array": canonical({**good, "v": []}),
        "i-string": canonical({**good, "i": "1"}), "i-array": canonical({**good, "i": [1]}),
        "i-fraction": spelled.replace('"i":1', '"i":1.0'), "i-true": spelled.replace('"i":1', '"i":true'),
        "body-object": canonical({**good, "body": {}}), "entry-object": canonical({**good, "entry": {}}),
        "body-number": canonical({**good, "body": 1}), "entry-number": canonical({**good, "entry": 1}),
        "nonce-number": canonical({**good, "nonce": 1}), "nonce-array": canonical({**good, "nonce": []}),
        "nonce-short": canonical({**good, "nonce": b64(bytes(31))}), "nonce-long": canonical({**good, "nonce": b64(bytes(33))}),
        "nonce-empty": canonical({**good, "nonce": ""}), "nonce-unpadded": canonical({**good, "nonce": good["nonce"].rstrip("=")}),
        "nonce-not-ascii": canonical({**good, "nonce": "\u00e9" + good["nonce"][1:]}),
        **{"without-" + key: without(key) for key in good},
    }
    for name, extra in cases.items():
        yield held("extra-" + name, receipt(book, 2, extra=extra), invalid("form", -1))


def contents():
    book = ledger(5)
    good = extra_of(book, 2)
    def changed(**parts):
        return receipt(book, 2, extra=canonical({**good, **parts}))
    entry = good["entry"]
    cases = {
        "entry-space": (changed(entry=entry + " "), "canonical"),
        "entry-empty": (changed(entry=""), "canonical"),
        "entry-out-of-order": (changed(entry=entry.replace(',"v":1', "").replace("{", '{"v":1,')), "canonical"),
        "entry-v": (changed(entry=entry.replace('"v":1', '"v":2')), "entry"),
        "entry-kind": (changed(entry=entry.replace("child", "chile")), "entry"),
        "entry-array": (changed(entry="[]"), "entry"),
        "entry-another-key": (changed(entry=entry[:-1] + ',"x":1}'), "entry"),
        "i-out-of-range": (changed(i=2), "form"),
        "i-far-out-of-range": (changed(i=9007199254740991), "form"),
        "i-negative": (changed(i=-1), "form"),
        "i-other": (changed(i=0), "commitment"),
        "nonce-other": (changed(nonce=b64(seeded("x"))), "commitment"),
        "body-other": (changed(body=good["body"].replace("yes", "not")), "commitment"),
        "body-empty": (changed(body=""), "commitment"),
        "body-with-line-end": (changed(body=good["body"] + "\n"), "commitment"),
        "entry-of-another": (changed(entry=extra_of(book, 1)["entry"]), "commitment"),
        "opening-of-another": (changed(body=extra_of(book, 1)["body"], nonce=extra_of(book, 1)["nonce"]), "commitment"),
        "all-of-another": (receipt(book, 2, extra=canonical(extra_of(book, 1))), "inclusion"),
        "entry-kind-other": (changed(entry=entry.replace("child", "post")), "inclusion"),
        "entry-kind-wrong": (changed(entry=entry.replace("child", "clock")), "body"),
    }
    for name, (data, why) in cases.items():
        yield held("content-" + name, data, invalid(why, 2))
    bodies = {
        "spaces": (b'{"type": "breach"}', "canonical"), "array": (b'["breach"]', "canonical"), "string": (b'"x"', "canonical"),
        "empty": (b"", "canonical"), "type-missing": (b"{}", "body"), "type-unknown": (b'{"type":"x"}', "body"),
        "key-missing": (b'{"type":"breach"}', "body"), "kind": (b'{"policy":"f","type":"config"}', "body"),
        "commit-at-1": (b'{"at":"","build":"","policy":"","type":"commit"}', "body"),
    }
    for name, (text, why) in bodies.items():
        book = Book("receipts")
        book.entry("child", book.body(text))
        yield held("body-" + name, receipt(book, 0), invalid(why, 0))
    book = Book("receipts")
    book.entry("child", book.body({"type": "breach", "breach": "b"}), commit=False)
    yield held("body-breach-at-0", receipt(book, 0, 0), invalid("body", 0))


def signatures():
    book = ledger(5)
    text = note_text(book.origin, 5, tree_hash(book.leaves))
    raw = book.key.raw(text)
    other = Signer(f"synas/{book.log}/2", "other")
    w1 = Signer("witness.example/w1", "w1", 4)
    trusting = book.policy(f"log {other.vkey}", "quorum none")
    asking = book.policy(f"witness w1 {w1.vkey}", "quorum w1")
    elsewhere = note_text(other.name, 5, tree_hash(book.leaves))
    cases = {
        "last-bit": (text + "\n" + book.key.spell(raw[:-1] + bytes([raw[-1] ^ 1])), None),
        "by-a-stranger": (book.note(signers=[Signer("x", "x")]), None),
        "by-a-stranger-of-that-name": (book.note(signers=[Signer(book.origin, "x")]), None),
        "good-and-wrong": (text + "\n" + book.key.line(text) + book.key.spell(bytes(64)), None),
        "short": (text + "\n" + book.key.spell(raw[:60]), None),
        "origin-not-trusted": (book.note(signers=[other], origin=other.name), None),
        "origin-of-another-trusted-key": (book.note(signers=[other]), trusting),
        "trusted-key-of-another-origin-beside-none": (elsewhere + "\n" + book.key.line(elsewhere), trusting),
        "cosignature-wrong": (text + "\n" + book.key.line(text) + w1.spell(bytes(72)), asking),
        "cosignature-only": (text + "\n" + w1.line(text), asking),
        "size-changed": (text.replace("\n5\n", "\n6\n") + "\n" + book.key.line(text), None),
        "root-changed": (note_text(book.origin, 5, bytes(32)) + "\n" + book.key.line(text), None),
    }
    for name, (note, policy) in cases.items():
        yield held("signature-" + name, receipt(book, 2, note=note), invalid("signature", 2), policy)
    yield held("signature-of-the-other-trusted-log", receipt(book, 2, note=book.note(signers=[other], origin=other.name)),
               good_result(book, 2), trusting)
    yield held("policy-unreadable", receipt(book, 2), {"at": -1, "result": "usage", "why": ""}, "quorum none\n")


def inclusions():
    book = ledger(9)
    for size, index in ((5, 2), (9, 8), (8, 5), (2, 1)):
        hashes = path(index, book.leaves[:size])
        flipped = hashes[0][:-1] + bytes([hashes[0][-1] ^ 1])
        cases = {
            "one-less": hashes[:-1], "none": [], "first-missing": hashes[1:], "one-more": hashes + [bytes(32)],
            "one-more-first": [bytes(32)] + hashes, "last-twice": hashes + hashes[-1:], "first-bit": [flipped] + hashes[1:],
            "63": (hashes + [bytes(32)] * 63)[:63],
        }
        if len(hashes) > 1:
            cases["swapped"] = hashes[::-1]
        for name, wrong in cases.items():
            if wrong != hashes:
                yield held(f"inclusion-{name}-{index}-of-{size}", receipt(book, index, size=size, hashes=wrong),
                           invalid("inclusion", index))
    book = ledger(6)
    yield held("inclusion-of-the-wrong-index", receipt(book, 2, index=3), invalid("inclusion", 3))
    yield held("inclusion-at-another-size", receipt(book, 2, note=book.note(5)), invalid("inclusion", 2))
    yield held("inclusion-root-is-the-leaf", receipt(book, 2, hashes=[], note=book.note(size=2, root=book.leaves[2])),
               invalid("form", 2))
    yield held("inclusion-root-is-the-leaf-of-3", receipt(book, 2, hashes=[], note=book.note(size=3, root=book.leaves[2])),
               invalid("inclusion", 2))
    yield held("inclusion-one-entry-with-a-hash", receipt(book, 0, size=1, hashes=[bytes(32)]), invalid("inclusion", 0))
    for size in (0, 1, 2):
        yield held(f"index-past-the-size-{size}", receipt(book, 2, hashes=[], note=book.note(size)), invalid("form", 2))
    yield held("index-largest", receipt(book, 2, index=9007199254740991, hashes=[]), invalid("form", 9007199254740991))
    # The root of a tree over other leaves, signed by the log: a node given as a leaf.
    yield held("inclusion-node-for-leaf", receipt(book, 0, size=4, hashes=[tree_hash(book.leaves[2:4])],
               note=book.note(4)), invalid("inclusion", 0))
    # 2^53 - 1 leaves: a path of 53 hashes, built from the bottom.
    from hashlib import sha256
    size = 9007199254740991
    for index in (0, size - 1, size // 2, 12345):
        hashes, node, at, last = [], book.leaves[2], index, size - 1
        while last > 0:
            if at & 1 or at < last:
                hashes.append(seeded("sibling", len(hashes)))
                pair = hashes[-1] + node if at & 1 else node + hashes[-1]
                node = sha256(b"\x01" + pair).digest()
            at, last = at >> 1, last >> 1
        text = receipt(book, 2, index=index, hashes=hashes, note=book.note(size=size, root=node))
        yield held(f"good-{index}-of-2^53-1", text, {**good_result(book, index), "root": b64(node)})
        yield held(f"inclusion-{index}-of-2^53-1", receipt(book, 2, index=index, hashes=hashes[:-1],
                   note=book.note(size=size, root=node)), invalid("inclusion", index))


def first_of_two():
    """The order of the checks."""
    book = ledger(5)
    good = extra_of(book, 2)
    stranger = book.note(signers=[Signer("x", "x")])
    def both(why, at=2, note=stranger, **parts):
        return receipt(book, 2, note=note, **parts), invalid(why, at)
    cases = {
        "note-before-entry": both("form", -1, note="x\n", extra=canonical({**good, "entry": "[]"})),
        "hashes-before-entry": both("form", -1, hashes=[bytes(32)] * 64, extra=canonical({**good, "entry": "[]"})),
        "entry-before-range": both("entry", extra=canonical({**good, "entry": "[]", "i": 9})),
        "range-before-commitment": both("form", extra=canonical({**good, "body": "x", "i": 9})),
        "commitment-before-body": both("commitment", extra=canonical({**good, "body": "x"})),
        "commitment-before-signature": both("commitment", extra=canonical({**good, "i": 0})),
        "body-before-signature": both("body", extra=canonical({**good, "entry": good["entry"].replace("child", "clock")})),
        "signature-before-index": both("signature", 7, index=7, hashes=[]),
        "signature-before-inclusion": both("signature", hashes=[]),
        "index-before-inclusion": both("form", 7, note=book.note(), index=7, hashes=[bytes(32)]),
    }
    for name, (data, expect) in cases.items():
        yield held("first-" + name, data, expect)


def vectors():
    for part in (good, forms, extras, contents, signatures, inclusions, first_of_two):
        yield from part()
