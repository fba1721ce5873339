/// What the algebra decided for one person at one place and moment: the effect, and, for the privacy role alone, why.
package struct Decision: Hashable, Sendable {
    /// All that may leave the fold towards the gate.
    package let effect: Effect
    /// The rule that decided the appearance. For the privacy role only; never handed to `Gate`.
    package let rule: Rule
    /// The rule that decided the name. For the privacy role only.
    package let nameRule: Rule
    /// The events that it rests on, as recorded, oldest first. For the privacy role only.
    package let restsOn: [EventID]

    package init(effect: Effect, rule: Rule, nameRule: Rule? = nil, restsOn: [EventID]) {
        self.effect = effect
        self.rule = rule
        self.nameRule = nameRule ?? rule
        self.restsOn = restsOn
    }
}

/// The rules of domain.md, "The algebra", by what they do; the raw value is the documented name in reports and JSON.
package enum Rule: String, Sendable, Codable, CaseIterable {
    case forbiddenChannel = "forbidden-channel"
    case noDecider = "no-decider"
    case answers
    case noAnswer = "no-answer"
    case refusalStands = "refusal-stands"
    /// An answer from before GDPR, or carried over, that lacks evidence in the form that the law of the day asks for.
    case legacyUnverified = "legacy-unverified"
    case ceilingUntilAllAnswerAnew = "ceiling-until-all-answer-anew"
    case custodyDisputed = "custody-disputed"
    case leftOut = "left-out"
    case protected
    case channelCap = "channel-cap"
    case erased
}
