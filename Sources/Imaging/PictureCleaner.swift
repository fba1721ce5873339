/// Builds a picture anew with nothing in it but the picture, whatever it says it is called.
package enum PictureCleaner {
    /// Recognises the format by its first bytes, strips, covers, and verifies what was written.
    ///
    /// - Throws: ``PictureError``; nothing is returned that the strict reader did not pass.
    package static func clean(_ input: [UInt8], _ request: CleaningRequest) throws(PictureError) -> CleanPicture {
        switch try PictureSniffer.format(of: input) {
        case .jpeg: try JPEGCleaner.clean(input, request)
        case .png: try PNGCleaner.clean(input, request)
        }
    }
}
