import Testing

@testable import Ledger

/// A fault planted in a bundle, and what the table of the specification says of it.
struct PlantedFault: Sendable, CustomTestStringConvertible {
    let name: String
    let why: LedgerFault.Code
    let at: Int
    let plant: @Sendable (inout SampleLog) -> Void

    init(_ name: String, _ why: LedgerFault.Code, _ at: Int, _ plant: @escaping @Sendable (inout SampleLog) -> Void) {
        (self.name, self.why, self.at, self.plant) = (name, why, at, plant)
    }

    var testDescription: String { name }
}

@Suite("The verifier of bundles: every row of the specification's table")
struct BundleTests {
    /// One entry that is whole, so that a fault lies at 1.
    private static func begun() -> SampleLog {
        var log = SampleLog()
        log.add("config", [#"{"policy":"f0","type":"config"}"#])
        return log
    }

    @Test("a whole bundle passes, in pieces of any length")
    func whole() throws {
        var log = Self.begun()
        let first = log.add("child", [SampleLog.person(1)])
        log.seal()
        log.add("child", [SampleLog.person(2, prev: first[1].commitment.base64)], hiding: [1])
        log.add("erase", [SampleLog.erase("[[2,[1]]]")])
        log.end()
        let result = try log.verify()
        #expect((result.outcome, result.at, result.why) == (.selfAttested, -1, nil))
        #expect((result.entries, result.checkpoints, result.opened, result.erased) == (4, 2, 7, 1))
        #expect(result.root == log.tree.root)
        for piece in [1, 2, 3, 64, 1000] {
            var verifier = try BundleVerifier(policy: TrustPolicy(parsing: bytes(log.policyText)))
            let bundle = log.bundle
            for start in stride(from: 0, to: bundle.count, by: piece) {
                verifier.feed(Array(bundle[start..<min(start + piece, bundle.count)]))
            }
            #expect(try verifier.finish() == result)
        }
        let text = String(decoding: result.bytes, as: UTF8.self)
        #expect(
            text.hasPrefix(
                #"{"at":-1,"checkpoints":2,"entries":4,"erased":1,"gap":0,"opened":7,"result":"self-attested","#))
    }

    /// What is planted after one whole entry (index 0), before a checkpoint and the end.
    static let faults: [PlantedFault] = [
        PlantedFault("an unknown tag", .form, 0) { $0.line("comment x") },
        PlantedFault("an empty line", .form, 0) { $0.line("") },
        PlantedFault("a line end of another kind", .form, 0) { $0.line("end\r") },
        PlantedFault("the end twice", .form, 0) {
            $0.end()
            $0.line("end")
        },
        PlantedFault("bytes that are no text", .form, 0) { $0.lines.append(bytes("entry ") + [0xC3]) },
        PlantedFault("an opening after a checkpoint", .form, 0) {
            $0.seal()
            $0.open(1, Opening(body: []))
        },
        PlantedFault("a first commitment that was not opened", .opening, 1) { $0.add("child", [], hiding: [0]) },
        PlantedFault("an erasure that does not tell what", .body, 1) {
            $0.add("erase", [SampleLog.erase("[]")], hiding: [1])
        },
        PlantedFault("an entry with a space", .canonical, 1) { $0.addEntry("{\"c\":[], \"k\":\"child\",\"v\":1}") },
        PlantedFault("an entry that is too long", .canonical, 1) {
            let list = Array(repeating: "\"\(Tree.empty.base64)\"", count: 1394).joined(separator: ",")
            $0.addEntry("{\"c\":[\(list)],\"k\":\"child\",\"v\":1}")
        },
        PlantedFault("an entry without commitments", .entry, 1) { $0.addEntry("{\"c\":[],\"k\":\"child\",\"v\":1}") },
        PlantedFault("an entry of an unknown kind", .entry, 1) {
            $0.addEntry("{\"c\":[\"\(Tree.empty.base64)\"],\"k\":\"answer\",\"v\":1}")
        },
        PlantedFault("an entry with 1025 commitments", .entry, 1) {
            let list = Array(repeating: "\"\(Tree.empty.base64)\"", count: 1025).joined(separator: ",")
            $0.addEntry("{\"c\":[\(list)],\"k\":\"child\",\"v\":1}")
        },
        PlantedFault("a place opened twice", .form, 1) {
            let openings = $0.add("child", [SampleLog.person(1)])
            $0.open(1, openings[1])
        },
        PlantedFault("a place that is not there", .form, 1) {
            $0.add("child", [])
            $0.open(1, Opening(body: bytes("{}")))
        },
        PlantedFault("a place with a zero before it", .form, 1) {
            $0.add("child", [], hiding: [0])
            $0.line("open 00 \(Tree.empty.base64) {}")
        },
        PlantedFault("a nonce of 31 bytes", .form, 1) {
            $0.add("child", [], hiding: [0])
            $0.line("open 0 \(Base64.text([UInt8](repeating: 1, count: 31))) {}")
        },
        PlantedFault("an opening without a body", .form, 1) {
            $0.add("child", [], hiding: [0])
            $0.line("open 0 \(Tree.empty.base64)")
        },
        PlantedFault("another body than was committed to", .commitment, 1) {
            let openings = $0.add("child", [SampleLog.person(1)], hiding: [1])
            $0.open(1, Opening(nonce: openings[1].nonce, body: bytes(SampleLog.person(1, person: "c2"))))
        },
        PlantedFault("a body that is not canonical", .canonical, 1) { $0.add("child", [#"{"type": "clock"}"#]) },
        PlantedFault("a body that is no object", .canonical, 1) { $0.add("child", ["[]"]) },
        PlantedFault("a body of more than 1 MiB", .canonical, 1) {
            let long = String(repeating: "a", count: Opening.maximumBody)
            $0.add("child", [#"{"a":"\#(long)","breach":"b","type":"breach"}"#])
        },
        PlantedFault("an unknown type", .body, 1) { $0.add("child", [#"{"type":"other"}"#]) },
        PlantedFault("no type", .body, 1) { $0.add("child", ["{}"]) },
        PlantedFault("a type in an entry of another kind", .body, 1) { $0.add("config", [SampleLog.person(1)]) },
        PlantedFault("a missing key", .body, 1) { $0.add("child", [#"{"post":"p","type":"post"}"#]) },
        PlantedFault("a key of another form", .body, 1) { $0.add("config", [#"{"policy":1,"type":"config"}"#]) },
        PlantedFault("events that are no objects", .body, 1) {
            $0.add("child", [SampleLog.person(1).replacing(#"{"a":1}"#, with: "1")])
        },
        PlantedFault("a commit at 1", .body, 1) { $0.add("child", [SampleLog.commit]) },
        PlantedFault("no commit at 0", .body, 1) { $0.add("child", [], first: SampleLog.person(1)) },
        PlantedFault("one approver twice", .body, 1) {
            $0.add("erase", [#"{"approvers":["a","a"],"erased":[],"ground":"17","type":"erase"}"#])
        },
        PlantedFault("two erasures in one entry", .body, 1) {
            $0.add("erase", [SampleLog.erase("[]"), SampleLog.erase("[]")])
        },
        PlantedFault("a stream that begins at 2", .sequence, 1) { $0.add("child", [SampleLog.person(2)]) },
        PlantedFault("a withdrawal left out", .sequence, 2) {
            let first = $0.add("child", [SampleLog.person(1)])
            $0.add("child", [SampleLog.person(3, prev: first[1].commitment.base64)])
        },
        PlantedFault("a body after another", .sequence, 2) {
            $0.add("child", [SampleLog.person(1)])
            $0.add("child", [SampleLog.person(2, prev: Tree.empty.base64)])
        },
        PlantedFault("a head without one stream", .head, 2) {
            let first = $0.add("child", [SampleLog.person(1), SampleLog.person(1, stream: "s2")])
            let streams = "[[\"s1\",1,\"\(first[1].commitment.base64)\"]]"
            $0.add("child", [#"{"person":"c1","streams":\#(streams),"type":"head"}"#])
        },
        PlantedFault("a head of nobody", .head, 1) {
            $0.add("child", [#"{"person":"c9","streams":[],"type":"head"}"#])
        },
        PlantedFault("a head with another seq", .head, 2) {
            let first = $0.add("child", [SampleLog.person(1)])
            let streams = "[[\"s1\",2,\"\(first[1].commitment.base64)\"]]"
            $0.add("child", [#"{"person":"c1","streams":\#(streams),"type":"head"}"#])
        },
        PlantedFault("an erasure of what comes later", .erase, 1) { $0.add("erase", [SampleLog.erase("[[1,[1]]]")]) },
        PlantedFault("an erasure of a first commitment", .erase, 1) { $0.add("erase", [SampleLog.erase("[[0,[0]]]")]) },
        PlantedFault("an erasure of what is not there", .erase, 1) { $0.add("erase", [SampleLog.erase("[[0,[2]]]")]) },
        PlantedFault("an erasure of nothing of an entry", .erase, 1) { $0.add("erase", [SampleLog.erase("[[0,[]]]")]) },
        PlantedFault("an erasure of an entry twice", .erase, 2) {
            $0.add("child", [SampleLog.person(1), SampleLog.person(1, stream: "s2")], hiding: [1, 2])
            $0.add("erase", [SampleLog.erase("[[1,[1]],[1,[2]]]")])
        },
        PlantedFault("an erasure of what was opened", .erasedOpen, 1) {
            $0.add("child", [SampleLog.person(1)])
            $0.add("erase", [SampleLog.erase("[[1,[1]]]")])
        },
        PlantedFault("an erasure of what was erased before", .erasedOpen, 1) {
            $0.add("child", [SampleLog.person(1)], hiding: [1])
            $0.add("erase", [SampleLog.erase("[[1,[1]]]")])
            $0.add("erase", [SampleLog.erase("[[1,[1]]]")])
        },
        PlantedFault("an epoch of a smaller tree", .epoch, 1) { $0.addEpoch(oldSize: 0, root: Tree.empty.base64) },
        PlantedFault("an epoch with another root", .epoch, 1) { $0.addEpoch(oldSize: 1, root: Tree.empty.base64) },
        PlantedFault("an epoch that goes back", .epoch, 1) {
            $0.origin = $0.origin.next
            $0.addEpoch(oldSize: 9, root: "", new: $0.origin)
        },
        PlantedFault("a checkpoint that is no base64", .form, 0) { $0.line("checkpoint !") },
        PlantedFault("a checkpoint that is no note", .form, 0) { $0.line("checkpoint AAAA") },
        PlantedFault("a checkpoint of another size", .form, 1) {
            let early = $0.checkpoint.signed(by: $0.key)
            $0.add("child", [])
            $0.seal(early)
        },
        PlantedFault("a checkpoint of another log", .origin, 0) {
            $0.seal()
            $0.origin = Origin()
        },
        PlantedFault("a checkpoint that another signed", .signature, 0) {
            $0.seal($0.checkpoint.signed(by: SampleLog.otherKey))
        },
        PlantedFault("a checkpoint of another tree", .root, 0) {
            let other = Checkpoint(origin: $0.origin.description, size: $0.tree.size, root: Tree.empty)
            $0.seal(other.signed(by: $0.key))
        },
        PlantedFault("an opening deleted without an erasure", .opening, 1) {
            $0.add("child", [SampleLog.person(1)], hiding: [1])
            $0.add("child", [SampleLog.person(1, person: "c2")], hiding: [1])
        },
    ]

    @Test("a planted fault ends there, with its code", arguments: faults)
    func planted(fault: PlantedFault) throws {
        var log = Self.begun()
        let policy = log.policyText
        fault.plant(&log)
        if log.lines.last != bytes("end") || fault.name == "the end twice" { log.end() }
        let result = try log.verify(policy: policy)
        #expect((result.outcome, result.why, result.at) == (.invalid, fault.why, fault.at))
    }

    @Test("the frame of a bundle")
    func frame() throws {
        var log = Self.begun()
        let before = log.bundle
        log.end()
        let whole = log.bundle
        let empty = bytes("synas.v1/bundle\nend\n")
        let cases: [([UInt8], Int)] = [
            ([], -1), (bytes("synas.v1/bundle"), -1), (bytes("synas.v2/bundle\n"), -1), (empty, -1),
            (bytes("synas.v1/bundle\nopen 0 x {}\n"), -1), (bytes("synas.v1/bundle\r\n"), -1), (before, 0),
            (before + bytes("end\n"), 0), (Array(whole.dropLast()), 0), (whole + [0x0A], 0), (whole + bytes("x"), 0),
            ([0xEF, 0xBB, 0xBF] + whole, -1),
        ]
        for (bundle, at) in cases {
            let result = try log.verify(bundle)
            #expect((result.outcome, result.why, result.at) == (.invalid, .form, at))
        }
    }

    @Test("no line of a whole bundle can be cut, doubled or swapped with the next")
    func lines() throws {
        var log = Self.begun()
        let first = log.add("child", [SampleLog.person(1)])
        log.add("child", [SampleLog.person(2, prev: first[1].commitment.base64)], hiding: [1])
        log.add("erase", [SampleLog.erase("[[2,[1]]]")])
        log.end()
        for place in log.lines.indices {
            var (cut, doubled) = (log, log)
            cut.lines.remove(at: place)
            doubled.lines.insert(log.lines[place], at: place)
            #expect(try cut.verify().outcome == .invalid, "cut \(place)")
            // The same checkpoint twice says nothing else.
            if !log.lines[place].starts(with: bytes("checkpoint")) {
                #expect(try doubled.verify().outcome == .invalid, "doubled \(place)")
            }
            guard place > 0 else { continue }
            var swapped = log
            swapped.lines.swapAt(place, place - 1)
            #expect(try swapped.verify().outcome == .invalid, "swapped \(place)")
        }
    }

    @Test("no byte of a whole bundle can be changed unseen")
    func singleBytes() throws {
        var log = Self.begun()
        log.add("child", [SampleLog.person(1)])
        log.end()
        let bundle = log.bundle
        var accepted: [Int] = []
        for place in bundle.indices {
            var changed = bundle
            changed[place] ^= 1
            if try log.verify(changed).outcome != .invalid { accepted.append(place) }
        }
        #expect(accepted.isEmpty)
    }
}

extension SampleLog {
    /// A restore: from here on the log has its next origin.
    mutating func addEpoch(oldSize: Int, root: String, new: Origin? = nil) {
        let old = origin
        origin = new ?? origin.next
        let people = #""approvers":["a","b"],"ground":"disk""#
        add(
            "key",
            [
                #"{\#(people),"old_origin":"\#(old)","old_root":"\#(root)","old_size":\#(oldSize),"origin":"\#(origin)","type":"epoch"}"#
            ])
    }
}
