/// What is said of a name in the way: the word that the teacher wrote and what to do, never why.
struct NameWords {
    private let position: PostPosition
    private let place: String
    private let written: String
    private let isFile: Bool
    private let canBeNobody: Bool
    private let handles: [String]

    init(_ match: NameMatch, _ field: PostField, written: String, _ handles: [String]) {
        position = field.position(match.characters)
        place = field.name
        self.written = Shown.words(written)
        isFile = field.isFile
        canBeNobody = match.reach == .given
        self.handles = handles.prefix(6).map { Shown.words($0) }
    }

    func finding(_ code: Finding.Code) -> Finding {
        switch code {
        case .whoseName: Finding(code, at: position, "\(place): which \(written), \(orNobody)?", mend: answer)
        case .nameOrWord: Finding(code, at: position, "\(place): is \(written) a child's name here?", mend: answer)
        default:
            Finding(code, at: position, "\(place): the name \(written) may not stand with this post.", mend: remove)
        }
    }

    private var orNobody: String { canBeNobody ? "or not a child" : "of those with that name" }

    private var answer: String {
        let who = (handles + (canBeNobody ? ["nobody"] : [])).joined(separator: " or ")
        return "Write the name out, or answer under names: with the word and is: \(who)."
    }

    private var remove: String {
        let how = isFile ? "Rename the file" : "Write the name out (a child, the children)"
        return canBeNobody ? "\(how); if it is nobody of the unit, say so under names: with is: nobody." : "\(how)."
    }
}
