import Foundation

/// A child of a roster that a test writes.
package struct SchoolChild: Sendable {
    package var handle: String
    package var givenName: String
    package var familyName: String
    /// Source ids of those with custody.
    package var guardians: [String]
    package var born = "2021-09-28"
    package var isProtected = false

    package init(
        _ handle: String, _ givenName: String, _ familyName: String, guardians: [String], isProtected: Bool = false
    ) {
        self.handle = handle
        self.givenName = givenName
        self.familyName = familyName
        self.guardians = guardians
        self.isProtected = isProtected
    }
}

/// An answer on paper.
package struct SchoolAnswer: Sendable {
    package var child: String
    package var guardian: String
    package var choice: String
    package var name: String
    package var channel: String
    /// RFC 3339; nil: a minute ago.
    package var at: String?

    package init(
        _ child: String, _ guardian: String, _ choice: String, name: String = "", channel: String = "open-blog",
        at: String? = nil
    ) {
        self.child = child
        self.guardian = guardian
        self.choice = choice
        self.name = name
        self.channel = channel
        self.at = at
    }
}

/// A small unit with its own policies, in a folder of the test's own: written, and told to `synas` step by step.
package struct School: Sendable {
    package static let unit = "ekbacken"
    package let work: Workplace

    /// Copies the repository's policies. Their notices are in force since long, so that no test depends on the day.
    package init() throws {
        work = try Workplace()
        try FileManager.default.copyItem(atPath: Self.repository + "/policies", toPath: work.path("policies"))
        for file in work.contents(of: "policies/notices").keys where file.hasSuffix(".md") {
            try edit("policies/notices/\(file)") {
                $0.replacing(/in_force_from: .*/, with: "in_force_from: 2018-05-25")
            }
        }
    }

    package init(copying other: School) throws { work = try Workplace(copying: other.work) }

    /// The repository that this file is in.
    package static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().path

    package func edit(_ name: String, _ change: (String) -> String) throws {
        try work.write(change(try work.text(name)), to: name)
    }

    /// The newest notice of a channel.
    package func notice(of channel: String = "open-blog") -> String {
        let files = work.names(in: "policies/notices/\(channel)").filter { $0.hasSuffix(".sv.md") }
        return files.last.map { String($0.dropLast(".sv.md".count)) } ?? ""
    }

    package func writeRoster(_ children: [SchoolChild], to name: String = "roster.csv") throws {
        try work.write(
            ([Self.rosterHeader] + children.flatMap(Self.rows) + [Self.staff]).joined(separator: "\n") + "\n", to: name)
    }

    package static let rosterHeader =
        "kind,unit,group,source_id,handle,given_name,family_name,born,guardian_source_id,"
        + "guardian_name,guardian_language,relation,custody_from,custody_until,protection"

    private static let staff = "staff,ekbacken,grodan,S-1,anna,Anna,Lindh,,,,,,,,"

    private static func rows(_ child: SchoolChild) -> [String] {
        let own = [
            "child", unit, "grodan", "B-\(child.handle)", child.handle, child.givenName, child.familyName, child.born,
        ]
        let protection = child.isProtected ? "protected" : ""
        if child.guardians.isEmpty { return [(own + ["", "", "", "", "", "", protection]).joined(separator: ",")] }
        return child.guardians.map { guardian in
            (own + [guardian, "Guardian \(guardian)", "sv", "custody", "", "", protection]).joined(separator: ",")
        }
    }

    package func writeAnswers(_ answers: [SchoolAnswer], to name: String = "answers.csv") throws {
        let rows = answers.map { answer in
            [
                answer.child, answer.guardian, answer.channel, answer.choice, answer.name, notice(of: answer.channel),
                "sv", answer.at ?? Self.aMinuteAgo,
            ].joined(separator: ",")
        }
        let header = "child,guardian,channel,choice,name,notice,language,at"
        try work.write(([header] + rows).joined(separator: "\n") + "\n", to: name)
    }

    package static var aMinuteAgo: String { ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -60)) }

    /// Founds the data folder `data` and imports.
    package func found(_ children: [SchoolChild], _ answers: [SchoolAnswer] = []) throws {
        try writeRoster(children)
        try writeAnswers(answers)
        try expectDone("init", "--data", "data")
        let confirmed = children.map { "B-\($0.handle)" }
        let ran = try work.synas(["roster", "import", "roster.csv", "--data", "data", "--confirm"] + confirmed)
        if ran.code != 0 { throw LaunchError(ran.description) }
        if !answers.isEmpty { try expectDone("consent", "answer", "--file", "answers.csv", "--data", "data") }
    }

    /// - Throws: `LaunchError` with what was said, where the command did not end well.
    package func expectDone(_ words: String...) throws {
        let ran = try work.synas(words)
        if ran.code != 0 { throw LaunchError(ran.description) }
    }
}
