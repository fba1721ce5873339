import ArgumentParser
import Client
import Documents
import Services
import Storage

/// What the command says of an error: lines for standard error, and how it ends.
struct Failure {
    let lines: [String]
    let status: ExitStatus

    init(_ error: any Error) {
        switch error {
        case let error as ServiceError:
            lines = error.mistakes.isEmpty ? error.message.lines : error.mistakes.map(\.description)
            status = ExitStatus(error.code)
        case let error as StorageError:
            lines = [error.message]
            status = ExitStatus(error.code)
        case let error as ClientError:
            lines = error.message.lines
            status = ExitStatus(error)
        default:
            lines = ["something failed that synas does not know; nothing was released. Try again, then report it"]
            status = .inputOutput
        }
    }
}

extension String {
    var lines: [String] { split(separator: "\n").map(String.init) }
}
