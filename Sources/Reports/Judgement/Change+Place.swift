import Gate

extension Change {
    /// Where and what, in one line: `Picture 2 (koja.jpg), child ella-b: mark where ...`.
    func line(in plan: Plan) -> String {
        let places = positions.compactMap { $0.words(in: plan) }
        let shown =
            places.prefix(3).joined(separator: "; ") + (places.count > 3 ? "; and \(places.count - 3) more" : "")
        // What is left out names its pictures itself.
        return shown.isEmpty || action == .leaveOut ? text : "\(shown): \(text)"
    }
}

extension PostPosition {
    /// Where in the post, as a person would say it; nil for the post as a whole.
    fileprivate func words(in plan: Plan) -> String? {
        guard let picture, plan.pictures.indices.contains(picture) else { return field?.words }
        let place = "Picture \(picture + 1) (\(plan.pictures[picture].file))"
        if let field { return "\(place), \(field.rawValue)" }
        let people = plan.pictures[picture].appearances
        guard let appearance, people.indices.contains(appearance) else { return place }
        return "\(place), \(people[appearance].subject.words)"
    }
}

extension Appearance.Subject {
    /// Whom the teacher named, as the teacher named them.
    fileprivate var words: String {
        switch self {
        case .child(let handle): "child \(handle)"
        case .staff(let handle): "staff \(handle)"
        case .visitor: "a visitor"
        case .unknownChild: "an unknown child"
        case .thing: "a thing"
        }
    }
}

extension PostPosition.Field {
    fileprivate var words: String {
        switch self {
        case .title: "Title"
        case .text: "Text"
        case .file: "File name"
        case .alt: "Alt text"
        }
    }
}
