internal import Crypto

extension SealingKey {
    /// HMAC-SHA256 of a text under this key, 64 hexadecimal digits: tells whether the same text comes again, and nothing to
    /// whoever lacks the key.
    package func mark(of text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: bytes))
        return code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
