import Documents
import Foundation
import TestSupport

/// What `openapi.yaml` says of one operation.
struct Operation: Sendable, CustomStringConvertible {
    let method: String
    let path: String
    let id: String?
    /// Names of parameters, by where they stand.
    let parameters: [String: Set<String>]
    let takesForm: Bool
    let responses: [String: String]
    var description: String { id ?? "\(method) \(path)" }

    /// As the router writes it.
    var route: String { "\(method) \(path)" }
}

/// The service's own description.
struct Specification: Sendable {
    let operations: [Operation]

    init() throws {
        let bytes = [UInt8](
            try Data(contentsOf: URL(fileURLWithPath: "\(School.repository)/Sources/Web/openapi.yaml")))
        guard let root = YAML.parse(bytes, log: MistakeLog(file: "openapi.yaml")), let paths = root["paths"] else {
            throw LaunchError("openapi.yaml cannot be read")
        }
        let shared = root["components"]?["parameters"]
        operations = paths.entries.flatMap { path in
            let above = path.value["parameters"]?.list ?? []
            return path.value.entries.filter { $0.key != "parameters" }.map { method in
                Operation(method.key.uppercased(), path.key, method.value, above, shared)
            }
        }
    }

    func operation(_ id: String) throws -> Operation {
        guard let found = operations.first(where: { $0.id == id }) else { throw LaunchError("no operation \(id)") }
        return found
    }
}

extension Operation {
    fileprivate init(_ method: String, _ path: String, _ node: Node, _ above: [Node], _ shared: Node?) {
        self.method = method
        self.path = path
        id = node["operationId"]?.text
        let all = (above + (node["parameters"]?.list ?? [])).compactMap { parameter -> Node? in
            guard let reference = parameter["$ref"]?.text?.split(separator: "/").last else { return parameter }
            return shared?[String(reference)]
        }
        parameters = all.reduce(into: [:]) { found, parameter in
            found[parameter["in"]?.text ?? "", default: []].insert(parameter["name"]?.text ?? "")
        }
        takesForm = node["requestBody"]?["$ref"]?.text == "#/components/requestBodies/Post"
        responses = (node["responses"]?.entries ?? []).reduce(into: [:]) { $0[$1.key] = $1.value["$ref"]?.text ?? "" }
    }
}

extension Node {
    fileprivate var entries: [Entry] {
        if case .mapping(let entries) = value { entries } else { [] }
    }
    fileprivate var list: [Node] {
        if case .list(let list) = value { list } else { [] }
    }
    fileprivate var text: String? {
        if case .scalar(let text, _) = value { text } else { nil }
    }
}
