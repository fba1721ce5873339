internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Services

/// What machines ask: is it alive, is it ready, how much does it do, what can it.
struct PlatformController {
    let service: Service

    func addRoutes(to router: Router<WebContext>) {
        router.get("healthz") { _, _ in Response.text("ok\n") }
        router.get("readyz", use: ready)
        router.get("metrics") { _, _ in Response.text(service.metrics.render(), Metrics.contentType) }
        router.get("openapi.yaml") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/yaml"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_yaml)))
        }
    }

    /// Ready is who can read what holds and what the rules are.
    private func ready(_ request: Request, _ context: WebContext) async throws -> Response {
        let (houses, accounts) = (service.houses, service.accounts)
        try await service.desk.run {
            _ = try houses.house(actor: "readyz").lastEntry()
            _ = try accounts.staff(session: "none")
        }
        return .text("ready\n")
    }
}
