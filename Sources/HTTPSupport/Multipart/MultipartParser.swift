package import Hummingbird
internal import NIOCore

/// Reads a form as its bytes come in (RFC 7578, RFC 2046). Holds no more than the piece that was fed last and what of the
/// one before it may yet become a delimiter or a head. The same events come out wherever the bytes are cut. After an
/// error, nothing more may be fed.
package struct MultipartParser {
    /// What the next byte belongs to.
    private enum Place {
        case preamble, delimiterEnd, head, body, closingEnd, epilogue
    }

    private let delimiter: [UInt8]
    private let limits: MultipartLimits
    private var place = Place.preamble
    /// Not used up yet. Begins as the line break that stands before every delimiter but the first.
    private var held = ByteBuffer(string: "\r\n")
    private var total = 0
    /// The body's first two bytes: hyphens where it begins with a delimiter, be it another than ours.
    private var opening: [UInt8] = []
    /// Of the part's content, or of what stands around the form.
    private var passed = -2
    private var parts = 0
    private var isFile = false

    package init(boundary: MultipartBoundary, limits: MultipartLimits) {
        delimiter = boundary.delimiter
        self.limits = limits
    }

    /// `events`: gets what the bytes complete, also where an error follows.
    package mutating func feed(_ bytes: ByteBuffer, _ events: inout [MultipartEvent]) throws(MultipartError) {
        total += bytes.readableBytes
        if opening.count < 2 { opening += bytes.readableBytesView.prefix(2 - opening.count) }
        let isTooLarge = total > limits.totalBytes
        hold(isTooLarge ? bytes.getSlice(at: bytes.readerIndex, length: fitting(bytes)) ?? ByteBuffer() : bytes)
        while try step(&events) {}
        guard !isTooLarge else { throw error(.bodyTooLarge) }
        held.discardReadBytes()
    }

    /// The body is at its end.
    package mutating func finish() throws(MultipartError) {
        switch place {
        case .closingEnd, .epilogue: return
        case .preamble: throw error(total == 0 ? .truncated : .wrongBoundary)
        default: throw error(.truncated)
        }
    }

    /// How many of the bytes just counted are still within the limit.
    private func fitting(_ bytes: ByteBuffer) -> Int { max(0, bytes.readableBytes - (total - limits.totalBytes)) }

    private mutating func hold(_ bytes: ByteBuffer) {
        if held.readableBytes == 0 { held = bytes } else { held.writeImmutableBuffer(bytes) }
    }

    private func error(_ code: MultipartError.Code) -> MultipartError {
        MultipartError(code, part: parts == 0 ? nil : parts)
    }

    /// Gives false when nothing more can be told before more bytes are there.
    private mutating func step(_ events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        switch place {
        case .preamble: try preamble()
        case .delimiterEnd: try delimiterEnd()
        case .head: try head(&events)
        case .body: try body(&events)
        case .closingEnd: try closingEnd()
        case .epilogue: try epilogue()
        }
    }
}

// MARK: - Around the parts
extension MultipartParser {
    private mutating func preamble() throws(MultipartError) -> Bool {
        let found = held.search(for: delimiter)
        passed += found.before
        held.moveReaderIndex(forwardBy: found.before)
        guard passed <= limits.preambleBytes else {
            throw error(opening.elementsEqual("--".utf8) ? .wrongBoundary : .junkAround)
        }
        return reached(found)
    }

    private mutating func epilogue() throws(MultipartError) -> Bool {
        passed += held.readableBytes
        held.clear()
        guard passed <= limits.preambleBytes else { throw error(.junkAround) }
        return false
    }

    private mutating func reached(_ found: ByteBuffer.Found) -> Bool {
        guard found.isWhole else { return false }
        held.moveReaderIndex(forwardBy: delimiter.count)
        place = .delimiterEnd
        return true
    }

    /// What follows the boundary on its line: blanks and a line break, or two hyphens at the form's end.
    private mutating func delimiterEnd() throws(MultipartError) -> Bool {
        let view = held.readableBytesView
        if view.starts(with: "--".utf8) { return close() }
        let rest = view.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let blanks = view.count - rest.count
        guard blanks <= Self.blanksAfterBoundary else { throw error(.badDelimiter) }
        if rest.starts(with: "\r\n".utf8) { return try begin(after: blanks + 2) }
        // More may come only where these bytes still begin one of the two endings.
        let isBeginning = rest.isEmpty || rest.elementsEqual("\r".utf8) || view.elementsEqual("-".utf8)
        guard isBeginning else { throw error(.badDelimiter) }
        return false
    }

    private static var blanksAfterBoundary: Int { 64 }

    private mutating func close() -> Bool {
        held.moveReaderIndex(forwardBy: 2)
        place = .closingEnd
        return true
    }

    /// After the last delimiter: blanks, and the body's end or a line break.
    private mutating func closingEnd() throws(MultipartError) -> Bool {
        let view = held.readableBytesView
        let rest = view.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard view.count - rest.count <= Self.blanksAfterBoundary else { throw error(.badDelimiter) }
        guard rest.count >= 2 else {
            guard rest.isEmpty || rest.first == UInt8(ascii: "\r") else { throw error(.badDelimiter) }
            return false
        }
        guard rest.starts(with: "\r\n".utf8) else { throw error(.badDelimiter) }
        passed = 0
        place = .epilogue
        return true
    }

    private mutating func begin(after bytes: Int) throws(MultipartError) -> Bool {
        held.moveReaderIndex(forwardBy: bytes)
        parts += 1
        guard parts <= limits.parts else { throw error(.tooManyParts) }
        place = .head
        return true
    }
}

// MARK: - Within a part
extension MultipartParser {
    private mutating func head(_ events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        // A part without any header begins its content with the first line break.
        if held.readableBytesView.starts(with: "\r\n".utf8) { throw error(.missingName) }
        let found = held.search(for: Array("\r\n\r\n".utf8))
        guard found.before <= limits.headerBytes else { throw error(.headTooLarge) }
        guard found.isWhole else { return false }
        let lines = Array(held.readableBytesView.prefix(found.before))
        held.moveReaderIndex(forwardBy: found.before + 4)
        let head = try MultipartHead(lines: lines, part: parts)
        events.append(.head(head))
        isFile = head.isFile
        // The line break at the end of the head is also the one before the delimiter of a part without content.
        held.moveReaderIndex(to: held.readerIndex - 2)
        passed = -2
        place = .body
        return true
    }

    private mutating func body(_ events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        let found = held.search(for: delimiter)
        try pass(found.before, &events)
        guard reached(found) else { return false }
        events.append(.end)
        return true
    }

    /// Gives out content, without the line break of the head that stands before it.
    private mutating func pass(_ count: Int, _ events: inout [MultipartEvent]) throws(MultipartError) {
        let skipped = min(count, max(0, -passed))
        held.moveReaderIndex(forwardBy: skipped)
        let limit = isFile ? limits.fileBytes : limits.fieldBytes
        let allowed = min(count - skipped, limit - max(0, passed))
        passed += count
        if let piece = held.readSlice(length: allowed), allowed > 0 { events.append(.body(piece)) }
        guard passed <= limit else { throw error(isFile ? .fileTooLarge : .fieldTooLarge) }
    }
}
