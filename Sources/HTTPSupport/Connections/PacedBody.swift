internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A request's body that must come at a pace. Only the time spent waiting for the sender counts, never the time that the
/// service takes to use what came.
///
/// Unchecked: one task reads at a time, the handler's and, after it has ended, the connection's.
final class PacedBody: @unchecked Sendable {
    /// What became of the body.
    enum State {
        case untouched, reading, ended, failed
    }

    private var iterator: RequestBody.AsyncIterator
    private let channel: any Channel
    private let pace: BodyPace
    /// The sender waits to be told that it may send (`Expect: 100-continue`).
    private let asksFirst: Bool
    private var patience: Duration
    /// Bytes that were announced and have not come; nil: nothing was announced.
    private var missing: Int?
    private(set) var state = State.untouched

    init(of request: Request, channel: any Channel, pace: BodyPace) {
        iterator = request.body.makeAsyncIterator()
        self.channel = channel
        self.pace = pace
        asksFirst = request.headers[.expect]?.lowercased() == "100-continue"
        missing = request.headers[.contentLength].flatMap { Int($0) }
        patience = pace.grace
    }

    /// Nothing of it can be on its way: it was never asked for.
    var isHeldBack: Bool { asksFirst && state == .untouched }

    func next() async throws -> ByteBuffer? {
        if state == .ended { return nil }
        if state == .untouched, asksFirst { channel.triggerUserOutboundEvent(ConnectionEvent.goOn, promise: nil) }
        state = .reading
        do {
            guard let bytes = try await timed() else {
                // A connection that is cut can look like an end.
                guard (missing ?? 0) == 0 else { throw CutShort() }
                state = .ended
                return nil
            }
            missing = missing.map { $0 - bytes.readableBytes }
            return bytes
        } catch {
            state = .failed
            if error is TooSlow { throw Problem(.tooSlow, "send it again over a better line, or less at a time") }
            throw Problem(.badRequest, "the request ends early or is not well-formed: send it again")
        }
    }

    /// The next piece. A sender who is too slow is cut off by an error in the connection, which ends the waiting.
    private func timed() async throws -> ByteBuffer? {
        let channel = channel
        let deadline = channel.eventLoop.scheduleTask(in: TimeAmount(max(.zero, patience))) {
            channel.pipeline.fireErrorCaught(TooSlow())
        }
        defer { deadline.cancel() }
        let start = ContinuousClock.now
        let bytes = try await iterator.next(isolation: #isolation)
        patience = pace.patience(
            after: patience, waited: ContinuousClock.now - start, bytes: bytes?.readableBytes ?? 0)
        return bytes
    }

    /// Reads on and drops what comes, so that the next request on the connection is found.
    ///
    /// Gives whether the end was reached within the limit.
    func drain(upTo limit: Int) async -> Bool {
        if state == .failed || isHeldBack { return false }
        var left = limit
        while state != .ended {
            guard left >= 0, let bytes = try? await next() else { return state == .ended }
            left -= bytes.readableBytes
        }
        return true
    }
}

private struct TooSlow: Error {}
private struct CutShort: Error {}

/// The body as a handler reads it.
struct PacedSequence: AsyncSequence, Sendable {
    let body: PacedBody

    func makeAsyncIterator() -> Iterator { Iterator(body: body) }

    struct Iterator: AsyncIteratorProtocol {
        let body: PacedBody

        func next() async throws -> ByteBuffer? { try await body.next() }
    }
}
