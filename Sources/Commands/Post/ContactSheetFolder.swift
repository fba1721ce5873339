import Reports
import Services
import Storage

/// Writes the contact sheet: `index.html` with copies of each picture before and after in folders beside it.
struct ContactSheetFolder {
    private let path: String

    init(_ path: String) { self.path = path }

    func write(_ judged: [(submission: Submission, judgement: Judgement)], _ publishing: Publishing) throws {
        let posts = try judged.enumerated().map { number, pair in
            try post(number + 1, pair.0, pair.1, publishing)
        }
        let page = ContactSheet(posts: posts, language: .sv).html()
        try DurableFile.write([UInt8](page.utf8), to: "\(path)/index.html")
    }

    private func post(_ number: Int, _ submission: Submission, _ judgement: Judgement, _ publishing: Publishing) throws
        -> ContactSheet.Post
    {
        var paths: [Int: (before: String?, after: String?)] = [:]
        for picture in judgement.pictures {
            let name = "\(number)-\(picture.index + 1)"
            let before = try copy(submission.picture(picture.file), to: "before/\(name).\(ending(picture.file))")
            let after = try publishing.clearedBytes(of: picture).map {
                try copy($0, to: "after/\(name).\(ending(picture.file))")
            }
            paths[picture.index] = (before, after)
        }
        return ContactSheet.Post(
            judgement, channel: publishing.title(of: judgement.channel, language: "sv"), paths: paths)
    }

    private func copy(_ bytes: [UInt8], to name: String) throws -> String {
        let place = "\(path)/\(name)"
        try DurableFile.makeFolder(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
        try DurableFile.write(bytes, to: place)
        return name
    }

    private func ending(_ file: String) -> String { file.lowercased().hasSuffix(".png") ? "png" : "jpg" }
}
