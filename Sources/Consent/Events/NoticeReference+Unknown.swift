extension NoticeReference {
    /// Nobody knows which text was shown: an answer that was carried over from before there were notices. No notice can
    /// have an empty version, so this is never taken for one; the channel's first material notice ends the answer.
    package static let unknown = NoticeReference(version: "", sha256: "", language: "")

    package var isKnown: Bool { self != .unknown }
}
