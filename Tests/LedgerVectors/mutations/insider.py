"""An insider who writes everything anew: bodies, erasures, hidden tails."""

from school import WITNESSES, School
from writer import b64, invalid, seeded, vector


def rewritten(seed, epoch, rng):
    """Bodies changed before they were committed to; the tree and the signatures are right again."""
    school = School(seed, epoch)
    for (entry, i), serial in sorted(school.serials.items()):
        value = school.value(entry, i)
        for name, change, why in changes(value, rng):
            other = School(seed, epoch, {serial: change})
            expect = invalid(why, entry) if why and school.is_open(entry, i) else other.good()
            if not why or not school.is_open(entry, i):
                name = "harmless/rewritten" if not why else "harmless/hidden-body-of-wrong-form"
            yield vector(f"insider/{name}" if not name.startswith("harmless") else name, expect, other.bytes(), other.policy())
            if expect.get("result") == "witnessed":
                for size in sorted({entry, entry + 1, len(school.entries)}):
                    note = school.note(size, [school.keys[-1]], school.keys[-1].name)
                    against = other.good() if size <= entry else invalid("diverged", size - 1)
                    yield vector("known/rewritten", against, other.bytes(), other.policy(), [note])


def changes(value, rng):
    """(class, change, `why`, or None where the change is as good as what was there)."""
    def with_(**more):
        return lambda old: {**old, **more}
    def without(key):
        return lambda old: {name: part for name, part in old.items() if name != key}
    kind = value["type"]
    for key in sorted(value):
        yield "key-missing", without(key), "body"
        yield "key-of-other-type", with_(**{key: [] if not isinstance(value[key], list) else "x"}), "body"
    yield "type-unknown", with_(type=kind + "s"), "body"
    yield "more", with_(zz=rng.randrange(10**6)), None
    if kind == "person":
        for seq in {value["seq"] + 1, value["seq"] + 2, value["seq"] + 1000, 9007199254740991}:
            yield "seq", with_(seq=seq), "sequence"
        yield "seq-zero", with_(seq=0), "body"
        yield "prev", with_(prev=b64(seeded("prev", rng.random()))), "sequence"
        yield "prev", with_(prev="x" + value["prev"]), "sequence"
        yield "stream", with_(stream=value["stream"] + "2", seq=2), "sequence"
        yield "events", with_(events=[{"answer": "no", "at": str(rng.random())}]), None
    if kind == "head":
        row = value["streams"][-1]
        yield "head-seq", with_(streams=[*value["streams"][:-1], [row[0], row[1] + 1, row[2]]]), "head"
        yield "head-seq", with_(streams=[*value["streams"][:-1], [row[0], row[1] - 1, row[2]]]), "head"
        yield "head-commitment", with_(streams=[*value["streams"][:-1], [row[0], row[1], b64(seeded(rng.random()))]]), "head"
        yield "head-stream", with_(streams=[*value["streams"][:-1], [row[0] + "x", row[1], row[2]]]), "head"
        yield "head-row-less", with_(streams=value["streams"][:-1]), "head"
        yield "head-row-more", with_(streams=[*value["streams"], ["zz", 1, row[2]]]), "head"
        yield "head-row-twice", with_(streams=[*value["streams"], row]), "head"
        yield "head-person", with_(person="nobody"), "head"
    if kind in ("picture", "text"):
        yield "digest", with_(sha256=value["sha256"].upper()), "body"
        yield "digest", with_(sha256=value["sha256"][2:]), "body"
        yield "digest-other", with_(sha256=seeded(rng.random()).hex()), None
    if kind in ("erase", "epoch"):
        yield "approvers", with_(approvers=["ada", "ada"]), "body"
        yield "approvers", with_(approvers=["ada", "bo", "cy"]), "body"
        yield "approvers-other", with_(approvers=["cy", "di"]), None
    if kind == "epoch":
        log = value["origin"].rpartition("/")[0]
        yield "epoch-origin", with_(origin=value["old_origin"]), "epoch"
        yield "epoch-origin", with_(origin="synas/" + "3" * 26 + "/2"), "epoch"
        yield "epoch-origin", with_(origin=log + "/02"), "epoch"
        yield "epoch-old-origin", with_(old_origin=log + "/3", origin=log + "/4"), "epoch"
        yield "epoch-old-size", with_(old_size=value["old_size"] - 4), "epoch"
        yield "epoch-old-size", with_(old_size=value["old_size"] - 3, old_root=b64(bytes(32))), "epoch"
        yield "epoch-lost-more", with_(old_size=value["old_size"] + 50), None
    if kind == "key":
        yield "action", with_(action="revoked"), "body"
        yield "vkey-other", with_(vkey="another"), None


def forgeries(seed, epoch):
    """Another erase body in entry 8: (what it names, why it is refused, where)."""
    school = School(seed, epoch)
    serial = school.serials[8, 1]
    cases = {
        "less": ([[5, [1, 2]], [7, [1]]], "opening", 7), "less-early": ([[5, [1]], [7, [1, 2]]], "opening", 5),
        "one-entry": ([[5, [1, 2]]], "opening", 7), "nothing": ([], "opening", 5),
        "opened": ([[2, [1]], [5, [1, 2]], [7, [1, 2]]], "erased-open", 2),
        "opened-second": ([[5, [1, 2]], [6, [2]], [7, [1, 2]]], "erased-open", 6),
        "opened-key": ([[0, [1]], [5, [1, 2]], [7, [1, 2]]], "erased-open", 0),
        "commit": ([[5, [0, 1, 2]], [7, [1, 2]]], "erase", 8), "own": ([[5, [1, 2]], [7, [1, 2]], [8, [1]]], "erase", 8),
        "later": ([[5, [1, 2]], [7, [1, 2]], [10, [1]]], "erase", 8), "out-of-range": ([[5, [1, 2, 3]], [7, [1, 2]]], "erase", 8),
        "out-of-order": ([[7, [1, 2]], [5, [1, 2]]], "erase", 8), "twice": ([[5, [1, 2]], [5, [1, 2]], [7, [1, 2]]], "erase", 8),
        "i-out-of-order": ([[5, [2, 1]], [7, [1, 2]]], "erase", 8), "i-twice": ([[5, [1, 1, 2]], [7, [1, 2]]], "erase", 8),
        "i-none": ([[5, []], [7, [1, 2]]], "erase", 8), "negative": ([[-5, [1, 2]], [7, [1, 2]]], "erase", 8),
    }
    for name, (erased, why, at) in cases.items():
        other = School(seed, epoch, {serial: lambda old: {**old, "erased": erased}})
        yield vector("erase/" + name, invalid(why, at), other.bytes(), other.policy())


def hidden_tails(seed):
    """An insider withholds openings and appends an erase that names them: heads show it, other things cannot."""
    school = School(seed)
    places = school.places()
    for place in places:
        if place.tag != "open" or place.i == 0:
            continue
        why, at = school.dependent(place.entry, place.i)
        other = School(seed)
        index = other.places().index(place)
        del other.lines[index], other.lines[-1]
        entry = other.entry("erase", other.erase([[place.entry, [place.i]]]))
        other.checkpoint(*WITNESSES)
        other.end()
        other.opened -= 1
        if (why, at) == ("opening", place.entry):
            yield vector("harmless/hidden-behind-an-erase", other.good(), other.bytes(), other.policy())
        else:
            yield vector("erase/tail-hidden", invalid(why, at), other.bytes(), other.policy())
