import Consent
import Services

/// An export in one language: its own words, and the policies' where they have that language.
struct ExportPage {
    let export: ChildExport
    let words: ExportWords
    let policies: PolicyWords

    /// `language`: nil: the recipient's own, or else the organisation's first.
    init(_ export: ChildExport, language: String?) {
        let wanted = [language, export.guardian?.language].compactMap(\.self) + export.information.languages
        self.export = export
        words = wanted.compactMap { ExportWords.all[$0] }.first ?? ExportWords.english
        policies = PolicyWords(languages: [words.code] + wanted)
    }

    var title: String { words.titles[export.role] ?? "" }
    var leftOut: String { words.leftOutTexts[export.role] ?? "" }
    var withdrawal: String {
        words.receipt.withdrawal.replacing("#", with: export.information.controller.email)
    }
    var papersKept: String {
        words.papersKept.replacing("#", with: String(export.information.scanRetentionMonths))
    }

    /// The id stands for a channel that no policy names any more.
    func text(_ channel: ExportChannelName) -> String {
        let title = policies.text(channel.title)
        return title.isEmpty ? channel.id.rawValue : title
    }

    func unit(_ id: UnitID, _ title: [String: String]) -> String {
        let title = policies.text(title)
        return title.isEmpty ? id.rawValue : title
    }

    /// What was answered, in words; of a withdrawal: that it is withdrawn.
    func choice(_ answer: OwnAnswer) -> String {
        guard let response = answer.response else { return words.receipt.withdrawn }
        return words.receipt.choices[response.rawValue] ?? response.rawValue
    }

    func name(_ answer: OwnAnswer) -> String? {
        switch answer.name {
        case true?: words.receipt.nameYes
        case false?: words.receipt.nameNo
        case nil: answer.response == nil ? nil : words.receipt.nameNotAsked
        }
    }

    func source(_ word: String) -> String { words.receipt.sources[word] ?? word }
}
