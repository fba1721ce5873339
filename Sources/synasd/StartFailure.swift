internal import Documents
internal import Foundation
internal import NIOCore
internal import Services
internal import Storage

/// Why the service could not start, and how it ends then: the words and exit codes that `synas` has for the same.
struct StartFailure {
    let lines: [String]
    let status: Int32

    init(_ error: any Error, _ options: Options?) {
        switch error {
        case let error as Options.Mistake: self.init([error.message], 64)
        case let error as ServiceError:
            self.init(error.mistakes.isEmpty ? [error.message] : error.mistakes.map(\.description), error.status)
        case let error as StorageError: self.init([error.message], error.status)
        case let error as PortFileFailed: self.init([error.message], 73)
        default: self.init([Self.unavailable(error, options)], 69)
        }
    }

    private init(_ lines: [String], _ status: Int32) {
        self.lines = lines
        self.status = status
    }

    private static func unavailable(_ error: any Error, _ options: Options?) -> String {
        let port = options.map { String($0.port) } ?? "that"
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: return "port \(port) is in use: see what runs there, or name another with --port"
        case EACCES: return "port \(port) is not for this user: name one from 1024 on with --port"
        case EADDRNOTAVAIL: return "that address is none of this machine: name one that is with --address"
        default: return "the service cannot listen there: see that --address is one of this machine, and --port is free"
        }
    }
}

/// The port is listened at, and whoever waits to be told would wait for ever.
struct PortFileFailed: Error {
    var message: String { "the port file cannot be written: name a file in a folder that is there and yours" }
}

extension ServiceError {
    fileprivate var status: Int32 {
        switch code {
        case .usage: 64
        case .noSuchInput: 66
        case .cannotWrite: 73
        case .inputOutput: 74
        case .busy: 75
        case .notPermitted: 77
        case .clockSetBack, .clockSetForward, .conflict: 3
        case .witnessRefuses: 4
        case .badInput: 65
        }
    }
}

extension StorageError {
    fileprivate var status: Int32 {
        switch code {
        case .notADataFolder: 66
        case .occupied, .noFolder, .diskFull, .readOnly: 73
        case .locked: 75
        case .conflict, .invalid, .badBackup: 65
        case .ledgerDiverged: 11
        default: 74
        }
    }
}
