/// Why bytes are not what the ledger's specification asks for. It never quotes the bytes: they may be about a person.
package struct LedgerFault: Error, Hashable, Sendable {
    /// The codes of docs/ledger/specification.md, section 6 and 8, and what concerns keys and policies alone.
    package enum Code: String, Sendable, CaseIterable {
        case form, canonical, entry, commitment, body, sequence, head, erase
        case erasedOpen = "erased-open"
        case epoch, opening, origin, signature, root, diverged, inclusion
        /// A key or a sealed opening that cannot be read, and a trust policy that is none.
        case key, sealed, policy
    }

    package let code: Code
    /// One line: what is wrong.
    package let text: String

    package init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text
    }
}

extension LedgerFault: CustomStringConvertible {
    package var description: String { text }
}
