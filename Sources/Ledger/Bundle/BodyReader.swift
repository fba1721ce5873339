/// Reads one body: whether it is canonical, of a type that may stand there, with all that the type asks for.
struct BodyReader {
    private static let typeKey = Array("type".utf8)

    private(set) var fields = BodyFields()

    /// - Throws: `canonical`, then `body`.
    mutating func read(_ body: Span<UInt8>, at place: Int, of kind: Entry.Kind) throws(LedgerFault) -> BodyType {
        guard body.count <= Opening.maximumBody else { throw LedgerFault(.canonical, "a body is too long") }
        try fields.read(body)
        guard let field = fields.field(Self.typeKey, in: body), field.kind == .string,
            let rule = BodyRule.all.first(where: { BodyFields.equal(body, field.range, $0.name) }),
            rule.kinds.contains(kind), (rule.type == .commit) == (place == 0), fits(rule, body)
        else {
            throw LedgerFault(.body, "a body of a type that does not stand there, or without what its type asks for")
        }
        return rule.type
    }

    /// Both lists ascend, so that one pass is enough.
    private func fits(_ rule: BodyRule, _ body: Span<UInt8>) -> Bool {
        var next = 0
        for (key, shape) in rule.required {
            while next < fields.fields.count, !BodyFields.equal(body, fields.fields[next].key, key) { next += 1 }
            guard next < fields.fields.count, Self.fits(fields.fields[next], key, shape, body) else { return false }
        }
        return true
    }

    private static func fits(
        _ field: BodyFields.Field, _ key: [UInt8], _ shape: BodyType.Shape, _ body: Span<UInt8>
    ) -> Bool {
        switch shape {
        case .string: field.kind == .string
        case .integer: field.kind == .integer
        case .positive: field.kind == .integer && field.integer >= 1
        case .sha256: field.kind == .string && isDigest(body, field.range)
        case .objects: field.kind == .array && field.allObjects
        case .keyAction:
            field.kind == .string
                && ["adopted", "retired"].contains { BodyFields.equal(body, field.range, Array($0.utf8)) }
        case .approvers, .streams, .pairs: field.kind == .array && fitsDeep(body, key, shape)
        }
    }

    private static func isDigest(_ body: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count == 2 * Digest.count else { return false }
        for index in range where !Hex.isDigit(body[index]) { return false }
        return true
    }

    private static func fitsDeep(_ body: Span<UInt8>, _ key: [UInt8], _ shape: BodyType.Shape) -> Bool {
        guard let tree = try? JSONValue.parse(canonical: body), let value = tree[String(decoding: key, as: UTF8.self)]
        else {
            return false
        }
        return switch shape {
        case .approvers: BodyValues.isTwoApprovers(value)
        case .streams: BodyValues.streams(value) != nil
        default: BodyValues.pairs(value) != nil
        }
    }
}
