import Consent
import Storage

extension Daily {
    /// Tasks whose time is over: counted and listed, until somebody closes them.
    func listOverdue(_ run: inout DailyRun) throws {
        let now = run.at
        (run.overdueTakedowns, run.overdueBreaches) = try house.store.snapshot { reader in
            (
                try reader.openTakedowns().filter { $0.dueAt <= now }, try reader.openBreaches().filter { $0.dueAt <= now }
            )
        }
    }
}
