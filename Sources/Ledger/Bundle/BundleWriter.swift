/// The lines of a bundle, each with its end (specification, section 5). What is written is what was stored, byte for byte.
package enum BundleWriter {
    static let first = Array("synas.v1/bundle".utf8)
    static let entryTag = Array("entry ".utf8)
    static let openTag = Array("open ".utf8)
    static let checkpointTag = Array("checkpoint ".utf8)
    static let end = Array("end".utf8)

    package static let firstLine = first + [0x0A]
    package static let lastLine = end + [0x0A]

    package static func entry(_ bytes: [UInt8]) -> [UInt8] { entryTag + bytes + [0x0A] }

    /// The opening of the commitment at that place of the entry before it; places ascend.
    package static func open(_ place: Int, _ opening: Opening) -> [UInt8] {
        openTag + Array("\(place) ".utf8) + Base64.encode(opening.nonce) + [0x20] + opening.body + [0x0A]
    }

    /// A whole signed note, after as many entries as it says.
    package static func checkpoint(_ note: SignedNote) -> [UInt8] {
        checkpointTag + Base64.encode(note.bytes) + [0x0A]
    }
}
