import Consent
import Gate
import Storage

/// Every way in which a person who is erased is named in words of others, and what the words read without it.
struct ErasureNames {
    /// In what stands around a name whose it is may be told.
    struct Context {
        /// Nil: of no unit, as a word about the whole house.
        var unit: UnitID?
        /// The text is about the person, as a post that the person is in.
        var isAboutPerson = false
        /// The text is about somebody else, of these handles.
        var others: Set<PersonID> = []
        /// Answers to "which Ella?".
        var answers: [NameAnswer] = []
        /// A file name, an address or an id: no room for brackets.
        var isTag = false
    }

    private enum Role { case own, ownFull, family, guardian, namesake(PersonID) }

    let person: PersonRecord
    /// Where the person ever was.
    let units: Set<UnitID>
    private let handles: [UnitID: Set<String>]
    /// Handles of others in these units.
    private let othersHandles: Set<String>
    private let ids: [String]
    private let faintIDs: [String]
    private let roles: [Role]
    private let finder: NameFinder
    /// Everyone who ever was in these units.
    private let everyone: NameFinder
    private let seeds: NameSeeds

    /// `guardians`: those who go too.
    init(_ person: PersonRecord, events: [Event], guardians: [GuardianRecord], from reader: any Reader) throws {
        self.person = person
        let given = try reader.handles(of: person.id)
        var units = Set(given.map(\.unit)).union([person.unit])
        for event in events { if case .joined(let unit) = event.what { units.insert(unit) } }
        self.units = units
        handles = Dictionary(grouping: given, by: \.unit).mapValues { Set($0.map { $0.handle.lowercased() }) }
        var all: [(KnownPerson, Role)] = [
            (KnownPerson(person, effect: .nothing), .own),
            (.named([person.familyName], person.givenNames.first ?? ""), .ownFull),
        ]
        if try Self.isAlone(person, guardians, reader) { all.append((.named([person.familyName], ""), .family)) }
        all += guardians.compactMap { guardian in KnownPerson(guardian).map { ($0, Role.guardian) } }
        let beside = try units.sorted().flatMap { try reader.everyone(everIn: $0) }.filter { $0.id != person.id }
        all += beside.filter { $0.isNamesake(of: person) }.map {
            (KnownPerson($0, effect: .nothing), Role.namesake($0.id))
        }
        othersHandles = Set(beside.map { $0.handle.lowercased() })
        roles = all.map(\.1)
        finder = NameFinder(all.map(\.0))
        everyone = NameFinder(([person] + beside).map { KnownPerson($0, effect: .nothing) })
        let sources = [person.sourceID, person.id.rawValue] + guardians.flatMap { [$0.sourceID, $0.id.rawValue] }
        ids = sources.map { $0.lowercased() }.filter(\.isTelling)
        faintIDs = sources.map { $0.lowercased() }.filter { !$0.isTelling && !$0.isEmpty }
        let names = person.givenNames + [person.familyName] + guardians.map(\.name)
        seeds = NameSeeds(
            names.flatMap { NameFinder.beginnings(of: $0) } + given.map(\.handle) + sources
                + (person.born?.numbers ?? []))
    }

    /// Whether nobody else in the house has the family name, so that it tells of this person alone.
    private static func isAlone(_ person: PersonRecord, _ going: [GuardianRecord], _ reader: any Reader) throws -> Bool
    {
        let key = NameFinder.key(person.familyName)
        guard key.count > 1, try !reader.isFamilyName(person.familyName, ofAnyoneBut: person.id) else { return false }
        let gone = Set(going.map(\.id))
        return try !reader.everyGuardian().contains { guardian in
            !gone.contains(guardian.id)
                && guardian.name.split(separator: " ").contains { NameFinder.key(String($0)) == key }
        }
    }

    /// Whether the text must be looked at at all.
    func mayStand(in text: String) -> Bool { seeds.mayStand(in: text) }

    /// Whether a text that stays for good names anybody at all.
    func nameAnyone(in text: String) -> Bool {
        let letters = text.map { $0.lowercased() }
        return erased(from: text, Context(isAboutPerson: true)) != nil
            || everyone.places(in: text).contains { $0.isFull || !$0.mayBeWord }
            || othersHandles.contains { !Self.ranges(of: $0, in: letters).isEmpty }
            || !NameFinder.identityNumbers(in: text).isEmpty
    }

    /// The text without the names; nil where none stands in it.
    func erased(from text: String, _ context: Context) -> String? {
        guard seeds.mayStand(in: text) else { return nil }
        let letters = Array(text)
        let ranges = self.ranges(in: text, letters, context)
        guard !ranges.isEmpty else { return nil }
        var result = ""
        var at = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > at {
            if range.lowerBound >= at {
                result += String(letters[at..<range.lowerBound]) + (context.isTag ? "erased" : "[…]")
            }
            at = range.upperBound
        }
        return result + String(letters[at...])
    }

    /// Whether a handle is the person's in a unit.
    func isOwn(_ handle: String, in unit: UnitID?) -> Bool {
        unit.map { handles[$0]?.contains(handle.lowercased()) ?? false } ?? false
    }

    /// Whether the person ever was where the text is about.
    private func isHere(_ context: Context) -> Bool { context.unit.map(units.contains) ?? true }

    private func ranges(in text: String, _ letters: [Character], _ context: Context) -> [Range<Int>] {
        let small = letters.map { $0.lowercased() }
        let names = finder.places(in: text, isFileName: context.isTag).filter { isMeant($0, context) }.map(\.characters)
        let here = isHere(context)
        let literals = ids + (here ? faintIDs + handles.values.flatMap { $0 } : [])
        let found = names + Set(literals).flatMap { Self.ranges(of: $0, in: small) }
        let numbers = here ? NameFinder.identityNumbers(in: text).filter { isBirthday(letters[$0]) } : []
        return found.filter { !isAnothersHandle(around: $0, small) } + numbers
    }

    private func isMeant(_ place: NameFinder.Place, _ context: Context) -> Bool {
        let meant = place.bearers.map { roles[$0] }
        let full = meant.contains { role in
            switch role {
            case .ownFull, .guardian: place.isFull
            case .own: place.isFull
            case .family, .namesake: false
            }
        }
        let given =
            isHere(context)
            && meant.contains { role in
                switch role {
                case .own: !place.mayBeWord || context.isAboutPerson
                case .family: !place.mayBeWord
                case .ownFull, .guardian, .namesake: false
                }
            }
        guard full || given else { return false }
        return !isAnothers(place, meant, context)
    }

    /// Whether the same name is somebody else's here.
    private func isAnothers(_ place: NameFinder.Place, _ meant: [Role], _ context: Context) -> Bool {
        let answers = context.answers.filter { answer in
            let key = NameFinder.key(answer.word)
            return key == place.key || key == place.key + "s"
        }
        if !answers.isEmpty, !answers.contains(where: { $0.bearer.isPerson { isOwn($0, in: context.unit) } }) {
            return true
        }
        let others = meant.compactMap { role -> PersonID? in if case .namesake(let id) = role { id } else { nil } }
        return !context.isAboutPerson && !context.others.isDisjoint(with: others)
    }

    private func isBirthday(_ number: ArraySlice<Character>) -> Bool {
        let digits = String(number.compactMap(\.wholeNumberValue).map { Character("\($0)") })
        return person.born?.numbers.contains { digits.hasPrefix($0) } ?? false
    }

    /// Whether what was found is part of somebody else's handle, as `ella-b` is of `ella-b-2`.
    private func isAnothersHandle(around range: Range<Int>, _ letters: [String]) -> Bool {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low > 0, letters[low - 1].isPartOfHandle { low -= 1 }
        while high < letters.count, letters[high].isPartOfHandle { high += 1 }
        return othersHandles.contains(letters[low..<high].joined())
    }

    /// Where an id stands as a word of its own.
    private static func ranges(of id: String, in letters: [String]) -> [Range<Int>] {
        let wanted = id.map(String.init)
        guard !wanted.isEmpty, letters.count >= wanted.count else { return [] }
        return (0...letters.count - wanted.count).compactMap { at in
            let end = at + wanted.count
            guard letters[at] == wanted[0], letters[at..<end].elementsEqual(wanted),
                at == 0 || !letters[at - 1].isLetterOrDigit, end == letters.count || !letters[end].isLetterOrDigit
            else { return nil }
            return at..<end
        }
    }
}

extension String {
    fileprivate var isLetterOrDigit: Bool { first.map { $0.isLetter || $0.isNumber } ?? false }
    fileprivate var isPartOfHandle: Bool { isLetterOrDigit || self == "-" }
    /// Long or mixed enough to be nothing but that id, wherever it stands.
    fileprivate var isTelling: Bool {
        count >= 6 || (count >= 3 && contains(where: \.isLetter) && contains(where: \.isNumber))
    }
}

extension Day {
    /// The birthday as identity numbers begin with it.
    fileprivate var numbers: [String] {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let short = two(year % 100) + two(month)
        return [
            "\(year)\(two(month))\(two(day))", short + two(day), short + "\(day + 60)",
            two(day) + two(month) + two(year % 100),
        ]
    }
}

extension NameAnswer.Bearer {
    fileprivate func isPerson(_ holds: (String) -> Bool) -> Bool {
        if case .person(let handle) = self { holds(handle) } else { false }
    }
}

extension PersonRecord {
    fileprivate func isNamesake(of other: PersonRecord) -> Bool {
        let keys = Set(other.givenNames.map(NameFinder.key))
        return givenNames.contains { keys.contains(NameFinder.key($0)) }
    }
}

extension KnownPerson {
    fileprivate static func named(_ given: [String], _ family: String) -> KnownPerson {
        KnownPerson(
            id: PersonID(rawValue: ""), kind: .child, handle: "", givenNames: given, familyName: family,
            effect: .nothing)
    }

    /// A guardian has one name: its last word counts as the family name.
    fileprivate init?(_ guardian: GuardianRecord) {
        let words = guardian.name.split(separator: " ").map(String.init)
        guard words.count > 1, let family = words.last else { return nil }
        self = .named([words.dropLast().joined(separator: " "), words[0]], family)
    }
}
