internal import Consent
internal import Documents

/// The register's number of a controller, by country: whose check finds a slip of the pen.
private struct CompanyNumber: Sendable {
    let hint: String
    let accepts: @Sendable (String) -> Bool

    /// By ISO 3166-1 code. Of another country nobody here knows the form: it is taken as it stands.
    static let byCountry = [
        // Bolagsverket: six digits, a hyphen, four digits; Luhn.
        "SE": CompanyNumber(hint: "write ten digits as NNNNNN-NNNN; the last one checks") { text in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            return parts.count == 2 && parts[0].utf8.count == 6 && (digits(parts.joined(), 10).map(luhn) ?? false)
        },
        // Erhvervsstyrelsen (CVR).
        "DK": CompanyNumber(hint: "write the eight digits of the CVR number") { digits($0, 8) != nil },
        // Brønnøysundregistrene: nine digits, weights 3 2 7 6 5 4 3 2, modulus 11.
        "NO": CompanyNumber(hint: "write the nine digits together; the last one checks") { text in
            let weights = [3, 2, 7, 6, 5, 4, 3, 2, 1]
            guard let found = digits(text, 9) else { return false }
            return zip(weights, found).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
        },
        // Kamer van Koophandel (KvK).
        "NL": CompanyNumber(hint: "write the eight digits of the KvK number") { digits($0, 8) != nil },
    ]

    /// Exactly that many digits, and nothing else.
    private static func digits(_ text: String, _ count: Int) -> [Int]? {
        text.utf8.count == count && text.utf8.allSatisfy(\.isDigit) ? text.utf8.map { Int($0) - 48 } : nil
    }

    private static func luhn(_ digits: [Int]) -> Bool {
        digits.enumerated().reduce(0) { sum, digit in
            let doubled = digit.element * (digit.offset % 2 == 0 ? 2 : 1)
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        } % 10 == 0
    }
}

extension Fields {
    /// ISO 3166-1, two capitals; Sweden where it is left out.
    func country(_ key: String) -> String? {
        guard let text = text(key, .optional) else { return has(key) ? nil : "SE" }
        if text.isCountryCode { return text }
        report(key, "'\(key)' is no country code", hint: "write two capitals, as SE")
        return nil
    }

    func orgNumber(_ key: String, country: String) -> String? {
        guard let text = text(key) else { return nil }
        guard let known = CompanyNumber.byCountry[country], !known.accepts(text) else { return text }
        report(key, "'\(key)' is no organisation number", hint: known.hint)
        return nil
    }
}

extension String {
    /// Two capitals, as in ISO 3166-1.
    var isCountryCode: Bool { utf8.count == 2 && utf8.allSatisfy { (0x41...0x5A).contains($0) } }
}
