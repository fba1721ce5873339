/// The page's own words in one language.
struct ContactSheetWords: Sendable {
    let title: String
    let contents: String
    let nothing: String
    let status: [ContactSheet.Status: String]
    let obstacles: String
    let before: String
    let after: String
    let noBefore: String
    let noAfter: String
    /// How many regions are covered: none, one, several (`#` stands for the number).
    let covered: (none: String, one: String, several: String)
    let removed: String
    let removedNothing: String
    let handling: String
    let isSwedish: Bool

    func text(ofStatus status: ContactSheet.Status) -> String { self.status[status] ?? status.rawValue }

    /// A kind that has no words yet stands as it is.
    func text(ofKind kind: String) -> String {
        HiddenKindWords.all[kind].map { isSwedish ? $0.swedish : $0.english } ?? kind
    }

    func text(ofCovered count: Int) -> String {
        switch count {
        case 0: covered.none
        case 1: covered.one
        default: Self.fill(covered.several, count)
        }
    }

    private static func fill(_ pattern: String, _ count: Int) -> String {
        pattern.split(separator: "#", omittingEmptySubsequences: false).joined(separator: String(count))
    }

    static let swedish = ContactSheetWords(
        title: "Kontaktkarta: före och efter", contents: "Inläggen",
        nothing: "Inga inlägg än. Lämna in ett, så syns det här.",
        status: [.cleared: "Klart", .held: "Väntar", .refused: "Avvisat"],
        obstacles: "Det här står i vägen", before: "Före", after: "Efter", noBefore: "Originalet visas inte här.",
        noAfter: "Ingen bild lämnades ut.",
        covered: ("Inget täckt", "1 täckt", "# täckta"), removed: "Borttaget ur filen",
        removedNothing: "Inget fanns att ta bort.",
        handling: "Den här sidan visar bilderna som de var. Lämna den inte vidare, och radera den när den är använd.",
        isSwedish: true)

    static let english = ContactSheetWords(
        title: "Contact sheet: before and after", contents: "The posts",
        nothing: "No posts yet. Submit one, and it shows here.",
        status: [.cleared: "Cleared", .held: "Held", .refused: "Refused"],
        obstacles: "This is in the way", before: "Before", after: "After", noBefore: "The original is not shown here.",
        noAfter: "No picture was released.",
        covered: ("Nothing covered", "1 covered", "# covered"), removed: "Removed from the file",
        removedNothing: "There was nothing to remove.",
        handling: "This page shows the pictures as they were. Do not pass it on, and delete it when it has been used.",
        isSwedish: false)
}
