import Ledger
import Storage

/// Whom and what the verifying party trusts, from files.
package struct LedgerTrust: Sendable {
    private static let policyLimit = 1 << 20

    /// The policy's lines; nil where none was named.
    let lines: [UInt8]?
    let known: [SignedNote]

    /// - Throws: `ServiceError` (`usage`) for a file that cannot be read or is no signed note.
    package init(policy: String?, known: [String]) throws(ServiceError) {
        lines = if let policy { try Self.read(policy, Self.policyLimit) } else { nil }
        var notes: [SignedNote] = []
        for path in known {
            do { notes.append(try SignedNote(parsing: try Self.read(path, SignedNote.maximumBytes))) } catch {
                throw Self.usage("\(path): \(Self.text(error))")
            }
        }
        self.known = notes
    }

    private static func text(_ error: any Error) -> String {
        if let error = error as? ServiceError { return error.message }
        return "this is no checkpoint: name a file with a signed note"
    }

    /// Every error here is one of use: nothing was verified.
    static func read(_ path: String, _ limit: Int) throws(ServiceError) -> [UInt8] {
        do { return try InputFile.read(path, limit: limit) } catch { throw usage(error.message) }
    }

    static func usage(_ text: String) -> ServiceError { ServiceError(.usage, text) }

    /// - Throws: `ServiceError` (`usage`) where there is none, or it cannot be understood.
    func policy(adding log: VerifierKey? = nil) throws(ServiceError) -> TrustPolicy {
        guard var lines else {
            throw Self.usage(
                "it is not said whom you trust: give --policy FILE with the log's key (docs/ledger/commands.md)")
        }
        if let log { lines += [UInt8]("\nlog \(log)\n".utf8) }
        return try Self.policy(lines)
    }

    static func policy(_ lines: [UInt8]) throws(ServiceError) -> TrustPolicy {
        do throws(LedgerFault) { return try TrustPolicy(parsing: lines) } catch { throw usage(error.text) }
    }
}
