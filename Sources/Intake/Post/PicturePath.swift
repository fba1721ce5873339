/// The path of a picture as a post names it: inside the post's folder, whatever the post says.
enum PicturePath {
    /// Why the path is not taken; nil where it is.
    static func problem(_ path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.last.map({ $0.isEmpty || $0 == "." }) ?? true { return "the path names no file" }
        if path.utf8.count > 1_000 { return "the path is longer than 1000 bytes" }
        if path.unicodeScalars.contains(where: isControl) { return "the path holds a character that cannot be seen" }
        if path.hasPrefix("/") || path.hasPrefix("~") || path.contains("\\") || path.contains(":") {
            return "the path leads elsewhere than the post's folder"
        }
        return parts.contains("..") ? "the path leads out of the post's folder" : nil
    }

    /// The path without steps that lead nowhere, to see that two are the same.
    static func plain(_ path: String) -> String {
        path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format: true
        default: false
        }
    }
}
