"""Section 4: policy files, quorums and groups. One ledger, cosigned by w1, w2 and w3 but not by w4."""

from writer import USAGE, Book, Signer, b64, invalid, note_text, tree_hash, vector

WITNESSES = {f"w{n}": Signer(f"witness.example/w{n}", f"w{n}", 4) for n in range(1, 6)}
DECLARED = [f"witness {name} {signer.vkey}" for name, signer in WITNESSES.items()]
COSIGNED = ("w1", "w2", "w3")


def written():
    book = Book("policies")
    book.entry("config", book.body({"type": "config", "policy": "f0"}))
    book.checkpoint(signers=[book.key, *(WITNESSES[name] for name in COSIGNED)])
    return book.end()


BOOK = written()
LOG = f"log {BOOK.key.vkey}"


def held(name, policy, result):
    """The ledger against this policy: `result`, `usage`, or the `why` of an invalid one."""
    if result == "usage":
        expect = USAGE
    else:
        expect = BOOK.valid(result) if result in ("witnessed", "self-attested") else invalid(result, 0)
    return vector("policies/" + name, expect, BOOK.bytes(), policy)


def file(*lines):
    return "\n".join(lines) + "\n"


def asked(*lines):
    """A policy with the log and five witnesses."""
    return file(LOG, *DECLARED, *lines)


QUORUMS = {
    "none": (["quorum none"], False),
    "witness": (["quorum w1"], True),
    "absent-witness": (["quorum w4"], False),
    "any": (["group g any w4 w5 w3", "quorum g"], True),
    "any-of-absent": (["group g any w4 w5", "quorum g"], False),
    "all": (["group g all w1 w2 w3", "quorum g"], True),
    "all-but-one": (["group g all w1 w2 w4", "quorum g"], False),
    "all-of-one": (["group g all w1", "quorum g"], True),
    "1-of-2": (["group g 1 w4 w1", "quorum g"], True),
    "2-of-3": (["group g 2 w4 w1 w2", "quorum g"], True),
    "2-of-3-with-one": (["group g 2 w4 w1 w5", "quorum g"], False),
    "3-of-3": (["group g 3 w1 w2 w3", "quorum g"], True),
    "3-of-4-with-two": (["group g 3 w1 w2 w4 w5", "quorum g"], False),
    "group-of-groups": (["group a any w1 w4", "group b all w2 w3", "group g all a b", "quorum g"], True),
    "group-of-groups-fails": (["group a any w1 w4", "group b all w2 w5", "group g all a b", "quorum g"], False),
    "group-of-groups-any": (["group a all w1 w4", "group b all w2 w3", "group g any a b", "quorum g"], True),
    "group-and-witness": (["group a all w1 w4", "group g 1 a w2", "quorum g"], True),
    "two-of-three-groups": (["group a any w1", "group b any w2", "group c any w4", "group g 2 a b c", "quorum g"], True),
    "three-of-three-groups": (["group a any w1", "group b any w2", "group c any w4", "group g 3 a b c", "quorum g"], False),
    "subgroup-only": (["group a any w1", "group g all a w4", "quorum a"], True),
    "unused-group": (["group a all w4 w5", "quorum w1"], True),
    "number-sign-in-a-name": (["group g#1 any w1", "quorum g#1"], True),
    "group-called-all": (["group all any w1", "quorum all"], True),
    "group-called-quorum": (["group quorum any w4", "quorum quorum"], False),
    "deep": (["group g0 any w1"] + [f"group g{n} all g{n - 1}" for n in range(1, 60)] + ["quorum g59"], True),
    "not-ascii": (["group st\u00e4dte any w1", "quorum st\u00e4dte"], True),
}


def quorums():
    for name, (lines, met) in QUORUMS.items():
        yield held("quorum-" + name, asked(*lines), "witnessed" if met else "self-attested")


def spellings():
    own, w1 = BOOK.key, WITNESSES["w1"]
    good = {
        "blank-lines": file("", LOG, "", " \t ", "quorum none", ""),
        "comments": file("# one", LOG, "#two", "  # three \u00e9", "quorum none", "#"),
        "tabs-and-spaces": file("\tlog \t " + own.vkey + " ", " quorum\tnone\t"),
        "no-last-line-end": file(LOG, "quorum none")[:-1],
        "quorum-first": file("quorum none", LOG),
        "witness-before-log": file(DECLARED[0], "quorum w1", LOG),
        "witness-after-quorum": file(LOG, DECLARED[0], "quorum w1", DECLARED[1]),
        "two-logs": file(LOG, f"log {Signer(BOOK.origin, 'second').vkey}", "quorum none"),
        "another-log-first": file(f"log {Signer('example.com/log', 'third').vkey}", LOG, "quorum none"),
        "same-key-of-two-logs": file(LOG, f"log {Signer('synas/' + BOOK.log + '/2', 'policies/log/1').vkey}", "quorum none"),
        "witness-with-the-key-of-the-log": file(LOG, f"witness w {Signer('w', 'policies/log/1', 4).vkey}", "quorum none"),
        "witness-named-as-the-log": file(LOG, f"witness w {Signer(BOOK.origin, 'w1', 4).vkey}", "quorum none"),
    }
    for name, policy in good.items():
        yield held("file-" + name, policy, "witnessed" if "quorum w1" in policy else "self-attested")
    other = {
        "another-key-of-the-log": file(f"log {Signer(BOOK.origin, 'second').vkey}", "quorum none"),
        "another-log": file(f"log {Signer('synas/' + BOOK.log + '/2', 'policies/log/1').vkey}", "quorum none"),
        "two-other-logs": file(f"log {Signer(BOOK.origin, 'a').vkey}", f"log {Signer('x', 'b').vkey}", "quorum none"),
        "witness-is-no-log": file(f"log {Signer('x', 'b').vkey}", f"witness w {Signer(BOOK.origin, 'policies/log/1', 4).vkey}",
                                  "quorum none"),
    }
    for name, policy in other.items():
        yield held("trust-" + name, policy, "signature")


def refused():
    own, w1, w2 = BOOK.key, WITNESSES["w1"], WITNESSES["w2"]
    q = "quorum none"
    name, key_id, key = own.vkey.split("+", 2)
    bad = {
        "empty": "",
        "comment-only": "# log\n",
        "no-log": file(*DECLARED, "quorum w1"),
        "no-quorum": file(LOG),
        "two-quorums": file(LOG, q, q),
        "two-other-quorums": asked("quorum w1", "quorum w2"),
        "unknown-word": file(LOG, q, "timeout 5"),
        "capital-word": file("Log " + own.vkey, q),
        "word-run-together": file("log" + own.vkey, q),
        "bare-word": file(LOG, q, "log"),
        "bare-quorum": file(LOG, "quorum"),
        "bare-witness": file(LOG, q, "witness"),
        "bare-group": asked(q, "group"),
        "log-with-address": file(LOG + " https://log.example", q),
        "witness-with-address": file(LOG, DECLARED[0] + " https://w.example", q),
        "quorum-of-two": asked("quorum w1 w2"),
        "quorum-unknown": asked("quorum w9"),
        "quorum-before-its-name": file(LOG, "quorum w1", DECLARED[0]),
        "quorum-by-key-name": file(LOG, DECLARED[0], "quorum witness.example/w1"),
        "quorum-capital-none": file(LOG, "quorum None"),
        "witness-without-name": file(LOG, f"witness {w1.vkey}", q),
        "witness-twice": file(LOG, DECLARED[0], DECLARED[0], q),
        "witness-name-twice": file(LOG, DECLARED[0], f"witness w1 {w2.vkey}", q),
        "witness-key-twice": file(LOG, DECLARED[0], f"witness w2 {w1.vkey}", q),
        "witness-key-under-two-names": file(LOG, DECLARED[0], f"witness w2 {Signer('other.example', 'w1', 4).vkey}", q),
        "witness-called-none": file(LOG, f"witness none {w1.vkey}", q),
        "witness-of-type-1": file(LOG, f"witness w1 {Signer('w', 'w1', 1).vkey}", q),
        "log-of-type-4": file(f"log {Signer(BOOK.origin, 'policies/log/1', 4).vkey}", q),
        "log-of-type-2": file(f"log {Signer(BOOK.origin, 'policies/log/1', 2).vkey}", q),
        "log-twice": file(LOG, LOG, q),
        "group-without-members": asked("group g any", q),
        "group-without-number": asked("group g w1 w2", q),
        "group-0": asked("group g 0 w1 w2", q),
        "group-more-than-members": asked("group g 3 w1 w2", q),
        "group-negative": asked("group g -1 w1", q),
        "group-01": asked("group g 01 w1", q),
        "group-plus": asked("group g +1 w1", q),
        "group-fraction": asked("group g 1.0 w1", q),
        "group-other-digit": asked("group g \u0661 w1", q),
        "group-huge": asked("group g 18446744073709551617 w1", q),
        "group-capital-all": asked("group g All w1", q),
        "group-member-unknown": asked("group g any w1 w9", q),
        "group-member-later": asked("group g any h", "group h any w1", q),
        "group-member-itself": asked("group g any g", q),
        "group-member-none": asked("group g any none", q),
        "group-member-twice": asked("group g any w1 w1", q),
        "group-member-of-two": asked("group g any w1", "group h any w1", q),
        "group-in-two": asked("group g any w1", "group h any g", "group i any g", q),
        "group-called-none": asked("group none any w1", q),
        "group-called-as-witness": asked("group w1 any w2", q),
        "group-twice": asked("group g any w1", "group g any w2", q),
        "witness-called-as-group": file(LOG, DECLARED[0], "group g any w1", f"witness g {w2.vkey}", q),
        "key-of-two-parts": file(f"log {name}+{key}", q),
        "key-of-one-part": file(f"log {name}", q),
        "key-id-wrong": file(f"log {name}+00000000+{key}", q),
        "key-id-capital": file(f"log {name}+{key_id.upper()}+{key}", q),
        "key-id-short": file(f"log {name}+{key_id[:-1]}+{key}", q),
        "key-id-long": file(f"log {name}+{key_id}0+{key}", q),
        "key-name-empty": file(f"log +{key_id}+{key}", q),
        "key-name-other": file(f"log {name[:-1]}2+{key_id}+{key}", q),
        "key-name-with-no-break-space": file(f"log {Signer('a' + chr(160) + 'b', 'x').vkey}", LOG, q),
        "key-short": file(f"log {name}+{key_id}+{b64(own.public)}", q),
        "key-without-padding": file(f"log {Signer('padded', 'x').vkey.rstrip('=')}", LOG, q, "log x"),
        "key-no-base64": file(f"log {name}+{key_id}+????", q),
        "key-long": file("log " + long_key(name, own), q),
        "carriage-returns": file(LOG, q).replace("\n", "\r\n"),
        "carriage-return-in-comment": file(LOG, q, "# a\r"),
        "nul": file(LOG, q, "# a\x00"),
        "form-feed": file(LOG, q, "\x0c"),
        "not-utf-8": file(LOG, q).encode() + b"# \xff\n",
        "byte-order-mark": "\ufeff" + file(LOG, q),
        "no-break-space-between": file("log\u00a0" + own.vkey, q),
        "no-break-space-line": file(LOG, q, "\u00a0"),
        "comment-after-another-word": file(LOG, q, "timeout # 5"),
        "comment-after": file(LOG + " # ours", q),
        "two-lines-in-one": file(LOG + " " + q),
        "line-separator": LOG + "\u2028" + q,
    }
    for what, policy in bad.items():
        yield held("refused-" + what, policy, "usage")


def long_key(name, own):
    """34 bytes with a key id that fits them."""
    import hashlib
    data = b"\x01" + own.public + b"\x00"
    key_id = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
    return f"{name}+{key_id.hex()}+{b64(data)}"


def of_earlier_checkpoints():
    """Only the final checkpoint's cosignatures make a ledger witnessed; a wrong one counts anywhere."""
    w1 = WITNESSES["w1"]
    for name, first, last, result in (("earlier-only", [w1], [], "self-attested"), ("final-only", [], [w1], "witnessed"),
                                      ("both", [w1], [w1], "witnessed")):
        book = Book("policies-2")
        book.entry("config", book.body({"type": "config", "policy": "f0"}))
        book.checkpoint(signers=[book.key, *first])
        book.entry("config", book.body({"type": "config", "policy": "f1"}))
        book.checkpoint(signers=[book.key, *last])
        policy = book.policy(DECLARED[0], "quorum w1")
        yield vector("policies/witnessed-" + name, book.end().valid(result), book.bytes(), policy)
    book = Book("policies-2")
    book.entry("config", book.body({"type": "config", "policy": "f0"}))
    text = note_text(book.origin, 1, tree_hash(book.leaves))
    book.checkpoint(text + "\n" + book.key.line(text) + w1.spell(bytes(72)))
    book.entry("config", book.body({"type": "config", "policy": "f1"}))
    book.checkpoint(signers=[book.key, w1])
    policy = book.policy(DECLARED[0], "quorum w1")
    yield vector("policies/witnessed-earlier-wrong", invalid("signature", 0), book.end().bytes(), policy)
    # Two checkpoints at one size: the last one is final.
    for name, signers, result in (("last-bare", ([w1], []), "self-attested"), ("last-cosigned", ([], [w1]), "witnessed")):
        book = Book("policies-2")
        book.entry("config", book.body({"type": "config", "policy": "f0"}))
        for more in signers:
            book.checkpoint(signers=[book.key, *more])
        policy = book.policy(DECLARED[0], "quorum w1")
        yield vector("policies/two-final-" + name, book.end().valid(result), book.bytes(), policy)


def rotated():
    """Both keys sign for a while; a verifier may trust the old, the new, or both."""
    def book_signed_by(*who):
        book = Book("rotation")
        new = Signer(book.origin, "rotation/new")
        both = {"old": book.key, "new": new}
        book.entry("key", book.body({"type": "key", "vkey": new.vkey, "action": "adopted"}))
        book.checkpoint(signers=[both[name] for name in who[0]])
        book.entry("key", book.body({"type": "key", "vkey": book.key.vkey, "action": "retired"}))
        book.checkpoint(signers=[both[name] for name in who[1]])
        return book.end(), both
    cases = {
        "both-trusted": ((["old", "new"], ["new"]), ["old", "new"], None),
        "old-trusted-both-signed": ((["old", "new"], ["old", "new"]), ["old"], None),
        "new-trusted-both-signed": ((["old", "new"], ["old", "new"]), ["new"], None),
        "old-then-new-both-trusted": ((["old"], ["new"]), ["old", "new"], None),
        "old-trusted-new-signed": ((["old", "new"], ["new"]), ["old"], 1),
        "new-trusted-old-signed": ((["old"], ["new"]), ["new"], 0),
    }
    for name, (who, trusted, at) in cases.items():
        book, keys = book_signed_by(*who)
        policy = file(*(f"log {keys[key].vkey}" for key in trusted), "quorum none")
        expect = book.valid() if at is None else invalid("signature", at)
        yield vector("policies/rotation-" + name, expect, book.bytes(), policy)


def vectors():
    for part in (quorums, spellings, refused, of_earlier_checkpoints, rotated):
        yield from part()
