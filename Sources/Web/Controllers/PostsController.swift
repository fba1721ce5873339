internal import Access
internal import Consent
internal import Gate
internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import Reports
internal import Services
internal import Storage

/// Posts are judged, submitted, looked at and published.
struct PostsController {
    let service: Service

    func addRoutes(to api: RouterGroup<WebContext>) {
        api.post("posts:check", use: check)
        api.post("posts", use: submit)
        api.get("posts", use: list)
        api.get("posts/{id}", use: show)
        api.post("posts/{id}:publish", use: publish)
    }

    private func check(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        let query = try request.query("rules_only", "explain")
        let (rulesOnly, viewpoint) = (try query.bool("rules_only") ?? false, try viewpoint(query, staff))
        let (form, unit) = try await read(request, staff, for: .checkPost)
        let publishing = Publishing(try service.house(for: staff))
        let (submission, options) = (form.submission(unit: unit), try form.options)
        try requireAll(of: form, submission)
        let judgement = try await work {
            try await publishing.check(submission, options: options, openingPictures: !rulesOnly)
        }
        try requireReach(viewpoint, staff, judgement.unit)
        return try .json(JudgementJSON(judgement, for: viewpoint))
    }

    private func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        let viewpoint = try viewpoint(request.query("explain"), staff)
        let key = try request.idempotencyKey()
        let (form, unit) = try await read(request, staff, for: .submitPost)
        let publishing = Publishing(try service.house(for: staff))
        let (submission, options) = (form.submission(unit: unit), try form.options)
        let delivery: Delivery = try form.flag("hand_over") ? .fetched : .none
        try requireAll(of: form, submission)
        let target = try publishing.unit(of: submission)
        try requireReach(viewpoint, staff, target)
        if delivery == .fetched { try staff.require(staff.may(.publishPost, in: target)) }
        let (id, isReplayed) = try await claim(form, key, staff, publishing)
        let judgement = try await work {
            try await publishing.submit(submission, as: id, options: options, delivery: delivery)
        }
        return try .json(
            JudgementJSON(judgement, for: viewpoint), status: .created,
            headers: [
                .location: "/api/v1/posts/\(id.rawValue)", .idempotentReplayed: isReplayed ? "true" : "false",
            ])
    }

    private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        let query = try request.query("unit", "limit", "after")
        let (page, unit) = (try Paging(query), UnitID(rawValue: try query.required("unit")))
        try staff.require(staff.may(.readPost, in: unit))
        let publishing = Publishing(try service.house(for: staff))
        let posts = try await service.desk.run {
            try publishing.posts(of: unit, after: page.after.map(PostID.init(rawValue:)), limit: page.limit + 1)
        }
        let shown = posts.prefix(page.limit)
        let next = posts.count > page.limit ? shown.last.map { Paging.cursor($0.post) } : nil
        return try .json(PostsJSON(Array(shown), next: next))
    }

    private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        _ = try request.query()
        let (id, publishing) = try await known(context, staff, .readPost)
        return try .json(PostViewJSON(try await service.desk.run { try publishing.post(id) }))
    }

    private func publish(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        _ = try request.query()
        let (id, publishing) = try await known(context, staff, .publishPost)
        let wanted = try PublicationRequest(await request.json(upTo: service.limits.jsonBytes))
        let answer = try await service.desk.run { try publishing.publish(id, wanted) }
        return try .json(PublicationJSON(answer))
    }
}
