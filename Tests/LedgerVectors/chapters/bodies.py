"""Section 2: entries, their commitments, and every type of body in every kind of entry."""

from writer import Book, b64, canonical, invalid, seeded, tree_hash, vector

KINDS = ["child", "clock", "config", "erase", "key", "post"]
DIGEST = "0123456789abcdef" * 4
PEOPLE = ["child", "post"]
ALL = KINDS

# type -> (kinds of the entries that it may stand in, a good body)
TYPES = {
    "commit": (ALL, {"at": "2026-06-01T08:00:00.000Z", "build": "1", "policy": "f0"}),
    "person": (PEOPLE, {"person": "p1", "stream": "s", "prev": "", "seq": 1, "events": []}),
    "head": (PEOPLE, {"person": "p0", "streams": []}),
    "picture": (PEOPLE, {"post": "q", "sha256": DIGEST, "number": 1}),
    "post": (PEOPLE, {"post": "q", "change": "published"}),
    "text": (ALL, {"of": "q", "field": "caption", "sha256": DIGEST}),
    "breach": (PEOPLE, {"breach": "b1"}),
    "erase": (["erase"], {"ground": "17", "approvers": ["ada", "bo"], "erased": []}),
    "key": (["key"], {"vkey": "v", "action": "retired"}),
    "epoch": (["key"], {"origin": "", "ground": "g", "approvers": ["ada", "bo"], "old_origin": "", "old_root": "",
                        "old_size": 2}),
    "config": (["config"], {"policy": "f1"}),
    "clock": (["clock"], {"before": "b", "now": "n"}),
}

# (type, key, what is wrong with it, value). Every required key is also left out, and given as another type.
WRONG = [
    ("person", "seq", "zero", 0), ("person", "seq", "negative", -1),
    ("person", "events", "of-strings", ["yes"]), ("person", "events", "of-arrays", [[]]), ("person", "events", "object", {}),
    ("head", "streams", "object", {}), ("head", "streams", "row-short", [["s", 1]]),
    ("head", "streams", "row-long", [["s", 1, "", ""]]), ("head", "streams", "row-of-strings", [["s", "1", ""]]),
    ("head", "streams", "row-number-first", [[1, 1, ""]]), ("head", "streams", "row-number-last", [["s", 1, 1]]),
    ("head", "streams", "row-object", [{"s": 1}]),
    ("picture", "sha256", "capitals", DIGEST.upper()), ("picture", "sha256", "short", DIGEST[1:]),
    ("picture", "sha256", "long", DIGEST + "0"), ("picture", "sha256", "no-hex", "g" + DIGEST[1:]),
    ("picture", "sha256", "line-end", DIGEST + "\n"), ("picture", "sha256", "other-digits", "\u0661" + DIGEST[1:]),
    ("text", "sha256", "capitals", DIGEST.upper()), ("text", "sha256", "short", DIGEST[2:]),
    ("erase", "approvers", "same", ["ada", "ada"]), ("erase", "approvers", "one", ["ada"]),
    ("erase", "approvers", "three", ["ada", "bo", "cy"]), ("erase", "approvers", "none", []),
    ("erase", "approvers", "of-numbers", [1, 2]), ("erase", "approvers", "object", {"ada": 1, "bo": 1}),
    ("erase", "erased", "object", {}), ("erase", "erased", "pair-flat", [0, 1]), ("erase", "erased", "row-short", [[0]]),
    ("erase", "erased", "row-long", [[0, [1], [2]]]), ("erase", "erased", "row-string", [["0", [1]]]),
    ("erase", "erased", "list-of-strings", [[0, ["1"]]]), ("erase", "erased", "list-missing", [[0, 1]]),
    ("epoch", "approvers", "same", ["bo", "bo"]), ("epoch", "approvers", "one", ["bo"]),
    ("key", "action", "other", "lost"), ("key", "action", "capital", "Adopted"),
]


def entry_of(kind, name, body, book, expect=None):
    """Entry 2 of `kind` with `body` at 1 (or at 0, where it is a commit)."""
    commit = body.get("type") != "commit"
    extra = [book.erase([])] if kind == "erase" and body.get("type") != "erase" else []
    book.entry(kind, book.body(body), *extra, commit=commit)
    book.checkpoint()
    book.end()
    return vector("bodies/" + name, expect or book.valid(), book.bytes(), book.policy())


def started():
    book = Book("bodies")
    book.entry("child", book.person("p0", "s"))
    book.entry("config", book.body({"type": "config", "policy": "f0"}))
    return book


def good(name, book):
    """A good body of the type `name`, as the third entry of `book`."""
    body = {"type": name, **TYPES[name][1]}
    if name == "head":
        body["streams"] = book.head_rows("p0")
    if name == "epoch":
        old = book.origin
        book.start(2)
        body.update(old_origin=old, origin=book.origin, old_root=b64(tree_hash(book.leaves)))
    return body


def of_every_kind():
    for name, (kinds, _) in TYPES.items():
        for kind in KINDS:
            book = started()
            body = good(name, book)
            book.gap += name == "epoch" and kind in kinds
            yield entry_of(kind, f"{name}-in-{kind}", body, book, None if kind in kinds else invalid("body", 2))


def with_wrong_keys():
    for name, (kinds, sample) in TYPES.items():
        for key in sample:
            book = started()
            body = good(name, book)
            del body[key]
            yield entry_of(kinds[0], f"{name}-without-{key}", body, book, invalid("body", 2))
            book = started()
            body = good(name, book)
            body[key] = "x" if not isinstance(body[key], str) else 7
            yield entry_of(kinds[0], f"{name}-{key}-of-other-type", body, book, invalid("body", 2))
    for name, key, what, value in WRONG:
        book = started()
        body = {**good(name, book), key: value}
        yield entry_of(TYPES[name][0][0], f"{name}-{key}-{what}", body, book, invalid("body", 2))


def with_other_keys():
    for name, (kinds, _) in TYPES.items():
        book = started()
        body = {**good(name, book), "another": [{"key": -1}]}
        book.gap += name == "epoch"
        yield entry_of(kinds[0], f"{name}-with-another-key", body, book)
    book = started()
    yield entry_of("child", "commit-migrated", {**good("commit", book), "migrated": 1}, book)
    book = started()
    yield entry_of("child", "commit-time-is-not-read", {**good("commit", book), "at": "yesterday"}, book)


def of_no_type():
    for name, body in {"missing": {"breach": "b"}, "unknown": {"type": "answer"}, "empty": {"type": ""},
                       "number": {"type": 7}, "array": {"type": ["post"]}, "capital": {"type": "Breach", "breach": "b"},
                       "object": {"type": {}}}.items():
        yield entry_of("child", "type-" + name, body, started(), invalid("body", 2))


def at_a_wrong_place():
    book = started()
    book.entry("child", book.commit())
    yield finish(book, "commit-at-1", invalid("body", 2))
    book = started()
    book.entry("child", book.body({"type": "breach", "breach": "b"}), commit=False)
    yield finish(book, "breach-at-0", invalid("body", 2))
    book = started()
    book.entry("child", book.person("p1"), book.commit(), commit=False)
    yield finish(book, "commit-second", invalid("body", 2))
    book = started()
    book.entry("erase")
    yield finish(book, "erase-entry-without-erase", invalid("body", 2))
    book = started()
    book.entry("erase", book.erase([]), hide={1})
    yield finish(book, "erase-body-hidden", invalid("body", 2))
    book = started()
    book.entry("erase", book.erase([]), book.erase([]))
    yield finish(book, "erase-body-twice", invalid("body", 2))
    book = started()
    book.entry("erase", book.erase([]), hide={0})
    yield finish(book, "erase-commit-hidden", invalid("opening", 2))
    book = started()
    book.entry("erase", hide={0})
    yield finish(book, "erase-both-missing", invalid("opening", 2))
    book = started()
    book.entry("key", book.body({"type": "text", "of": "a", "field": "b", "sha256": DIGEST}))
    yield finish(book, "key-entry-without-key", None)


def finish(book, name, expect, group="bodies"):
    book.checkpoint()
    book.end()
    return vector(f"{group}/{name}", expect or book.valid(), book.bytes(), book.policy())


# --- Entries ----------------------------------------------------------------------------------------------------------

C = b64(seeded("somebody"))

ENTRIES = {
    "array": [], "string": "entry", "integer": 1, "empty": {},
    "without-c": {"k": "child", "v": 1}, "without-k": {"c": [C], "v": 1}, "without-v": {"c": [C], "k": "child"},
    "another-key": {"c": [C], "k": "child", "v": 1, "x": 1}, "another-key-first": {"a": 1, "c": [C], "k": "child", "v": 1},
    "v-2": {"c": [C], "k": "child", "v": 2}, "v-0": {"c": [C], "k": "child", "v": 0},
    "v-string": {"c": [C], "k": "child", "v": "1"}, "v-array": {"c": [C], "k": "child", "v": [1]},
    "kind-unknown": {"c": [C], "k": "answer", "v": 1}, "kind-empty": {"c": [C], "k": "", "v": 1},
    "kind-capital": {"c": [C], "k": "Child", "v": 1}, "kind-number": {"c": [C], "k": 1, "v": 1},
    "kind-array": {"c": [C], "k": ["child"], "v": 1}, "kind-object": {"c": [C], "k": {}, "v": 1},
    "kind-with-space": {"c": [C], "k": "child ", "v": 1},
    "c-string": {"c": C, "k": "child", "v": 1}, "c-object": {"c": {}, "k": "child", "v": 1},
    "c-empty": {"c": [], "k": "child", "v": 1}, "c-number": {"c": [1], "k": "child", "v": 1},
    "c-nested": {"c": [[C]], "k": "child", "v": 1}, "c-second-number": {"c": [C, 1], "k": "child", "v": 1},
    "c-31-bytes": {"c": [b64(seeded("x")[1:])], "k": "child", "v": 1},
    "c-33-bytes": {"c": [b64(seeded("x") + b"x")], "k": "child", "v": 1},
    "c-no-bytes": {"c": [""], "k": "child", "v": 1}, "c-second-empty": {"c": [C, ""], "k": "child", "v": 1},
    "c-without-padding": {"c": [C.rstrip("=")], "k": "child", "v": 1},
    "c-padding-twice": {"c": [C + "="], "k": "child", "v": 1},
    "c-stray-bits": {"c": [b64(bytes(32))[:-2] + "B="], "k": "child", "v": 1},
    "c-for-addresses": {"c": [b64(bytes([251] * 32)).replace("+", "-")], "k": "child", "v": 1},
    "c-with-space": {"c": [C[:20] + " " + C[20:]], "k": "child", "v": 1},
    "c-with-line-end": {"c": [C + "\n"], "k": "child", "v": 1},
    "c-space-for-a-digit": {"c": [" " + C[1:]], "k": "child", "v": 1},
    "c-not-ascii": {"c": ["\u00e9" + C[1:]], "k": "child", "v": 1},
    "c-hex": {"c": [seeded("x").hex()], "k": "child", "v": 1},
}


def of_wrong_form():
    for name, value in ENTRIES.items():
        book = started()
        book.raw_entry(canonical(value), "child")
        yield finish(book, name, invalid("entry", 2), "entries")
    book = started()
    body = book.commit()
    book.raw_entry(canonical({"c": [b64(body.commitment)] * 3, "k": "clock", "v": 1}), "clock", [body], hide={1, 2})
    yield finish(book, "same-commitment-thrice-unopened", invalid("opening", 2), "entries")
    book = started()
    body = book.body({"type": "text", "of": "a", "field": "b", "sha256": DIGEST})
    book.entry("post", body, body)
    yield finish(book, "same-commitment-twice", None, "entries")


def vectors():
    for part in (of_wrong_form, of_every_kind, with_wrong_keys, with_other_keys, of_no_type, at_a_wrong_place):
        yield from part()
