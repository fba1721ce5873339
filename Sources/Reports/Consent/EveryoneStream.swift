import Consent
package import Services
import Synchronization

/// A list of everyone on its way out, in pieces of some size: nothing is held but the piece that fills.
package final class EveryoneStream: Sendable {
    private static let pieceSize = 1 << 16
    private struct State {
        var report: (any EveryoneReport)?
        var pending = ""
        var isFirst = true
    }
    private let state = Mutex(State())
    private let output: @Sendable (String) throws -> Void

    /// - Parameter output: is handed each piece.
    package init(_ output: @escaping @Sendable (String) throws -> Void) { self.output = output }

    package func begin(_ report: any EveryoneReport) {
        state.withLock {
            $0.report = report
            $0.pending = report.head()
        }
    }

    /// - Throws: what `output` throws.
    package func write(_ standing: PersonStanding) throws {
        try state.withLock { state in
            state.pending += state.report?.piece(standing, isFirst: state.isFirst) ?? ""
            state.isFirst = false
            if state.pending.utf8.count >= Self.pieceSize { try flush(&state) }
        }
    }

    /// - Throws: what `output` throws.
    package func end() throws {
        try state.withLock { state in
            state.pending += state.report?.tail(isEmpty: state.isFirst) ?? ""
            try flush(&state)
        }
    }

    private func flush(_ state: inout State) throws {
        guard !state.pending.isEmpty else { return }
        try output(state.pending)
        state.pending.removeAll(keepingCapacity: true)
    }
}
