import Consent
import Imaging
import Policies

@testable import Gate

/// Builders for posts and snapshots, in invented people.
enum Sample {
    static let place = (unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: "open-blog"))

    static func channel(_ style: ChannelRedaction.Style = .blur, maxEdge: Int? = 1600) -> Channel {
        Channel(
            id: place.channel, title: ["sv": "Öppna bloggen"], terms: Terms(basis: .consent),
            redaction: ChannelRedaction(style: style, maxEdge: maxEdge))
    }

    static func child(
        _ handle: String, _ given: String, family: String = "Berg", _ choice: Choice = .visible, named: Bool = false
    ) -> KnownPerson {
        person(.child, handle, [given], family, choice, named)
    }

    static func staff(
        _ handle: String, _ given: String, family: String = "Lund", _ choice: Choice = .visible, named: Bool = false
    ) -> KnownPerson {
        person(.staff, handle, [given], family, choice, named)
    }

    private static func person(
        _ kind: KnownPerson.Kind, _ handle: String, _ given: [String], _ family: String, _ choice: Choice, _ named: Bool
    ) -> KnownPerson {
        KnownPerson(
            id: PersonID(rawValue: "\(kind)-\(handle)"), kind: kind, handle: handle, givenNames: given,
            familyName: family, effect: Effect(choice: choice, mayBeNamed: named))
    }

    static func snapshot(_ people: KnownPerson..., channel: Channel = channel()) -> Snapshot {
        snapshot(people, channel: channel)
    }

    static func snapshot(_ people: [KnownPerson], channel: Channel = channel()) -> Snapshot {
        Snapshot(unit: place.unit, channel: channel, people: people)
    }

    static func post(
        title: String = "", text: String = "", _ pictures: Picture..., names: [NameAnswer] = []
    ) -> Post {
        Post(channel: place.channel, title: title, text: text, pictures: pictures, names: names)
    }

    static func picture(_ people: Appearance...) -> Picture { Picture(file: "1.jpg", alt: "", people: people) }

    static func region(_ x: Double, _ y: Double = 0.1, _ width: Double = 0.1, _ height: Double = 0.1) -> Region {
        Region(x: x, y: y, width: width, height: height) ?? .everything
    }

    static func appearance(_ handle: String, at: Region? = nil, whole: Region? = nil) -> Appearance {
        Appearance(subject: .child(handle: handle), at: at, whole: whole)
    }
}
