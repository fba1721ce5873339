extension Day {
    /// The day on which someone born on this day attains an age in whole years; nil beyond the year 9999.
    ///
    /// Born on 29 February: on 1 March of common years. A year of life is only full when 28 February is over, so that
    /// nobody is ever counted as older than they are. (Lag 1930:173 would say 28 February, but it is about deadlines.)
    package func attaining(age: Int) -> Day? {
        let (year, overflow) = self.year.addingReportingOverflow(age)
        guard !overflow, age >= 0 else { return nil }
        return Day(year: year, month: month, day: day)
            ?? (month == 2 && day == 29 ? Day(year: year, month: 3, day: 1) : nil)
    }

    /// The age in whole years on a day; nil before the birth.
    package func age(on day: Day) -> Int? {
        guard day >= self else { return nil }
        let years = day.year - year
        guard let birthday = attaining(age: years) else { return nil }
        return birthday <= day ? years : years - 1
    }

    /// Days since 1970-01-01, from -719162 to 2932896.
    ///
    /// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    package var sinceEpoch: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400  // years are 1...9999: never negative
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that many days after 1970-01-01; nil outside the years 1...9999 (`civil_from_days`, as above).
    package init?(sinceEpoch days: Int) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}
