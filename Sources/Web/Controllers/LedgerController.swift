internal import Access
internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import Services
internal import Storage

/// The ledger for who is to verify it.
struct LedgerController {
    let service: Service

    func addRoutes(to api: RouterGroup<WebContext>) {
        api.get("ledger/checkpoint", use: checkpoint)
        api.get("ledger/bundle", use: bundle)
    }

    private func checkpoint(_ request: Request, _ context: WebContext) async throws -> Response {
        let house = try house(request, context)
        let note = try await service.desk.run { try Ledgers.checkpoint(of: house.folder) }
        return .text(String(decoding: note, as: UTF8.self))
    }

    /// Everything that was not erased, for an auditor: it holds personal data.
    private func bundle(_ request: Request, _ context: WebContext) async throws -> Response {
        let house = try house(request, context)
        let service = service
        let upload = try await service.queue.run {
            try await service.desk.run {
                let upload = try Upload(in: house.folder)
                _ = try Ledgers(house).export(called: "bundle") { try upload.append($0) }
                return upload
            }
        }
        return .streamed(
            upload, "application/octet-stream", on: service.desk,
            headers: [.contentDisposition: "attachment; filename=\"ledger.bundle\""])
    }

    private func house(_ request: Request, _ context: WebContext) throws -> House {
        let staff = try context.signedIn()
        _ = try request.query()
        try staff.require(staff.may(.readLedger, .elsewhere))
        return try service.house(for: staff)
    }
}
