import Consent
import Documents
import Intake
import Policies
import Storage

extension Consents {
    /// The most bytes that a list of answers may have: a million rows.
    private static let listLimit = 256 << 20

    /// Records a list of paper answers: all of them in one commit, or none and every mistake with its line.
    ///
    /// - Throws: `ServiceError`, `StorageError`.
    package func answerAll(in path: String, _ registration: Registration = Registration()) throws -> [RecordedEvent] {
        let bytes = try InputFile.read(path, limit: Self.listLimit)
        let (list, mistakes) = AnswersDocument.read(bytes, file: path, days: house.policies.localDays)
        guard mistakes.isEmpty, let rows = list?.answers else { throw ServiceError(mistakes: mistakes) }
        return try house.register(registration, narrows: true) { act in
            try record(rows, of: path, in: &act)
        }
    }

    /// Every answer of a list, or every row that cannot stand.
    private func record(_ rows: [AnswerRow], of path: String, in act: inout Act) throws -> [RecordedEvent] {
        let log = MistakeLog(file: path)
        var recorded: [RecordedEvent] = []
        for (number, row) in rows.enumerated() {
            house.surroundings.progress(number + 1, rows.count)
            do {
                recorded.append(try record(GivenAnswer(row), in: &act))
            } catch let wrong as ServiceError where wrong.code != .clockSetBack {
                let (what, hint) = wrong.parts
                log.report(at: row.position, what, hint: hint)
            }
        }
        guard log.isEmpty else { throw ServiceError(mistakes: log.mistakes) }
        return recorded
    }
}

extension GivenAnswer {
    init(_ row: AnswerRow) {
        self.init(
            person: PersonReference(row.subject), guardian: row.subject.guardian, channel: row.channel,
            response: row.choice.map(Response.choice) ?? .undecided, name: row.mayBeNamed, noticeVersion: row.notice,
            language: row.language, at: row.at)
    }
}

extension AnswerRow.Subject {
    var guardian: String? {
        if case .child(_, _, let guardian) = self { guardian } else { nil }
    }
}

extension PersonReference {
    init(_ subject: AnswerRow.Subject) {
        switch subject {
        case .child(let unit, let handle, _): self.init(unit.map { "\($0.rawValue)/\(handle)" } ?? handle)
        case .staff(let unit, let handle): self.init((unit.map { "\($0.rawValue)/" } ?? "") + "staff:\(handle)")
        }
    }
}
