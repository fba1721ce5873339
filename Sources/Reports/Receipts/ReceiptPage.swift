import Consent
import Services

/// A receipt in one language: its own words, and the policies' where they have that language.
struct ReceiptPage {
    let receipt: Receipt
    let words: ReceiptWords
    let policies: PolicyWords

    init(_ receipt: Receipt, language: String?) {
        let wanted = [language, receipt.notice?.language].compactMap(\.self) + receipt.languages
        self.receipt = receipt
        words = wanted.compactMap { ReceiptWords.all[$0] }.first ?? ReceiptWords.english
        policies = PolicyWords(languages: [words.language] + wanted)
    }

    func text(_ translations: [String: String]) -> String { policies.text(translations) }

    func text(_ translations: [String: [String]]) -> [String] { policies.text(translations) }

    /// What was answered, in words; of a withdrawal: that it is withdrawn.
    var choice: String {
        guard let response = receipt.response else { return words.withdrawn }
        return words.choices[response.rawValue] ?? response.rawValue
    }

    var name: String? {
        switch receipt.name {
        case true?: words.nameYes
        case false?: words.nameNo
        case nil: receipt.response == nil ? nil : words.nameNotAsked
        }
    }

    /// How to change one's mind: as easily as it was given (GDPR 7(3)).
    var withdrawal: String { words.withdrawal.replacing("#", with: receipt.controller.email) }
}
