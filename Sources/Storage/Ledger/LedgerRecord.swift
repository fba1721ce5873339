internal import Consent
internal import Ledger

/// How rows about people stand in a body. What is checked against the rows later is written here alone.
enum LedgerRecord {
    /// The columns of an event that hold moments.
    private static let moments: Set<EventRow.Column> = [.at, .recordedAt, .until]

    /// Every column that has a value, under its own name with `-` for `_`; but not the reference, whose words have a body of
    /// their own, which can go without the person's stream.
    static func event(_ event: Event) -> JSONValue {
        let row = EventRow(event)
        var fields: [String: JSONValue] = [:]
        for (column, name) in zip(EventRow.Column.allCases, names) where column != .person && column != .reference {
            switch row[column] {
            case let text as String: fields[name] = .string(text)
            case let truth as Bool: fields[name] = .truth(truth)
            case let number as Int64 where moments.contains(column): fields[name] = Moment(rawValue: number).json
            case let number as Int64: fields[name] = .integer(Int(number))
            default: break
            }
        }
        return .object(fields)
    }

    private static let names: [String] = EventRow.columns.replacing(" ", with: "").split(separator: ",").map {
        String($0).replacing("_", with: "-")
    }

    static func reference(_ words: String, of event: EventID) -> BodyDraft {
        .text(of: event.rawValue, "reference", .string(words), about: event.rawValue)
    }

    /// The digest of a person's record: names stand in no body.
    static func person(_ person: PersonRecord) -> JSONValue {
        record(
            "person",
            .known([
                "kind": .string(person.kind.rawValue), "source-id": .string(person.sourceID),
                "unit": .string(person.unit.rawValue), "group": .text(person.group),
                "handle": .string(person.handle), "given-names": .strings(person.givenNames),
                "family-name": .string(person.familyName), "born": .text(person.born?.description),
                "since": person.since.json, "until": person.until?.json,
            ]))
    }

    static func guardian(_ guardian: GuardianRecord) -> JSONValue {
        record(
            "guardian",
            .known([
                "source-id": .string(guardian.sourceID), "name": .string(guardian.name),
                "language": .text(guardian.language),
            ]))
    }

    private static func record(_ kind: String, _ fields: JSONValue) -> JSONValue {
        .object(["kind": .string("\(kind)-record"), "sha256": .string(Digest.sha256(fields.canonicalBytes).hex)])
    }

    static func scan(_ scan: ScanRecord) -> JSONValue {
        .known([
            "kind": .string("scan"), "event": .string(scan.event.rawValue), "sha256": .string(scan.sha256),
            "bytes": .integer(scan.bytes), "kept": scan.keptAt.json, "removed": scan.removedAt?.json,
        ])
    }

    static func appearance(_ appearance: AppearanceRecord) -> JSONValue {
        .known([
            "kind": .string("appearance"), "post": .string(appearance.post.rawValue),
            "picture": appearance.picture.map { .integer($0) }, "shown": .text(appearance.shown?.rawValue),
            "named": .truth(appearance.named),
        ])
    }

    /// Somebody's stands among what happened to that person, and says so; any other is the post's.
    static func demand(_ demand: TakedownDemand) -> [String: JSONValue?] {
        [
            "kind": demand.person.map { _ in .string("demand") },
            "takedown": .string(demand.takedown.rawValue), "picture": demand.picture.map { .integer($0) },
            "allowed": .string(demand.allowed.rawValue), "unname": .truth(demand.unname), "at": demand.since.json,
        ]
    }

    static func covered(_ revision: RevisionRecord) -> JSONValue {
        .object([
            "kind": .string("covered"), "post": .string(revision.post.rawValue), "picture": .integer(revision.index),
            "revision": .integer(revision.revision),
        ])
    }
}
