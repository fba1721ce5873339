package import Consent

/// What an erasure asks: everything that concerns one person, wherever it stands (docs/erasure.md).
package protocol ErasureReader {
    /// Every appearance of a person, handed over or not.
    func everyAppearance(of person: PersonID) throws(StorageError) -> [AppearanceRecord]
    /// Every handle that was ever given to the person.
    func handles(of person: PersonID) throws(StorageError) -> [GivenHandle]
    /// Every picture of any post with that content.
    func pictures(holding sha256: String) throws(StorageError) -> [PictureRecord]
    /// Whether the guardian stands in anything about anyone else.
    func isGuardian(_ guardian: GuardianID, ofAnyoneBut person: PersonID) throws(StorageError) -> Bool
    /// The scans of all events about the person.
    func scans(about person: PersonID) throws(StorageError) -> [ScanRecord]
    /// Kept scans of that content for events about others.
    func scans(of sha256: String, notAbout person: PersonID) throws(StorageError) -> [ScanRecord]
    func isFamilyName(_ name: String, ofAnyoneBut person: PersonID) throws(StorageError) -> Bool
    /// Reads all there are.
    func everyGuardian() throws(StorageError) -> [GuardianRecord]
    /// Posts of whose open takedown something is asked for the person.
    func postsOpenlyDemanded(for person: PersonID) throws(StorageError) -> [PostID]
    /// Hands every text of a kind to `body`, one at a time, but those in rows about the person.
    ///
    /// - Throws: `StorageError`, or what `body` throws.
    func eachText(
        _ field: StoredText.Field, besidesThoseOf person: PersonID, _ body: (StoredText) throws -> Void) throws
    func erasure(of person: PersonID) throws(StorageError) -> ErasureRecord?
    /// Those of which files or the log may still hold something, the earliest first.
    func pendingErasures() throws(StorageError) -> [PersonID]
    func work(ofErasing person: PersonID) throws(StorageError) -> [ErasureWork]
    /// What is kept of a handle or source id that was given to somebody who goes; nothing can be read from it.
    ///
    /// - Throws: `keysMissing`, where the house's secret cannot be had.
    func mark(of given: GivenName) throws(StorageError) -> String
    /// Who was erased that had that handle or source id.
    func erased(having given: GivenName) throws(StorageError) -> PersonID?
    /// The number of the newest entry; 0 where there is none. As long as it is the same, nothing has changed.
    func lastEntry() throws(StorageError) -> Int64
}
