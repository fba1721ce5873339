import Consent
import Gate

/// What the places of a post are called: each picture's file, and whom the teacher named in it.
struct PlaceNames {
    fileprivate let pictures: [(file: String, people: [String])]

    init(_ plan: Plan) {
        pictures = plan.pictures.map { picture in
            (picture.file, picture.appearances.map { AppearanceJSON($0).words })
        }
    }

    init(_ pictures: [PictureJSON]) {
        self.pictures = pictures.map { picture in (picture.file, picture.appearances.map(\.words)) }
    }
}

extension Change {
    /// Where and what, in one line: `Picture 2 (koja.jpg), child ella-b: mark where ...`.
    func line(in plan: Plan) -> String { ChangeJSON(self).line(in: PlaceNames(plan)) }
}

extension ChangeJSON {
    /// The same.
    func line(in names: PlaceNames) -> String {
        let places = at.compactMap { $0.words(in: names) }
        let shown =
            places.prefix(3).joined(separator: "; ") + (places.count > 3 ? "; and \(places.count - 3) more" : "")
        // What is left out names its pictures itself.
        return shown.isEmpty || action == Change.Action.leaveOut.rawValue ? text : "\(shown): \(text)"
    }
}

extension PositionJSON {
    /// Where in the post, as a person would say it; nil for the post as a whole.
    fileprivate func words(in names: PlaceNames) -> String? {
        guard let picture, names.pictures.indices.contains(picture - 1) else { return field.map(Self.words) }
        let place = "Picture \(picture) (\(names.pictures[picture - 1].file))"
        if let field { return "\(place), \(field)" }
        let people = names.pictures[picture - 1].people
        guard let appearance, people.indices.contains(appearance - 1) else { return place }
        return "\(place), \(people[appearance - 1])"
    }

    private static func words(_ field: String) -> String {
        switch PostPosition.Field(rawValue: field) {
        case .title: "Title"
        case .text: "Text"
        case .file: "File name"
        case .alt: "Alt text"
        case nil: field
        }
    }
}

extension AppearanceJSON {
    /// Whom the teacher named, as the teacher named them.
    fileprivate var words: String {
        switch subject {
        case "visitor": "a visitor"
        case "unknown-child": "an unknown child"
        case "thing": "a thing"
        default: handle.map { "\(subject) \($0)" } ?? subject
        }
    }
}
