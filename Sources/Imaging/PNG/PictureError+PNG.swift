internal import CPNG

extension PictureError {
    static let truncatedPNG = PictureError(
        .truncated, "The PNG ends before its picture does: copy or export the original again.")

    /// `why` is the end of the sentence "The PNG is damaged: …", without a full stop.
    static func corruptPNG(_ why: String) -> PictureError {
        PictureError(.corrupt, "The PNG is damaged (\(why)): copy or export the original again.")
    }

    static func tooManyChunks(_ most: Int) -> PictureError {
        PictureError(
            .overLimits,
            "The PNG is cut into more than \(most) parts, which no camera or program does: export it again.")
    }

    /// Nil for success.
    init?(_ status: synas_png_status) {
        switch status {
        case SYNAS_PNG_OK: return nil
        case SYNAS_PNG_TRUNCATED: self = .truncatedPNG
        case SYNAS_PNG_NO_ROOM, SYNAS_PNG_NO_MEMORY:
            self.init(.overLimits, "The PNG needs more memory than there is: export it with fewer pixels.")
        default: self = .corruptPNG("its image data cannot be read to the end")
        }
    }
}
