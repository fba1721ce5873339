package import Consent
import Intake
package import Storage

/// What whoever registers something says of it: since when it holds, what it comes from, what it rests on, and under
/// which id the call can be repeated. Who registers is the house's actor.
package struct Registration: Hashable, Sendable {
    /// From when it holds; nil: now.
    package let at: Moment?
    /// A word for what it comes from, such as `paper` or `court`; nil: the usual one for what is registered.
    package let source: String?
    /// The number of a decision, a judgment or a file.
    package let reference: String?
    /// The caller's own id of the act, which becomes the event's: the same call again records nothing new.
    package let id: String?

    package init(at: Moment? = nil, source: String? = nil, reference: String? = nil, id: String? = nil) {
        self.at = at
        self.source = source
        self.reference = reference
        self.id = id
    }

    func check() throws(ServiceError) {
        if let id, !(8...64).contains(id.utf8.count) || !id.isOpaque {
            throw ServiceError(.badInput, "that is no id for a call: give 8 to 64 letters, digits and hyphens")
        }
        if let source, !(1...40).contains(source.utf8.count) || !source.isWord {
            throw ServiceError(.badInput, "the source is no word: write one as paper or court, of a-z, 0-9 and -")
        }
        if let reference { try FileNumber.check(reference, "the reference") }
    }
}

extension Registration {
    /// A call that an account can repeat under a key of its own. The key becomes an id that tells nothing of it, so that nobody
    /// meets another's.
    ///
    /// - Throws: `ServiceError` for a key that is none.
    package init(of account: AccountID, key: String) throws(ServiceError) {
        try Registration(id: key).check()
        self.init(id: String(Array("\(account.rawValue) \(key)".utf8).sha256.prefix(32)))
    }
}

/// The number of a decision, a judgment or a file. Never a name: it stands in the ledger's reach.
enum FileNumber {
    /// - Throws: `ServiceError` where the text cannot be one; `what` says with its article what it was given as.
    static func check(_ text: String, _ what: String) throws(ServiceError) {
        let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard (1...100).contains(text.utf8.count), isPrintable,
            text.utf8.contains(where: { (0x30...0x39).contains($0) })
        else {
            throw ServiceError(.badInput, "\(what) is no number of a file or decision: write one as BUN 2026/112")
        }
        guard !text.split(separator: " ").contains(where: { String($0).looksLikePersonnummer }) else {
            throw ServiceError(
                .badInput, "\(what) looks like a personnummer, which is never recorded: write the file's own number")
        }
    }
}

extension String {
    /// The shape of ids that say nothing: ASCII letters, digits and hyphens, and no personnummer.
    package var isOpaque: Bool {
        !isEmpty && !looksLikePersonnummer
            && utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
                default: false
                }
            }
    }

    fileprivate var isWord: Bool {
        utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
