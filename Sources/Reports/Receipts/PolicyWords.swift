/// Words of the policies, which have them by language code.
struct PolicyWords: Sendable {
    /// The languages to take them from, the wanted one first.
    let languages: [String]

    /// The first of the languages that there is.
    func text(_ translations: [String: String]) -> String { first(translations) ?? "" }

    func text(_ translations: [String: [String]]) -> [String] { first(translations) ?? [] }

    private func first<Value>(_ translations: [String: Value]) -> Value? {
        languages.compactMap { translations[$0] }.first
    }
}
