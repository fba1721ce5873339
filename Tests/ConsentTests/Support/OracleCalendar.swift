extension Case {
    /// Days since 1970 by counting years and months, as a person would: the oracle's own, and the generator's.
    enum Calendar {
        static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

        /// The number of 1 January of 1900...2100.
        private static let newYears: [Int] = {
            var days = -25_567
            return (1900...2100).map { year in
                defer { days += isLeap(year) ? 366 : 365 }
                return days
            }
        }()

        private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

        static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
            let months = lengths.prefix(month - 1).reduce(0, +) + (month > 2 && isLeap(year) ? 1 : 0)
            return newYears[year - 1900] + months + day - 1
        }
    }
}
