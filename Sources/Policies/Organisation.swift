package import Consent

/// The file `organisation.yaml`: who answers for the pictures, and where people turn.
package struct Organisation: Sendable {
    /// Who decides why and how data are used, and answers for it (GDPR 4(7)).
    package struct Controller: Hashable, Sendable {
        package let name: String
        /// The number in the country's register, checked by its rule; in Sweden `NNNNNN-NNNN`, Luhn over ten digits.
        package let orgNumber: String
        package let address: String
        package let contact: Contact
    }

    /// Where somebody is reached.
    package struct Contact: Hashable, Sendable {
        package let name: String
        package let email: String
        package let phone: String?
        package let web: String?
    }

    /// A preschool or a school.
    package struct Unit: Hashable, Sendable {
        package let id: UnitID
        /// By language code.
        package let title: [String: String]
        package let groups: [Group]
        /// What the registry's export calls the unit; nil where no export is mapped to it.
        package let sourceID: String?
    }

    /// A group (avdelning) or class of a unit.
    package struct Group: Hashable, Sendable {
        /// Unique within the unit; what a roster's column `group` holds.
        package let id: String
        package let title: String
        /// What the registry's export calls the group; nil where no export is mapped to it.
        package let sourceID: String?
    }

    /// How often those who were asked and have not answered are reminded: no pressure (GDPR 7(4)).
    package struct Reminders: Hashable, Sendable {
        /// After each question.
        package let atMost: Int
        /// From a question or reminder to the next.
        package let daysApart: Int

        /// What holds where the file says nothing.
        static let usual = Reminders(atMost: 2, daysApart: 7)
    }

    /// ISO 3166-1 alpha-2.
    package let country: String
    package let controller: Controller
    /// Data protection officer (GDPR 37-39).
    package let officer: Contact
    /// Where people complain (GDPR 77).
    package let authority: Contact
    /// Language codes, the first one first in lists; every channel has a notice in each of them.
    package let languages: [String]
    package let localDays: LocalDays
    package let timeZone: String
    package let schoolYearBegins: DayOfYear
    /// Within how many days of 24 hours a takedown is to be done, from when it was opened.
    package let takedownDays: Int
    package let units: [Unit]
    package let reminders: Reminders
    /// How many months the scanned paper of an answer is kept when the answer is over.
    package let scanRetentionMonths: Int

    package func unit(_ id: UnitID) -> Unit? { units.first { $0.id == id } }
}

/// A day that comes back each year, such as the one on which the school year begins. Never 29 February.
package struct DayOfYear: Hashable, Sendable {
    package let month: Int
    package let day: Int

    /// `MM-DD`; nil where that is no day of every year.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isDigit) }),
            let month = Int(parts[0]), let day = Int(parts[1]), Day(year: 2001, month: month, day: day) != nil
        else { return nil }
        self.month = month
        self.day = day
    }

    /// The first such day after a day; nil past the year 9999.
    package func next(after day: Day) -> Day? {
        guard let thisYear = Day(year: day.year, month: month, day: self.day) else { return nil }
        return thisYear > day ? thisYear : Day(year: day.year + 1, month: month, day: self.day)
    }
}

extension UInt8 {
    /// An ASCII digit.
    var isDigit: Bool { (0x30...0x39).contains(self) }
}
