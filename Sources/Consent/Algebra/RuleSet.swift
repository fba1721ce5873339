/// The rules of the algebra, one by one, so that a test can switch each off and must then turn red.
///
/// Production code has `effective`, which is always by all of them.
struct RuleSet: OptionSet, Sendable {
    let rawValue: UInt32

    static let onlyCustodyDecides = RuleSet(rawValue: 1 << 0)
    static let childVoice = RuleSet(rawValue: 1 << 1)
    static let childDecides = RuleSet(rawValue: 1 << 2)
    static let majority = RuleSet(rawValue: 1 << 3)
    static let noDeciderExcludes = RuleSet(rawValue: 1 << 4)
    static let lastAnswer = RuleSet(rawValue: 1 << 5)
    static let noAnswerIsNoYes = RuleSet(rawValue: 1 << 6)
    static let withdrawal = RuleSet(rawValue: 1 << 7)
    static let expiry = RuleSet(rawValue: 1 << 8)
    static let lapse = RuleSet(rawValue: 1 << 9)
    static let refusalStands = RuleSet(rawValue: 1 << 10)
    static let everyone = RuleSet(rawValue: 1 << 11)
    static let ceiling = RuleSet(rawValue: 1 << 12)
    static let dispute = RuleSet(rawValue: 1 << 13)
    static let protection = RuleSet(rawValue: 1 << 14)
    static let cap = RuleSet(rawValue: 1 << 15)
    static let names = RuleSet(rawValue: 1 << 16)
    static let forbidden = RuleSet(rawValue: 1 << 17)
    static let leaveOut = RuleSet(rawValue: 1 << 18)
    static let legacy = RuleSet(rawValue: 1 << 19)
    static let correction = RuleSet(rawValue: 1 << 20)
    static let erasure = RuleSet(rawValue: 1 << 21)
    static let staffAnswerThemselves = RuleSet(rawValue: 1 << 22)
    static let ending = RuleSet(rawValue: 1 << 23)
    static let carryOver = RuleSet(rawValue: 1 << 24)
    static let agesOfTheDay = RuleSet(rawValue: 1 << 25)

    /// How many there are: the bits 0..<count.
    static let count = 26
    static let all = RuleSet(rawValue: (1 << UInt32(count)) - 1)
}
