internal import Foundation
internal import Logging

/// One line of JSON for each event on standard error: ids, routes, numbers; no address, no name, no path, no body.
struct JSONLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    private let label: String

    init(label: String) { self.label = label }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.mapValues { "\($0)" }
        fields["level"] = event.level.rawValue
        fields["message"] = "\(event.message)"
        fields["at"] = Date.now.formatted(.iso8601)
        guard let line = try? JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys]) else { return }
        // Whoever reads the log may go away; the service stays.
        try? FileHandle.standardError.write(contentsOf: line + Data("\n".utf8))
    }
}
