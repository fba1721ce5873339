/// How much one form may hold. All sizes in bytes.
package struct MultipartLimits: Equatable, Sendable {
    package var parts: Int
    /// The head of one part.
    package var headerBytes: Int
    /// A part without a file name.
    package var fieldBytes: Int
    /// A part with a file name.
    package var fileBytes: Int
    /// The whole body, delimiters and heads included.
    package var totalBytes: Int
    /// What may stand before the first delimiter and after the last: some programs write a sentence there.
    package var preambleBytes: Int
    /// RFC 2046, section 5.1.1: no boundary is longer than 70.
    package var boundaryLength: Int

    package init(
        parts: Int = 64, headerBytes: Int = 2048, fieldBytes: Int = 256 << 10, fileBytes: Int = 32 << 20,
        totalBytes: Int = 256 << 20, preambleBytes: Int = 256, boundaryLength: Int = 70
    ) {
        self.parts = parts
        self.headerBytes = headerBytes
        self.fieldBytes = fieldBytes
        self.fileBytes = fileBytes
        self.totalBytes = totalBytes
        self.preambleBytes = preambleBytes
        self.boundaryLength = boundaryLength
    }
}
