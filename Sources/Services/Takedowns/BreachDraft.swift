import Consent
import Storage

/// Breach assessments that one commit opens: one for each cause and place (GDPR 33, 34).
struct BreachDraft {
    private struct Key: Hashable, Comparable {
        let cause: BreachRecord.Cause
        let place: Place

        static func < (a: Self, b: Self) -> Bool { a.order < b.order }
        private var order: (String, String, String) {
            (cause.rawValue, place.unit.rawValue, place.channel.rawValue)
        }
    }

    /// 72 hours (GDPR 33(1)), in milliseconds.
    private static let time: Int64 = 72 * 3_600_000

    private var posts: [Key: Set<PostID>] = [:]

    /// What is invalid or revoked is assessed in any case; a yes in error only where posts rested on it.
    mutating func note(_ taken: TakenBack) {
        guard let key = Self.key(taken), key.cause != .corrected else { return }
        posts[key, default: []].formUnion([])
    }

    /// A post that is out rested on what was taken back.
    mutating func count(_ post: PostRecord, for taken: TakenBack) {
        if let key = Self.key(taken) { posts[key, default: []].insert(post.id) }
    }

    func records(_ surroundings: Surroundings, at now: Moment) -> [BreachRecord] {
        posts.keys.sorted().map { key in
            BreachRecord(
                id: surroundings.newID(), cause: key.cause, place: key.place, openedAt: now,
                dueAt: Moment(rawValue: now.rawValue + Self.time), posts: posts[key]?.count ?? 0)
        }
    }

    private static func key(_ taken: TakenBack) -> Key? {
        guard let cause = taken.breach, case .place(let place) = taken.scope else { return nil }
        return Key(cause: cause, place: place)
    }
}
