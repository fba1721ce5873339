import Consent
import Services

extension PublicationView.Place {
    /// As people read it.
    var text: String {
        switch self {
        case .unknown: "an address that nobody has recorded"
        case .address(let address): TerminalText.plain(address)
        case .print(let words): "print: \(TerminalText.plain(words))"
        case .neverUsed: "never used"
        }
    }
}

/// Where a post is, as JSON.
struct PlaceJSON: Encodable, Sendable {
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
        switch record.place {
        case .unknown: (place, address, print) = ("unknown", nil, nil)
        case .address(let text): (place, address, print) = ("address", text, nil)
        case .print(let words): (place, address, print) = ("print", nil, words)
        case .neverUsed: (place, address, print) = ("never-used", nil, nil)
        }
    }
}
