/// What somebody says of a post that was cleared: that the files are wanted, or where they are.
package struct PublicationRequest: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        /// Nothing is said: the files are wanted.
        case unsaid
        case addresses([String])
        /// A print run, in words.
        case print(String)
        case neverUsed
    }

    package var place: Place
    /// What becomes of the files; `none`: they are not wanted.
    package var delivery: Delivery
    /// It is out already, whatever is allowed by now: recorded, so that a takedown names it.
    package var isOutAlready: Bool

    package init(_ place: Place, handingOverTo folder: String? = nil, isOutAlready: Bool = false) {
        self.init(place, folder.map(Delivery.folder) ?? .none, isOutAlready: isOutAlready)
    }

    package init(_ place: Place, _ delivery: Delivery, isOutAlready: Bool = false) {
        self.place = place
        self.delivery = delivery
        self.isOutAlready = isOutAlready
    }

    var wantsFiles: Bool { delivery.isHandOver }

    /// - Throws: `ServiceError` for an address or words that cannot be recorded, or a call that says two things.
    package func check() throws(ServiceError) {
        switch place {
        case .unsaid where !wantsFiles:
            throw ServiceError(.usage, "it is not said what to do: give --out, --address, --print or --never-used")
        case .neverUsed where wantsFiles || isOutAlready:
            throw ServiceError(.usage, "files that were never used are neither wanted nor out: give --never-used alone")
        case .unsaid where isOutAlready, .addresses where isOutAlready && wantsFiles,
            .print where isOutAlready && wantsFiles:
            throw ServiceError(.usage, "what is out already needs a place and no files: give --address or --print")
        case .addresses(let addresses): for address in addresses { try Self.check(address: address) }
        case .print(let words): try Self.check(words: words)
        case .unsaid, .neverUsed: return
        }
    }

    private static func check(words: String) throws(ServiceError) {
        let isPlain = words.unicodeScalars.allSatisfy { !$0.properties.isControl }
        guard isPlain, words.contains(where: { !$0.isWhitespace }), words.count <= 200 else {
            throw ServiceError(.badInput, "the print run is not said in one line: write 1 to 200 characters")
        }
    }

    /// `http` or `https`, a host, no user, 2048 bytes at most, and nothing that no address has.
    private static func check(address: String) throws(ServiceError) {
        guard let rest = address.afterScheme, address.utf8.count <= 2048, address.isWithoutGaps,
            let authority = rest.split(whereSeparator: { "/?#".contains($0) }).first, rest.first != "/",
            isHost(authority)
        else {
            throw ServiceError(
                .badInput, "that is no address of a page: write it as https://example.se/page, without a user")
        }
    }

    private static func isHost(_ authority: Substring) -> Bool {
        if authority.contains("@") { return false }
        if authority.hasPrefix("[") { return authority.contains("]") && authority.count > 4 }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        let isPort = parts.count == 1 || (parts.count == 2 && UInt16(parts[1]) != nil)
        return isPort && parts.first?.contains { $0.isLetter || $0.isNumber } == true
    }
}

extension String {
    /// What follows `http://` or `https://`.
    fileprivate var afterScheme: Substring? {
        for scheme in ["https://", "http://"] where prefix(scheme.count).lowercased() == scheme {
            return dropFirst(scheme.count)
        }
        return nil
    }

    fileprivate var isWithoutGaps: Bool {
        unicodeScalars.allSatisfy { scalar in
            !scalar.properties.isControl && !scalar.properties.isWhitespace
                && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
        }
    }
}

extension Unicode.Scalar.Properties {
    /// A control character, or one that changes how the others are shown.
    var isControl: Bool { [.control, .format, .lineSeparator, .paragraphSeparator].contains(generalCategory) }
}
