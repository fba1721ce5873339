import Consent

/// A receipt's own words in one language. A language is added as a value beside these; `#` stands for what is filled in.
struct ReceiptWords: Sendable {
    let language: String
    let title, titleOfWithdrawal, record, subject: String
    let answer, name, given, until, noEnd, replaces: String
    /// How answers come together: for a guardian, and for a child that answers.
    let everyone, several: String
    /// Of an answer that was carried over: what it counts for so far.
    let carriedOver: String
    /// By the raw value of the response.
    let choices: [String: String]
    let withdrawn, nameYes, nameNo, nameNotAsked: String
    let channel, unit, purpose, platform, recipients, thirdCountry, noThirdCountry, retention, months: String
    let basis, law: String
    let bases: [LegalBasis: String]
    let notice, noticeUnknown, digest, collected, giver, guardian, person, since, source, policy: String
    /// By the source, where a word of ours is not plain enough; others stand as they were written.
    let sources: [String: String]
    /// By the assurance.
    let assurances: [String: String]
    let withdrawal, rightsHeading: String
    let rights: [ReceiptRight: String]
    let controller, officer, authority: String

    /// By language code.
    static let all: [String: ReceiptWords] = Dictionary(
        uniqueKeysWithValues: [swedish, english, danish].map { ($0.language, $0) })
}

/// What whoever answered can ask for.
enum ReceiptRight: CaseIterable, Sendable {
    case withdraw, access, rectification, erasure, restriction, portability, objection, complaint

    var article: String {
        switch self {
        case .withdraw: "GDPR 7(3)"
        case .access: "GDPR 15"
        case .rectification: "GDPR 16"
        case .erasure: "GDPR 17"
        case .restriction: "GDPR 18"
        case .portability: "GDPR 20"
        case .objection: "GDPR 21"
        case .complaint: "GDPR 77"
        }
    }
}
