import Consent
package import Services

/// What the daily work found and did as JSON, shape `synas.daily/1` (docs/json.md): with the rows, for the privacy role.
package struct DailyJSON: Encodable, Sendable {
    let schema = "synas.daily/1"
    let at: String
    let since: String?
    let warningDays: Int
    let ending: [Ending]
    let ended: [Ending]
    let asked: [Asked]
    let postsAskedToEnd: Int
    let postsRemoved: Int
    let filesRemoved: Int
    let postsGivenUp: Int
    let scansRemoved: Int
    let scanFilesRemoved: Int
    let backupKeysRemoved: Int
    let sessionsRemoved: Int
    let attemptsRemoved: Int
    let submissionsRemoved: Int
    let readingsRemoved: Int
    let overdueTakedowns: [Task]
    let overdueBreaches: [Task]

    struct Ending: Encodable, Sendable {
        let event: String
        let person: String
        let handle: String
        let unit: String
        let channel: String
        let guardian: String?
        let endsAt: String
    }

    struct Asked: Encodable, Sendable {
        let person: String
        let handle: String
        let unit: String
        let channel: String
        let attained: String
    }

    struct Task: Encodable, Sendable {
        let id: String
        let post: String?
        let dueAt: String
    }

    package init(_ run: DailyRun) {
        at = run.at.description
        since = run.since?.description
        warningDays = run.warningDays
        ending = run.ending.map(Ending.init)
        ended = run.ended.map(Ending.init)
        asked = run.asked.map(Asked.init)
        postsAskedToEnd = run.postsAskedToEnd
        postsRemoved = run.postsRemoved
        filesRemoved = run.filesRemoved
        postsGivenUp = run.postsGivenUp
        scansRemoved = run.scansRemoved
        scanFilesRemoved = run.scanFilesRemoved
        backupKeysRemoved = run.backupKeysRemoved
        sessionsRemoved = run.sessionsRemoved
        attemptsRemoved = run.attemptsRemoved
        submissionsRemoved = run.submissionsRemoved
        readingsRemoved = run.readingsRemoved
        overdueTakedowns = run.overdueTakedowns.map(Task.init)
        overdueBreaches = run.overdueBreaches.map(Task.init)
    }
}

extension DailyJSON.Ending {
    init(_ answer: EndingAnswer) {
        event = answer.event.rawValue
        person = answer.person.rawValue
        handle = answer.handle
        unit = answer.place.unit.rawValue
        channel = answer.place.channel.rawValue
        guardian = answer.decider.guardian?.rawValue
        endsAt = answer.endsAt.description
    }
}

extension DailyJSON.Task {
    init(_ task: OverdueTask) { self.init(id: task.id, post: task.post, dueAt: task.dueAt.description) }
}

extension DailyJSON.Asked {
    init(_ child: AskedChild) {
        person = child.person.rawValue
        handle = child.handle
        unit = child.place.unit.rawValue
        channel = child.place.channel.rawValue
        attained = child.attained.description
    }
}
