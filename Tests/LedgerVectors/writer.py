"""A minimal writer of ledgers for the vectors: it knows nothing of either verifier.

Everything follows from a seed in words, so that the same vectors come out on every machine. Ed25519 is RFC 8032 in
plain Python: deterministic, slow, and for tests only.
"""

import base64
import hashlib
import json

# --- Ed25519 (RFC 8032, 5.1) ------------------------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def _add(one, two):
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _base_powers():
    y = 4 * pow(5, P - 2, P) % P
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P)
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x & 1:
        x = P - x
    powers = [(x, y, 1, x * y % P)]
    for _ in range(255):
        powers.append(_add(powers[-1], powers[-1]))
    return powers


POWERS = _base_powers()


def _times_base(scalar):
    point = (0, 1, 1, 0)
    for power in POWERS:
        if scalar & 1:
            point = _add(point, power)
        scalar >>= 1
    return point


def _pack(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _expand(secret):
    digest = hashlib.sha512(secret).digest()
    scalar = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | (1 << 254)
    return scalar, digest[32:]


def public_key(secret):
    return _pack(_times_base(_expand(secret)[0]))


def sign(secret, public, message):
    scalar, prefix = _expand(secret)
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % L
    point = _pack(_times_base(r))
    challenge = int.from_bytes(hashlib.sha512(point + public + message).digest(), "little") % L
    return point + ((r + challenge * scalar) % L).to_bytes(32, "little")


# --- Spellings --------------------------------------------------------------------------------------------------------

ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz"


def b64(data):
    return base64.b64encode(data).decode()


def seeded(*words):
    return hashlib.sha256("/".join(map(str, words)).encode()).digest()


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode()


def log_id(seed):
    return "".join(ALPHABET[byte % 32] for byte in seeded("log", seed)[:26])


# --- The tree, by the definition in RFC 6962, 2.1 ---------------------------------------------------------------------


def leaf(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def split(count):
    """The largest power of two below `count`."""
    power = 1
    while power * 2 < count:
        power *= 2
    return power


def tree_hash(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return hashlib.sha256(b"\x01" + tree_hash(leaves[:k]) + tree_hash(leaves[k:])).digest()


def path(index, leaves):
    if len(leaves) <= 1:
        return []
    k = split(len(leaves))
    if index < k:
        return path(index, leaves[:k]) + [tree_hash(leaves[k:])]
    return path(index - k, leaves[k:]) + [tree_hash(leaves[:k])]


# --- Keys and notes ---------------------------------------------------------------------------------------------------


class Signer:
    """A key under a name: type 1 signs notes, type 4 cosigns them."""

    made = {}

    def __init__(self, name, seed, kind=1):
        self.name, self.kind, self.secret = name, kind, seeded("key", seed)
        if self.secret not in Signer.made:
            Signer.made[self.secret] = public_key(self.secret)
        self.public = Signer.made[self.secret]
        self.key_id = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + self.public).digest()[:4]

    @property
    def vkey(self):
        return f"{self.name}+{self.key_id.hex()}+{b64(bytes([self.kind]) + self.public)}"

    def line(self, text, time=1_780_000_000):
        """A signature line over the note's text; a witness puts the time before the signature."""
        return self.spell(self.raw(text, time))

    def raw(self, text, time=1_780_000_000):
        if self.kind == 1:
            return sign(self.secret, self.public, as_bytes(text))
        cosigned = f"cosignature/v1\ntime {time}\n".encode() + as_bytes(text)
        return time.to_bytes(8, "big") + sign(self.secret, self.public, cosigned)

    def spell(self, raw):
        return f"\u2014 {self.name} {b64(self.key_id + raw)}\n"


def note_text(origin, size, root):
    return f"{origin}\n{size}\n{b64(root)}\n"


# --- Bodies and books -------------------------------------------------------------------------------------------------


class Body:
    def __init__(self, text, nonce):
        self.text, self.nonce = as_bytes(text), nonce

    @property
    def commitment(self):
        return hashlib.sha256(b"synas.v1/commit\n" + self.nonce + self.text).digest()

    def line(self, i):
        return b"open %d %s " % (i, b64(self.nonce).encode()) + self.text + b"\n"


class Book:
    """A ledger that is being written: its lines, its tree, and what a verifier should count in it."""

    def __init__(self, seed, epoch=1):
        self.seed, self.serial = seed, 0
        self.log = log_id(seed)
        self.lines = [b"synas.v1/bundle\n"]
        self.entries, self.leaves = [], []  # entries: (kind, bodies)
        self.streams = {}
        self.checkpoints = self.opened = self.erased = self.gap = 0
        self.start(epoch)

    def start(self, epoch, key=None):
        self.origin = f"synas/{self.log}/{epoch}"
        self.key = Signer(self.origin, key or f"{self.seed}/log/{epoch}")

    # Bodies

    def body(self, value):
        """A body of an object (spelled canonically) or of given bytes, with the next nonce."""
        self.serial += 1
        text = canonical(value) if isinstance(value, dict) else value
        return Body(text, seeded("nonce", self.seed, self.serial))

    def commit(self, **more):
        return self.body({"type": "commit", "at": "2026-06-01T08:00:00.000Z", "build": "1", "policy": "f0", **more})

    def person(self, person, stream="web", events=None, **more):
        streams = self.streams.setdefault(person, {})
        seq, prev = streams.get(stream, (0, ""))
        value = {"type": "person", "person": person, "stream": stream, "seq": seq + 1, "prev": prev,
                 "events": events or [{"answer": "yes"}]}
        body = self.body({**value, **more})
        streams[stream] = (seq + 1, b64(body.commitment))
        return body

    def head_rows(self, person):
        return [[name, *self.streams[person][name]] for name in sorted(self.streams[person], key=str.encode)]

    def head(self, person, rows=None):
        return self.body({"type": "head", "person": person, "streams": self.head_rows(person) if rows is None else rows})

    def erase(self, erased, **more):
        self.erased += sum(len(pairs) for _, pairs in erased)
        return self.body({"type": "erase", "ground": "17(1)(b)", "approvers": ["ada", "bo"], "erased": erased, **more})

    def epoch(self, number, until=None, **more):
        """The body that leaves the current origin at size `until`; afterwards checkpoints are of the new one."""
        restored = len(self.leaves)
        size = restored if until is None else until
        root = tree_hash(self.leaves) if size == restored else seeded("lost", self.seed)
        value = {"type": "epoch", "origin": f"synas/{self.log}/{number}", "ground": "restore", "approvers": ["ada", "bo"],
                 "old_origin": self.origin, "old_root": b64(root), "old_size": size}
        self.start(number)
        self.gap += 1
        return self.body({**value, **more})

    # Lines

    def entry(self, kind, *bodies, hide=(), commit=True):
        """An entry of `kind`, opened but for the indices in `hide`. Returns its index."""
        bodies = ([self.commit()] if commit else []) + list(bodies)
        text = canonical({"c": [b64(body.commitment) for body in bodies], "k": kind, "v": 1})
        return self.raw_entry(text, kind, bodies, hide)

    def raw_entry(self, text, kind="child", bodies=(), hide=()):
        text = as_bytes(text)
        self.lines.append(b"entry " + text + b"\n")
        self.leaves.append(leaf(text))
        self.entries.append((text, kind, list(bodies)))
        for i, body in enumerate(bodies):
            if i not in hide:
                self.lines.append(body.line(i))
                self.opened += 1
        return len(self.entries) - 1

    def note(self, size=None, signers=None, origin=None, root=None):
        size = len(self.leaves) if size is None else size
        text = note_text(origin or self.origin, size, tree_hash(self.leaves[:size]) if root is None else root)
        return text + "\n" + "".join(signer.line(text) for signer in ([self.key] if signers is None else signers))

    def checkpoint(self, note=None, **how):
        note = self.note(**how) if note is None else note
        self.lines.append(b"checkpoint " + b64(as_bytes(note)).encode() + b"\n")
        self.checkpoints += 1
        return note

    def end(self):
        self.lines.append(b"end\n")
        return self

    def bytes(self):
        return b"".join(self.lines)

    # What to trust, and what to expect

    def policy(self, *more):
        lines = [f"log {self.key.vkey}", *more]
        return "\n".join(lines if any("quorum" in line for line in more) else [*lines, "quorum none"]) + "\n"

    def valid(self, result="self-attested"):
        return {"at": -1, "checkpoints": self.checkpoints, "entries": len(self.entries), "erased": self.erased,
                "gap": self.gap, "opened": self.opened, "result": result, "root": b64(tree_hash(self.leaves)), "why": ""}


def invalid(why, at):
    return {"at": at, "result": "diverged" if why == "diverged" else "invalid", "why": why}


USAGE = {"at": -1, "result": "usage", "why": ""}


def vector(name, expect, bundle, policy, known=(), kind="bundle"):
    row = {"name": name, "kind": kind, "expect": expect}
    for key, data in ((kind if kind == "bundle" else "bundle", as_bytes(bundle)), ("policy", as_bytes(policy))):
        row.update(spelled(key, data))
    if known:
        row["known"] = [as_bytes(note).decode() for note in known]
    return row


def spelled(key, data):
    """As text where it is text."""
    try:
        if b"\x00" not in data:
            return {key: data.decode()}
    except UnicodeDecodeError:
        pass
    return {key + "_b64": b64(data)}
