/// The line between the parts of a form (RFC 2046, section 5.1.1).
package struct MultipartBoundary: Equatable, Sendable {
    /// Line break, two hyphens, the boundary.
    let delimiter: [UInt8]

    /// `limit`: of the boundary's length.
    package init(contentType: MediaTypeName?, limit: Int = 70) throws(MultipartError) {
        guard let contentType, contentType.type == "multipart/form-data" else { throw MultipartError(.notAForm) }
        guard let boundary = contentType.parameters["boundary"] else { throw MultipartError(.badBoundary) }
        try self.init(boundary, limit: limit)
    }

    package init(_ boundary: String, limit: Int = 70) throws(MultipartError) {
        let bytes = Array(boundary.utf8)
        guard (1...limit).contains(bytes.count), bytes.allSatisfy(Self.isLetter), bytes.last != UInt8(ascii: " ") else {
            throw MultipartError(.badBoundary)
        }
        delimiter = Array("\r\n--".utf8) + bytes
    }

    /// bcharsnospace of RFC 2046, or a space.
    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }
}
