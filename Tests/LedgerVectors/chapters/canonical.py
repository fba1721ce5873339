"""Section 1: what is canonical JSON and what is not, in bodies (their commitments fit) and in entries."""

from writer import Book, as_bytes, b64, invalid, vector

GOOD = {
    "empty-object": '{}',
    "empty-array": '[]',
    "empty-string": '""',
    "zero": '0',
    "largest-integer": '9007199254740991',
    "smallest-integer": '-9007199254740991',
    "depth-8": '[[[[[[[]]]]]]]',
    "depth-8-objects": '{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}',
    "scalar-at-depth-8": '[[[[[[["deep",-1]]]]]]]',
    "short-escapes": '"\\b\\t\\n\\f\\r\\"\\\\"',
    "control-escapes": '"\\u0000\\u0001\\u000b\\u001f"',
    "slash-bare": '"a/b"',
    "delete-bare": '"\x7f"',
    "line-separators-bare": '"\u2028\u2029\u0085"',
    "beyond-the-first-plane": '"\U0001f3eb\U0010ffff"',
    "noncharacters": '"\uffff\ufdd0\ufffe"',
    "byte-order-mark-in-string": '"\ufeff"',
    "composed-and-not": '"\u00e9e\u0301"',
    "all-key-characters": '{"-":1,"0":1,"9":1,"_":1,"a":1,"z":1}',
    "key-of-64": '{"%s":0}' % ("k" * 64),
    "keys-by-bytes": '{"-a":0,"0":0,"10":0,"2":0,"_":0,"a":0,"a-":0,"a0":0,"aa":0}',
    "same-key-deeper": '{"a":{"a":1}}',
}

BAD = {
    "space-after-colon": '{"a": 1}',
    "space-after-comma": '[1, 2]',
    "space-inside": '[ ]',
    "tab": '[1,\t2]',
    "no-value": '',
    "true": 'true',
    "false": 'false',
    "null": 'null',
    "null-in-array": '[null]',
    "fraction": '1.5',
    "whole-fraction": '1.0',
    "exponent": '1e3',
    "exponent-capital": '1E3',
    "minus-zero": '-0',
    "plus": '+1',
    "leading-zero": '01',
    "minus-leading-zero": '-01',
    "bare-minus": '-',
    "hexadecimal": '0x1f',
    "integer-too-large": '9007199254740992',
    "integer-too-small": '-9007199254740992',
    "integer-of-40-digits": '1' * 40,
    "integer-of-5000-digits": '1' * 5000,
    "not-a-number": 'NaN',
    "infinity": 'Infinity',
    "minus-infinity": '-Infinity',
    "key-twice": '{"a":1,"a":1}',
    "keys-out-of-order": '{"b":1,"a":1}',
    "key-prefix-out-of-order": '{"ab":1,"a":1}',
    "key-empty": '{"":1}',
    "key-of-65": '{"%s":0}' % ("k" * 65),
    "key-capital": '{"A":1}',
    "key-space": '{"a b":1}',
    "key-dot": '{"a.b":1}',
    "key-not-ascii": '{"\u00e9":1}',
    "key-digit-not-ascii": '{"\u0661":1}',
    "key-escaped": '{"\\u0061":1}',
    "key-bare": '{a:1}',
    "key-in-single-quotes": "{'a':1}",
    "key-with-line-end": '{"a\\n":1}',
    "escaped-slash": '"\\/"',
    "escaped-letter": '"\\u0061"',
    "escaped-delete": '"\\u007f"',
    "escaped-line-separator": '"\\u2028"',
    "escaped-pair": '"\\ud83c\\udfeb"',
    "escaped-lone-surrogate": '"\\ud800"',
    "escaped-quote-as-number": '"\\u0022"',
    "escaped-tab-as-number": '"\\u0009"',
    "escape-in-capitals": '"\\u001F"',
    "escape-capital-u": '"\\U0001"',
    "escape-unknown": '"\\x41"',
    "escape-cut": '"\\u00"',
    "bare-control": '"\x01"',
    "bare-tab-in-string": '"\t"',
    "bare-return-in-string": '"\r"',
    "bare-nul": '"\x00"',
    "string-open": '"a',
    "array-open": '[1',
    "object-open": '{"a":1',
    "comma-last": '[1,]',
    "comma-first": '[,1]',
    "comma-last-object": '{"a":1,}',
    "comma-missing": '[1 2]',
    "colon-missing": '{"a"1}',
    "value-missing": '{"a":}',
    "brackets-crossed": '[}',
    "comment": '/**/1',
    "depth-9": '[[[[[[[[]]]]]]]]',
    "depth-9-objects": '{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}',
    "depth-9-mixed": '[{"a":[{"a":[{"a":[{}]}]}]}]',
    "depth-100": '[' * 100 + ']' * 100,
    "depth-3000-open": '[' * 3000,
    "depth-2000-objects-open": '{"a":' * 2000,
}

WHOLE = {
    "space-before": b' {"type":"breach"}',
    "space-after": b'{"type":"breach"} ',
    "byte-order-mark": b'\xef\xbb\xbf{"type":"breach"}',
    "second-value": b'{"type":"breach"}{}',
    "array": b'["breach"]',
    "string": b'"breach"',
    "integer": b'7',
}


def with_body(name, text, expect=None):
    """A bundle whose entry 1 commits to the body `text`."""
    book = Book("canonical")
    book.entry("config", book.body({"type": "config", "policy": "f0"}))
    book.entry("child", book.body(text))
    book.checkpoint()
    book.end()
    return vector("canonical/" + name, expect or book.valid(), book.bytes(), book.policy())


def with_entry(name, spell):
    """The same with an entry 1 whose text was respelled."""
    book = Book("canonical")
    book.entry("config", book.body({"type": "config", "policy": "f0"}))
    bodies = [book.commit()]
    book.raw_entry(spell('"' + b64(bodies[0].commitment) + '"'), "child", bodies)
    book.checkpoint()
    book.end()
    return vector("canonical/entry-" + name, invalid("canonical", 1), book.bytes(), book.policy())


ENTRIES = {
    "space": lambda c: '{"c":[%s], "k":"child","v":1}' % c,
    "space-after": lambda c: '{"c":[%s],"k":"child","v":1} ' % c,
    "space-before": lambda c: ' {"c":[%s],"k":"child","v":1}' % c,
    "keys-out-of-order": lambda c: '{"k":"child","c":[%s],"v":1}' % c,
    "key-twice": lambda c: '{"c":[%s],"k":"child","k":"child","v":1}' % c,
    "key-twice-first-empty": lambda c: '{"c":[],"c":[%s],"k":"child","v":1}' % c,
    "fraction": lambda c: '{"c":[%s],"k":"child","v":1.0}' % c,
    "true": lambda c: '{"c":[%s],"k":"child","v":true}' % c,
    "escaped-letter": lambda c: '{"c":[%s],"k":"chil\\u0064","v":1}' % c,
    "escaped-slash": lambda c: '{"c":[%s],"k":"\\/","v":1}' % c,
    "depth-9": lambda c: '{"c":[%s,[[[[[[[]]]]]]]],"k":"child","v":1}' % c,
    "capital-key": lambda c: '{"K":"child","c":[%s],"k":"child","v":1}' % c,
    "cut": lambda c: '{"c":[%s],"k":"child","v":1' % c,
    "empty": lambda c: '',
    "no-json": lambda c: 'entry',
}


def vectors():
    for name, value in GOOD.items():
        yield with_body(name, f'{{"breach":"b","type":"breach","x":{value}}}')
    for name, value in BAD.items():
        yield with_body("bad-" + name, as_bytes(f'{{"breach":"b","type":"breach","x":{value}}}'), invalid("canonical", 1))
    for name, value in WHOLE.items():
        yield with_body("body-" + name, value, invalid("canonical", 1))
    for name, spell in ENTRIES.items():
        yield with_entry(name, spell)
