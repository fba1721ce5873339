import ArgumentParser
import Consent
import Services

/// `yes` or `no`: a third answer is no answer.
enum YesNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no
    var isYes: Bool { self == .yes }
}

/// A moment as RFC 3339, or a date, which means its beginning in the organisation's time zone.
struct MomentArgument: ExpressibleByArgument, Sendable {
    private enum Value { case moment(Moment), day(Day) }
    private let value: Value

    init?(argument: String) {
        if let moment = Moment(argument) {
            value = .moment(moment)
        } else if let day = Day(argument) {
            value = .day(day)
        } else {
            return nil
        }
    }

    func moment(in house: House) -> Moment {
        switch value {
        case .moment(let moment): moment
        case .day(let day): house.startOfDay(day)
        }
    }
}
