import Consent
import Storage

extension Planting {
    /// Every token was used, as only the service notes it.
    package static func useOfTokens(in data: String) throws {
        try DataFolder.open(at: data).openAccountsForWriting().write { writer in
            for var token in try writer.tokens() {
                token.usedAt = token.madeAt
                try writer.keep(token)
            }
        }
    }
}
