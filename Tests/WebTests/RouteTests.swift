import HTTPTypes
import Hummingbird
import Testing
import Web

@Suite("What is served is what openapi.yaml says")
struct RouteTests {
    @Test("every route is described, and every description has its route")
    func routes() async throws {
        let office = try await Office.full()
        let served = Set(office.service.router().routes.map { "\($0.method.rawValue) \($0.path.description)" })
        let described = Set(try Specification().operations.map(\.route))
        #expect(served.subtracting(described).isEmpty, "routes that are not described")
        #expect(described.subtracting(served).isEmpty, "descriptions without a route")
        #expect(served.count >= 20)
    }

    @Test("every operation has an id of its own, and says what it answers when something is wrong")
    func operations() throws {
        let operations = try Specification().operations
        let ids = operations.compactMap(\.id)
        #expect(ids.count == operations.count && Set(ids).count == ids.count)
        for operation in operations {
            #expect(operation.responses["default"] == "#/components/responses/Problem", "\(operation)")
            #expect(operation.responses.keys.contains { $0.hasPrefix("2") }, "\(operation)")
        }
    }

    @Test("the description is served as it is written, to anybody")
    func served() async throws {
        let office = try await Office.full()
        let reply = try await office.ask(.get, "/openapi.yaml")
        #expect(reply.status == 200 && reply.text.hasPrefix("openapi: 3.1.0"))
        #expect(reply.headers[.contentType] == "application/yaml")
    }

    @Test("a wrong method says which there are; a wrong address is not there")
    func methods() async throws {
        let office = try await Office.full()
        for operation in try Specification().operations {
            let path = operation.path.replacing(/\{[a-z]+\}/, with: "x1")
            let reply = try await office.ask(.nobody, .delete, path)
            #expect(reply.status == 405 && reply.problem == "method-not-allowed", "\(operation): \(reply)")
            #expect(reply.headers[.allow]?.contains(operation.method) == true, "\(operation)")
        }
        for path in ["/", "/api", "/api/v1", "/api/v1/", "/api/v2/me", "/api/v1/posts/x/y", "/api/v1/reports"] {
            let reply = try await office.ask(.teacher, .get, path)
            #expect(reply.status == 404 && reply.problem == "not-found", "\(path): \(reply)")
        }
    }
}
