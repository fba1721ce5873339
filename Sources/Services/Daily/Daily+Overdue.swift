import Consent
import Storage

extension Daily {
    /// Tasks whose time is over: counted and listed, until somebody closes them.
    func listOverdue(_ run: inout DailyRun) throws {
        let now = run.at
        let (takedowns, breaches) = try house.store.snapshot { (try $0.openTakedowns(), try $0.openBreaches()) }
        run.overdueTakedowns = takedowns.filter { $0.dueAt <= now }.map {
            OverdueTask(id: $0.id.rawValue, post: $0.post.rawValue, dueAt: $0.dueAt)
        }
        run.overdueBreaches = breaches.filter { $0.dueAt <= now }.map {
            OverdueTask(id: $0.id, post: nil, dueAt: $0.dueAt)
        }
    }
}
