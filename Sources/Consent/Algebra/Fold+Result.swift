/// What the state gives: rules 1-6.
extension Fold {
    /// Rule 1.
    func deciders(at moment: Moment) -> Deciders {
        if person.kind == .staff || ages.decidesAlone(at: moment) { return Deciders(alone: true) }
        let deciding = guardians.indices.filter { guardians[$0].decides(at: moment, by: rules) }
        return Deciders(guardians: deciding, voice: ages.hasVoice(at: moment))
    }

    /// Rule 6 holds where guardians decide; it is nothing to one who decides alone.
    var isDisputed: Bool {
        rules.contains(.dispute) && !deciders.alone && guardians.contains { $0.dispute != nil }
    }

    /// Whether what the person says counts besides the guardians: it may narrow, and is not waited for.
    var personMayNarrow: Bool { !deciders.alone && (deciders.voice || ages.unknown) }

    /// Rules 1-6.
    func result(_ instant: Instant) -> Level {
        answers(instant).narrowed(by: ceiling?.level).narrowed(by: clamp)
    }

    /// Rules 1-4: the minimum over all deciders.
    func answers(_ instant: Instant) -> Level {
        guard !deciders.isEmpty else { return rules.contains(.noDeciderExcludes) ? .excluded : .widest }
        var level = deciders.alone ? contribution(own, instant) : Level.widest
        if let first = deciders.guardians.first { level = contribution(guardians[first].standing, instant) }
        for index in deciders.guardians.dropFirst() {
            level = combined(level, contribution(guardians[index].standing, instant))
        }
        if personMayNarrow, own != nil { level = combined(level, contribution(own, instant)) }
        return level
    }

    private func combined(_ a: Level, _ b: Level) -> Level {
        rules.contains(.everyone) ? a.narrowed(by: b) : Level(max(a.choice, b.choice), name: a.name || b.name)
    }

    /// Rules 2 and 3: what one decider counts as.
    func contribution(_ standing: Standing?, _ instant: Instant) -> Level {
        guard let standing else { return Level(noAnswer, name: false) }
        if standing.isLive(instant) { return Level(standing.bound, name: saysYesToName(standing)) }
        return Level(rules.contains(.refusalStands) ? min(standing.bound, noAnswer) : noAnswer, name: false)
    }

    /// A name needs a yes of its own: an answer that leaves the name open is none.
    private func saysYesToName(_ standing: Standing) -> Bool { rules.contains(.names) ? standing.name == true : true }
}
