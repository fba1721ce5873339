import Foundation
import TestSupport

/// Why a child may be seen as it may: all that a teacher must not be able to tell apart.
struct Reason: Sendable, CustomStringConvertible {
    let description: String
    var guardians = ["G-1", "G-2"]
    var born = "2021-09-28"
    var isProtected = false
    var answers: [SchoolAnswer] = []
    /// What is registered after the answers: `synas` with these words, each one call.
    var steps: [String] = []
    /// A change of the data folder's policies, made last.
    var policy: @Sendable (School) throws -> Void = { _ in }

    static func both(_ first: String, _ second: String, at: String? = nil) -> [SchoolAnswer] {
        [SchoolAnswer("ella", "G-1", first, at: at), SchoolAnswer("ella", "G-2", second, at: at)]
    }

    /// A unit in which Ella has this reason.
    func scene() throws -> Scene {
        var ella = Scene.ella
        (ella.guardians, ella.born, ella.isProtected) = (guardians, born, isProtected)
        let scene = try Scene(
            children: [ella] + Scene.children.dropFirst(), answers: Scene.answers.dropFirst(2) + answers)
        try happen(in: scene)
        return scene
    }

    /// The steps and the policy, where the child has its answers already.
    func happen(in scene: Scene) throws {
        for step in steps {
            let ran = try scene.work.synas(step.split(separator: " ").map(String.init) + ["--data", "data"])
            if ran.code != 0 { throw LaunchError("\(ran)") }
        }
        try policy(scene.school)
    }
}

/// Steps and changes of policies.
extension Reason {
    static let blog = "ella --channel open-blog"
    static func own(_ choice: String) -> String { "consent answer \(blog) --choice \(choice) --notice 2026-08" }
    static func answer(_ guardian: String, _ choice: String) -> String {
        "consent answer \(blog) --guardian \(guardian) --choice \(choice) --notice 2026-08"
    }
    static func carriedOver(_ guardian: String, _ choice: String) -> String {
        "consent carry-over \(blog) --guardian \(guardian) --choice \(choice) --at 2017-09-01 --reference 2017/31"
    }
    static let leftOut = "consent leave-out \(blog) --day \(day(0))"

    /// A day in the organisation's time zone, counted from today.
    static func day(_ number: Int) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "Europe/Stockholm")
        format.dateFormat = "yyyy-MM-dd"
        return format.string(from: Date(timeIntervalSinceNow: Double(number) * 86_400))
    }

    @Sendable static func forbidden(_ school: School) throws {
        try edit(school) { $0.replacing("basis: consent", with: "basis: forbidden") }
    }

    @Sendable static func capped(_ school: School) throws {
        try edit(school) {
            $0.replacing("at_most: visible", with: "at_most: unrecognisable")
                .replacing("names: with-consent", with: "names: never")
        }
    }

    /// Answers of before today lapse.
    @Sendable static func otherRecipients(_ school: School) throws {
        try edit(school) { $0 + "changes:\n  - {from: \(day(0)), what: recipients}\n" }
    }

    /// Answers to the first version lapse.
    @Sendable static func newNotice(_ school: School) throws {
        for language in ["sv", "en"] {
            let old = "data/policies/notices/open-blog/2026-08.\(language).md"
            let text = try school.work.text(old).replacing("version: 2026-08", with: "version: 2026-10")
                .replacing(/in_force_from: .*/, with: "in_force_from: \(day(0))")
            try school.work.write(text, to: old.replacing("2026-08", with: "2026-10"))
        }
    }

    private static func edit(_ school: School, _ change: (String) -> String) throws {
        try school.edit("data/policies/channels/open-blog.yaml", change)
    }
}

extension Reason {
    private static let before = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -2 * 86_400))

    static let mayNotAppear =
        [
            Reason(description: "refused by both", answers: both("excluded", "excluded")),
            Reason(description: "refused by one", answers: both("visible", "excluded")),
            Reason(
                description: "refused by a child who decides alone", born: "2011-01-02",
                answers: both("visible", "visible"), steps: [own("excluded")]),
            Reason(
                description: "a refusal that expired", answers: both("excluded", "visible", at: "2022-09-01T12:00:00Z")),
            Reason(
                description: "a refusal that lapsed", answers: both("excluded", "excluded", at: before),
                policy: otherRecipients),
            Reason(description: "a refusal carried over", born: "2016-01-02", steps: [carriedOver("G-1", "excluded")]),
            Reason(
                description: "a refusal, revoked", answers: both("excluded", "visible"),
                steps: ["consent revoke \(blog) --reference 2026/1"]),
            Reason(
                description: "a refusal, and the one who refused has custody no more",
                answers: both("visible", "excluded"), steps: ["roster custody end ella --guardian G-2"]),
            Reason(
                description: "a refusal, and a yes in a dispute", answers: both("visible", "excluded"),
                steps: ["roster custody dispute ella --guardian G-1", answer("G-2", "visible")]),
            Reason(description: "left out today", answers: both("visible", "visible"), steps: [leftOut]),
            Reason(description: "protected by the roster", isProtected: true, answers: both("visible", "visible")),
            Reason(description: "no decider", guardians: []),
            Reason(description: "forbidden channel", answers: both("visible", "visible"), policy: forbidden),
        ]
        + ["sekretessmarkering", "skyddad-folkbokforing", "fingerade-personuppgifter"].map { kind in
            Reason(
                description: kind, answers: both("visible", "visible"),
                steps: ["roster protection set ella --confirm ella --kind \(kind)"])
        }

    static let mayNotBeRecognised = [
        Reason(description: "chosen by both", answers: both("unrecognisable", "unrecognisable")),
        Reason(description: "no answer"), Reason(description: "undecided", answers: both("undecided", "undecided")),
        Reason(description: "the other parent", answers: both("visible", "unrecognisable")),
        Reason(description: "the other parent did not answer", answers: [SchoolAnswer("ella", "G-1", "visible")]),
        Reason(
            description: "withdrawn", answers: both("visible", "visible"),
            steps: ["consent withdraw ella --guardian G-1 --all"]),
        Reason(
            description: "withdrawn by the other", answers: both("visible", "visible"),
            steps: ["consent withdraw \(blog) --guardian G-2"]),
        Reason(
            description: "disputed",
            steps: ["roster custody dispute ella --guardian G-2"]
                + ["G-1", "G-2"].map {
                    answer($0, "visible")
                }),
        Reason(
            description: "invalidated", answers: both("visible", "visible"),
            steps: ["consent invalidate \(blog) --reference 2026/1"]),
        Reason(
            description: "revoked", answers: both("visible", "visible"),
            steps: ["consent revoke \(blog) --reference 2026/1"]),
        Reason(
            description: "carried over", born: "2016-01-02",
            steps: [carriedOver("G-1", "visible"), carriedOver("G-2", "visible")]),
        Reason(
            description: "lapsed by a changed notice", answers: both("visible", "visible", at: before),
            policy: newNotice),
        Reason(
            description: "lapsed by a changed recipient", answers: both("visible", "visible", at: before),
            policy: otherRecipients),
        Reason(
            description: "a child who decides alone", born: "2011-01-02",
            answers: both("visible", "visible"), steps: [own("unrecognisable")]),
        Reason(
            description: "the child's own, beside the guardians'", born: day(-13 * 365 - 30),
            answers: both("visible", "visible"), steps: [own("unrecognisable")]),
        Reason(
            description: "ended with the stage", answers: both("visible", "visible"), steps: ["consent expire \(blog)"]),
        Reason(description: "expired", answers: both("visible", "visible", at: "2022-09-01T12:00:00Z")),
        Reason(description: "capped", answers: both("visible", "visible"), policy: capped),
    ]
}

extension Scene {
    /// Without what is random in it, or of the moment: ids, and times of day.
    func masked(_ text: String) -> String {
        text.replacing(/[2-9a-km-z]{26}/, with: "ID").replacing(/[0-9-]{10}T[0-9:.]+Z/, with: "TIME")
            .replacing(work.path, with: "")
    }

    /// Names and bytes of what lies in a folder.
    func handedOver(_ folder: String) -> [String: String] {
        work.contents(of: folder).reduce(into: [:]) { seen, file in
            let isText = file.key.hasSuffix(".json")
            seen[masked(file.key)] =
                isText ? masked(String(decoding: file.value, as: UTF8.self)) : file.value.base64EncodedString()
        }
    }
}
