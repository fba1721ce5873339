import Foundation
import Imaging
import Pages

/// The pictures of what somebody named as a page. Nothing outside the page's own folder is opened, and no link is followed.
struct PageReading {
    let pictures: [SeenPicture]
    /// Pictures that the page shows and that were not saved with it.
    let unsaved: Int

    /// Bytes of a page; those with everything in one file are large.
    private static let longestPage = 128 * 1024 * 1024
    /// Files of a folder that are looked at.
    private static let mostFiles = 10_000
    /// Folders within folders.
    private static let deepest = 8

    /// - Throws: `ServiceError` where there is nothing, or neither page, folder nor picture.
    static func read(_ path: String) throws -> PageReading {
        if isFolder(path) { return try folder(path) }
        let ending = path.split(separator: "/").last?.split(separator: ".").last?.lowercased() ?? ""
        switch ending {
        case "html", "htm", "xhtml": return try html(path)
        case "mht", "mhtml":
            return PageReading(path, SavedPage.mhtml(try InputFile.read(path, limit: longestPage)))
        default: return try picture(path)
        }
    }

    /// An empty one shows nothing, so that nothing can be said to have gone.
    private static func folder(_ path: String) throws -> PageReading {
        let names = try files(below: path)
        if names.isEmpty {
            throw ServiceError(.badInput, "\(path): it is empty: name the folder that the pictures are in")
        }
        return PageReading(pictures: names.map { seen(path, $0) }, unsaved: 0)
    }

    private static func picture(_ path: String) throws -> PageReading {
        let bytes = try InputFile.read(path, limit: PictureLimits.standard.fileSize)
        guard PictureSize.of(bytes) != nil || PictureSize.isForeignPicture(bytes) else {
            throw ServiceError(
                .badInput,
                "\(path): this is neither a picture nor a saved page: name an .html, .mhtml, a folder or a picture")
        }
        return PageReading(pictures: [SeenPicture(name: path) { bytes }], unsaved: 0)
    }

    private init(pictures: [SeenPicture], unsaved: Int) {
        self.pictures = pictures
        self.unsaved = unsaved
    }

    /// What is in the page's own file.
    private init(_ path: String, _ page: SavedPage) {
        pictures = page.embedded.map { embedded in
            SeenPicture(name: "\(path): \(embedded.name)") { embedded.bytes }
        }
        unsaved = page.unsaved
    }

    /// A page, the files that it names below its folder, and all of the folder that the browser made for it.
    private static func html(_ path: String) throws -> PageReading {
        let page = SavedPage.html(try InputFile.read(path, limit: longestPage))
        let (folder, own) = (self.folder(of: path), ownFolders(of: path))
        var names = Set(try own.flatMap { own in try files(below: "\(folder)/\(own)").map { [own] + $0 } })
        var unsaved = page.unsaved
        for beside in page.beside {
            let there = beside.paths.map(\.names).filter { names.contains($0) || isFile(folder, $0) }
            names.formUnion(there)
            if there.isEmpty && beside.isShown { unsaved += 1 }
        }
        let inside = PageReading(path, page)
        let sorted = names.sorted { $0.joined(separator: "/") < $1.joined(separator: "/") }
        return PageReading(pictures: inside.pictures + sorted.map { seen(folder, $0) }, unsaved: unsaved)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// `Page.html` has `Page_files`, `Page-filer`, `Page-Dateien`, by browser and language.
    private static func ownFolders(of path: String) -> [String] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        let beside = (try? FileManager.default.contentsOfDirectory(atPath: folder(of: path))) ?? []
        return beside.filter { other in
            let rest = other.dropFirst(stem.count)
            return other.hasPrefix(stem) && (rest.first == "_" || rest.first == "-")
                && isFolder("\(folder(of: path))/\(other)", followingLinks: false)
        }.sorted()
    }

    private static func seen(_ folder: String, _ names: [String]) -> SeenPicture {
        SeenPicture(name: ([folder] + names).joined(separator: "/")) {
            try? FileReading.bytes(below: folder, names, limit: PictureLimits.standard.fileSize).get()
        }
    }

    /// The plain files below a folder by their names from there, sorted; no link is followed.
    ///
    /// - Throws: `ServiceError` where there are more than are looked at.
    private static func files(below folder: String, _ above: [String] = []) throws -> [[String]] {
        guard above.count < deepest else { return [] }
        let place = ([folder] + above).joined(separator: "/")
        var found: [[String]] = []
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).sorted() {
            if isFolder("\(place)/\(name)", followingLinks: false) {
                found += try files(below: folder, above + [name])
            } else if isFile(folder, above + [name]) {
                found.append(above + [name])
            }
            guard found.count <= mostFiles else {
                throw ServiceError(
                    .badInput, "\(folder): it holds more than \(mostFiles) files: name the page's own folder")
            }
        }
        return found
    }

    private static func isFolder(_ path: String, followingLinks: Bool = true) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        var isFolder: ObjCBool = false
        let isThere = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return followingLinks ? isThere && isFolder.boolValue : type == .typeDirectory
    }

    /// Whether a plain file is there that no link leads to. The files of a page that are no pictures are passed over later.
    private static func isFile(_ folder: String, _ names: [String]) -> Bool {
        if case .success = FileReading.bytes(below: folder, names, limit: .max, reading: false) { true } else { false }
    }
}
