internal import Access
internal import Consent
internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import Services
internal import Storage

extension PostsController {
    /// Reads the form. Whether its unit may be worked for is asked before the first picture is let in.
    ///
    /// - Returns: the form, and the unit that is meant where neither it nor the post says one.
    func read(_ request: Request, _ staff: Staff, for action: Action) async throws -> (PostForm, UnitID?) {
        try staff.requireAnywhere(action)
        let house = try service.house(for: staff)
        let units = Set(staff.scopes.map(\.unit))
        let only = units.count == 1 ? units.first : nil
        let form = try await PostForm.read(request, service.limits.multipart, into: house.folder) { form in
            let (publishing, submission) = (Publishing(house), form.submission(unit: only))
            // A unit of others is answered as one that is not there, before anybody says which there are.
            if let named = try publishing.namedUnit(of: submission) { try staff.require(staff.may(action, in: named)) }
            try staff.require(staff.may(action, in: publishing.unit(of: submission)))
        }
        return (form, only)
    }

    /// Every picture that the post names came, and no other: one that came and is not named would be missed by nobody
    /// until the post is out.
    func requireAll(of form: PostForm, _ submission: Submission) throws {
        let wanted = try submission.pictureFiles()
        let missing = wanted.filter { form.pictures[$0] == nil }
        guard missing.isEmpty else {
            throw Problem(.badInput, "\(missing.count) pictures of the post did not come with it: send each as a part")
        }
        guard Set(wanted) == Set(form.names) else {
            throw Problem(.badInput, "a picture came that the post does not name: name it in the post, or leave it out")
        }
    }

    /// The post's id for this key, and whether it is recorded already: the same submission twice is one post.
    func claim(
        _ form: PostForm, _ key: String, _ staff: Staff, _ publishing: Publishing
    ) async throws -> (PostID, isRecorded: Bool) {
        let (accounts, content) = (service.accounts, form.content)
        switch try await service.desk.run({ try accounts.claim(staff.account, key: key, content: content) }) {
        case .new(let id): return (id, false)
        case .same(let id): return (id, try await service.desk.run { try publishing.isRecorded(id) })
        case .other:
            throw Problem(
                .conflict, "that Idempotency-Key came with something else before: give each submission one of its own")
        }
    }

    /// Who is answered, by the query's `explain`: for those who may know reasons, where they may.
    func viewpoint(_ query: QueryParameters, _ staff: Staff) throws(Problem) -> Viewpoint {
        guard try query.bool("explain") ?? false else { return .teacher }
        try staff.requireAnywhere(.explain)
        return .privacy
    }

    func requireReach(_ viewpoint: Viewpoint, _ staff: Staff, _ unit: UnitID) throws(Problem) {
        if viewpoint == .privacy { try staff.require(staff.may(.explain, in: unit)) }
    }

    /// The post of the address, if whoever asks may do so with it.
    func known(_ context: WebContext, _ staff: Staff, _ action: Action) async throws -> (PostID, Publishing) {
        try staff.requireAnywhere(action)
        let id = PostID(rawValue: try pathParameter("id", of: context))
        let publishing = Publishing(try service.house(for: staff))
        let unit = try await service.desk.run { try publishing.unit(of: id) }
        try staff.require(staff.may(action, in: unit))
        return (id, publishing)
    }

    /// Work on pictures, in its turn.
    func work<Result: Sendable>(_ work: @Sendable @escaping () async throws -> Result) async throws -> Result {
        try await service.queue.run { try await service.darkroom.run(work) }
    }
}

extension HTTPField.Name {
    /// Tells an answer that was given before: the key stood for a post that is recorded.
    static let idempotentReplayed = HTTPField.Name("Idempotent-Replayed") ?? .location
    static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .authorization
}

extension Request {
    /// The caller's own key of a call that may be repeated.
    func idempotencyKey() throws(Problem) -> String {
        let fields = headers[values: .idempotencyKey]
        guard let key = fields.first, fields.count == 1 else {
            throw Problem(
                .badRequest, "there is no one Idempotency-Key: send 8 to 64 letters, digits and hyphens of your own")
        }
        return key
    }
}
