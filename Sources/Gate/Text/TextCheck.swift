import Consent

/// The words of a post, read for names that may not stand with it and for numbers that stand for people.
struct TextCheck {
    /// A finding and what makes several of them one change.
    struct Result {
        let finding: Finding
        let group: Group
        /// Whom a name means, as indices in the roster's people; empty for a number.
        let bearers: Set<Int>
    }

    enum Group: Hashable {
        case name(String)
        case fullName(String, [Int])
        case number(PostPosition)
    }

    /// What one field says.
    struct Reading {
        /// What stands in the way, in the order of the words.
        let results: [Result]
        /// Children whose name stands or may stand in it. Where several have the name, and all may be named, all of them.
        let named: Set<PersonID>
    }

    private let search: NameSearch
    private let people: [KnownPerson]
    /// By index in the roster's people: who may not be named in this post.
    private let guarded: [Bool]
    private let answers: NameAnswers

    /// `covered` is who is covered in a picture of this post.
    init(_ post: Post, _ roster: Roster, covered: Set<PersonID>, answers: NameAnswers) {
        people = roster.people
        guarded = roster.people.map { $0.mayNotBeNamed(covered: covered) }
        self.answers = answers
        let words = post.fields.flatMap { field -> [Word] in
            Word.words(in: field.words, isFileName: field.isFile)
                + Word.humps(in: field.words, isFileName: field.isFile)
        }
        search = NameSearch(index: NameIndex(people, occurringAmong: words.map(\.folded)), people: people)
    }

    func read(_ field: PostField) -> Reading {
        let numbers = IdentityNumber.all(in: field.words).map { result(of: $0, field) }
        let names = names(in: field).map { ($0, bearers: answers.bearers(of: $0, people) ?? $0.bearers) }
        let letters = Array(field.words)
        let results = names.compactMap { result(of: $0, $1, field, letters) } + numbers
        return Reading(
            results: results.sorted { $0.finding.position < $1.finding.position },
            named: Set(names.flatMap(\.bearers).map { people[$0] }.filter { $0.kind == .child }.map(\.id)))
    }

    /// Names as words, and names that only capital letters part ("EllaOchBjörn").
    private func names(in field: PostField) -> [NameMatch] {
        let whole = search.matches(in: Word.words(in: field.words, isFileName: field.isFile))
        let parts = search.matches(in: Word.humps(in: field.words, isFileName: field.isFile))
        let taken = Set(whole.flatMap(\.characters))
        return whole + parts.filter { taken.isDisjoint(with: $0.characters) }
    }

    private func result(of number: IdentityNumber, _ field: PostField) -> Result {
        let position = field.position(number.characters)
        let finding = Finding(
            number.code, at: position, "\(field.name): a \(number.code.numberName) stands here.",
            mend: field.isFile ? "Rename the file." : "Take the number out.")
        return Result(finding: finding, group: .number(position), bearers: [])
    }

    /// `bearers`: whom the name means, by the answers where there are any.
    private func result(of match: NameMatch, _ bearers: [Int], _ field: PostField, _ letters: [Character]) -> Result? {
        let inTheWay = bearers.filter { guarded[$0] }
        guard !inTheWay.isEmpty else { return nil }
        let code = code(match, isMixed: inTheWay.count < bearers.count)
        let written = String(letters[match.characters.clamped(to: letters.indices)])
        let words = NameWords(match, field, written: written, bearers.map { people[$0].handle })
        return Result(
            finding: words.finding(code),
            group: match.reach == .full ? .fullName(match.name, match.bearers) : .name(match.name),
            bearers: Set(bearers))
    }

    private func code(_ match: NameMatch, isMixed: Bool) -> Finding.Code {
        if isMixed { return .whoseName }
        return match.mayBeWord ? .nameOrWord : .nameMayNotStand
    }
}

extension KnownPerson {
    /// A child who may not be named, and anyone who is covered in the post: the name would undo the cover.
    func mayNotBeNamed(covered: Set<PersonID>) -> Bool {
        (kind == .child && !effect.mayBeNamed) || covered.contains(id)
    }
}

extension Finding.Code {
    fileprivate var numberName: String { self == .cprNumber ? "CPR number" : rawValue }
}
