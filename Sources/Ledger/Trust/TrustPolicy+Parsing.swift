extension TrustPolicy {
    /// - Throws: `policy` with the number of the line, from 1.
    package init(parsing bytes: [UInt8]) throws(LedgerFault) {
        guard UTF8Text.isValid(bytes.span), bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A }) else {
            throw LedgerFault(
                .policy, "the trust policy has bytes that are no text: save it as UTF-8 with plain line ends")
        }
        var reader = TrustPolicyReader()
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }).map { Array($0) }
            guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
            guard reader.take(first, Array(words.dropFirst())) else {
                throw LedgerFault(
                    .policy, "line \(index + 1) of the trust policy is not understood: see the ledger's specification")
            }
        }
        self = try reader.finish()
    }
}

/// What of a policy was read so far.
private struct TrustPolicyReader {
    private static let none = Array("none".utf8)

    private var policy = TrustPolicy()
    private var names: Set<[UInt8]> = [none]
    private var members: Set<[UInt8]> = []
    private var hasQuorum = false

    /// False where the line is none.
    mutating func take(_ tag: [UInt8], _ words: [[UInt8]]) -> Bool {
        switch tag {
        case Array("log".utf8): words.count == 1 && log(words[0])
        case Array("witness".utf8): words.count == 2 && witness(words[0], words[1])
        case Array("group".utf8): words.count >= 3 && group(words[0], words[1], Array(words.dropFirst(2)))
        case Array("quorum".utf8): words.count == 1 && quorum(words[0])
        default: false
        }
    }

    func finish() throws(LedgerFault) -> TrustPolicy {
        guard hasQuorum, !policy.logs.isEmpty else {
            throw LedgerFault(.policy, "the trust policy lacks a `log` line or its `quorum` line")
        }
        return policy
    }

    private func key(_ text: [UInt8], _ type: VerifierKey.KeyType) -> VerifierKey? {
        guard let key = try? VerifierKey(parsing: String(decoding: text, as: UTF8.self)), key.type == type else {
            return nil
        }
        let known = policy.logs + policy.witnessKeys
        let twice = known.contains { $0.keyID == key.keyID && $0.name.utf8.elementsEqual(key.name.utf8) }
        return twice ? nil : key
    }

    private mutating func log(_ text: [UInt8]) -> Bool {
        guard let key = key(text, .log) else { return false }
        policy.logs.append(key)
        return true
    }

    private mutating func witness(_ name: [UInt8], _ text: [UInt8]) -> Bool {
        // One key under two names would count as two witnesses.
        guard let key = key(text, .witness), !policy.witnesses.contains(where: { $0.key.publicKey == key.publicKey }),
            names.insert(name).inserted
        else { return false }
        policy.witnesses.append(TrustPolicy.Witness(name: name, key: key))
        return true
    }

    private mutating func group(_ name: [UInt8], _ rule: [UInt8], _ list: [[UInt8]]) -> Bool {
        for member in list {
            // Each counts in one way only.
            guard member != Self.none, names.contains(member), members.insert(member).inserted else { return false }
        }
        guard let threshold = threshold(rule, list.count), names.insert(name).inserted else { return false }
        policy.groups.append(TrustPolicy.Group(name: name, threshold: threshold, members: list))
        return true
    }

    private func threshold(_ rule: [UInt8], _ count: Int) -> Int? {
        if rule == Array("all".utf8) { return count }
        if rule == Array("any".utf8) { return 1 }
        return Decimal.number(rule).flatMap { (1...count).contains($0) ? $0 : nil }
    }

    private mutating func quorum(_ name: [UInt8]) -> Bool {
        guard !hasQuorum, names.contains(name) else { return false }
        hasQuorum = true
        policy.quorum = name == Self.none ? nil : name
        return true
    }
}
