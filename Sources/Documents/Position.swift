/// A place in a text: line and column from 1, columns counted in Unicode scalars.
package struct Position: Hashable, Comparable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The beginning of a text: where a mistake about the whole file is reported.
    package static let start = Position(line: 1, column: 1)

    package static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
