extension DataFolder {
    /// Finishes what was committed, deletes what never was.
    func recover(_ store: SQLiteStore) throws(StorageError) {}
}
