/// Invented names: no two households share one, so that no two children are taken for each other.
enum Names {
    static let given = [
        "Alva", "Noah", "Vera", "Hugo", "Selma", "Liam", "Astrid", "Elias", "Ines", "Nils", "Saga", "Leo", "Ebba",
        "Adam", "Tuva", "Yusuf", "Amina", "Otto", "Juni", "Sam", "Ellen", "Malte", "Freja", "Ivar", "Lykke", "Omar",
        "Signe", "Axel", "Leila", "Ture", "Klara",
    ]

    private static let beginnings = [
        "Ek", "Lind", "Berg", "Sjö", "Dal", "Holm", "Rask", "Lund", "Kvist", "Falk", "Björk", "Alm", "Gran", "Sten",
        "Ström", "Vik",
    ]
    private static let endings = [
        "qvist", "berg", "ström", "lund", "mark", "gren", "dahl", "stedt", "blad", "man", "ell", "ros", "hult", "by",
        "fors", "vall",
    ]

    /// The name of a household, such as "Ekström-Falkvall".
    static func family(_ number: Int) -> String {
        let (first, second) = (number % 256, number / 256)
        return name(first) + (second == 0 ? "" : "-" + name(second % 256))
            + (second < 256 ? "" : "-" + name(second / 256))
    }

    private static func name(_ number: Int) -> String { beginnings[number % 16] + endings[number / 16 % 16] }
}
