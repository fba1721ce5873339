import Consent
import Policies
import Storage

extension Consents {
    /// - Throws: `ServiceError` for a channel that no policy knows, naming those that there are.
    func known(_ channel: ChannelID) throws(ServiceError) -> ChannelID {
        if house.policies.channels[channel] != nil { return channel }
        let channels = house.policies.channels.keys.map(\.rawValue).sorted().joined(separator: ", ")
        throw ServiceError(.badInput, "there is no channel \"\(channel.rawValue)\": choose one of \(channels)")
    }

    /// When an answer can have been given: not before birth, not in the future.
    func check(_ given: GivenAnswer, at: Moment, now: Moment, _ person: PersonRecord) throws(ServiceError) {
        guard at <= now else {
            throw ServiceError(
                .badInput, "the answer is dated \(at.description), which has not come yet: correct the date")
        }
        if let born = person.born, at < house.policies.localDays.start(born) {
            throw ServiceError(.badInput, "the answer is dated \(at.description), before the birth: correct the date")
        }
        guard house.policies.terms(channel: given.channel, at: at)?.basis != .forbidden else {
            throw ServiceError(
                .badInput,
                "nobody is asked for \(given.channel.rawValue): nobody may be seen there, so leave the answer out")
        }
    }

    /// The notice that the form showed: in force when the answer was given, or it is no consent (GDPR 7(1)).
    func notice(_ given: GivenAnswer, at: Moment) throws(ServiceError) -> NoticeReference {
        let (channel, version) = (given.channel, given.noticeVersion)
        let found = house.policies.notice(channel: channel, version: version, language: given.language)
        guard let found, house.policies.localDays.start(found.shownFrom) <= at else {
            let versions = house.policies.notices.filter { $0.channel == channel }
            let known = Set(versions.map { "\($0.version) (\($0.language))" }).sorted().joined(separator: ", ")
            throw ServiceError(
                .badInput,
                "no notice \(version) (\(given.language)) of \(channel.rawValue) was in force then: it is one of \(known)"
            )
        }
        return NoticeReference(version: version, sha256: found.textHash, language: given.language)
    }
}

/// Looks people up once in a commit that names them many times.
struct Lookup {
    private let house: House
    private let reader: any Reader
    private var people: [PersonReference: PersonRecord] = [:]
    private var guardians: [String: GuardianRecord] = [:]
    private var histories: [PersonID: [Event]] = [:]

    init(_ house: House, _ reader: any Reader) {
        self.house = house
        self.reader = reader
    }

    mutating func person(_ reference: PersonReference) throws -> PersonRecord {
        if let known = people[reference] { return known }
        let found = try house.person(reference, from: reader)
        people[reference] = found
        return found
    }

    mutating func events(_ person: PersonRecord) throws -> [Event] {
        if let known = histories[person.id] { return known }
        let found = try reader.events(about: person.id)
        histories[person.id] = found
        return found
    }

    /// Who answers. Only legal custody decides (domain.md, "People"); without a guardian the person answers alone.
    ///
    /// `channel`: what the answer is for; nil where it is taken back everywhere.
    mutating func decider(
        _ guardian: String?, for person: PersonRecord, in channel: ChannelID?, at moment: Moment
    ) throws -> Decider {
        guard let guardian else {
            if person.kind == .staff { return .person }
            return try ownDecision(person, in: channel, at: moment)
        }
        guard person.kind == .child else {
            throw ServiceError(.badInput, "staff answer for themselves: leave the guardian out")
        }
        let record = try guardians[guardian] ?? house.guardian(guardian, from: reader)
        guardians[guardian] = record
        guard RegistryState(of: person.facts, events: try events(person), at: moment).custodians.contains(record.id)
        else {
            throw ServiceError(
                .badInput,
                "that guardian has no custody of \(person.handle) at the time: only custody decides; check the roster")
        }
        return .guardian(record.id)
    }

    /// A child answers for itself from the age at which it has a say in the channel.
    private func ownDecision(_ person: PersonRecord, in channel: ChannelID?, at moment: Moment) throws -> Decider {
        guard let born = person.born, let birthday = born.attaining(age: ageOfSay(in: channel, at: moment)),
            house.policies.localDays.start(birthday) <= moment
        else {
            throw ServiceError(
                .badInput, "\(person.handle) has no say of its own yet: name the guardian who answered with --guardian")
        }
        return .person
    }

    /// As the algebra has it: the channel's own ages before the regime's, and 18 at the latest.
    private func ageOfSay(in channel: ChannelID?, at moment: Moment) -> Int {
        let channels = channel.map { [$0] } ?? Array(house.policies.channels.keys)
        let terms = channels.compactMap { house.policies.terms(channel: $0, at: moment) }
        return terms.flatMap { [$0.childVoiceFrom, $0.childDecidesFrom] }.compactMap(\.self).reduce(18, min)
    }
}
