import Consent
import Policies
import Storage

/// Everything that is held about one child, for a named recipient (GDPR 15, 20). Reading it records nothing.
package struct Exports: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// One export, from one consistent state.
    ///
    /// - Throws: `ServiceError` where there is no such child or recipient, or nothing that the recipient may have;
    ///   `StorageError`.
    package func export(_ request: ExportRequest) throws -> ChildExport {
        if let reference = request.reference { try FileNumber.check(reference, "the reason") }
        return try house.store.snapshot { reader in
            let child = try child(request.subject, from: reader)
            let events = try reader.events(about: child.id)
            guard !events.contains(where: { $0.what == .erased }) else {
                throw ServiceError(.badInput, "the data of that person was destroyed: there is nothing to export")
            }
            let now = try house.nowForNarrowing(reader)
            let draft = ExportDraft(
                house: house, reader: reader, request: request, child: child, events: events, now: now)
            switch request.recipient {
            case .guardian(let source): return try draft.forGuardian(house.guardian(source, from: reader))
            case .child: return try draft.forChild()
            case .authority: return try draft.forAuthority()
            }
        }
    }

    private func child(_ subject: ExportSubject, from reader: any Reader) throws -> PersonRecord {
        let person: PersonRecord?
        switch subject {
        case .reference(let reference): person = try house.person(reference, from: reader)
        case .source(let id): person = try reader.person(.child, source: id)
        }
        guard let person else {
            throw ServiceError(.noSuchInput, "no child has that source id: check it in the register")
        }
        guard person.kind == .child else {
            throw ServiceError(.badInput, "that is a member of staff: this export is of children")
        }
        return person
    }
}

/// What one export is made from.
struct ExportDraft {
    let house: House
    let reader: any Reader
    let request: ExportRequest
    let child: PersonRecord
    /// In the order in which they were recorded.
    let events: [Event]
    let now: Moment

    var policies: PolicySet { house.policies }

    func day(_ moment: Moment?) -> Day? { moment.flatMap(policies.localDay) }

    func channel(_ id: ChannelID) -> ExportChannelName {
        ExportChannelName(id: id, title: policies.channels[id]?.title ?? [:])
    }

    func unitTitle(_ id: UnitID) -> [String: String] { policies.organisation.unit(id)?.title ?? [:] }

    func guardianFacts(_ record: GuardianRecord) -> GuardianFacts {
        GuardianFacts(id: record.id, sourceID: record.sourceID, name: record.name, language: record.language)
    }
}
