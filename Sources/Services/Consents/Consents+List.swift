import Consent
import Documents
import Intake
import Policies

extension Consents {
    /// The most bytes that a list of answers may have: a million rows.
    private static let listLimit = 256 << 20

    /// Records a list of paper answers: all of them in one commit, or none and every mistake with its line.
    ///
    /// - Throws: `ServiceError`, `StorageError`.
    package func answerAll(in path: String) throws -> [RecordedAnswer] {
        let bytes = try PictureFile.read(path, limit: Self.listLimit)
        let (list, mistakes) = AnswersDocument.read(bytes, file: path, startOfDay: house.policies.localDays.start)
        guard mistakes.isEmpty else { throw ServiceError(mistakes: mistakes) }
        return try answer(list.answers.map { (GivenAnswer($0), $0.position) }, in: path)
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
