/// A narrower picture as it is recorded, shape `synas.revision/1`: what it is, and the regions that were covered in it, so
/// that the next one leaves them as they are.
struct RevisionJSON: Codable, Sendable {
    private(set) var schema = "synas.revision/1"
    let picture: CleanedJSON
    let covers: [RegionJSON]

    init(_ picture: CleanedJSON, covers: [RegionJSON]) {
        self.picture = picture
        self.covers = covers
    }
}
