#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What counts as one address: whoever has an IPv6 network has 2^64 of them, so that the network counts.
enum NetworkAddress {
    /// Without a zone; an IPv4 address in IPv6 is that address; what is no address stands for itself.
    static func counted(_ text: String) -> String {
        guard text.contains(":") else { return text }
        var address = in6_addr()
        let bare = String(text.prefix { $0 != "%" })
        guard unsafe inet_pton(AF_INET6, bare, &address) == 1 else { return text }
        let bytes = unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        if isMapped { return bytes[12...].map(String.init).joined(separator: ".") }
        return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
    }
}
