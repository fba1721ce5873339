internal import Access
internal import Consent
internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import Reports
internal import Services
internal import Storage

/// What staff records of a child. Narrowing is anyone's, at once; an answer that allows more is a manager's.
struct ConsentsController {
    let service: Service

    func addRoutes(to api: RouterGroup<WebContext>) {
        api.post("children/{child}:leave-out", use: leaveOut)
        api.post("children/{child}:withdraw", use: withdraw)
        api.post("children/{child}:answer", use: answer)
    }

    private func leaveOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let (staff, child, _) = try await child(request, context)
        let body = try await request.json(upTo: service.limits.jsonBytes)
        try body.only("post", "day", "channel")
        let what = try leaveOut(body)
        if case .post(let post) = what { try await requireReach(of: post, staff) }
        return try await record(request, staff) { consents, registration in
            try consents.leaveOut(child, of: what, registration)
        }
    }

    private func requireReach(of post: PostID, _ staff: Staff) async throws {
        let publishing = Publishing(try service.house(for: staff))
        let unit = try await service.desk.run { try publishing.unit(of: post) }
        try staff.require(staff.may(.narrow, in: unit))
    }

    private func leaveOut(_ body: JSONObject) throws(Problem) -> LeaveOut {
        let (post, day) = (try body.optionalString("post"), try body.optionalString("day"))
        let channel = try body.optionalString("channel").map(ChannelID.init(rawValue:))
        switch (post, day.map(Day.init(_:))) {
        case (let post?, nil) where channel == nil: return .post(PostID(rawValue: post))
        case (nil, .some(.some(let day))): return .day(day, channel)
        default:
            throw Problem(.badInput, "say what to leave the child out of: \"post\", or \"day\" as 2026-09-01")
        }
    }

    private func withdraw(_ request: Request, _ context: WebContext) async throws -> Response {
        let (staff, child, place) = try await child(request, context)
        let body = try await request.json(upTo: service.limits.jsonBytes)
        try body.only("guardian", "channel", "all")
        let channel = try body.optionalString("channel").map(ChannelID.init(rawValue:))
        let all = try body.optionalBool("all") ?? false
        guard (channel == nil) == all else {
            throw Problem(.badInput, "it is not said where: give \"channel\", or \"all\": true")
        }
        let guardian = try body.optionalString("guardian")
        // How many answers there were, here or in another unit, is the privacy role's to know, and whether there were any.
        let mayCount = staff.may(.explain, in: place.unit, group: place.group) == .allowed
        return try await record(request, staff, ifTold: mayCount, of: place) { consents, registration in
            do {
                return try consents.withdraw(child, guardian: guardian, channel: channel, registration)
            } catch let error as ServiceError where !mayCount && error.isNothingToWithdraw {
                return []
            }
        }
    }

    private func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        let (staff, child, place) = try await child(request, context)
        let given = try GivenAnswer(await request.json(upTo: service.limits.jsonBytes), of: child)
        let mayWiden = staff.may(.widen, in: place.unit, group: place.group) == .allowed
        // Whether it would allow more depends on what was answered before, which is not told: by the choice alone.
        guard mayWiden || given.response.neverWidens else {
            throw Problem(
                .forbidden, "an answer that may allow more than before is recorded by a manager: hand the form to one")
        }
        return try await record(request, staff, of: place) { consents, registration in
            try consents.answer([given], registration, mayWiden: mayWiden)
        }
    }

    /// The child of the address, if whoever asks may narrow for it. A handle stands with its unit, so that nobody is looked
    /// for elsewhere.
    private func child(_ request: Request, _ context: WebContext) async throws -> (Staff, PersonReference, Placement) {
        let staff = try context.signedIn()
        _ = try request.query()
        try staff.requireAnywhere(.narrow)
        let reference = PersonReference(try pathParameter("child", of: context))
        let registry = Registry(try service.house(for: staff))
        if let unit = reference.unit { try staff.require(staff.may(.narrow, in: unit)) }
        let place = try await placement(of: reference, registry)
        guard reference.unit != nil || place.person.rawValue == reference.text else { throw Problem.notFound }
        try staff.require(staff.may(.narrow, in: place.unit, group: place.group))
        return (staff, reference, place)
    }

    /// A handle without its unit may be somebody's in several: that is not told.
    private func placement(of reference: PersonReference, _ registry: Registry) async throws -> Placement {
        do {
            return try await service.desk.run { try registry.placement(of: reference) }
        } catch let error as ServiceError where error.code == .badInput {
            throw Problem.notFound
        }
    }

    /// The same call again with the same key records nothing new.
    ///
    /// `isTold`: false: nobody is told how much was recorded. `place`: of the child; nil where no guardian is named.
    private func record(
        _ request: Request, _ staff: Staff, ifTold isTold: Bool = true, of place: Placement? = nil,
        _ act: @Sendable @escaping (Consents, Registration) throws -> [RecordedEvent]
    ) async throws -> Response {
        let key = try request.idempotencyKey()
        let consents = Consents(try service.house(for: staff))
        let registration = try Registration(of: staff.account, key: key)
        let recorded = try await service.desk.run {
            do {
                return try act(consents, registration)
            } catch let error as ServiceError where error.code == .noSuchInput {
                // Of all guardians only those of this child are known here.
                throw place.map { ServiceError.noCustody(of: $0.handle) } ?? error
            }
        }
        if let place, !isTold { return try .json(NarrowedJSON(registration.id ?? "", of: place.handle)) }
        return try .json(NarrowedJSON(recorded))
    }
}

/// What was recorded, for any member of staff: shape `synas.narrowed/1`.
struct NarrowedJSON: Encodable {
    let schema = "synas.narrowed/1"
    let recorded: [Entry]

    struct Entry: Encodable {
        let event: String
        let handle: String
    }

    init(_ events: [RecordedEvent]) {
        recorded = events.map { Entry(event: $0.event.id.rawValue, handle: $0.handle) }
    }

    /// The call alone: its id is that of the first thing that it recorded.
    init(_ id: String, of handle: String) { recorded = [Entry(event: id, handle: handle)] }
}

extension Consent.Response {
    /// Whatever was answered before.
    fileprivate var neverWidens: Bool { self == .undecided || self == .choice(.excluded) }
}

extension GivenAnswer {
    init(_ body: JSONObject, of child: PersonReference) throws(Problem) {
        try body.only("guardian", "channel", "choice", "name", "notice", "language", "at")
        let choice = try body.string("choice")
        let known = Choice(rawValue: choice).map(Consent.Response.choice)
        guard let response = choice == "undecided" ? .undecided : known else {
            throw Problem(
                .badInput, "that is no choice: write visible, unrecognisable, excluded or undecided")
        }
        let at = try body.optionalString("at")
        guard at == nil || at.flatMap(Moment.init(_:)) != nil else {
            throw Problem(.badInput, "\"at\" is no moment: write it as 2026-09-01T12:00:00+02:00")
        }
        self.init(
            person: child, guardian: try body.optionalString("guardian"),
            channel: ChannelID(rawValue: try body.string("channel")), response: response,
            name: try body.optionalBool("name"), noticeVersion: try body.string("notice"),
            language: try body.string("language"), at: at.flatMap(Moment.init(_:)))
    }
}

extension PublicationRequest {
    init(_ body: JSONObject) throws(Problem) {
        try body.only("hand_over", "addresses", "print", "never_used", "already_out")
        let (addresses, print) = (try body.optionalStrings("addresses"), try body.optionalString("print"))
        let neverUsed = try body.optionalBool("never_used") ?? false
        guard [addresses != nil, print != nil, neverUsed].count(where: { $0 }) <= 1 else {
            throw Problem(
                .badInput, "these do not go together: give one of \"addresses\", \"print\" and \"never_used\"")
        }
        let place: Place =
            neverUsed ? .neverUsed : print.map { .print($0) } ?? addresses.map { .addresses($0) } ?? .unsaid
        self.init(
            place, try body.optionalBool("hand_over") ?? false ? .fetched : .none,
            isOutAlready: try body.optionalBool("already_out") ?? false)
    }
}
