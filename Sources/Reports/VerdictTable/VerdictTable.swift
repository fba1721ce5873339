/// The verdicts of several posts as a table for a terminal.
package struct VerdictTable: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package let post: String
        package let channel: String
        package let verdict: ContactSheet.Status
        /// Pictures by what became of them.
        package let cleared: Int
        package let held: Int
        package let refused: Int
        /// What to do first; nil where nothing is left to do.
        package let next: String?

        package init(
            post: String, channel: String, verdict: ContactSheet.Status, cleared: Int, held: Int, refused: Int,
            next: String? = nil
        ) {
            self.post = post
            self.channel = channel
            self.verdict = verdict
            self.cleared = cleared
            self.held = held
            self.refused = refused
            self.next = next
        }
    }

    package let rows: [Row]
    /// Columns of the terminal, to which what is to be done is wrapped.
    package let width: Int
    package let isColoured: Bool

    package init(rows: [Row], width: Int = 100, isColoured: Bool = false) {
        self.rows = rows
        self.width = width
        self.isColoured = isColoured
    }

    private static let heads = ["POST", "CHANNEL", "VERDICT", "CLEARED", "HELD", "REFUSED"]

    /// Lines with an end of line each; without posts the heads alone.
    package func text() -> String {
        let table = [Self.heads] + rows.map(cells)
        let widths = Self.heads.indices.map { column in
            table.map { TerminalText.width($0[column]) }.max() ?? 0
        }
        let head = line(Self.heads, widths, status: nil)
        let lines = zip(rows, table.dropFirst()).flatMap { row, cells in
            [line(cells, widths, status: row.verdict)] + next(row)
        }
        return ([head] + lines).map { $0 + "\n" }.joined()
    }

    private func cells(_ row: Row) -> [String] {
        let counts = [row.cleared, row.held, row.refused].map { $0 == 0 ? "-" : String($0) }
        return ([row.post, row.channel, row.verdict.rawValue] + counts).map(TerminalText.plain)
    }

    private func line(_ cells: [String], _ widths: [Int], status: ContactSheet.Status?) -> String {
        cells.indices.map { column in
            let cell = TerminalText.padded(cells[column], to: widths[column], right: column > 2)
            return column == 2 ? coloured(cell, status) : cell
        }.joined(separator: "  ")
    }

    /// What to do first stands below its row, so that it is read whole on any terminal.
    private func next(_ row: Row) -> [String] {
        guard let next = row.next else { return [] }
        let parts = TerminalText.wrapped(TerminalText.plain(next), to: max(20, width - 4))
        return parts.enumerated().map { ($0.offset == 0 ? "  > " : "    ") + $0.element }
    }

    private func coloured(_ cell: String, _ status: ContactSheet.Status?) -> String {
        guard isColoured, let status else { return cell }
        let code = status == .cleared ? "32" : status == .held ? "33" : "31"
        return "\u{1B}[\(code)m\(cell)\u{1B}[0m"
    }
}
