import Consent
import Foundation
import Storage

/// Handles for people whose registry has none: `ella-b`, then `ella-b-2`. None is ever another's again.
struct RosterHandles {
    private struct Place: Hashable {
        let unit: UnitID
        let kind: PersonRecord.Kind
        let handle: String
    }

    private var given: Set<Place> = []

    /// Keeps a handle that the file gives.
    mutating func keep(_ handle: String, _ kind: PersonRecord.Kind, in unit: UnitID) {
        given.insert(Place(unit: unit, kind: kind, handle: handle))
    }

    /// The handle of before, as long as the person stays in the unit; else the first one that is free there.
    mutating func handle(
        for person: PersonID, _ known: PersonRecord?, named names: (given: String, family: String),
        _ kind: PersonRecord.Kind, in unit: UnitID, _ reader: any Reader
    ) throws -> String {
        if let known, known.unit == unit { return known.handle }
        let first = known?.handle ?? Self.base(names.given, names.family)
        var number = 1
        while true {
            let handle = number == 1 ? first : "\(first)-\(number)"
            number += 1
            guard !given.contains(Place(unit: unit, kind: kind, handle: handle)) else { continue }
            let owner = try reader.owner(ofHandle: handle, kind, in: unit)
            guard owner == nil || owner == person else { continue }
            let place = GivenHandle(unit: unit, kind: kind, handle: handle)
            guard try owner != nil || reader.erased(having: .handle(place)) == nil else { continue }
            keep(handle, kind, in: unit)
            return handle
        }
    }

    /// The given name that is used, and the first letter of the family name; names without Latin letters are numbered.
    static func base(_ given: String, _ family: String) -> String {
        let name = String(latin(given).prefix(30))
        let letter = latin(family).prefix(1)
        let parts = [name.isEmpty ? "barn" : name, String(letter)].filter { !$0.isEmpty }
        return parts.joined(separator: "-")
    }

    private static func latin(_ name: String) -> String {
        let letters = name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.map { scalar in
            special[scalar] ?? (("a"..."z").contains(scalar) ? String(scalar) : "")
        }
        return letters.joined()
    }

    /// Letters that are no others with a mark.
    private static let special: [UnicodeScalar: String] = [
        "æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "oe", "ı": "i",
    ]
}
