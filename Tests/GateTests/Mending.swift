import Consent
import Imaging

@testable import Gate

/// Carries out a plan's changes as a teacher would.
struct Mending {
    private let plan: Plan
    private let original: Post
    private let snapshot: Snapshot

    init(_ plan: Plan, _ post: Post, _ snapshot: Snapshot) {
        self.plan = plan
        original = post
        self.snapshot = snapshot
    }

    func applied(_ changes: [Change]) -> Post {
        var post = original
        // Removals come last and from the back, so that the positions of the others hold.
        for change in changes { write(change, &post) }
        for position in changes.filter({ $0.action == .takeOut }).flatMap(\.positions).sorted().reversed() {
            takeOut(position, &post)
        }
        for position in changes.filter({ $0.action == .listOnce }).flatMap(\.positions).sorted().reversed() {
            guard let picture = position.picture, let appearance = position.appearance else { continue }
            post.pictures[picture].people?.remove(at: appearance)
        }
        for position in changes.filter({ $0.action == .leaveOut }).flatMap(\.positions).sorted().reversed() {
            position.picture.map { _ = post.pictures.remove(at: $0) }
        }
        return post
    }

    private func write(_ change: Change, _ post: inout Post) {
        for position in change.positions {
            switch change.action {
            case .sayWho: position.picture.map { post.pictures[$0].people = [] }
            case .mark: mark(position, &post)
            case .addContent: post.text = "Det regnade."
            case .answer: answer(position, &post)
            default: break
            }
        }
    }

    /// A region that no other appearance of the picture has.
    private func mark(_ position: PostPosition, _ post: inout Post) {
        guard let picture = position.picture, let appearance = position.appearance else { return }
        post.pictures[picture].people?[appearance].at = Region(
            x: 0.901 + Double(appearance) / 1000, y: 0.9, width: 0.01, height: 0.01)
    }

    private func takeOut(_ position: PostPosition, _ post: inout Post) {
        edit(position, &post) { text, range in
            text = String(text.prefix(range.lowerBound)) + "barnet" + String(text.dropFirst(range.upperBound))
        }
    }

    /// Answers with someone of the name who may be named, else with nobody.
    private func answer(_ position: PostPosition, _ post: inout Post) {
        var word = ""
        edit(position, &post) { text, range in word = String(text.dropFirst(range.lowerBound).prefix(range.count)) }
        let covered = Set(plan.pictures.flatMap(\.appearances).filter { $0.treatment != .shown }.compactMap(\.person))
        let bearer = snapshot.people.first { person in
            word.lowercased().hasPrefix((person.givenNames.first ?? "-").lowercased())
                && (person.kind == .staff || person.effect.mayBeNamed) && !covered.contains(person.id)
                && word.split(separator: " ").dropFirst().allSatisfy { person.familyName.hasPrefix($0.prefix(1)) }
        }
        let name = bearer?.givenNames.first ?? String(word.prefix { $0.isLetter || $0 == "-" })
        post.names.append(NameAnswer(word: name, bearer: bearer.map { .person(handle: $0.handle) } ?? .nobody))
    }

    private func edit(_ position: PostPosition, _ post: inout Post, _ body: (inout String, Range<Int>) -> Void) {
        guard let characters = position.characters else { return }
        switch (position.field, position.picture) {
        case (.title, _): body(&post.title, characters)
        case (.text, _): body(&post.text, characters)
        case (.file, let picture?): body(&post.pictures[picture].file, characters)
        case (.alt, let picture?): body(&post.pictures[picture].alt, characters)
        default: break
        }
    }
}
