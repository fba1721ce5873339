import Consent
import Services

extension PublicationView.Place {
    /// As people read it.
    var text: String { PlaceJSON.words(parts) }

    fileprivate var parts: PlaceJSON.Parts {
        switch self {
        case .unknown: ("unknown", nil, nil)
        case .address(let text): ("address", text, nil)
        case .print(let words): ("print", nil, words)
        case .neverUsed: ("never-used", nil, nil)
        }
    }
}

/// Where a post is, as JSON.
struct PlaceJSON: Codable, Sendable {
    fileprivate typealias Parts = (place: String, address: String?, print: String?)

    let publication: String
    let place: String
    let address: String?
    let print: String?
    let since: String
    let endedAt: String?

    init(_ record: PublicationView) {
        publication = record.id
        since = record.since.description
        endedAt = record.endedAt?.description
        (place, address, print) = record.place.parts
    }

    /// As people read it.
    var text: String { Self.words((place, address, print)) }

    /// Whether anybody may see it there, for all that is known.
    var isOut: Bool { place != "never-used" && endedAt == nil }

    fileprivate static func words(_ parts: Parts) -> String {
        switch parts.place {
        case "address": TerminalText.plain(parts.address ?? "")
        case "print": "print: \(TerminalText.plain(parts.print ?? ""))"
        case "never-used": "never used"
        default: "an address that nobody has recorded"
        }
    }
}
