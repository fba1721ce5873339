extension Workplace {
    /// Runs `synas` with a clock that begins at a moment in UTC, as `2026-07-10 13:00:00`; nil where `faketime` is not
    /// installed.
    @discardableResult
    package func synas(at moment: String, _ words: [String]) throws -> Ran? {
        guard let faketime = Program.found("faketime") else { return nil }
        return try start([faketime, moment, Program.path("synas")] + words, in: path).wait()
    }
}
