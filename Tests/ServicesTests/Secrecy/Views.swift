import Consent
import Documents
import Foundation
import Gate
import PictureFixtures
import Reports
import Services
import Storage

/// All that somebody gets to see of a post that is checked, submitted, handed over and looked at again.
struct Views {
    private let secret: SecretHouse
    private let viewpoint: Viewpoint
    private var publishing: Publishing { Publishing(secret.house) }

    init(_ secret: SecretHouse, as viewpoint: Viewpoint) {
        self.secret = secret
        self.viewpoint = viewpoint
    }

    private static let pictures = (0..<3).map {
        PNGFixture(colourType: 2, depth: 8, seed: UInt64($0) + 1).encoded()
    }

    /// By what it is a view of. The folder of the test is masked, nothing else.
    func all(of group: GeneratedGroup) async throws -> [String: Data] {
        var seen: [String: Data] = [:]
        for (number, one) in group.cases.enumerated() {
            secret.begin("post\(number)-")
            for (name, bytes) in try await views(of: one) { seen["post \(number), \(name)"] = bytes }
        }
        return seen
    }

    private func views(of one: GeneratedGroup.Case) async throws -> [String: Data] {
        let submission = Submission(document: [UInt8](one.document.utf8), name: "post.yaml") {
            name throws(ServiceError) in
            Self.pictures[Int(name.prefix(1)) ?? 0]
        }
        let out = "\(secret.folder)/ready"
        var seen = await judged("check") { try await publishing.check(submission, options: one.options) }
        seen += await judged("rules") {
            try await publishing.check(submission, options: one.options, openingPictures: false)
        }
        var post: PostID?
        seen += await judged("submit") {
            let judgement = try await publishing.submit(submission, options: one.options, handingOverTo: out)
            post = judgement.post
            return judgement
        }
        seen += files(in: out)
        try? FileManager.default.removeItem(atPath: out)
        if let post { seen += try published(post, out) }
        // What is out changes nothing in what is said of the next.
        seen += await judged("again") { try await publishing.check(submission, options: one.options) }
        return seen
    }

    /// All that `publish` says of a post, whatever its verdict was.
    private func published(_ post: PostID, _ folder: String) throws -> [String: Data] {
        let address = "https://example.se/kojor"
        let requests = [
            PublicationRequest(.addresses([address])), PublicationRequest(.unsaid, handingOverTo: folder),
            PublicationRequest(.print("Ekbladet")),
            PublicationRequest(.addresses([address + "/2"]), isOutAlready: true),
            PublicationRequest(.neverUsed),
        ]
        var seen: [String: Data] = [:]
        for (number, request) in requests.enumerated() {
            do {
                let answer = try publishing.publish(post, request)
                seen["publish \(number), text"] = text(PublicationText(answer).text())
                seen["publish \(number), json"] = text(try JSONText.encode(PublicationJSON(answer)))
            } catch let error as ServiceError {
                seen["publish \(number), error"] = text("\(error.code)\n\(error.message)")
            }
            seen += files(in: folder)
            try? FileManager.default.removeItem(atPath: folder)
        }
        return seen
    }

    private func judged(_ name: String, _ work: () async throws -> Judgement) async -> [String: Data] {
        do {
            let judgement = try await work()
            return [
                "\(name), text": text(JudgementText(judgement, for: viewpoint).text()),
                "\(name), json": text(try JSONText.encode(JudgementJSON(judgement, for: viewpoint))),
                "\(name), table": text(VerdictTable([judgement], width: 100, isColoured: true).text()),
                "\(name), contact sheet": text(sheet(judgement)),
                "\(name), plan": text("\(judgement.plan)"),
            ]
        } catch let error as ServiceError {
            let lines = [error.message] + error.mistakes.map(\.description)
            return ["\(name), error": text("\(error.code)\n" + lines.joined(separator: "\n"))]
        } catch {
            return ["\(name), error": text("\(type(of: error))")]
        }
    }

    private func sheet(_ judgement: Judgement) -> String {
        let paths = Dictionary(
            uniqueKeysWithValues: judgement.pictures.map { picture in
                let after: String? = picture.cleared.map { "after/\($0.sha256).png" }
                return (picture.index, (before: Optional("before/\(picture.index).png"), after: after))
            })
        let title = publishing.title(of: judgement.channel, language: "sv")
        return ContactSheet(posts: [ContactSheet.Post(judgement, channel: title, paths: paths)], language: .sv).html()
    }

    /// Names, permissions and bytes of what was handed over.
    private func files(in folder: String) -> [String: Data] {
        var seen: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            let path = "\(folder)/\(name)"
            let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int ?? 0
            seen["file \(name) \(mode)"] = FileManager.default.contents(atPath: path) ?? Data()
        }
        return seen
    }

    private func text(_ text: String) -> Data { Data(text.replacing(secret.folder, with: "").utf8) }
}

private func += (a: inout [String: Data], b: [String: Data]) { a.merge(b) { _, new in new } }
