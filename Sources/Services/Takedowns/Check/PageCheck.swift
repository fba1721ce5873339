package import Consent

/// What is still to be seen of a takedown's post, by the pages that were looked at.
package struct PageCheck: Sendable {
    package struct Picture: Sendable {
        /// The worst of all places where the picture was seen, in this order.
        package enum State: String, Sendable, CaseIterable {
            /// The published picture, byte for byte.
            case stillUp = "still-up"
            /// The published picture, it seems, scaled or coded again by the platform.
            case probablyStillUp = "probably-still-up"
            /// The narrower picture, byte for byte.
            case replaced
            /// The narrower picture, it seems, scaled or coded again by the platform.
            case probablyReplaced = "probably-replaced"
            /// Nothing like it was seen.
            case gone
        }

        /// The picture's place in the post, from 0.
        package let index: Int
        /// Whether the takedown asks anything of it.
        package let isDemanded: Bool
        package let state: State
        /// Where it was seen so.
        package let seen: [String]
    }

    /// The ids, as people and programs are told them.
    package let takedown: String
    package let post: String
    package let channel: ChannelID
    /// One for each picture of the post that was published.
    package let pictures: [Picture]
    /// Pictures that nothing here knows: cropped, changed, or never passed the gate.
    package let unknown: [String]
    /// Pictures that cannot be opened here: somebody has to look at them.
    package let unreadable: [String]
    /// Pictures of other posts that were cleared.
    package let otherPosts: Int
    /// Passed over as icons.
    package let icons: Int
    /// Pictures that a page shows and that were not saved with it.
    package let unsaved: Int

    /// Whether anything that was demanded away is still up, as far as can be told.
    package var isStillUp: Bool {
        pictures.contains { $0.isDemanded && ($0.state == .stillUp || $0.state == .probablyStillUp) }
    }
    /// Whether something demanded was not seen while not everything could be looked at: that it is gone is then not known.
    package var isUnsure: Bool {
        (!unreadable.isEmpty || unsaved > 0) && pictures.contains { $0.isDemanded && $0.state == .gone }
    }
}
