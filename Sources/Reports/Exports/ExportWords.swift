import Consent
import Services

/// An export's own words in one language; those for answers, channels and rights are the receipts'. A language is added as a
/// value beside these; `#` stands for what is filled in.
struct ExportWords: Sendable {
    let receipt: ReceiptWords
    /// By recipient: whose export it is.
    let titles: [ChildExport.Role: String]
    let made, reference, handling, contents: String
    let child, childFacts, number, givenNames, familyName, born, registerID, handle, group: String
    let units, unit, from, left: String
    let you, yourName, language, relations, relation, ended, until: String
    /// By the raw value of the relation.
    let relationNames: [String: String]
    let answers, day, channel, answer, kind, validity, shownText: String
    let kinds: [Receipt.Kind: String]
    let letters, asked, reminded: String
    let publications, publicationsNote, named, picture, noCopy: String
    let papers, kept, paper, paperGone, paperHere, paperNotHere: String
    let about, purposes, categories, categoriesText, sourcesHeading, sourcesText, recipientsText: String
    let keeping, papersKept, automated, automatedText, leftOut, contact: String
    /// By recipient: what is not in it, and why.
    let leftOutTexts: [ChildExport.Role: String]
    let nothing, yes, no: String
    let full: FullWords

    /// For the record that the authority alone is given.
    struct FullWords: Sendable {
        let record, recorded, guardians, name, source, events, at, what, by, correctedBy: String
        let scans, file, removed, posts, post, verdict, submitted, handedOver, text, shown, where_, takedowns: String
        let breaches, due, outcome, handles, register, ledger: String
    }

    var code: String { receipt.language }

    static let all: [String: ExportWords] = Dictionary(
        uniqueKeysWithValues: [swedish, english, danish].map { ($0.code, $0) })
}
