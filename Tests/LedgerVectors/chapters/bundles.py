"""Section 5: the lines of a bundle and their order."""

from chapters.bodies import DIGEST
from writer import Book, as_bytes, b64, invalid, seeded, tree_hash, vector


def small():
    """Two entries, three openings each, a checkpoint after each: lines 0 to 12."""
    book = Book("bundles")
    for person in ("p1", "p2"):
        book.entry("child", book.person(person), book.head(person))
        book.checkpoint()
    return book.end()


HEAD, E0, O00, O01, O02, C0, E1, O10, O11, O12, C1, END = range(12)


def with_lines(name, edit, expect):
    book = small()
    lines = list(book.lines)
    changed = edit(lines)
    data = b"".join(lines if changed is None else changed)
    return vector("bundles/" + name, expect or book.valid(), data, book.policy())


def put(index, line):
    return lambda lines: lines.__setitem__(index, as_bytes(line))


def insert(index, line):
    return lambda lines: lines.insert(index, as_bytes(line))


def change(index, old, new):
    return lambda lines: lines.__setitem__(index, lines[index].replace(as_bytes(old), as_bytes(new), 1))


def without(*indices):
    return lambda lines: [line for index, line in enumerate(lines) if index not in indices]


def swapped(one, other):
    def edit(lines):
        lines[one], lines[other] = lines[other], lines[one]
    return edit


def again(index):
    return lambda lines: lines.insert(index, lines[index])


def vectors():
    for rows in (first_and_last, shapes, numbers, orders):
        for name, edit, why, at in rows():
            yield with_lines(name, edit, invalid(why, at) if why else None)
    yield from still_good()
    yield from without_entries()


def still_good():
    whole = small().valid()
    yield with_lines("checkpoint-missing-first", without(C0), {**whole, "checkpoints": 1})
    yield with_lines("checkpoint-twice", again(C1), {**whole, "checkpoints": 3})
    # A tail that is cut at a checkpoint cannot be seen without a known checkpoint.
    shorter = {**whole, "checkpoints": 1, "entries": 1, "opened": 3, "root": b64(tree_hash(small().leaves[:1]))}
    yield with_lines("cut-and-ended", lambda lines: lines[:E1] + [b"end\n"], shorter)


def first_and_last():
    yield "good", lambda lines: None, None, 0
    yield "nothing", lambda lines: [], "form", -1
    yield "line-end-only", lambda lines: [b"\n"], "form", -1
    yield "first-missing", without(HEAD), "form", -1
    yield "first-other-version", put(HEAD, "synas.v2/bundle\n"), "form", -1
    yield "first-with-space", put(HEAD, "synas.v1/bundle \n"), "form", -1
    yield "first-with-return", put(HEAD, "synas.v1/bundle\r\n"), "form", -1
    yield "first-with-mark", put(HEAD, "\ufeffsynas.v1/bundle\n"), "form", -1
    yield "first-capital", put(HEAD, "Synas.v1/bundle\n"), "form", -1
    yield "first-twice", again(HEAD), "form", -1
    yield "first-only", lambda lines: lines[:1], "form", -1
    yield "first-without-line-end", lambda lines: [lines[0][:-1]], "form", -1
    yield "blank-before-first", insert(HEAD, "\n"), "form", -1
    yield "end-missing", without(END), "form", 1
    yield "end-without-line-end", put(END, "end"), "form", 1
    yield "end-with-space", put(END, "end \n"), "form", 1
    yield "end-with-return", put(END, "end\r\n"), "form", 1
    yield "end-with-more", put(END, "end 2\n"), "form", 1
    yield "end-capital", put(END, "END\n"), "form", 1
    yield "end-twice", again(END), "form", 1
    yield "end-then-blank", insert(END + 1, "\n"), "form", 1
    yield "end-then-space", insert(END + 1, " "), "form", 1
    yield "end-then-nul", insert(END + 1, b"\x00"), "form", 1
    yield "end-then-entry", lambda lines: [*lines, lines[E0]], "form", 1
    yield "end-early-then-more", lambda lines: lines[:E1] + [b"end\n"] + lines[E1:], "form", 0
    yield "cut-after-entry", lambda lines: lines[:E1 + 1], "form", 1
    yield "cut-after-open", lambda lines: lines[:O11 + 1], "form", 1
    yield "cut-in-entry", lambda lines: lines[:E1] + [lines[E1][:30]], "form", 0
    yield "cut-in-open", lambda lines: lines[:O11] + [lines[O11][:30]], "form", 1
    yield "cut-in-open-line-end", lambda lines: lines[:O11] + [lines[O11][:-1]], "form", 1
    yield "cut-after-checkpoint", lambda lines: lines[:C0 + 1], "form", 0


def shapes():
    yield "tag-unknown", insert(E1, "note x\n"), "form", 0
    yield "tag-capital", change(E1, "entry", "Entry"), "form", 0
    yield "tag-space-first", change(E1, "entry", " entry"), "form", 0
    yield "tag-with-tab", change(E1, "entry ", "entry\t"), "form", 0
    yield "tag-with-no-break-space", change(E1, "entry ", "entry\u00a0"), "form", 0
    yield "tag-alone-entry", put(E1, "entry\n"), "form", 0
    yield "tag-alone-open", put(O11, "open\n"), "form", 1
    yield "tag-alone-checkpoint", put(C1, "checkpoint\n"), "form", 1
    yield "tag-cut", change(E1, "entry", "entr"), "form", 0
    yield "tag-longer", change(E1, "entry", "entrys"), "form", 0
    yield "entry-empty", put(E1, "entry \n"), "canonical", 1
    yield "entry-two-spaces", change(E1, "entry ", "entry  "), "canonical", 1
    yield "entry-with-return", change(E1, "}\n", "}\r\n"), "canonical", 1
    yield "entry-with-space", change(E1, "}\n", "} \n"), "canonical", 1
    yield "entry-not-utf-8", change(E1, b"child", b"ch\xffld"), "form", 0
    yield "open-not-utf-8", change(O11, b"yes", b"y\xffs"), "form", 1
    yield "open-surrogate", change(O11, b"yes", b"\xed\xa0\x80"), "form", 1
    yield "open-overlong", change(O11, b"yes", b"y\xc1\xa5s"), "form", 1
    yield "open-beyond-unicode", change(O11, b"yes", b"\xf4\x90\x80\x80"), "form", 1
    yield "open-cut-character", change(O11, b"yes", b"ye\xe2\x80"), "form", 1
    yield "checkpoint-not-utf-8", change(C0, b"checkpoint ", b"checkpoint \xff"), "form", 0
    yield "unknown-tag-not-utf-8", insert(E1, b"\xff\n"), "form", 0
    yield "blank-line", insert(E1, "\n"), "form", 0
    yield "blank-line-after-first", insert(E0, "\n"), "form", -1
    yield "comment-line", insert(E1, "# more\n"), "form", 0
    yield "space-line", insert(E1, " \n"), "form", 0
    yield "open-two-spaces", change(O11, "open ", "open  "), "form", 1
    yield "open-two-spaces-second", change(O11, "open 1 ", "open 1  "), "form", 1
    yield "open-two-spaces-third", lambda lines: lines.__setitem__(O11, lines[O11].replace(b" {", b"  {")), "commitment", 1
    yield "open-without-body", lambda lines: lines.__setitem__(O11, lines[O11].split(b" {")[0] + b"\n"), "form", 1
    yield "open-body-empty", lambda lines: lines.__setitem__(O11, lines[O11].split(b"{")[0] + b"\n"), "commitment", 1
    yield "open-without-nonce", lambda lines: lines.__setitem__(O11, b"open 1 {}\n"), "form", 1
    yield "open-with-tab", change(O11, "open 1 ", "open 1\t"), "form", 1
    yield "open-with-space-after", change(O11, "}\n", "} \n"), "commitment", 1
    yield "checkpoint-two-spaces", change(C1, "checkpoint ", "checkpoint  "), "form", 1
    yield "checkpoint-with-space-after", change(C1, "\n", " \n"), "form", 1
    yield "checkpoint-empty", put(C1, "checkpoint \n"), "form", 1
    yield "checkpoint-no-base64", put(C1, "checkpoint ?\n"), "form", 1
    yield "checkpoint-without-padding", lambda lines: lines.__setitem__(C1, b"checkpoint QQ\n"), "form", 1
    yield "checkpoint-padding-more", lambda lines: lines.__setitem__(C1, lines[C1][:-1] + b"=\n"), "form", 1
    yield "checkpoint-bare-note", put(C1, "checkpoint synas\n"), "form", 1
    yield "checkpoint-cut", lambda lines: lines.__setitem__(C1, lines[C1][:-5] + b"\n"), "form", 1
    yield "checkpoint-garbage", put(C1, "checkpoint " + b64(seeded("garbage")) + "\n"), "form", 1
    yield "nonce-short", put(O11, f"open 1 {b64(bytes(31))} {{}}\n"), "form", 1
    yield "nonce-long", put(O11, f"open 1 {b64(bytes(33))} {{}}\n"), "form", 1
    yield "nonce-empty", put(O11, "open 1  {}\n"), "form", 1
    yield "nonce-hexadecimal", put(O11, f"open 1 {bytes(32).hex()} {{}}\n"), "form", 1
    yield "nonce-without-padding", lambda lines: lines.__setitem__(O11, lines[O11].replace(b"= ", b" ", 1)), "form", 1
    yield "nonce-stray-bits", stray, "form", 1
    yield "nonce-other", put(O11, f"open 1 {b64(bytes(32))} {{}}\n"), "commitment", 1
    yield "body-one-letter", change(O11, "yes", "yet"), "commitment", 1
    yield "body-one-space", change(O11, '":"yes', '": "yes'), "commitment", 1
    yield "body-no-json", lambda lines: lines.__setitem__(O11, lines[O11].split(b"{")[0] + b"x\n"), "commitment", 1


def stray(lines):
    """The nonce's last digit before the padding with one more bit."""
    words = lines[O11].split(b" ")
    digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    words[2] = words[2][:-2] + digits[digits.index(words[2][-2:-1]) + 1:][:1] + b"="
    lines[O11] = b" ".join(words)


def numbers():
    for name, spelled in {"leading-zero": "01", "plus": "+1", "minus": "-1", "minus-zero": "-0", "empty": "", "letter": "a",
                          "hexadecimal": "0x1", "fraction": "1.0", "other-digits": "\u0661", "separator": "1_0",
                          "too-large": "3", "far-too-large": "1024", "53-bits": "9007199254740992",
                          "64-bits": "18446744073709551617", "300-digits": "1" * 300}.items():
        yield "i-" + name, change(O11, "open 1 ", f"open {spelled} "), "form", 1
    yield "i-same", change(O11, "open 1 ", "open 0 "), "form", 1
    yield "i-next", lambda lines: [*lines[:O11], lines[O11].replace(b"open 1", b"open 2"), *lines[O12 + 1:]], "commitment", 1


def orders():
    yield "open-before-entry", insert(E0, b"open 0 " + b64(bytes(32)).encode() + b" {}\n"), "form", -1
    yield "open-after-checkpoint", insert(E1, b"open 2 " + b64(bytes(32)).encode() + b" {}\n"), "form", 0
    yield "opens-of-other-entry", lambda lines: [*lines[:E1], *lines[O00:O02 + 1], *lines[E1:]], "form", 0
    yield "opens-1-and-2-swapped", swapped(O11, O12), "head", 1
    yield "opens-0-and-1-swapped", swapped(O10, O11), "form", 1
    yield "open-0-last", lambda lines: [*lines[:O10], lines[O11], lines[O12], lines[O10], *lines[C1:]], "form", 1
    yield "open-twice", again(O11), "form", 1
    yield "open-0-missing", without(O10), "opening", 1
    yield "opens-missing", without(O10, O11, O12), "opening", 1
    yield "open-1-missing", without(O11), "head", 1
    yield "open-2-missing", without(O12), "opening", 1
    yield "open-2-of-first-missing", without(O02), "opening", 0
    yield "open-2-of-both-missing", without(O02, O12), "opening", 0
    yield "first-open-0-missing", without(O00), "opening", 0
    yield "entries-swapped", lambda lines: [lines[0], *lines[E1:C1], lines[C0], *lines[E0:C0], lines[C1], lines[END]], "root", 0
    yield "entry-removed", without(E0, O00, O01, O02), "form", -1
    yield "entry-and-checkpoint-removed", without(E0, O00, O01, O02, C0), "form", 0
    yield "second-entry-removed", without(E1, O10, O11, O12), "form", 0
    yield "entry-twice", lambda lines: [*lines[:C0], *lines[E0:C0], *lines[C0:]], "sequence", 1
    yield "entry-line-twice", again(E1), "opening", 1
    yield "entry-line-twice-then-bad", lambda lines: [*lines[:E1 + 1], b"entry x\n", *lines[E1 + 1:]], "opening", 1
    yield "unopened-then-unknown-tag", lambda lines: [*lines[:E1 + 1], b"x\n", *lines[E1 + 1:]], "form", 1
    yield "unopened-then-end", lambda lines: [*lines[:E1 + 1], b"end\n"], "opening", 1
    yield "unopened-then-end-and-more", lambda lines: [*lines[:E1 + 1], b"end\n", b"x"], "form", 1
    yield "unopened-then-checkpoint-garbage", lambda lines: [*lines[:E1 + 1], b"checkpoint ?\n", b"end\n"], "opening", 1
    yield "checkpoint-missing-final", without(C1), "form", 1
    yield "checkpoints-missing", without(C0, C1), "form", 1
    yield "checkpoint-early", lambda lines: [*lines[:E1], lines[C1], *lines[E1:]], "form", 0
    yield "checkpoint-late", lambda lines: [*lines[:C0], *lines[E1:C1], lines[C0], *lines[C1:]], "form", 1
    yield "checkpoint-before-entries", lambda lines: [lines[0], lines[C0], *lines[1:]], "form", -1
    yield "checkpoint-between-opens", swapped(O02, C0), "form", 0
    yield "checkpoints-swapped", swapped(C0, C1), "form", 0
    yield "final-then-open", insert(END, b"open 2 " + b64(bytes(32)).encode() + b" {}\n"), "form", 1


def without_entries():
    book = Book("bundles")
    yield vector("bundles/no-entries-no-checkpoint", invalid("form", -1), book.end().bytes(), book.policy())
    book = Book("bundles")
    book.checkpoint()
    yield vector("bundles/no-entries", invalid("form", -1), book.end().bytes(), book.policy())
    book = Book("bundles")
    book.checkpoint(root=bytes(32))
    yield vector("bundles/no-entries-wrong-root", invalid("root", -1), book.end().bytes(), book.policy())
    book = Book("bundles")
    book.entry("post", book.body({"type": "text", "of": "q", "field": "caption", "sha256": DIGEST}))
    book.lines.append(book.lines[1])
    book.checkpoint()
    yield vector("bundles/entry-again-unopened", invalid("opening", 1), book.end().bytes(), book.policy())
