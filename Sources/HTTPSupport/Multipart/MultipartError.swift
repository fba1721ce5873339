/// What is wrong with a form. Says which part by its number and never by its name.
package struct MultipartError: Error, Equatable, Sendable {
    package enum Code: Equatable, Sendable {
        /// The content type is another, or its boundary is missing, doubled, too long or has letters that none may have.
        case notAForm, badBoundary
        /// The body never has the boundary that the content type names.
        case wrongBoundary
        /// The body ends inside a part, or before the closing delimiter.
        case truncated
        /// Too much before the first delimiter, or after the last.
        case junkAround
        /// A delimiter with something after it on its line.
        case badDelimiter
        /// A line of a part's head that is no header; one that is doubled; a transfer encoding.
        case badHeader
        case missingName
        /// A name that is no UTF-8, or that holds control characters.
        case badName
        case tooManyParts, headTooLarge, fieldTooLarge, fileTooLarge, bodyTooLarge
    }

    package let code: Code
    /// From 1; nil: before the first.
    package let part: Int?

    package init(_ code: Code, part: Int? = nil) {
        self.code = code
        self.part = part
    }
}

extension Problem {
    init(_ error: MultipartError) {
        let place = error.part.map { "part \($0): " } ?? ""
        self.init(error.code.kind, place + error.code.detail)
    }
}

extension MultipartError.Code {
    fileprivate var kind: Problem.Kind {
        switch self {
        case .notAForm: .unsupportedMediaType
        case .tooManyParts, .headTooLarge, .fieldTooLarge, .fileTooLarge, .bodyTooLarge: .tooLarge
        default: .badRequest
        }
    }

    fileprivate var detail: String {
        switch self {
        case .notAForm: "send multipart/form-data"
        case .badBoundary: "the boundary is missing or cannot be used: name one of 1 to 70 letters and digits"
        case .wrongBoundary: "the body does not have the boundary that its content type names"
        case .truncated: "the form ends early: send it again, whole"
        case .junkAround: "something stands before the first part or after the last: leave it out"
        case .badDelimiter: "something stands after a delimiter: choose another boundary"
        case .badHeader: "the head cannot be read: each of its lines is one header, and none is doubled"
        case .missingName: "it has no name: add one to Content-Disposition"
        case .badName: "its name or file name is no UTF-8 or holds control characters: rename it"
        case .tooManyParts: "too many parts: send fewer at a time"
        case .headTooLarge: "its head is too large: shorten the names"
        case .fieldTooLarge: "the field is too large: shorten it"
        case .fileTooLarge: "the file is too large: send a smaller one"
        case .bodyTooLarge: "the form is too large: send fewer files at a time"
        }
    }
}
