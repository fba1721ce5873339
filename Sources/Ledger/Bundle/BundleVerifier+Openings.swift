extension BundleVerifier {
    /// `open <i> <nonce> <body>`, from `start`.
    mutating func readOpening(_ line: Span<UInt8>, _ start: Int) throws(LedgerFault) {
        guard hasOpenEntry, let placeEnd = Self.space(line, start), let nonceEnd = Self.space(line, placeEnd + 1),
            let place = Decimal.number(line.extracting(start..<placeEnd))
        else { throw Self.malformed }
        let expected = try entry.open(place)
        try readNonce(line.extracting((placeEnd + 1)..<nonceEnd))
        let body = line.extracting((nonceEnd + 1)..<line.count)
        guard Digest.sha256(commitmentHead.span, body) == expected else {
            throw LedgerFault(.commitment, "an opening does not fit its commitment")
        }
        let type = try reader.read(body, at: place, of: entry.kind)
        try follow(type, body, expected)
    }

    private static func space(_ line: Span<UInt8>, _ start: Int) -> Int? {
        var position = start
        while position < line.count {
            if line[position] == 0x20 { return position }
            position += 1
        }
        return nil
    }

    private mutating func readNonce(_ text: Span<UInt8>) throws(LedgerFault) {
        commitmentHead.removeSubrange(Opening.prefix.count...)
        guard text.count == 44, Base64.decode(text, into: &commitmentHead),
            commitmentHead.count == Opening.prefix.count + Opening.nonceCount
        else { throw Self.malformed }
    }

    /// What a body means for those after it.
    private mutating func follow(
        _ type: BodyType, _ body: Span<UInt8>, _ commitment: Digest
    ) throws(LedgerFault) {
        switch type {
        case .person: try followPerson(body, commitment)
        case .head: try followHead(body)
        case .erase: try followErasure(try JSONValue.parse(canonical: body))
        case .epoch: try followEpoch(try JSONValue.parse(canonical: body))
        default: break
        }
    }

    private func bytes(_ key: [UInt8], _ body: Span<UInt8>) -> [UInt8] {
        guard let range = reader.fields.field(key, in: body)?.range else { return [] }
        return range.map { body[$0] }
    }

    private mutating func followPerson(_ body: Span<UInt8>, _ commitment: Digest) throws(LedgerFault) {
        let prev = reader.fields.field(Self.prevKey, in: body)?.range ?? 0..<0
        try streams.append(
            person: bytes(Self.personKey, body), stream: bytes(Self.streamKey, body),
            seq: reader.fields.field(Self.seqKey, in: body)?.integer ?? 0, prev: body.extracting(prev),
            commitment: commitment)
    }

    private mutating func followHead(_ body: Span<UInt8>) throws(LedgerFault) {
        let value = try JSONValue.parse(canonical: body)
        try streams.check(
            person: bytes(Self.personKey, body), streams: value["streams"].flatMap(BodyValues.streams) ?? [])
    }

    private static let personKey = Array("person".utf8)
    private static let streamKey = Array("stream".utf8)
    private static let seqKey = Array("seq".utf8)
    private static let prevKey = Array("prev".utf8)
}

extension BundleVerifier {
    private mutating func followErasure(_ body: JSONValue) throws(LedgerFault) {
        try entry.tellErasure()
        guard let erased = body["erased"].flatMap(BodyValues.pairs), pairs.isInOrder(erased) else {
            throw LedgerFault(.erase, "an erasure names what is not there, or out of order")
        }
        if let first = pairs.erase(erased) {
            faultAt = first
            throw LedgerFault(.erasedOpen, "an erasure names what was opened or erased before")
        }
    }

    private mutating func followEpoch(_ body: JSONValue) throws(LedgerFault) {
        guard let old = body["old_origin"]?.string.flatMap(Origin.init), origin == nil || origin == old,
            let new = body["origin"]?.string.flatMap(Origin.init), new.log == old.log, new.epoch > old.epoch,
            let oldSize = body["old_size"]?.integer, oldSize >= tree.size, let oldRoot = body["old_root"]?.string,
            oldSize > tree.size || oldRoot.utf8.elementsEqual(tree.root.base64.utf8)
        else { throw LedgerFault(.epoch, "an epoch that does not go on from the log before it") }
        left.append(
            KnownCheckpoints.Left(origin: old.description, size: tree.size, oldSize: oldSize, oldRoot: oldRoot))
        origins.formUnion([old.description, new.description])
        origin = new
    }
}
