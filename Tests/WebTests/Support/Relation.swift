import HTTPTypes
import TestSupport

/// How what is asked for stands to those who ask.
enum Relation: String, CaseIterable, Sendable {
    /// Of nobody in particular.
    case plain
    /// In the teacher's group, or of the unit as a whole.
    case own
    /// Another group of the same unit.
    case otherGroup
    case otherUnit
    /// In the own group once.
    case left
    case erased
    case protected
    /// In the own group; a guardian said no.
    case refused
    /// There is no such thing.
    case unknown

    /// Those that an operation can be asked about.
    static func all(of operation: Operation) -> [Relation] {
        let (path, query) = (operation.parameters["path"] ?? [], operation.parameters["query"] ?? [])
        if path.contains("child") { return allCases.filter { $0 != .plain } }
        if path.contains("id") { return [.own, .otherUnit, .unknown] }
        if query.contains("group") { return [.own, .otherGroup, .otherUnit, .unknown] }
        return query.contains("unit") || operation.takesForm ? [.own, .otherUnit, .unknown] : [.plain]
    }

    /// A unit, and a group of it.
    var place: (unit: String, group: String) {
        switch self {
        case .otherGroup: ("ekbacken", "igelkotten")
        case .otherUnit: ("talldungen", "mesen")
        case .unknown: ("granen", "kotten")
        default: ("ekbacken", "grodan")
        }
    }

    /// A child, and who has custody of it.
    var child: (handle: String, guardian: String) {
        switch self {
        case .otherGroup: ("vera", "G-7")
        case .otherUnit: ("tove", "G-8")
        case .left: ("otto", "G-6")
        case .erased: ("ida", "G-9")
        case .protected: ("siri", "G-5")
        case .refused: ("maja", "G-4")
        case .unknown: ("nobody", "G-1")
        default: ("ella", "G-1")
        }
    }
}

/// An operation asked about something: what is sent.
struct Question: Sendable {
    let operation: Operation
    let relation: Relation
    /// The post that is meant.
    let post: String

    var path: String {
        let (unit, child) = (relation.place.unit, relation.child.handle)
        let path = operation.path.replacing("{child}", with: "\(unit)%2F\(child)").replacing("{id}", with: post)
            .replacing("{number}", with: "1").replacing("{name}", with: "consents")
        return path + query
    }

    private var query: String {
        let values = ["unit": relation.place.unit, "group": relation.place.group]
        let needed = operation.id == "daySheet" ? values.merging(["channel": "open-blog"]) { one, _ in one } : values
        let known = needed.filter { operation.parameters["query"]?.contains($0.key) == true }
        let pairs = known.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    func headers(_ key: String) -> HTTPFields {
        let type: HTTPFields = operation.takesForm ? Form.headers : [.contentType: "application/json"]
        return operation.method == "GET" ? [:] : type + [.idempotencyKey: key]
    }

    var body: [UInt8]? {
        if operation.takesForm { return Draft(unit: relation.place.unit).form.bytes }
        let guardian = relation.child.guardian
        let text: String? =
            switch operation.id {
            case "signIn": #"{"name": "anna.l", "password": "\#(Street.password)"}"#
            case "publishPost": #"{"hand_over": true}"#
            case "leaveOut": #"{"day": "2026-11-20"}"#
            case "withdraw": #"{"guardian": "\#(guardian)", "channel": "open-blog"}"#
            case "answer":
                """
                {"guardian": "\(guardian)", "channel": "open-blog", "choice": "excluded", "notice": "2026-08", \
                "language": "sv"}
                """
            default: nil
            }
        return text.map { Array($0.utf8) }
    }
}
