internal import Hummingbird
internal import Synchronization

/// Tells once that an answer has gone out, or that it has not: also when nobody ever wrote it.
final class Completion: Sendable {
    private let bytes = Mutex(0)
    private let isTold = Mutex(false)
    private let tell: @Sendable (_ bytes: Int, _ isWhole: Bool) -> Void

    init(_ tell: @escaping @Sendable (_ bytes: Int, _ isWhole: Bool) -> Void) { self.tell = tell }

    deinit { finish(whole: false) }

    func count(_ more: Int) { bytes.withLock { $0 += more } }

    func finish(whole: Bool) {
        let wasTold = isTold.withLock { told in
            defer { told = true }
            return told
        }
        if !wasTold { tell(bytes.withLock { $0 }, whole) }
    }
}

extension Response {
    /// The same answer, which says how many bytes went out when all have, or when no more will.
    ///
    /// `hasBody`: false for HEAD, whose body is dropped before anything is written.
    func told(hasBody: Bool, _ tell: @escaping @Sendable (_ bytes: Int, _ isWhole: Bool) -> Void) -> Response {
        let completion = Completion(tell)
        guard hasBody, body.contentLength != 0 else {
            completion.finish(whole: true)
            return self
        }
        let body = body
        var response = self
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            let counting = writer.map { piece in
                completion.count(piece.readableBytes)
                return piece
            }
            do {
                try await body.write(counting)
                completion.finish(whole: true)
            } catch {
                completion.finish(whole: false)
                throw error
            }
        }
        return response
    }
}
