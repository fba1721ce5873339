import Foundation

/// Looks for words in every file of a folder, however they are written there (`residue.py`).
package struct Residue {
    /// One place: the file, how the word is written in it, and the word.
    package struct Place: Hashable, Sendable, CustomStringConvertible {
        package let file: String
        package let how: String
        package let word: String
        package var description: String { "\(word) in \(file) (\(how))" }
    }

    /// `digests`: SHA-256 of files of which no copy may lie there.
    package static func search(_ folder: String, for words: [String], digests: [String] = []) throws -> Set<Place> {
        guard let python = Program.found("python3") else { throw LaunchError("there is no python3") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("residue.py")
        process.arguments = [script.path, folder]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(
            try JSONSerialization.data(withJSONObject: ["words": words, "digests": digests]))
        try input.fileHandleForWriting.close()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0, let found = try JSONSerialization.jsonObject(with: said) as? [[String]]
        else { throw LaunchError("residue.py ended with \(process.terminationStatus)") }
        return Set(found.map { Place(file: $0[0], how: $0[1], word: $0[2]) })
    }
}
