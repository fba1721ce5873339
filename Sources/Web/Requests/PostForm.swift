internal import Consent
internal import Gate
internal import HTTPSupport
internal import Hummingbird
internal import NIOCore
internal import Services
internal import Storage

/// A post as it comes: its document, what is wanted of it, and its pictures, which lie in the data folder without a name
/// until the answer is given.
struct PostForm {
    private(set) var document: [UInt8] = []
    private(set) var fields: [String: String] = [:]
    /// By the name that the post gives each.
    private(set) var pictures: [String: Upload] = [:]
    /// In the order in which they came.
    private(set) var names: [String] = []
    private let folder: DataFolder

    static let flags = ["without_refused", "without_held", "cover_everyone", "hand_over"]
    /// A document is words; a megabyte of them is a book.
    private static let documentBytes = 1 << 20
    private static let fieldBytes = 200

    /// Reads the whole form.
    ///
    /// `documentRead`: called once, before the first picture is let in.
    /// - Throws: `Problem`, `StorageError`, or what `documentRead` throws.
    static func read(
        _ request: Request, _ limits: MultipartLimits, into folder: DataFolder,
        documentRead: (PostForm) async throws -> Void
    ) async throws -> PostForm {
        var reader = try request.multipart(limits)
        var form = PostForm(folder: folder)
        while let part = try await reader.nextPart() {
            switch part.name {
            case "post": try await form.takeDocument(&reader)
            case "picture":
                if form.names.isEmpty { try await form.requireDocument(documentRead) }
                try await form.takePicture(part, &reader)
            default: try await form.takeField(part.name, &reader)
            }
        }
        if form.names.isEmpty { try await form.requireDocument(documentRead) }
        return form
    }

    private init(folder: DataFolder) { self.folder = folder }

    private func requireDocument(_ documentRead: (PostForm) async throws -> Void) async throws {
        guard !document.isEmpty else {
            throw Problem(.badInput, "there is no post before the pictures: send the part \"post\" first")
        }
        try await documentRead(self)
    }

    private mutating func takeDocument(_ reader: inout MultipartReader) async throws {
        guard document.isEmpty, names.isEmpty else {
            throw Problem(.badInput, "the part \"post\" comes twice, or after a picture: send it once, first")
        }
        document = try await reader.collect(upTo: Self.documentBytes)
    }

    private mutating func takeField(_ name: String, _ reader: inout MultipartReader) async throws {
        guard name == "unit" || Self.flags.contains(name) else {
            throw Problem(
                .badInput,
                "that part is not known: send \"post\", \"picture\", \"unit\", \(Self.flags.joined(separator: ", "))")
        }
        guard names.isEmpty, fields[name] == nil else {
            throw Problem(.badInput, "the part \"\(name)\" comes twice, or after a picture: send it once, before them")
        }
        fields[name] = try await reader.text(upTo: Self.fieldBytes)
    }

    private mutating func takePicture(_ part: MultipartHead, _ reader: inout MultipartReader) async throws {
        guard let name = part.filename else {
            throw Problem(.badInput, "a picture has no file name: send the one that the post gives it")
        }
        guard pictures[name] == nil else {
            throw Problem(.badInput, "two pictures have the same file name: name each otherwise")
        }
        let upload = try Upload(in: folder)
        while let chunk = try await reader.nextChunk() { try upload.append(Array(chunk.readableBytesView)) }
        pictures[name] = upload
        names.append(name)
    }
}

extension PostForm {
    func flag(_ name: String) throws(Problem) -> Bool {
        switch fields[name] {
        case nil, "false": return false
        case "true": return true
        default: throw Problem(.badInput, "\"\(name)\" is neither true nor false: write one of them")
        }
    }

    var options: GateOptions {
        get throws(Problem) {
            // Read here too, so that a dry run tells every mistake.
            _ = try flag("hand_over")
            return GateOptions(
                withoutRefused: try flag("without_refused"), withoutHeld: try flag("without_held"),
                coverEveryone: try flag("cover_everyone"))
        }
    }

    /// `unit`: of whoever submits, where neither the form nor the post says it.
    func submission(unit: UnitID?) -> Submission {
        let pictures = pictures
        return Submission(document: document, name: "post", unit: fields["unit"].map(UnitID.init(rawValue:)) ?? unit) {
            name throws(ServiceError) in
            guard let upload = pictures[name] else {
                throw ServiceError(.badInput, "a picture of the post did not come with it: send every one as a part")
            }
            do throws(StorageError) { return try upload.bytes() } catch {
                throw ServiceError(.inputOutput, "a picture could not be read again: try again")
            }
        }
    }

    /// All that the form says, in one order: what makes two submissions the same.
    var content: [[UInt8]] {
        let words = fields.sorted { $0.key < $1.key }.flatMap { [Array($0.key.utf8), Array($0.value.utf8)] }
        return words + [document] + names.sorted().flatMap { [Array($0.utf8), pictures[$0]?.sha256 ?? []] }
    }
}
