/// The page that shows what a run decided: every post with its verdict, what is in the way, and each picture before and
/// after. One HTML file that opens from disk: no script, nothing fetched but the pictures beside it.
package struct ContactSheet: Hashable, Sendable {
    /// The language of the page's own words; the posts' words stay as they are.
    package enum Language: String, Sendable, CaseIterable { case sv, en }

    /// What became of a post or a picture.
    package enum Status: String, Sendable, CaseIterable { case cleared, held, refused }

    /// One thing that is in the way, and how to mend it, in the words that the teacher is shown.
    package struct Obstacle: Hashable, Sendable {
        package let problem: String
        /// Nil where nothing the teacher does would help.
        package let mend: String?
        package init(problem: String, mend: String? = nil) {
            self.problem = problem
            self.mend = mend
        }
    }

    /// One kind of thing that was taken out of a picture's file, such as `gps-position`.
    package struct Removed: Hashable, Sendable {
        package let kind: String
        package let count: Int
        package init(kind: String, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    package struct Picture: Hashable, Sendable {
        /// Where the picture as submitted is, relative to the page; nil where it is not shown.
        package let before: String?
        /// Where the cleared picture is, relative to the page; nil where there is none.
        package let after: String?
        package let alt: String
        package let status: Status
        package let removed: [Removed]
        /// How many faces, figures and things were covered.
        package let covered: Int

        package init(
            before: String?, after: String?, alt: String, status: Status, removed: [Removed] = [], covered: Int = 0
        ) {
            self.before = before
            self.after = after
            self.alt = alt
            self.status = status
            self.removed = removed
            self.covered = covered
        }
    }

    package struct Post: Hashable, Sendable {
        package let title: String
        package let channel: String
        package let verdict: Status
        package let obstacles: [Obstacle]
        package let pictures: [Picture]

        package init(
            title: String, channel: String, verdict: Status, obstacles: [Obstacle] = [], pictures: [Picture] = []
        ) {
            self.title = title
            self.channel = channel
            self.verdict = verdict
            self.obstacles = obstacles
            self.pictures = pictures
        }
    }

    package let posts: [Post]
    package let language: Language

    package init(posts: [Post], language: Language = .sv) {
        self.posts = posts
        self.language = language
    }

    var words: ContactSheetWords { language == .sv ? .swedish : .english }
}
