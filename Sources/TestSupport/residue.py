"""Looks for words in every file of a folder, however they are written: as they are, in other letters' cases and without
accents, in UTF-16, base64, hexadecimal, percent-encoded, and within zlib, gzip and PNG streams.

    python3 residue.py FOLDER < words.json      words.json: {"words": [...], "digests": [...]}

Prints JSON: a list of [file, how, word]. Written apart from the product, which knows none of these encodings.
"""
import base64, binascii, gzip, hashlib, json, os, re, sys, unicodedata, urllib.parse, zlib

DEPTH = 2


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))


def texts(data):
    yield "utf-8", data.decode("utf-8", "ignore")
    yield "latin-1", data.decode("latin-1")
    for shift in (0, 1):
        yield "utf-16-le", data[shift:].decode("utf-16-le", "ignore")
        yield "utf-16-be", data[shift:].decode("utf-16-be", "ignore")


def inflated(data):
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        unpacker = zlib.decompressobj()
        try:
            out = unpacker.decompress(data[found.start():], 1 << 24)
        except zlib.error:
            continue
        if len(out) > 8:
            yield "zlib", out
    for found in re.finditer(rb"\x1f\x8b\x08", data):
        unpacker = zlib.decompressobj(31)
        try:
            out = unpacker.decompress(data[found.start():], 1 << 24)
        except zlib.error:
            continue
        yield "gzip", out


def decoded(data):
    for run in re.findall(rb"[A-Za-z0-9+/_-]{12,}={0,2}", data):
        for shift in range(4):
            part = run[shift:].rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
            part = part[:len(part) // 4 * 4]
            if part:
                yield "base64", base64.b64decode(part)
    for run in re.findall(rb"[0-9A-Fa-f]{12,}", data):
        for shift in (0, 1):
            part = run[shift:]
            yield "hex", binascii.unhexlify(part[:len(part) // 2 * 2])
    if b"%" in data:
        yield "percent", urllib.parse.unquote_to_bytes(data)


def views(data, depth=DEPTH):
    yield "raw", data
    if depth == 0:
        return
    parts = list(inflated(data)) + list(decoded(data))
    joined = {}
    for how, part in parts:
        if how in ("zlib", "gzip"):
            for inner, view in views(part, depth - 1):
                yield how + "/" + inner, view
        else:
            joined.setdefault(how, []).append(part)
    for how, some in joined.items():
        yield how, b"\0".join(some)


def main():
    asked = json.load(sys.stdin)
    words = {fold(word): word for word in asked["words"]}
    digests = set(asked.get("digests", []))
    found = set()
    for folder, _, names in os.walk(sys.argv[1]):
        for name in names:
            path = os.path.join(folder, name)
            short = os.path.relpath(path, sys.argv[1])
            with open(path, "rb") as file:
                data = file.read()
            if hashlib.sha256(data).hexdigest() in digests:
                found.add((short, "content", "digest"))
            for how, view in [("name", short.encode())] + list(views(data)):
                for coding, text in texts(view):
                    folded = fold(text)
                    for word, original in words.items():
                        if word in folded:
                            found.add((short, how + " " + coding, original))
    json.dump(sorted(found), sys.stdout)


main()
