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
    /// Columns of the terminal; the last column is wrapped to fit. Below 40 it is not wrapped.
    package let width: Int
    package let isColoured: Bool

    package init(rows: [Row], width: Int = 100, isColoured: Bool = false) {
        self.rows = rows
        self.width = width
        self.isColoured = isColoured
    }

    private static let heads = ["POST", "CHANNEL", "VERDICT", "CLEARED", "HELD", "REFUSED", "FIRST TO DO"]

    /// Lines with an end of line each; without posts the heads alone.
    package func text() -> String {
        let table = [Self.heads] + rows.map(cells)
        let widths = Self.heads.indices.map { column in
            table.map { TerminalText.width($0[column]) }.max() ?? 0
        }
        let lines = table.enumerated().flatMap { index, cells in
            self.lines(cells, widths, status: index == 0 ? nil : rows[index - 1].verdict)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func cells(_ row: Row) -> [String] {
        let counts = [row.cleared, row.held, row.refused].map { $0 == 0 ? "-" : String($0) }
        let words = [row.post, row.channel, row.verdict.rawValue] + counts + [row.next ?? "-"]
        return words.map(TerminalText.plain)
    }

    /// One row: the last cell goes on in lines below where it does not fit.
    private func lines(_ cells: [String], _ widths: [Int], status: ContactSheet.Status?) -> [String] {
        let last = cells.count - 1
        let fixed = (0..<last).map { column in
            let isNumber = (3...5).contains(column)
            let cell = TerminalText.padded(cells[column], to: widths[column], right: isNumber)
            return column == 2 ? coloured(cell, status) : cell
        }
        let indent = widths[..<last].reduce(0) { $0 + $1 + 2 }
        let room = width - indent
        let wrapped = room < 20 ? [cells[last]] : TerminalText.wrapped(cells[last], to: room)
        return wrapped.enumerated().map { index, part in
            index == 0
                ? (fixed + [part]).joined(separator: "  ") : String(repeating: " ", count: indent) + part
        }
    }

    private func coloured(_ cell: String, _ status: ContactSheet.Status?) -> String {
        guard isColoured, let status else { return cell }
        let code = status == .cleared ? "32" : status == .held ? "33" : "31"
        return "\u{1B}[\(code)m\(cell)\u{1B}[0m"
    }
}
