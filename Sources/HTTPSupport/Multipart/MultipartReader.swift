internal import HTTPTypes
package import Hummingbird

/// A form's parts, one at a time, read from the request as they come: whoever asks for the next piece is who lets more in.
package struct MultipartReader {
    private var body: RequestBody.AsyncIterator
    private var parser: MultipartParser
    private var events: [MultipartEvent] = []
    /// Of `events`, those already given out.
    private var given = 0
    /// Thrown once what came before it has been given out.
    private var failure: MultipartError?
    private var isAtEnd = false
    private var isWithinPart = false

    package init(_ body: RequestBody, boundary: MultipartBoundary, limits: MultipartLimits) {
        self.body = body.makeAsyncIterator()
        parser = MultipartParser(boundary: boundary, limits: limits)
    }

    /// The head of the next part; what was not read of the current one is passed over. nil: there are no more, and the
    /// form was whole.
    package mutating func nextPart() async throws -> MultipartHead? {
        while try await nextChunk() != nil {}
        guard let event = try await nextEvent(), case .head(let head) = event else { return nil }
        isWithinPart = true
        return head
    }

    /// The next piece of the current part; nil at its end.
    package mutating func nextChunk() async throws -> ByteBuffer? {
        guard isWithinPart else { return nil }
        guard let event = try await nextEvent(), case .body(let bytes) = event else {
            isWithinPart = false
            return nil
        }
        return bytes
    }

    private mutating func nextEvent() async throws -> MultipartEvent? {
        while given == events.count {
            if let failure { throw failure }
            if isAtEnd { return nil }
            events.removeAll(keepingCapacity: true)
            given = 0
            try await readMore()
        }
        given += 1
        return events[given - 1]
    }

    private mutating func readMore() async throws {
        let bytes = try await body.next(isolation: #isolation)
        do throws(MultipartError) {
            guard let bytes else {
                isAtEnd = true
                return try parser.finish()
            }
            try parser.feed(bytes, &events)
        } catch {
            failure = error
        }
    }
}

extension MultipartReader {
    /// The current part whole.
    ///
    /// - Throws: `Problem.Kind.tooLarge`.
    package mutating func collect(upTo limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let chunk = try await nextChunk() {
            guard bytes.count + chunk.readableBytes <= limit else {
                throw Problem(.tooLarge, "a part of the form is longer than \(limit) bytes: shorten it")
            }
            bytes += chunk.readableBytesView
        }
        return bytes
    }

    /// The current part whole, as text.
    ///
    /// - Throws: `Problem.Kind.badInput` for what is no UTF-8.
    package mutating func text(upTo limit: Int) async throws -> String {
        guard let text = String(validating: try await collect(upTo: limit), as: UTF8.self) else {
            throw Problem(.badInput, "a part of the form is no UTF-8: send it as UTF-8")
        }
        return text
    }
}

extension Request {
    /// - Throws: `unsupportedMediaType` for what is no form, `tooLarge` when the length that is announced is.
    package func multipart(_ limits: MultipartLimits) throws(Problem) -> MultipartReader {
        try refuse(longerThan: limits.totalBytes)
        do {
            let type = headers[.contentType].flatMap { MediaTypeName($0) }
            let boundary = try MultipartBoundary(contentType: type, limit: limits.boundaryLength)
            return MultipartReader(body, boundary: boundary, limits: limits)
        } catch {
            throw Problem(error)
        }
    }
}
