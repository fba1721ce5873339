/// What follows the picture's end, by the signatures in it.
enum TrailerInventory {
    static func add(_ trailer: ByteWindow, to findings: inout Findings) {
        guard trailer.count > 0 else { return }
        findings.add(.trailer, bytes: trailer.count)
        if trailer.offset(of: "ftyp", from: 4) != nil || trailer.offset(of: "MotionPhoto_Data", from: 0) != nil {
            findings.add(.motionPhoto, bytes: 0)
        }
        if trailer.offset(of: "PK\u{3}\u{4}", from: 0) != nil { findings.add(.archive, bytes: 0) }
        if let at = trailer.offset(of: PictureSniffer.jpegSignature, from: 0) {
            findings.add(.secondPicture, bytes: trailer.count - at)
        }
    }
}
