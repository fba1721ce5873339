import Access
import Consent
package import Services

/// API tokens, as lines. A secret is shown once, where the token is made.
package struct TokensText {
    private let tokens: [APIToken]
    private let secret: String?

    package init(_ tokens: [APIToken], secret: String? = nil) {
        self.tokens = tokens
        self.secret = secret
    }

    package func text() -> String {
        let lines = tokens.isEmpty ? "There are no tokens.\n" : tokens.map(line).joined()
        return lines + (secret.map { "The token, shown this once: \($0)\n" } ?? "")
    }

    private func line(_ token: APIToken) -> String {
        let scopes = token.scopes.map(\.rawValue).joined(separator: ", ")
        return "\(token.id) for \(token.name), \(token.label): \(scopes); \(state(token))\n"
    }

    private func state(_ token: APIToken) -> String {
        if let revoked = token.revokedAt { return "revoked \(revoked)" }
        let used = token.usedAt.map { "used \($0)" } ?? "never used"
        return "until \(token.endsAt), \(used)"
    }
}

/// One token as JSON, shape `synas.token/1` (docs/json.md).
package struct TokenJSON: Encodable, Sendable {
    let schema = "synas.token/1"
    let token: String
    let account: String
    let name: String
    let label: String
    let scopes: [String]
    let madeAt: String
    let endsAt: String
    let usedAt: String?
    let revokedAt: String?
    let secret: String?

    package init(_ token: APIToken, secret: String? = nil) {
        self.token = token.id
        account = token.account
        name = token.name
        label = token.label
        scopes = token.scopes.map(\.rawValue)
        madeAt = token.madeAt.description
        endsAt = token.endsAt.description
        usedAt = token.usedAt?.description
        revokedAt = token.revokedAt?.description
        self.secret = secret
    }
}

/// All of them, shape `synas.tokens/1`.
package struct TokensJSON: Encodable, Sendable {
    let schema = "synas.tokens/1"
    let tokens: [Entry]

    struct Entry: Encodable, Sendable {
        let token: String
        let account: String
        let name: String
        let label: String
        let scopes: [String]
        let madeAt: String
        let endsAt: String
        let usedAt: String?
        let revokedAt: String?
    }

    package init(_ tokens: [APIToken]) {
        self.tokens = tokens.map { token in
            Entry(
                token: token.id, account: token.account, name: token.name, label: token.label,
                scopes: token.scopes.map(\.rawValue), madeAt: token.madeAt.description,
                endsAt: token.endsAt.description, usedAt: token.usedAt?.description,
                revokedAt: token.revokedAt?.description)
        }
    }
}
