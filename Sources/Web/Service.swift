package import HTTPSupport
package import Services
internal import Storage

/// All that the routes work with: one value, put together in `synasd`.
package struct Service: Sendable {
    let houses: CurrentHouse
    let accounts: Accounts
    let limits: Limits
    let settings: ServiceSettings
    let metrics: Metrics
    /// Threads that may wait for the database and the disk, so that nobody else waits for them.
    let desk: Workers
    /// Threads that work on pictures.
    let darkroom: Workers
    /// Who may come into the darkroom, and who is told to come later.
    let queue: WorkQueue
    let marks: ReadingMarks
    let sheets = SheetCache()

    /// The house is opened for writing; the accounts are those of the same data folder.
    package init(
        _ house: House, _ accounts: Accounts, limits: Limits = Limits(), settings: ServiceSettings = ServiceSettings()
    ) {
        houses = CurrentHouse(house)
        self.accounts = accounts
        self.limits = limits
        self.settings = settings
        metrics = Metrics()
        desk = Workers(threads: 8)
        darkroom = Workers(threads: max(2, house.surroundings.cores))
        queue = WorkQueue(
            running: limits.pictureWork, waiting: limits.pictureQueue, retryAfter: limits.retryAfter)
        marks = ReadingMarks(accounts, now: house.surroundings.now)
        let queue = queue
        metrics.gauge("synas_picture_work_running", "Posts that are worked on.") { queue.runningNow }
        metrics.gauge("synas_picture_work_waiting", "Posts that wait for it.") { queue.waitingNow }
    }
}

extension Service {
    /// The house, with whoever asks as the one who acts.
    ///
    /// - Throws: where the policies have mistakes by now.
    func house(for staff: Staff) throws(PoliciesUnusable) -> House { try houses.house(actor: staff.account.rawValue) }
}

/// How the service stands in the world.
package struct ServiceSettings: Sendable {
    /// Where people reach it, as `https://synas.example`; nil: wherever they asked.
    package var origin: String?
    /// TLS stands before: `https` only, and the last address of `X-Forwarded-For` is who asks.
    package var isBehindProxy: Bool
    package var version: String

    package init(origin: String? = nil, isBehindProxy: Bool = false, version: String = "") {
        self.origin = origin
        self.isBehindProxy = isBehindProxy
        self.version = version
    }

    var cookie: SessionCookie { SessionCookie(isBehindProxy ? .secure : .loopbackDevelopment) }
}
