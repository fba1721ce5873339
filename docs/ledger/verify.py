#!/usr/bin/env python3
"""Verifies a synas ledger offline: an audit bundle or a receipt.

    verify.py BUNDLE --policy FILE [--known CHECKPOINT]...
    verify.py --receipt FILE --policy FILE

`-` reads standard input. Prints one line of canonical JSON. Exit: 0 witnessed, 10 self-attested, 11 diverged,
12 invalid, 64 error of use. Needs Python 3.9 or newer and the program `openssl` (3.0 or newer), nothing else.

Written from specification.md alone; "section" in a comment is a section of that document.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from array import array
from typing import NamedTuple

MAX_LINE, MAX_ENTRY, MAX_BODY = 2_097_152, 65_536, 1_048_576
MAX_NOTE, MAX_SIGNATURES, MAX_RECEIPT = 65_536, 64, 4_194_304
MAX_COMMITMENTS, MAX_DEPTH, MAX_HASHES = 1024, 8, 63
MAX_NUMBER = 9_007_199_254_740_991
MAX_TIME = 2**63 - 1

LOG_KEY, WITNESS_KEY = 1, 4


class Violation(Exception):
    """The first check of section 6 or 8 that failed. `at` is None where the caller knows it."""

    def __init__(self, why, at=None):
        super().__init__(why)
        self.why, self.at = why, at


class UsageError(Exception):
    """The question was wrong, not the ledger (exit 64)."""


def demand(holds, why, at=None):
    if not holds:
        raise Violation(why, at)


# --- Base64 and numbers -----------------------------------------------------------------------------------------------


def b64(data):
    return base64.b64encode(data).decode("ascii")


def unb64(text):
    """The bytes of the one spelling that RFC 4648 section 4 gives them; ValueError for every other."""
    data = base64.b64decode(text.encode("ascii"), validate=True)
    if b64(data) != text:
        raise ValueError("another spelling of the same bytes")
    return data


def unb64_or(why, text, length=None):
    """As `unb64`, but any fault is a Violation `why`; so is another length than `length`, where that is given."""
    try:
        data = unb64(text)
    except ValueError:  # also binascii.Error and UnicodeEncodeError
        raise Violation(why) from None
    demand(length is None or len(data) == length, why)
    return data


def number(text):
    """Section 1: decimal without leading zeros, at most 2^53 - 1; ValueError otherwise."""
    if not re.fullmatch("0|[1-9][0-9]{0,15}", text) or int(text) > MAX_NUMBER:
        raise ValueError("no number")
    return int(text)


def number_or(why, text):
    try:
        return number(text)
    except ValueError:
        raise Violation(why) from None


# --- Section 1: canonical JSON ----------------------------------------------------------------------------------------


def _small_integer(text):
    if len(text) > 17 or abs(int(text)) > MAX_NUMBER:
        raise ValueError("an integer out of range")
    return int(text)


def _refuse(text):
    raise ValueError("no such value in canonical JSON: " + text[:20])


_decoder = json.JSONDecoder(parse_int=_small_integer, parse_float=_refuse, parse_constant=_refuse)
_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_key = re.compile("[a-z0-9_-]{1,64}")


def canonical(text):
    """The value of `text`; Violation where it is not canonical.

    Read, checked and written again in the one way that section 1 allows: any other spelling (white space, escapes,
    `-0`, a key twice) comes out different.
    """
    try:
        value = _decoder.decode(text)
        _check(value, 1)
        same = _encoder.encode(value) == text
    except (ValueError, RecursionError):
        same = False
    demand(same, "canonical")
    return value


def _check(value, depth):
    kind = type(value)
    if kind is str or kind is int:
        return
    if kind not in (dict, list) or depth > MAX_DEPTH:
        raise ValueError("true, false, null or too deep")
    if kind is dict:
        before = ""
        for name in value:
            if name <= before or not _key.fullmatch(name):
                raise ValueError("keys")
            before = name
    for part in value.values() if kind is dict else value:
        _check(part, depth + 1)


# --- Section 2: commitments, entries, bodies --------------------------------------------------------------------------

KINDS = {"child", "post", "erase", "key", "config", "clock"}


def commitment(nonce, body):
    return hashlib.sha256(b"synas.v1/commit\n" + nonce + body).digest()


class Entry(NamedTuple):
    kind: str
    commitments: list


def read_entry(text):
    demand(len(text.encode()) <= MAX_ENTRY, "canonical")
    value = canonical(text)
    demand(is_object(value) and list(value) == ["c", "k", "v"], "entry")
    demand(value["v"] == 1 and is_string(value["k"]) and value["k"] in KINDS, "entry")
    commitments = value["c"]
    demand(is_array(commitments) and 1 <= len(commitments) <= MAX_COMMITMENTS, "entry")
    demand(all(map(is_string, commitments)), "entry")
    return Entry(value["k"], [unb64_or("entry", text, 32) for text in commitments])


def is_string(value):
    return type(value) is str


def is_integer(value):
    return type(value) is int


def is_array(value):
    return type(value) is list


def is_object(value):
    return type(value) is dict


def is_digest(value):
    return is_string(value) and re.fullmatch("[0-9a-f]{64}", value) is not None


def is_two_people(value):
    return is_array(value) and len(value) == 2 and all(map(is_string, value)) and value[0] != value[1]


def is_events(value):
    return is_array(value) and all(map(is_object, value))


def is_streams(value):
    return is_array(value) and all(
        is_array(row) and len(row) == 3 and is_string(row[0]) and is_integer(row[1]) and is_string(row[2])
        for row in value
    )


def is_erased(value):
    return is_array(value) and all(
        is_array(row) and len(row) == 2 and is_integer(row[0]) and is_array(row[1]) and all(map(is_integer, row[1]))
        for row in value
    )


PEOPLE = {"child", "post"}

# Section 2, "Bodies": type -> (kinds of entry, required keys).
BODIES = {
    "commit": (KINDS, {"at": is_string, "build": is_string, "policy": is_string}),
    "person": (PEOPLE, {"person": is_string, "stream": is_string, "prev": is_string,
                        "seq": lambda value: is_integer(value) and value >= 1, "events": is_events}),
    "head": (PEOPLE, {"person": is_string, "streams": is_streams}),
    "picture": (PEOPLE, {"post": is_string, "sha256": is_digest, "number": is_integer}),
    "post": (PEOPLE, {"post": is_string, "change": is_string}),
    "text": (KINDS, {"of": is_string, "field": is_string, "sha256": is_digest}),
    "breach": (PEOPLE, {"breach": is_string}),
    "erase": ({"erase"}, {"ground": is_string, "approvers": is_two_people, "erased": is_erased}),
    "key": ({"key"}, {"vkey": is_string, "action": lambda value: value in ("adopted", "retired")}),
    "epoch": ({"key"}, {"origin": is_string, "ground": is_string, "approvers": is_two_people,
                        "old_origin": is_string, "old_root": is_string, "old_size": is_integer}),
    "config": ({"config"}, {"policy": is_string}),
    "clock": ({"clock"}, {"before": is_string, "now": is_string}),
}


def read_body(text, kind, i):
    """The body opened at `i` of an entry of `kind`."""
    demand(len(text.encode()) <= MAX_BODY, "canonical")
    body = canonical(text)
    demand(is_object(body), "canonical")
    name = body.get("type")
    demand(is_string(name) and name in BODIES, "body")
    kinds, required = BODIES[name]
    demand(kind in kinds and (name == "commit") == (i == 0), "body")
    demand(all(key in body and check(body[key]) for key, check in required.items()), "body")
    return body


# --- Section 3: tree, notes, checkpoints ------------------------------------------------------------------------------


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The Merkle tree of RFC 6962 as the roots of its full subtrees, largest first: one for each bit of `size`."""

    def __init__(self):
        self.size, self.roots = 0, []

    def append(self, entry):
        node, size = leaf_hash(entry), self.size
        while size & 1:
            node, size = node_hash(self.roots.pop(), node), size >> 1
        self.roots.append(node)
        self.size += 1

    def root(self):
        if not self.roots:
            return hashlib.sha256(b"").digest()
        node = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            node = node_hash(left, node)
        return node


class Signature(NamedTuple):
    name: str
    key_id: bytes
    data: bytes


class Checkpoint(NamedTuple):
    text: bytes
    origin: str
    size: int
    root: bytes
    signatures: list


def read_note(data):
    """Text and signatures of a signed note: the last empty line parts them."""
    demand(len(data) <= MAX_NOTE, "form")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Violation("form") from None
    demand(all(character >= " " or character == "\n" for character in whole), "form")
    text, blank, signatures = whole.rpartition("\n\n")
    demand(blank and signatures.endswith("\n"), "form")
    lines = signatures[:-1].split("\n")
    demand(len(lines) <= MAX_SIGNATURES, "form")
    return text, [read_signature(line) for line in lines]


def read_signature(line):
    words = line.split(" ")
    demand(len(words) == 3 and words[0] == "\u2014" and is_key_name(words[1]), "form")
    data = unb64_or("form", words[2])
    demand(len(data) >= 5, "form")
    return Signature(words[1], data[:4], data[4:])


def is_key_name(name):
    return name != "" and "+" not in name and not any(map(str.isspace, name))


def read_checkpoint(data):
    text, signatures = read_note(data)
    lines = text.split("\n")
    demand(len(lines) == 3 and split_origin(lines[0]) is not None, "form")
    size, root = number_or("form", lines[1]), unb64_or("form", lines[2], 32)
    return Checkpoint((text + "\n").encode(), lines[0], size, root, signatures)


def split_origin(origin):
    """(log, epoch) of `synas/LOG/EPOCH`, None where it is no origin."""
    parts = re.fullmatch("synas/([2-9a-km-np-z]{26})/([1-9][0-9]{0,15})", origin)
    if parts is None or int(parts[2]) > MAX_NUMBER:
        return None
    return parts[1], int(parts[2])


# --- Ed25519, by openssl ----------------------------------------------------------------------------------------------

# SubjectPublicKeyInfo of an Ed25519 key (RFC 8410) before its 32 bytes.
SPKI = bytes.fromhex("302a300506032b6570032100")

_known_signatures = {}


def verifies(key, message, signature):
    """Whether `signature` is the Ed25519 signature of `message` by `key`; every question is put to openssl once."""
    question = (key, hashlib.sha256(message).digest(), signature)
    if question not in _known_signatures:
        if not _known_signatures:
            prove_openssl()
        _known_signatures[question] = ask_openssl(key, message, signature)
    return _known_signatures[question]


def ask_openssl(key, message, signature):
    with tempfile.TemporaryDirectory(prefix="synas-verify-") as folder:
        names = [os.path.join(folder, name) for name in ("key", "text", "sig")]
        for name, data in zip(names, (SPKI + key, message, signature)):
            with open(name, "wb") as file:
                file.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0],
                   "-rawin", "-in", names[1], "-sigfile", names[2]]
        try:
            return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, check=False).returncode == 0
        except OSError:
            return False


def prove_openssl():
    """RFC 8032, 7.1, test 2: an openssl that cannot do this would make every ledger look forged."""
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    if not ask_openssl(key, b"\x72", signature) or ask_openssl(key, b"\x73", signature):
        raise UsageError("openssl cannot verify Ed25519 signatures: install OpenSSL 3.0 or newer")


# --- Section 4: trust -------------------------------------------------------------------------------------------------


class Key(NamedTuple):
    kind: int
    name: str
    key_id: bytes
    public: bytes


def read_vkey(text):
    """A verifier key: name+hex(keyID)+b64(kind || public key), and the key id is that of the rest."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not is_key_name(parts[0]):
        raise UsageError("a verifier key is not of the form name+id+key")
    try:
        data = unb64(parts[2])
    except ValueError:
        raise UsageError("a verifier key is not base64") from None
    key_id = hashlib.sha256(parts[0].encode() + b"\n" + data).digest()[:4]
    if len(data) != 33 or parts[1] != key_id.hex():
        raise UsageError("a verifier key has another length or another id")
    return Key(data[0], parts[0], key_id, data[1:])


class Policy:
    def __init__(self, data):
        self.keys = {}  # (name, key id) -> (key, name of the witness or None)
        self.groups = {}  # name -> (threshold, members); a witness is the group (1, itself). In order of declaration.
        self.members = set()
        self.quorum = None
        for line in policy_lines(data):
            words = re.split("[ \t]+", line)
            read = {"log": self._log, "witness": self._witness, "group": self._group, "quorum": self._quorum}
            if words[0] not in read:
                raise UsageError("the policy has a line that is no log, witness, group or quorum")
            read[words[0]](words[1:])
        if self.quorum is None or not any(key.kind == LOG_KEY for key, _ in self.keys.values()):
            raise UsageError("the policy needs a log and a quorum")

    def _log(self, words):
        self._add_key(words, LOG_KEY, None)

    def _witness(self, words):
        expect(len(words) == 2, "a witness line needs a name and a key")
        self._declare(words[0], 1, [words[0]])
        self._add_key(words[1:], WITNESS_KEY, words[0])

    def _add_key(self, words, kind, witness):
        expect(len(words) == 1, "a log line needs one key")
        key = read_vkey(words[0])
        expect(key.kind == kind, "a key of the wrong type")
        expect((key.name, key.key_id) not in self.keys, "a key twice")
        same = any(other.public == key.public and name for other, name in self.keys.values())
        expect(not (witness and same), "two witnesses with one key")
        self.keys[key.name, key.key_id] = (key, witness)

    def _declare(self, name, threshold, members):
        expect(name != "none" and name not in self.groups, "a name twice, or `none`")
        self.groups[name] = (threshold, members)

    def _group(self, words):
        expect(len(words) >= 3, "a group line needs a name, a number and members")
        members = words[2:]
        for member in members:
            expect(member in self.groups and member not in self.members, "a member that is unknown or taken")
            self.members.add(member)
        self._declare(words[0], threshold(words[1], len(members)), members)

    def _quorum(self, words):
        expect(len(words) == 1 and self.quorum is None, "more than one quorum")
        expect(words[0] == "none" or words[0] in self.groups, "the quorum names nobody")
        self.quorum = words[0]

    def signers(self, note):
        """The witnesses that cosigned; Violation where no log key of the origin signed, or a known key's line is wrong."""
        signed, witnesses = False, set()
        for signature in note.signatures:
            key, witness = self.keys.get((signature.name, signature.key_id), (None, None))
            if key is None:
                continue
            if witness:
                demand(cosignature_verifies(key, note.text, signature.data), "signature")
                witnesses.add(witness)
            else:
                demand(len(signature.data) == 64 and verifies(key.public, note.text, signature.data), "signature")
                signed = signed or key.name == note.origin
        demand(signed, "signature")
        return witnesses

    def witnessed(self, witnesses):
        """Whether they satisfy the quorum. Members are declared before their group, so one pass decides."""
        satisfied = set(witnesses)
        for name, (least, members) in self.groups.items():
            if sum(member in satisfied for member in members) >= least:
                satisfied.add(name)
        return self.quorum in satisfied


def policy_lines(data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError("the policy is not UTF-8") from None
    expect(all(character >= " " or character in "\n\t" for character in text), "control characters")
    lines = (line.strip(" \t") for line in text.split("\n"))
    return [line for line in lines if line and not line.startswith("#")]


def threshold(word, members):
    if word in ("any", "all"):
        return 1 if word == "any" else members
    try:
        least = number(word)
    except ValueError:
        raise UsageError("the policy's group needs all, any or a number") from None
    expect(1 <= least <= members, "a number that its members cannot reach")
    return least


def expect(holds, what):
    if not holds:
        raise UsageError("the policy cannot be read: " + what)


def cosignature_verifies(key, text, data):
    time = int.from_bytes(data[:8], "big")
    if len(data) != 72 or time > MAX_TIME:
        return False
    return verifies(key.public, b"cosignature/v1\ntime %d\n" % time + text, data[8:])


# --- Sections 5 to 7: the bundle --------------------------------------------------------------------------------------


class Left(NamedTuple):
    """What an epoch says of the origin that it leaves (section 7)."""

    restored: int
    old_size: int
    old_root: str


class Bundle:
    """Reads one bundle, line by line, and stops at the first violation."""

    def __init__(self, policy, known):
        self.policy, self.known = policy, known
        self.tree = Tree()
        self.roots = dict.fromkeys(note.size for note in known)  # the tree's roots at the sizes of known checkpoints
        self.count = 0  # entries read
        self.entry, self.entry_bytes = None, b""  # the entry that may still be opened; no leaf of the tree yet
        self.open_pairs = {}  # i -> type, of that entry
        self.widths = array("H")  # entry -> number of its commitments
        self.unopened = {}  # entry -> its indices i that were neither opened nor erased
        self.streams = {}  # person -> stream -> (seq, b64 of the commitment)
        self.origin, self.left = None, {}
        self.witnesses = None  # those of the line before where that was a checkpoint
        self.checkpoints = self.opened = self.erased = 0

    @property
    def last(self):
        """The index of the last entry read, -1 before the first: where a violation is that names no other entry."""
        return self.count - 1

    # Lines

    def read(self, stream):
        """Reads all of it. Returns whether the final checkpoint is witnessed; raises Violation or UsageError."""
        demand(self._line(stream) == "synas.v1/bundle", "form")
        tag = ""
        while tag != "end":
            tag, rest = self._tagged(self._line(stream))
            demand(tag != "end" or stream.read(1) == b"", "form")
            if tag != "open":
                self._close_entry()
            {"entry": self._entry, "open": self._open, "checkpoint": self._checkpoint, "end": self._end}[tag](rest)
        return self.policy.witnessed(self.witnesses)

    def _line(self, stream):
        line = stream.readline(MAX_LINE + 1)
        demand(line.endswith(b"\n"), "form")
        try:
            return line[:-1].decode("utf-8")
        except UnicodeDecodeError:
            raise Violation("form") from None

    def _tagged(self, line):
        if line == "end":
            return line, ""
        tag, space, rest = line.partition(" ")
        demand(space and tag in ("entry", "open", "checkpoint"), "form")
        demand(tag != "open" or self.entry is not None, "form")
        return tag, rest

    def _entry(self, rest):
        self.witnesses = None
        self.count += 1
        self.entry, self.entry_bytes = read_entry(rest), rest.encode()
        self.open_pairs = {}

    def _close_entry(self):
        """The first line after an entry that does not open it: the entry is whole."""
        self._note_root()
        if self.entry is None:
            return
        demand(0 in self.open_pairs, "opening")
        demand(self.entry.kind != "erase" or "erase" in self.open_pairs.values(), "body")
        width = len(self.entry.commitments)
        self.widths.append(width)
        if len(self.open_pairs) < width:
            self.unopened[self.last] = set(range(width)) - set(self.open_pairs)
        self.tree.append(self.entry_bytes)
        self.entry = None
        self._note_root()

    def _note_root(self):
        if self.tree.size in self.roots:
            self.roots[self.tree.size] = self.tree.root()

    # Openings

    def _open(self, rest):
        words = rest.split(" ", 2)
        demand(len(words) == 3, "form")
        i, nonce, text = number_or("form", words[0]), unb64_or("form", words[1], 32), words[2]
        demand(next(reversed(self.open_pairs), -1) < i < len(self.entry.commitments), "form")
        expected = self.entry.commitments[i]
        demand(commitment(nonce, text.encode()) == expected, "commitment")
        body = read_body(text, self.entry.kind, i)
        self._follow(body, b64(expected))
        self.open_pairs[i] = body["type"]
        self.opened += 1

    def _follow(self, body, commitment):
        """What a body says of the entries before it."""
        if body["type"] == "person":
            self._person(body, commitment)
        elif body["type"] == "head":
            self._head(body)
        elif body["type"] == "erase":
            self._erase(body["erased"])
        elif body["type"] == "epoch":
            self._epoch(body)

    def _person(self, body, commitment):
        streams = self.streams.setdefault(body["person"], {})
        seq, prev = streams.get(body["stream"], (0, ""))
        demand(body["seq"] == seq + 1 and body["prev"] == prev, "sequence")
        streams[body["stream"]] = (body["seq"], commitment)

    def _head(self, body):
        # Code points sort as UTF-8 bytes do.
        streams = self.streams.get(body["person"], {})
        expected = [[name, seq, commitment] for name, (seq, commitment) in sorted(streams.items())]
        demand(expected and body["streams"] == expected, "head")

    def _erase(self, erased):
        demand("erase" not in self.open_pairs.values(), "body")
        before = -1
        for index, pairs in erased:
            demand(before < index < self.last, "erase")
            demand(pairs and 0 < pairs[0] and pairs[-1] < self.widths[index], "erase")
            demand(all(one < other for one, other in zip(pairs, pairs[1:])), "erase")
            before = index
        for index, pairs in erased:
            demand(self.unopened.get(index, set()).issuperset(pairs), "erased-open", index)
            self._forget(index, pairs)

    def _forget(self, index, pairs):
        self.unopened[index].difference_update(pairs)
        self.erased += len(pairs)
        if not self.unopened[index]:
            del self.unopened[index]

    def _epoch(self, body):
        old, new = split_origin(body["old_origin"]), split_origin(body["origin"])
        demand(old and new and new[0] == old[0] and new[1] > old[1], "epoch")
        demand(body["old_origin"] == (self.origin or body["old_origin"]), "epoch")
        demand(body["old_size"] >= self.tree.size, "epoch")
        demand(body["old_size"] > self.tree.size or body["old_root"] == b64(self.tree.root()), "epoch")
        self.left[body["old_origin"]] = Left(self.tree.size, body["old_size"], body["old_root"])
        self.origin = body["origin"]

    # Checkpoints and the end

    def _checkpoint(self, rest):
        note = read_checkpoint(unb64_or("form", rest))
        demand(note.size == self.count, "form")
        self.origin = self.origin or note.origin
        demand(note.origin == self.origin, "origin")
        self.witnesses = self.policy.signers(note)
        demand(note.root == self.tree.root(), "root")
        self.checkpoints += 1

    def _end(self, _):
        demand(self.witnesses is not None and self.count > 0, "form")
        if self.unopened:
            raise Violation("opening", min(self.unopened))
        self._compare_known()

    def _compare_known(self):
        for note in self.known:
            if note.origin != self.origin and note.origin not in self.left:
                raise UsageError("a known checkpoint is of an origin that the bundle never had")
        contradicted = [min(note.size, self.count) for note in self.known if self._contradicts(note)]
        if contradicted:
            raise Violation("diverged", max(min(contradicted) - 1, 0))

    def _contradicts(self, note):
        left = self.left.get(note.origin)
        if left and left.restored < note.size <= left.old_size:
            return note.size == left.old_size and b64(note.root) != left.old_root
        return note.size > self.count or note.root != self.roots[note.size]


# --- Section 8: the receipt -------------------------------------------------------------------------------------------


class Receipt(NamedTuple):
    index: int
    entry: str
    body: str
    i: int
    nonce: bytes
    hashes: list
    note: Checkpoint


def read_receipt(data):
    """The first check of section 8: proof, extra data, note."""
    demand(len(data) <= MAX_RECEIPT, "form")
    proof, blank, note = data.partition(b"\n\n")
    demand(blank, "form")
    try:
        lines = proof.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise Violation("form") from None
    demand(3 <= len(lines) <= 3 + MAX_HASHES and lines[0] == "c2sp.org/tlog-proof@v1", "form")
    demand(lines[1].startswith("extra ") and lines[2].startswith("index "), "form")
    extra = read_extra(unb64_or("form", lines[1][len("extra "):]))
    index = number_or("form", lines[2][len("index "):])
    hashes = [unb64_or("form", line, 32) for line in lines[3:]]
    nonce = unb64_or("form", extra["nonce"], 32)
    return Receipt(index, extra["entry"], extra["body"], extra["i"], nonce, hashes, read_checkpoint(note))


def read_extra(data):
    try:
        extra = canonical(data.decode("utf-8"))
    except (UnicodeDecodeError, Violation):
        raise Violation("form") from None
    demand(is_object(extra) and list(extra) == ["body", "entry", "i", "nonce", "v"], "form")
    demand(all(is_string(extra[key]) for key in ("body", "entry", "nonce")), "form")
    demand(is_integer(extra["i"]) and extra["v"] == 1, "form")
    return extra


def check_receipt(receipt, policy):
    """The other checks of section 8. Returns whether the checkpoint is witnessed."""
    entry = read_entry(receipt.entry)
    demand(0 <= receipt.i < len(entry.commitments), "form")
    demand(commitment(receipt.nonce, receipt.body.encode()) == entry.commitments[receipt.i], "commitment")
    read_body(receipt.body, entry.kind, receipt.i)
    witnesses = policy.signers(receipt.note)
    demand(receipt.index < receipt.note.size, "form")
    root = root_from_path(leaf_hash(receipt.entry.encode()), receipt.index, receipt.note.size, receipt.hashes)
    demand(root == receipt.note.root, "inclusion")
    return policy.witnessed(witnesses)


def root_from_path(node, index, size, hashes):
    """RFC 6962, 2.1.1, from the leaf up; None where the number of hashes is another than the tree gives."""
    hashes, last = iter(hashes), size - 1
    while last > 0:
        if index & 1 or index < last:
            sibling = next(hashes, None)
            if sibling is None:
                return None
            node = node_hash(sibling, node) if index & 1 else node_hash(node, sibling)
        index, last = index >> 1, last >> 1
    return node if next(hashes, None) is None else None


# --- Results and the command ------------------------------------------------------------------------------------------

EXIT = {"witnessed": 0, "self-attested": 10, "diverged": 11, "invalid": 12}
USAGE = 64


def result(outcome, at, why="", checkpoints=0, entries=0, erased=0, gap=0, opened=0, root=""):
    return {"at": at, "checkpoints": checkpoints, "entries": entries, "erased": erased, "gap": gap,
            "opened": opened, "result": outcome, "root": root, "why": why}


def outcome_of(witnessed):
    return "witnessed" if witnessed else "self-attested"


def refusal(violation, at, **counts):
    return result("diverged" if violation.why == "diverged" else "invalid", at, violation.why, **counts)


def verify_bundle(stream, policy_bytes, known_bytes=()):
    """The result object of section 6 for the bundle in the binary `stream`; raises UsageError."""
    policy = Policy(policy_bytes)
    bundle = Bundle(policy, [read_known(data, policy) for data in known_bytes])
    refused = None
    try:
        witnessed = bundle.read(stream)
    except Violation as violation:
        refused = violation
    counts = dict(checkpoints=bundle.checkpoints, entries=bundle.count, erased=bundle.erased,
                  gap=len(bundle.left), opened=bundle.opened)
    if refused is not None:
        return refusal(refused, bundle.last if refused.at is None else refused.at, **counts)
    return result(outcome_of(witnessed), -1, root=b64(bundle.tree.root()), **counts)


def read_known(data, policy):
    try:
        note = read_checkpoint(data)
        policy.signers(note)
    except Violation:
        raise UsageError("a known checkpoint is no checkpoint or is not signed by a log that the policy trusts") from None
    return note


def verify_receipt(data, policy_bytes):
    """The result object of section 8; raises UsageError."""
    policy, index = Policy(policy_bytes), -1
    try:
        receipt = read_receipt(data)
        index = receipt.index
        witnessed = check_receipt(receipt, policy)
    except Violation as violation:
        return refusal(violation, index)
    return result(outcome_of(witnessed), index, checkpoints=1, entries=1, opened=1, root=b64(receipt.note.root))


def verify(kind, stream, policy_bytes, known_bytes=()):
    if kind == "receipt":
        return verify_receipt(stream.read(MAX_RECEIPT + 1), policy_bytes)
    return verify_bundle(stream, policy_bytes, known_bytes)


def contents(path, limit=16 * MAX_NOTE):
    with open(path, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise UsageError("too long for what it should be: " + path)
    return data


def arguments():
    parser = argparse.ArgumentParser(description="Verifies a synas ledger offline: an audit bundle or a receipt.")
    parser.error = fail
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("bundle", nargs="?", metavar="BUNDLE", help="an audit bundle; - reads standard input")
    what.add_argument("--receipt", metavar="FILE", help="a receipt (.tlog-proof) instead; - reads standard input")
    parser.add_argument("--policy", metavar="FILE", required=True, help="whom to trust (section 4)")
    parser.add_argument("--known", metavar="CHECKPOINT", action="append", default=[],
                        help="a signed checkpoint from elsewhere, any number of times")
    options = parser.parse_args()
    if options.receipt and options.known:
        fail("--known is for bundles; a receipt is held against its own checkpoint")
    return options


def fail(what):
    print("verify.py: " + str(what), file=sys.stderr)
    sys.exit(USAGE)


def main():
    options = arguments()
    kind, path = ("receipt", options.receipt) if options.receipt else ("bundle", options.bundle)
    try:
        policy, known = contents(options.policy), [contents(path) for path in options.known]
        with sys.stdin.buffer if path == "-" else open(path, "rb") as stream:
            answer = verify(kind, stream, policy, known)
    except (UsageError, OSError) as fault:
        fail(fault)
    print(_encoder.encode(answer))
    return EXIT[answer["result"]]


if __name__ == "__main__":
    sys.exit(main())
