internal import Access
internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Services
internal import Storage

/// Cleared pictures that were handed over, for whoever fetches them. Each is looked at anew: a consent that narrowed
/// meanwhile keeps it back.
struct PicturesController {
    let service: Service

    func addRoutes(to api: RouterGroup<WebContext>) {
        api.get("posts/{id}/pictures/{number}", use: picture)
        api.get("posts/{id}/pictures/{number}/manifest", use: manifest)
    }

    private func picture(_ request: Request, _ context: WebContext) async throws -> Response {
        let fetched = try await fetch(request, context)
        let tag = ETag(fetched.picture.sha256)
        if tag.isMatched(by: request) { return .notModified(tag) }
        let type = fetched.picture.format == "png" ? "image/png" : "image/jpeg"
        var response = Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(fetched.picture.name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: fetched.bytes)))
        response.set(tag)
        return response
    }

    private func manifest(_ request: Request, _ context: WebContext) async throws -> Response {
        .text(try await fetch(request, context).manifest, "application/json")
    }

    private func fetch(_ request: Request, _ context: WebContext) async throws -> FetchedPicture {
        let staff = try context.signedIn()
        _ = try request.query()
        guard let number = Int(try pathParameter("number", of: context)), (1...1000).contains(number) else {
            throw Problem.notFound
        }
        let (id, publishing) = try await PostsController(service: service).known(context, staff, .readPicture)
        let marks = service.marks
        return try await service.desk.run {
            let fetched = try publishing.picture(id, number: number)
            try marks.note([.post(id)], by: staff.account, what: "picture")
            return fetched
        }
    }
}
