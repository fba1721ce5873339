package import HTTPTypes
package import Hummingbird
internal import Synchronization

/// Which methods each address has. The router answers a wrong method as it answers a wrong address; with the table the
/// first becomes 405 with `Allow`. Filled after the last route, read by every request that finds nothing.
package final class RouteTable: Sendable {
    private struct Route {
        let path: [RouterPath.Element]
        let method: HTTPRequest.Method
    }

    private let routes = Mutex<[Route]>([])

    package init() {}

    /// `head`: the router answers HEAD wherever it answers GET.
    package func fill<Context>(from router: Router<Context>, head: Bool = false) {
        let found = router.routes.flatMap { route in
            let methods = head && route.method == .get ? [.get, .head] : [route.method]
            return methods.map { Route(path: Array(route.path), method: $0) }
        }
        routes.withLock { $0 = found }
    }

    /// Methods of the route that the path leads to; none: there is no such address.
    package func methods(at path: String) -> [HTTPRequest.Method] {
        let parts = path.split(separator: "/")
        let matching = routes.withLock { $0.filter { Self.matches($0.path, parts) } }
        let ranked = matching.map { ($0.path.map(Self.rank), $0.method) }
        guard let best = ranked.map(\.0).min(by: { $0.lexicographicallyPrecedes($1) }) else { return [] }
        return Array(Set(ranked.filter { $0.0 == best }.map(\.1)))
    }

    private static func matches(_ path: [RouterPath.Element], _ parts: [Substring]) -> Bool {
        guard path.last == .recursiveWildcard || path.count == parts.count, path.count <= parts.count else {
            return false
        }
        return zip(path, parts).allSatisfy { $0 ~= $1 }
    }

    /// As the router prefers: a word to a word with a place in it, and that to a place alone.
    private static func rank(_ element: RouterPath.Element) -> Int {
        let text = element.description
        if text == "**" { return 3 }
        if text == "*" || (text.hasPrefix("{") && text.hasSuffix("}")) { return 2 }
        return text.contains(where: { "{}*".contains($0) }) ? 1 : 0
    }
}
