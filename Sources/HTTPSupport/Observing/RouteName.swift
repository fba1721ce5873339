internal import HTTPTypes

/// The names under which requests are counted and logged: patterns of our own, never what was asked for, so that neither
/// names nor floods of made-up addresses reach the log and the metrics.
enum RouteName {
    /// The router's own word for a request that no route takes.
    static let routerFoundNothing = "NotFound"

    static func route(_ endpointPath: String?) -> String {
        guard let endpointPath, endpointPath != routerFoundNothing else { return "none" }
        return endpointPath
    }

    static func method(_ method: HTTPRequest.Method) -> String {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return known.contains(method) ? method.rawValue : "OTHER"
    }
}
