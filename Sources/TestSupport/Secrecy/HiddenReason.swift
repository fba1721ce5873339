package import Consent

/// One reason why Ella may be shown as she may: all that a teacher must not be able to tell from another of its class.
package struct HiddenReason: Sendable, CustomStringConvertible {
    package let description: String
    /// What happened to Ella, with nobody else touched.
    package var events: @Sendable (Happenings) -> [What] = { _ in [] }
    /// A change of the channel's policy. It holds for everyone there, so that it can only be compared in posts in which
    /// no other child and no staff is: their effects would differ too, and may.
    package var policy: [String: String] = [:]

    package var isOfTheChannel: Bool { !policy.isEmpty }

    package init(_ description: String, _ events: @escaping @Sendable (Happenings) -> [What] = { _ in [] }) {
        self.description = description
        self.events = events
    }

    package init(_ description: String, policy: [String: String]) {
        self.description = description
        self.policy = policy
        events = { $0.both(.visible) }
    }
}

/// Words for what can happen to a child with two guardians.
package struct Happenings: Sendable {
    package let first: GuardianID
    package let second: GuardianID

    package init(first: GuardianID, second: GuardianID) {
        self.first = first
        self.second = second
    }

    package static let place = Place(
        unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: "open-blog"))
    /// When all of it has happened: 2026-11-20 12:00 UTC.
    package static let now = Moment(rawValue: 1_795_176_000_000)
    package var place: Place { Self.place }

    package func answer(
        _ decider: Decider, _ response: Response, expires: Moment? = nil, version: String = "2026-08",
        at place: Place = Self.place
    ) -> Answer {
        Answer(
            decider: decider, place: place, response: response, name: true,
            notice: NoticeReference(version: version, sha256: String(repeating: "a", count: 64), language: "sv"),
            collected: .paper, expires: expires)
    }

    package func both(
        _ choice: Choice, expires: Moment? = nil, version: String = "2026-08", at place: Place = Self.place
    ) -> [What] {
        [first, second].map {
            .answered(answer(.guardian($0), .choice(choice), expires: expires, version: version, at: place))
        }
    }

    package func each(_ one: Response, _ other: Response?) -> [What] {
        [.answered(answer(.guardian(first), one))] + (other.map { [.answered(answer(.guardian(second), $0))] } ?? [])
    }

    package func withdrawn(_ guardian: GuardianID) -> What { .withdrawn(.guardian(guardian), place) }
}

extension HiddenReason {
    /// Before the answers of the tests, after the roster.
    private static let past = Moment(rawValue: Happenings.now.rawValue - 86_400_000)
    private static let today = Day(year: 2026, month: 11, day: 20)

    /// No reason at all: she may be seen and named. What the others narrow.
    package static let none = HiddenReason("none") { $0.both(.visible) }

    package static let mayNotAppear: [HiddenReason] =
        [
            HiddenReason("refused by both") { $0.both(.excluded) },
            HiddenReason("refused by the first") { $0.each(.choice(.excluded), .choice(.visible)) },
            HiddenReason("refused by the second") { $0.each(.choice(.visible), .choice(.excluded)) },
            HiddenReason("refused by the first, the second silent") { $0.each(.choice(.excluded), nil) },
            HiddenReason("refused by the child") {
                $0.both(.visible) + [.answered($0.answer(.person, .choice(.excluded)))]
            },
            HiddenReason("a refusal that expired") { $0.both(.excluded, expires: past) },
            HiddenReason("a refusal that lapsed with its notice") { $0.both(.excluded, version: "2019-08") },
            HiddenReason("a refusal taken back") { $0.both(.excluded) + [$0.withdrawn($0.first)] },
            HiddenReason("a refusal, then undecided") {
                $0.both(.excluded) + $0.each(.undecided, .undecided)
            },
            HiddenReason("a refusal that the controller revoked") { $0.both(.excluded) + [.revoked($0.place)] },
            HiddenReason("a refusal carried over") {
                [.carriedOver($0.answer(.guardian($0.first), .choice(.excluded)))]
            },
            HiddenReason("a refusal of one who has no custody any more") {
                $0.each(.choice(.visible), .choice(.excluded)) + [.custodyEnded($0.second)]
            },
            HiddenReason("a refusal, and a yes while custody is disputed") {
                $0.both(.excluded) + [.custodyDisputed($0.second)] + $0.both(.visible)
            },
            HiddenReason("no decider") { $0.both(.visible) + [.custodyEnded($0.first), .custodyEnded($0.second)] },
            HiddenReason("left out today") {
                $0.both(.visible) + (today.map { day in [.leftOut(Happenings.place, .day(day))] } ?? [])
            },
            HiddenReason("protected without an answer") { _ in [.protectionSet(.confidentialityMarking)] },
            HiddenReason("forbidden channel", policy: ["basis: consent": "basis: forbidden"]),
        ]
        + Protection.allCases.map { marking in
            HiddenReason("protected (\(marking.rawValue))") { $0.both(.visible) + [.protectionSet(marking)] }
        }

    package static let mayNotBeRecognised: [HiddenReason] = [
        HiddenReason("chosen by both") { $0.both(.unrecognisable) },
        HiddenReason("no answer"),
        HiddenReason("undecided") { $0.each(.undecided, .undecided) },
        HiddenReason("undecided after a yes") { $0.both(.visible) + $0.each(.undecided, nil) },
        HiddenReason("the other parent's choice") { $0.each(.choice(.visible), .choice(.unrecognisable)) },
        HiddenReason("the other parent's silence") { $0.each(.choice(.visible), nil) },
        HiddenReason("the child's own choice") {
            $0.both(.visible) + [.answered($0.answer(.person, .choice(.unrecognisable)))]
        },
        HiddenReason("expired") { $0.both(.visible, expires: past) },
        HiddenReason("ended with the stage") { $0.both(.visible) + [.expired($0.place)] },
        HiddenReason("lapsed with its notice") { $0.both(.visible, version: "2019-08") },
        HiddenReason("withdrawn by one") { $0.both(.visible) + [$0.withdrawn($0.second)] },
        HiddenReason("withdrawn by both") { $0.both(.visible) + [$0.withdrawn($0.first), $0.withdrawn($0.second)] },
        HiddenReason("narrowed by one") { $0.both(.visible) + $0.each(.choice(.unrecognisable), nil) },
        HiddenReason("disputed") { [.custodyDisputed($0.second)] + $0.both(.visible) },
        HiddenReason("legacy-unverified") { happenings in
            [happenings.first, happenings.second].map {
                .carriedOver(happenings.answer(.guardian($0), .choice(.visible)))
            }
        },
        HiddenReason("invalidated") { $0.both(.visible) + [.invalidated($0.place)] },
        HiddenReason("revoked") { $0.both(.visible) + [.revoked($0.place)] },
        HiddenReason("the choice of one who has no custody any more") {
            $0.each(.choice(.visible), .choice(.unrecognisable)) + [.custodyEnded($0.second)]
        },
        HiddenReason("a yes for another unit alone") {
            $0.both(.visible, at: Place(unit: UnitID(rawValue: "talldungen"), channel: Happenings.place.channel))
        },
        HiddenReason("a yes for another channel alone") {
            $0.both(.visible, at: Place(unit: $0.place.unit, channel: ChannelID(rawValue: "closed-blog")))
        },
        HiddenReason(
            "capped", policy: ["at_most: visible": "at_most: unrecognisable", "names: with-consent": "names: never"]),
    ]
}
