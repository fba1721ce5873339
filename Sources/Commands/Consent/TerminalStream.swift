import Reports
import Services
import Synchronization

/// A list on its way to standard output, in pieces of some size: nothing is held but the piece that fills.
final class TerminalStream: Sendable {
    private static let pieceSize = 1 << 16
    private struct State {
        var report: (any EveryoneReport)?
        var pending = ""
        var isFirst = true
    }
    private let state = Mutex(State())

    func begin(_ report: any EveryoneReport) {
        state.withLock {
            $0.report = report
            $0.pending = report.head()
        }
    }

    /// - Throws: `ReaderGone` where nobody reads any more, `ServiceError` where it cannot be written.
    func write(_ standing: PersonStanding) throws {
        try state.withLock { state in
            state.pending += state.report?.piece(standing, isFirst: state.isFirst) ?? ""
            state.isFirst = false
            if state.pending.utf8.count >= Self.pieceSize { try Self.flush(&state) }
        }
    }

    /// - Throws: as `write`.
    func end() throws {
        try state.withLock { state in
            state.pending += state.report?.tail(isEmpty: state.isFirst) ?? ""
            try Self.flush(&state)
        }
    }

    private static func flush(_ state: inout State) throws {
        guard !state.pending.isEmpty else { return }
        guard try Terminal.output(state.pending) else { throw ReaderGone() }
        state.pending.removeAll(keepingCapacity: true)
    }
}

/// Whoever read standard output has gone: there is nobody to go on for, and that is no error.
struct ReaderGone: Error {}
