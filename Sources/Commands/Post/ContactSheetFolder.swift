import Reports
import Services
import Storage

/// Writes the contact sheet: `index.html` with copies of each picture before and after in folders beside it.
struct ContactSheetFolder {
    private let path: String

    init(_ path: String) { self.path = path }

    func write(_ judged: [AnsweredPost]) throws {
        let posts = try judged.enumerated().map { try post($0.offset + 1, $0.element) }
        let page = ContactSheet(posts: posts, language: .sv).html()
        try DurableFile.write([UInt8](page.utf8), to: "\(path)/index.html")
    }

    private func post(_ number: Int, _ post: AnsweredPost) throws -> ContactSheet.Post {
        var paths: [Int: (before: String?, after: String?)] = [:]
        for picture in post.answer.pictures {
            let name = "\(number)-\(picture.number)"
            let before = try copy(
                post.submission.picture(picture.file), to: "before/\(name).\(ending(picture.file))")
            let after = try post.cleared(picture).map {
                try copy($0, to: "after/\(name).\(ending(picture.file))")
            }
            paths[picture.number - 1] = (before, after)
        }
        return ContactSheet.Post(post.answer, channel: post.channel, paths: paths)
    }

    private func copy(_ bytes: [UInt8], to name: String) throws -> String {
        let place = "\(path)/\(name)"
        try DurableFile.makeFolder(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
        try DurableFile.write(bytes, to: place)
        return name
    }

    private func ending(_ file: String) -> String { file.lowercased().hasSuffix(".png") ? "png" : "jpg" }
}
