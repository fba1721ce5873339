internal import CCurl

/// Where a service is: `https`, or `http` on this machine, which no network carries.
package struct ServerAddress: Hashable, Sendable {
    /// In its normal form, without a slash at its end.
    package let text: String

    /// `allowsPlain`: also `http` to another machine, where anybody on the way reads and changes all that is said.
    package init(_ text: String, allowsPlain: Bool = false) throws(ClientError) {
        var status = SYNAS_HTTP_BAD_ADDRESS
        let normal = unsafe [CChar](unsafeUninitializedCapacity: Self.longest) { buffer, count in
            status = unsafe synas_http_address(text, allowsPlain ? 1 : 0, buffer.baseAddress, Self.longest)
            count = status == SYNAS_HTTP_OK ? unsafe buffer.firstIndex(of: 0) ?? 0 : 0
        }
        guard status == SYNAS_HTTP_OK else { throw Self.refusal(status) }
        self.text = String(decoding: normal.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let longest = 1024

    private static func refusal(_ status: synas_http_status) -> ClientError {
        if status == SYNAS_HTTP_PLAIN {
            return ClientError(
                .badCall,
                "the address begins with http, so that anybody on the way could read what is sent: write https")
        }
        return ClientError(
            .badCall, "that is no address of a service: write it as https://synas.example.se, without a user")
    }
}
