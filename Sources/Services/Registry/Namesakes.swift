import Consent
import Documents
import Intake
import Storage

/// Finds rows of new children that cannot be told apart from somebody else: the same names and the same birthday may be
/// twins, namesakes or one child entered twice. Two ids that are stored were told apart when they came.
struct Namesakes {
    struct Row {
        let child: RosterChild
        let known: PersonRecord?
    }

    private struct Key: Hashable {
        let names: String
        let born: Day

        init(_ given: [String], _ family: String, _ born: Day) {
            names = (given + ["", family]).joined(separator: " ").lowercased()
            self.born = born
        }
    }

    private let options: RosterOptions
    private var rows: [Key: [Row]] = [:]
    private var stored: [Key: [PersonRecord]] = [:]

    init(_ all: [Row], _ options: RosterOptions, _ reader: any Reader) throws {
        self.options = options
        let new = all.filter { $0.known == nil }
        let keys = Set(new.map(Self.key))
        for row in all where keys.contains(Self.key(row)) { rows[Self.key(row), default: []].append(row) }
        let inFile = Set(all.compactMap { $0.known?.id })
        for record in try reader.children(bornOn: Set(new.map(\.child.born))) where !inFile.contains(record.id) {
            guard let born = record.born else { continue }
            let key = Key(record.givenNames, record.familyName, born)
            if keys.contains(key) { stored[key, default: []].append(record) }
        }
    }

    private static func key(_ row: Row) -> Key {
        Key(row.child.person.givenNames, row.child.person.familyName, row.child.born)
    }

    /// What stops the row; nil where it is told apart. With it everyone stored whom it could be.
    func question(_ row: Row, in file: String) -> (mistake: Mistake, others: [PersonRecord])? {
        let own = row.child.person
        guard row.known == nil, !options.distinct.contains(own.sourceID) else { return nil }
        let beside = (rows[Self.key(row)] ?? []).filter { isUnlike(row, $0) }
        let others = (stored[Self.key(row)] ?? []).filter { !own.distinctFrom.contains($0.sourceID) }
        guard !beside.isEmpty || !others.isEmpty else { return nil }
        let places =
            beside.map { "line \($0.child.person.position.line)" }
            + others.map { "\($0.unit.rawValue)/\($0.handle)" }
        let mistake = Mistake(
            file: file, at: own.position,
            "another child has the same names and birthday (\(places.sorted().joined(separator: ", "))), and nobody can "
                + "tell whether the two are one",
            hint: "the same child: --same NEW=STORED or the column same_as; somebody else: --distinct SOURCE_ID or the "
                + "column distinct_from")
        return (mistake, others)
    }

    /// Another row that nobody has told apart from this one.
    private func isUnlike(_ row: Row, _ other: Row) -> Bool {
        let (own, others) = (row.child.person, other.child.person)
        guard own.sourceID != others.sourceID, !own.distinctFrom.contains(others.sourceID) else { return false }
        guard !others.distinctFrom.contains(own.sourceID) else { return false }
        return !(other.known == nil && options.distinct.contains(others.sourceID))
    }
}
