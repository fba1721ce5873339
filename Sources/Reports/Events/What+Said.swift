import Consent

extension What {
    /// What was said, by whom or about which, in a few words; empty where the kind says it all.
    var said: String {
        switch self {
        case .answered(let answer), .carriedOver(let answer):
            "\(answer.response.rawValue)\(answer.name == true ? ", with name" : "") by \(answer.decider.text)"
        case .withdrawn(let decider, _): "by \(decider.text)"
        case .asked(let decider, _), .reminded(let decider, _): decider.text
        case .leftOut(_, .post(let post)): "post \(post)"
        case .leftOut(_, .day(let day)): "day \(day)"
        case .custodyAdded(let guardian, let relation, _): "\(relation.rawValue) \(guardian.rawValue)"
        case .custodyEnded(let guardian), .custodyDisputed(let guardian), .custodyResolved(let guardian):
            guardian.rawValue
        case .evidenceAttached(let event), .corrected(let event): "event \(event.rawValue)"
        case .protectionSet(let marking), .protectionLifted(let marking): marking.rawValue
        case .expired, .invalidated, .revoked, .joined, .left, .erased: ""
        }
    }
}

extension Decider {
    var text: String {
        switch self {
        case .guardian(let id): "guardian \(id.rawValue)"
        case .person: "the person"
        }
    }
}
