package import Consent
import Policies

extension House {
    /// When a day begins in the organisation's time zone.
    package func startOfDay(_ day: Day) -> Moment { policies.localDays.start(day) }
}
