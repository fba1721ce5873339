import ArgumentParser
import Gate
import Services
import Storage

/// The exit codes (interfaces.md; sysexits.h), and where errors and verdicts become one; those of a
/// service in `ExitStatus+Client`.
enum ExitStatus: Int32 {
    case done = 0
    case held = 3
    case refused = 4
    /// The ledger is whole, and nobody but its own signer says so.
    case selfAttested = 10
    /// Two histories were signed, or one was cut short.
    case diverged = 11
    /// The ledger does not hold.
    case notProven = 12
    case usage = 64
    case badInput = 65
    case noSuchInput = 66
    /// A service that gives no answer, or none that can be used.
    case unavailable = 69
    case cannotWrite = 73
    case inputOutput = 74
    case busy = 75
    case notPermitted = 77

    init(_ verdict: Verdict) {
        switch verdict {
        case .cleared: self = .done
        case .held: self = .held
        case .refused: self = .refused
        }
    }

    init(_ code: ServiceError.Code) {
        switch code {
        case .usage: self = .usage
        case .badInput: self = .badInput
        case .noSuchInput: self = .noSuchInput
        case .cannotWrite: self = .cannotWrite
        case .inputOutput: self = .inputOutput
        case .busy: self = .busy
        case .clockSetBack, .clockSetForward, .conflict: self = .held
        case .notPermitted: self = .notPermitted
        case .witnessRefuses: self = .refused
        }
    }

    init(_ code: StorageError.Code) {
        switch code {
        case .notADataFolder: self = .noSuchInput
        case .occupied, .noFolder, .diskFull, .readOnly: self = .cannotWrite
        case .locked: self = .busy
        case .conflict, .invalid, .badBackup: self = .badInput
        case .ledgerDiverged: self = .diverged
        case .signerMissing, .keysMissing: self = .inputOutput
        case .newerFormat, .olderFormat, .corrupt, .notDurable, .inputOutput, .missingPicture: self = .inputOutput
        }
    }
}
