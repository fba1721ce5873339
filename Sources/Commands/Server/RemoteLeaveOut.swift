import Client
import Consent
import Reports
import Services
import Storage

extension ServerConnection {
    /// "Not today", recorded by a service.
    ///
    /// `id`: the caller's own for this call; nil: one that no other call has, since what was left out and corrected may
    /// have to be left out again.
    func leaveOut(_ child: String, of what: LeaveOut, id: String?) async throws -> RecordedElsewhere {
        let request = ServerRequest(
            .post, ["children", child], action: "leave-out", body: try .json(of: LeaveOutJSON(what)),
            idempotencyKey: id ?? Self.newKey())
        return try await ask(request, RecordedElsewhere.init(json:)).value
    }

    private static func newKey() -> String {
        (0..<4).map { _ in
            let digits = String(UInt32.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }
}

/// As the API has it.
private struct LeaveOutJSON: Encodable {
    let post: String?
    let day: String?
    let channel: String?

    init(_ what: LeaveOut) {
        switch what {
        case .post(let id): (post, day, channel) = (id.rawValue, nil, nil)
        case .day(let date, let place): (post, day, channel) = (nil, date.description, place?.rawValue)
        }
    }
}

extension OutputOptions {
    /// Tells what a service recorded.
    func tell(_ recorded: RecordedElsewhere) throws {
        switch format {
        case .text: try Terminal.output(recorded.text().withoutControls)
        case .json: try Terminal.output(JSONText.encode(recorded))
        }
    }
}
