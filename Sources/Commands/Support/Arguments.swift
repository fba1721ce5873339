import ArgumentParser
import Consent
import Services

/// `yes` or `no`: a third answer is no answer.
enum YesNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no
    var isYes: Bool { self == .yes }
}

/// A choice, or `undecided`.
enum ChoiceArgument: String, ExpressibleByArgument, CaseIterable {
    case visible, unrecognisable, excluded, undecided
    var response: Response { Choice(rawValue: rawValue).map(Response.choice) ?? .undecided }
}

/// A day, as 2026-09-01.
enum DayArgument {
    /// - Throws: `ValidationError` saying how a day is written.
    @Sendable static func parse(_ argument: String) throws -> Day {
        if let day = Day(argument) { return day }
        throw ValidationError("that is no day: write it as 2026-09-01")
    }
}

/// A moment as RFC 3339, or a date, which means its beginning in the organisation's time zone.
struct MomentArgument: Sendable {
    private enum Value { case moment(Moment), day(Day) }
    private let value: Value

    /// - Throws: `ValidationError` saying how a moment is written.
    @Sendable static func parse(_ argument: String) throws -> MomentArgument {
        if let moment = Moment(argument) { return MomentArgument(value: .moment(moment)) }
        if let day = Day(argument) { return MomentArgument(value: .day(day)) }
        throw ValidationError(
            "that is no moment: write a date, as 2026-09-01, or date and time with offset, as 2026-09-01T12:00:00+02:00"
        )
    }

    func moment(in house: House) -> Moment {
        switch value {
        case .moment(let moment): moment
        case .day(let day): house.startOfDay(day)
        }
    }
}
