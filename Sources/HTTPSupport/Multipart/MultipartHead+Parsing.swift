extension MultipartHead {
    /// `lines`: a part's headers, without the empty line after them.
    init(lines: [UInt8], part: Int) throws(MultipartError) {
        let headers = try Self.headers(lines, part)
        guard let disposition = headers["content-disposition"] else { throw MultipartError(.missingName, part: part) }
        let parameters = try Self.parameters(of: disposition, part)
        guard let name = parameters["name"], !name.isEmpty else { throw MultipartError(.missingName, part: part) }
        try Self.checkEncoding(headers["content-transfer-encoding"], part)
        self.init(
            name: try Self.text(name, part),
            filename: try parameters["filename"].map { bytes throws(MultipartError) in
                try Self.text(bytes, part)
            },
            contentType: try Self.contentType(headers["content-type"], part))
    }

    private static func headers(_ lines: [UInt8], _ part: Int) throws(MultipartError) -> [String: [UInt8]] {
        var headers: [String: [UInt8]] = [:]
        for line in try split(lines, part) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy(HTTPToken.isLetter)
            else { throw MultipartError(.badHeader, part: part) }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let isNew = headers.updateValue(HTTPToken.trimmed(line[(colon + 1)...]), forKey: name) == nil
            guard isNew else { throw MultipartError(.badHeader, part: part) }
        }
        return headers
    }

    /// Lines end with CR LF alone: another line break, or a line that goes on with a blank, is read by each program in a
    /// way of its own.
    private static func split(_ lines: [UInt8], _ part: Int) throws(MultipartError) -> [ArraySlice<UInt8>] {
        let pieces = lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var found: [ArraySlice<UInt8>] = []
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            guard isLast || piece.last == UInt8(ascii: "\r") else { throw MultipartError(.badHeader, part: part) }
            let line = isLast ? piece : piece.dropLast()
            guard !line.contains(UInt8(ascii: "\r")) else { throw MultipartError(.badHeader, part: part) }
            found.append(line)
        }
        return found
    }

    /// `form-data` and its parameters, each once. `filename*` is none of a form's (RFC 7578, section 4.2).
    private static func parameters(of bytes: [UInt8], _ part: Int) throws(MultipartError) -> [String: [UInt8]] {
        guard let value = ParameterizedValue(bytes), value.value.lowercased() == "form-data",
            value.parameters["filename*"] == nil, value.parameters["name*"] == nil
        else { throw MultipartError(.badHeader, part: part) }
        return value.parameters
    }

    private static func checkEncoding(_ bytes: [UInt8]?, _ part: Int) throws(MultipartError) {
        guard let bytes else { return }
        let encoding = String(decoding: bytes, as: UTF8.self).lowercased()
        guard ["7bit", "8bit", "binary"].contains(encoding) else { throw MultipartError(.badHeader, part: part) }
    }

    private static func text(_ bytes: [UInt8], _ part: Int) throws(MultipartError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isControl)
        else {
            throw MultipartError(.badName, part: part)
        }
        return text
    }

    /// C0, DEL, C1, and the separators that break lines.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func contentType(_ bytes: [UInt8]?, _ part: Int) throws(MultipartError) -> MediaTypeName? {
        guard let bytes else { return nil }
        guard let type = MediaTypeName(bytes) else { throw MultipartError(.badHeader, part: part) }
        return type
    }
}
