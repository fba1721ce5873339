import Consent
import Services
import TestSupport

/// Rows of rosters, and what happened to those who stand in them.
enum Rows {
    /// A second unit, for the end of `organisation.yaml`.
    static let talldungen = [
        "- id: talldungen", "  title: {sv: Talldungens förskola, en: Talldungen Preschool}", "  groups:",
        "    - {id: mesen, title: Mesen}",
    ].map { "  \($0)\n" }.joined()

    static let ella = ["G-1", "G-2"].map { row("ekbacken,grodan", "ella", "Ella", "Bergh", $0, born: "2014-10-01") }

    static let elsewhere = [
        row("talldungen,mesen", "tove", "Tove", "Kvist", "G-8"),
        row("talldungen,mesen", "nils", "Nils", "Rask", "G-10"),
    ]

    static let full =
        ella + elsewhere + [
            row("ekbacken,grodan", "nils", "Nils", "Ahl", "G-3"),
            row("ekbacken,grodan", "maja", "Maja", "Ekman", "G-4"),
            row("ekbacken,grodan", "siri", "Siri", "Falk", "G-5"),
            row("ekbacken,grodan", "otto", "Otto", "Gren", "G-6"),
            row("ekbacken,grodan", "ida", "Ida", "Holm", "G-9"),
            row("ekbacken,igelkotten", "vera", "Vera", "Ivars", "G-7"),
            "staff,ekbacken,grodan,S-1,anna,Anna,Lindh,,,,,,,,",
        ] + crowd.map { row("ekbacken,igelkotten", $0, "Kim", "Lund \($0.suffix(2))", "G-11") }

    /// Enough for more than one page.
    static let crowd = (10..<40).map { "kim-\($0)" }

    private static func row(
        _ place: String, _ handle: String, _ given: String, _ family: String, _ guardian: String,
        born: String = "2021-09-28"
    ) -> String {
        "child,\(place),B-\(place.prefix(2))-\(handle),\(handle),\(given),\(family),\(born),\(guardian),"
            + "Namn \(guardian),sv,custody,\(born),,"
    }

    /// Maja is refused, Siri protected, Otto has left, Ida is erased; the others may be seen.
    static func happen(_ house: House) async throws {
        let answers = [("maja", "G-4", Choice.excluded), ("siri", "G-5", .visible), ("nils", "G-3", .visible)]
        _ = try Consents(house).answer(
            answers.map { handle, guardian, choice in
                GivenAnswer(
                    person: PersonReference("ekbacken/\(handle)"), guardian: guardian,
                    channel: Happenings.place.channel,
                    response: .choice(choice), name: nil, noticeVersion: "2026-08", language: "sv")
            })
        let siri = PersonReference("ekbacken/siri")
        _ = try Protections(house).record(.set, .confidentialityMarking, of: siri, confirmed: siri.text)
        _ = try Leaving(house).leave(PersonReference("ekbacken/otto"))
        _ = try await Erasing(house).erase(
            ErasureRequest(
                PersonReference("ekbacken/ida"), ground: "Art. 17, BUN 2026/1", approvers: ["approver-1", "approver-2"])
        )
    }
}
