import Foundation
import PictureFixtures
import Testing

@testable import Imaging

/// Debian's programs as judges that know nothing of this project.
private struct Tool {
    let path: String
    init(_ name: String) { path = "/usr/bin/\(name)" }
    var exists: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// What the program prints for a file, and its exit code.
    func run(_ arguments: [String] = [], on file: [UInt8]) throws -> (status: Int32, output: [UInt8]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = folder.appending(path: "picture.png")
        try Data(file).write(to: picture)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments + [picture.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, [UInt8](output))
    }
}

@Suite("Other programs agree about cleaned PNGs")
struct PNGOracleTests {
    private static let forms = Form.all.filter { !$0.interlaced }

    private static func clean(_ form: Form) throws -> (input: [UInt8], output: [UInt8]) {
        var parts = PNGChunks(form.fixture().encoded())
        parts.insert("eXIf", ExifFixture.camera(orientation: 1).tiff)
        parts.insert("tEXt", Array("Author\0Anna Lind".utf8))
        parts.trailer = Array("more".utf8)
        let request = CleaningRequest(redactions: [])
        return (parts.encoded, try PNGCleaner.clean(parts.encoded, request).bytes)
    }

    @Test("pngcheck finds no fault", .enabled(if: Tool("pngcheck").exists), arguments: forms)
    func pngcheck(form: Form) throws {
        let result = try Tool("pngcheck").run(["-v"], on: Self.clean(form).output)
        let text = String(decoding: result.output, as: UTF8.self)
        #expect(result.status == 0, "\(text)")
        #expect(text.contains("No errors detected"))
    }

    @Test("netpbm sees the same pixels before and after", .enabled(if: Tool("pngtopam").exists), arguments: forms)
    func netpbm(form: Form) throws {
        let (input, output) = try Self.clean(form)
        let before = try Pixmap(Tool("pngtopam").run(["-alphapam"], on: input).output)
        let after = try Pixmap(Tool("pngtopam").run(["-alphapam"], on: output).output)
        #expect(before.seen == after.seen)
    }

    @Test("exiftool finds nothing but the picture", .enabled(if: Tool("exiftool").exists))
    func exiftool() throws {
        let (input, output) = try Self.clean(Form(colourType: 2, depth: 8, interlaced: false))
        let before = try Tool("exiftool").run(["-a", "-G1", "-s"], on: input).output
        #expect(String(decoding: before, as: UTF8.self).contains("SN-0042-7731"), "the judge must see it in the input")
        let text = try String(decoding: Tool("exiftool").run(["-a", "-G1", "-s"], on: output).output, as: UTF8.self)
        let groups = Set(text.split(separator: "\n").compactMap { $0.split(separator: "]").first?.dropFirst() })
        #expect(groups.isSubset(of: ["ExifTool", "System", "File", "PNG", "Composite"]))
        for word in ["GPS", "Author", "Warning", "Serial", "Anna"] { #expect(!text.contains(word)) }
    }
}

/// A PAM as netpbm writes it (pam(5)), brought to 16 bits RGBA.
private struct Pixmap {
    let seen: [[Int]]

    init(_ file: [UInt8]) throws {
        let end = try #require(file.firstRange(of: Array("ENDHDR\n".utf8)))
        let lines = String(decoding: file[..<end.lowerBound], as: UTF8.self).split(separator: "\n")
        var fields: [Substring: Int] = [:]
        for line in lines {
            let words = line.split(separator: " ")
            if words.count == 2, let number = Int(words[1]) { fields[words[0]] = number }
        }
        let depth = try #require(fields["DEPTH"])
        let most = try #require(fields["MAXVAL"])
        let width = most > 255 ? 2 : 1
        let body = Array(file[end.upperBound...])
        seen = stride(from: 0, to: body.count, by: depth * width).map { start in
            let values = (0..<depth).map { channel in
                body[(start + channel * width)..<(start + channel * width + width)].reduce(0) { $0 << 8 | Int($1) }
                    * 65535
                    / most
            }
            let alpha = depth % 2 == 0 ? values[depth - 1] : 65535
            let colour = depth < 3 ? [values[0], values[0], values[0]] : Array(values[..<3])
            return alpha == 0 ? [0, 0, 0, 0] : colour + [alpha]
        }
    }
}
