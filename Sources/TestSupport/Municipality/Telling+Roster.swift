import Consent
import Storage

extension MunicipalHistory.Telling {
    /// What the year's roster says: who came, who moved, who has custody.
    mutating func arrivals() {
        let moment = MunicipalHistory.morning(Answering.asked(year), plus: -2)
        if isFirstYear { tellAdults() }
        for child in household.children {
            guard let stay = stay(child) else { continue }
            let id = person(child)
            let isNew = isFirstYear || child.before == nil
            if !isNew, let before = child.before, before.unit != stay.unit {
                happens(.left(before.unit), to: id, at: moment, source: "roster")
            }
            change.people.append(record(child, stay, since: moment))
            if isNew || child.before?.unit != stay.unit {
                happens(.joined(stay.unit), to: id, at: moment, source: "roster")
            }
            if isNew { tellBonds(of: child, at: moment) }
        }
    }

    private mutating func tellAdults() {
        for (number, adult) in household.adults.enumerated() {
            change.guardians.append(
                GuardianRecord(
                    id: guardian(number), sourceID: adult.sourceID, name: adult.name, language: adult.language))
        }
    }

    private func record(_ child: Household.Child, _ stay: Household.Stay, since moment: Moment) -> PersonRecord {
        PersonRecord(
            id: person(child), kind: .child, sourceID: child.sourceID, unit: stay.unit, group: stay.group,
            handle: child.handle, givenNames: [child.givenName], familyName: child.familyName, born: child.born,
            since: moment)
    }

    private mutating func tellBonds(of child: Household.Child, at moment: Moment) {
        for bond in child.bonds {
            let from = MunicipalHistory.morning(bond.from ?? child.born)
            let until = bond.until.map { MunicipalHistory.morning($0) }
            let what = What.custodyAdded(guardian(bond.adult), household.adults[bond.adult].relation, until: until)
            happens(what, to: person(child), at: min(from, moment), source: "roster")
        }
        if child.isProtected {
            happens(.protectionSet(.confidentialityMarking), to: person(child), at: moment, source: "roster")
        }
    }
}
