package import Consent

extension DataFolder {
    private var lastRunFile: String { folder.child("last-daily") }

    /// When the daily work was done last; nil before the first time. It says what is news, and decides nothing.
    ///
    /// - Throws: `inputOutput`, `readOnly`.
    package func lastDailyRun() throws(StorageError) -> Moment? {
        guard folder.kind(of: lastRunFile) == .file else { return nil }
        return Moment(String(decoding: try DurableFile.read(lastRunFile).prefix { $0 != 0x0A }, as: UTF8.self))
    }

    /// - Throws: `diskFull`, `readOnly`, `inputOutput`.
    package func noteDailyRun(at moment: Moment) throws(StorageError) {
        try DurableFile.write([UInt8]("\(moment)\n".utf8), to: lastRunFile)
    }
}
