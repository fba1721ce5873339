package import Documents
import Foundation

/// Why a use case could not do what it was asked. The message is one line for a person: what, why, what to do.
package struct ServiceError: Error, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        /// The words of the call do not fit together.
        case usage
        /// A document, picture or value that was handed in is wrong.
        case badInput = "bad-input"
        /// A file, person, post or channel that is not there.
        case noSuchInput = "no-such-input"
        /// Somewhere that cannot be written.
        case cannotWrite = "cannot-write"
        /// A device or file system failed.
        case inputOutput = "input-output"
        /// What is asked does not fit what is recorded by now.
        case conflict
        /// Another process writes; trying again later can help.
        case busy
        /// The clock shows an earlier time than what was recorded: held until it is set right or accepted.
        case clockSetBack = "clock-set-back"
        /// The clock shows a time long after what was recorded last: nothing is removed until somebody has looked.
        case clockSetForward = "clock-set-forward"
        /// Permission is missing.
        case notPermitted = "not-permitted"
        /// A witness does not sign what it was asked to.
        case witnessRefuses = "witness-refuses"
    }

    package let code: Code
    package let message: String
    /// Every mistake of a document, where a document is what is wrong.
    package let mistakes: [Mistake]

    package init(_ code: Code, _ message: String, mistakes: [Mistake] = []) {
        self.code = code
        self.message = message
        self.mistakes = mistakes
    }

    /// What is wrong, and what to do: a message is written as `what: what to do`.
    var parts: (what: String, hint: String) {
        guard let colon = message.range(of: ": ", options: .backwards) else { return (message, "correct it") }
        return (String(message[..<colon.lowerBound]), String(message[colon.upperBound...]))
    }

    /// A document with mistakes: all of them are told.
    package init(mistakes: [Mistake]) {
        let count = mistakes.count == 1 ? "1 mistake" : "\(mistakes.count) mistakes"
        self.init(
            .badInput, "\(count) in \(mistakes.first?.file ?? "the document"): correct and try again",
            mistakes: mistakes)
    }
}
