internal import Consent
internal import Documents

/// Somebody's membership of a group today.
struct Membership {
    let person: String
    let group: String
    let position: Position
}

/// A duty of a member of staff today.
struct Duty {
    let person: String
    let organisation: String
    /// Groups in which it is done.
    let groups: [String]
}

/// Reads the resources of an SS 12000 file that are in force today, each with what it refers to.
struct SS12000Resource {
    let today: Day
    let log: MistakeLog

    /// A resource's objects: a list, or a page as the interface gives it (`data`). A file that stops in the middle of the
    /// pages would lose people unnoticed.
    func list(_ root: Node, _ name: String) -> [Node] {
        guard let node = root[name], !node.isNothing else { return [] }
        if let token = node["pageToken"], !token.isNothing {
            log.report(
                at: token.position, "'\(name)' goes on on another page, which is not in the file",
                hint: "fetch every page and put all of 'data' into one list")
        }
        guard let data = node["data"] else { return log.list(node, "'\(name)'") ?? [] }
        return log.list(data, "'data' of '\(name)'") ?? []
    }

    func byID(_ persons: [Node]) -> [String: Node] {
        var found: [String: Node] = [:]
        found.reserveCapacity(persons.count)
        for person in persons {
            guard let id = person.text("id") else {
                log.report(at: person.position, "a person has no 'id'", hint: "export each person with its id")
                continue
            }
            if found.updateValue(person, forKey: id) != nil {
                log.report(at: person.position, "this person stands in 'persons' already", hint: "keep one of them")
            }
        }
        return found
    }

    func enrolments(_ person: Node) -> [SS12000.Stay] {
        objects(person, "enrolments").compactMap { node in
            if let cancelled = node["cancelled"], !cancelled.isNothing, log.flag(cancelled, "'cancelled'") != false {
                return nil
            }
            return organisation(node, "enroledAt").map {
                SS12000.Stay(organisation: $0, group: nil, position: node.position)
            }
        }
    }

    func placements(_ root: Node) -> [(person: String, stay: SS12000.Stay)] {
        list(root, "placements").filter(isCurrent).compactMap { node in
            guard let child = reference(node, "child"), let organisation = organisation(node, "placedAt") else {
                return nil
            }
            let group = node["group"].map(\.isNothing) == false ? reference(node, "group") : nil
            return (child, SS12000.Stay(organisation: organisation, group: group, position: node.position))
        }
    }

    func memberships(_ root: Node) -> [Membership] {
        list(root, "groups").filter(isCurrent).flatMap { group -> [Membership] in
            guard let id = group.text("id") else {
                log.report(at: group.position, "a group has no 'id'", hint: "export each group with its id")
                return []
            }
            return objects(group, "groupMemberships").compactMap { node in
                reference(node, "person").map { Membership(person: $0, group: id, position: group.position) }
            }
        }
    }

    /// In the order of the file.
    func duties(_ root: Node) -> [Duty] {
        list(root, "duties").filter(isCurrent).compactMap { node in
            guard let person = reference(node, "person"), let organisation = organisation(node, "dutyAt") else {
                return nil
            }
            let groups = objects(node, "assignmentRole").compactMap { reference($0, "group") }
            return Duty(person: person, organisation: organisation, groups: groups)
        }
    }

    /// The members of a list inside an object that hold today.
    private func objects(_ node: Node, _ key: String) -> [Node] {
        guard let list = node[key], !list.isNothing else { return [] }
        return (log.list(list, "'\(key)'") ?? []).filter(isCurrent)
    }

    /// First and last day both count.
    private func isCurrent(_ node: Node) -> Bool {
        let from = day(node, "startDate")
        let until = day(node, "endDate")
        return from.map { $0 <= today } ?? true && until.map { today <= $0 } ?? true
    }

    private func day(_ node: Node, _ key: String) -> Day? {
        guard let value = node[key], !value.isNothing, let text = log.text(value, "'\(key)'") else { return nil }
        if let day = Day(text) { return day }
        log.report(at: value.position, "'\(key)' is no day that exists", hint: "write it as 2021-03-14")
        return nil
    }

    private func organisation(_ node: Node, _ key: String) -> String? { reference(node, key) }

    private func reference(_ node: Node, _ key: String) -> String? {
        if let id = node.reference(key) { return id }
        log.report(at: node.position, "'\(key)' has no 'id'", hint: "export the reference with its id")
        return nil
    }
}

extension Node {
    /// A text that is there and not empty.
    func text(_ key: String) -> String? {
        guard case .scalar(let text, quoted: true)? = self[key]?.value, !text.isEmpty else { return nil }
        return text
    }

    /// The id of what a key refers to.
    func reference(_ key: String) -> String? { self[key]?.text("id") }

    /// A value as a field of CSV; `null` and a missing key are an empty one, reported where the object begins.
    func field(_ key: String, _ log: MistakeLog) -> CSV.Field {
        guard let value = self[key], !value.isNothing, let text = log.text(value, "'\(key)'") else {
            return CSV.Field(text: "", position: position)
        }
        return CSV.Field(text: text.trimmed, position: value.position)
    }
}
