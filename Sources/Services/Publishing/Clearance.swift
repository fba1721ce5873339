import Consent
import Gate
import Policies
import Storage

/// A stored post, planned anew on the newest consents.
struct Clearance {
    let record: PostRecord
    let title: String
    let plan: Plan
    let pictures: [PictureRecord]
    /// What the cleared files or the words show beyond what is allowed by now.
    let excess: [Excess]
    let out: WhatIsOut

    /// Whether what was cleared may go out as it is. A consent that it rests on and that narrowed ends it; one that widened
    /// since leaves it as it is.
    var holds: Bool {
        record.verdict == .cleared && plan.verdict == .cleared && excess.isEmpty
            && Set(pictures.map(\.index)).isSubset(of: plan.published)
    }
}

extension Reader {
    /// - Throws: `ServiceError` where there is no such post, `StorageError`.
    func knownPost(_ id: PostID) throws -> PostRecord {
        if let post = try post(id) { return post }
        throw ServiceError(.noSuchInput, "there is no post \"\(id.rawValue)\": check the id that submit printed")
    }
}

extension Publishing {
    /// - Throws: `ServiceError` where there is no such post, `StorageError`.
    func clearance(of id: PostID, from reader: any Reader) throws -> Clearance {
        let record = try reader.knownPost(id)
        let post = try Post(stored: record.document)
        let pictures = try reader.pictures(of: id)
        let leavesOut = pictures.count < post.pictures.count
        let options = GateOptions(withoutRefused: leavesOut, withoutHeld: leavesOut)
        let reading = try read(
            post, unit: record.unit, id: id, days: house.days(of: record), options: options, from: reader)
        return Clearance(
            record: record, title: post.title, plan: reading.plan, pictures: pictures,
            excess: try excess(of: record, try reader.appearances(of: id), from: reader),
            out: try reader.whatIsOut(of: id))
    }

    /// What appearances in a post show beyond what is allowed by now, or on the day on which it was submitted.
    func excess(of record: PostRecord, _ shown: [AppearanceRecord], from reader: any Reader) throws -> [Excess] {
        let now = try house.now(reader)
        let days = house.days(of: record).union([house.policies.localDay(of: now)].compactMap(\.self))
        let appearances = Dictionary(grouping: shown, by: \.person)
        return try appearances.keys.sorted().flatMap { id in
            let effect = try reader.person(id).map { person in
                house.effect(
                    of: person, events: try reader.events(about: id), in: record, days: days, at: now)
            }
            return Excess.of(appearances[id] ?? [], beyond: effect ?? .nothing)
        }
    }
}
