extension PictureError {
    static let jpegTruncated = PictureError(
        .truncated, "The JPEG ends too early, so part of the picture is missing; copy or export it again.")

    static func jpegCorrupt(_ what: String) -> PictureError {
        PictureError(.corrupt, "The JPEG is damaged (\(what)), so it cannot be cleaned; export it again as JPEG.")
    }

    static let unreadableScan = jpegCorrupt("its picture data cannot be decoded")

    static func jpegUnsupported(_ what: String) -> PictureError {
        PictureError(
            .unsupported,
            "The JPEG is of a kind that is not taken (\(what)); open and export it as ordinary 8-bit JPEG.")
    }

    static func jpegOverLimits(_ what: String) -> PictureError {
        PictureError(.overLimits, "The picture is past the limits (\(what)); make it smaller and try again.")
    }

    static func notVerified(_ what: String) -> PictureError {
        PictureError(
            .verificationFailed,
            "The cleaned picture did not pass the check of what was written (\(what)); nothing is released, report this."
        )
    }
}
