/// Cleans a picture of any format that is taken.
package enum PictureCleaner {
    /// The picture built anew, with what is asked for covered, and verified.
    ///
    /// - Throws: ``PictureError`` with any of its codes; nothing is returned that the strict reader has not passed.
    package static func clean(_ input: [UInt8], _ request: CleaningRequest) throws(PictureError) -> CleanPicture {
        switch try PictureSniffer.format(of: input) {
        case .jpeg: try JPEGCleaner.clean(input, request)
        case .png: try PNGCleaner.clean(input, request)
        }
    }
}
