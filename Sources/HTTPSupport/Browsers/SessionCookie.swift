package import HTTPTypes

/// The cookie of a session. The prefix `__Host-` makes browsers hold it to this host, to TLS and to the whole site.
///
/// `SameSite=Lax` and not `Strict`: with `Strict`, a parent who opens the link in a letter or in a mail would stand signed
/// out at first. Lax sends the cookie with links that are followed, which read only; whatever changes something is held to
/// ``OriginCheck`` as well.
package struct SessionCookie: Sendable {
    package enum Mode: Sendable {
        case secure
        /// Over plain HTTP on the loopback address, for developing: no prefix and no `Secure`.
        case loopbackDevelopment
    }

    private let mode: Mode

    package init(_ mode: Mode) { self.mode = mode }

    package var name: String {
        switch mode {
        case .secure: "__Host-synas"
        case .loopbackDevelopment: "synas"
        }
    }

    /// The token, where exactly one cookie has the name. Two: somebody planted one; which is ours cannot be told.
    package func token(in headers: HTTPFields) -> SessionToken? {
        let found = values(in: headers)
        return found.count == 1 ? SessionToken(String(found[0])) : nil
    }

    /// A cookie of the name is there, whatever it holds.
    package func isPresent(in headers: HTTPFields) -> Bool { !values(in: headers).isEmpty }

    private func values(in headers: HTTPFields) -> [Substring] {
        let pairs = headers[values: .cookie].flatMap { $0.split(separator: ";") }
        return pairs.compactMap { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let found = halves[0].drop { $0 == " " || $0 == "\t" }
            return halves.count == 2 && found == name ? halves[1] : nil
        }
    }

    /// For `Set-Cookie`.
    ///
    /// `seconds`: how long the browser keeps it; nil: until it is closed. The service ends sessions by itself.
    package func set(_ token: SessionToken, seconds: Int? = nil) -> String {
        cookie(token.text, seconds.map { "; Max-Age=\($0)" } ?? "")
    }

    /// For `Set-Cookie`: the browser forgets it.
    package func cleared() -> String { cookie("", "; Max-Age=0") }

    private func cookie(_ value: String, _ age: String) -> String {
        let secure = mode == .secure ? "; Secure" : ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(secure)\(age)"
    }
}
