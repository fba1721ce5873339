package import Consent
package import Imaging

/// A post as its teacher wrote it: parsed and well-formed, not yet checked against anything (interfaces.md, "A post as
/// a file").
package struct Post: Hashable, Sendable {
    package var channel: ChannelID
    /// The unit that publishes; nil where the submitter's only unit is meant.
    package var unit: UnitID?
    package var title: String
    package var text: String
    package var pictures: [Picture]
    /// Answers to "which Ella, or not a child?".
    package var names: [NameAnswer]

    package init(
        channel: ChannelID, unit: UnitID? = nil, title: String, text: String, pictures: [Picture],
        names: [NameAnswer] = []
    ) {
        self.channel = channel
        self.unit = unit
        self.title = title
        self.text = text
        self.pictures = pictures
        self.names = names
    }
}

/// One picture of a post.
package struct Picture: Hashable, Sendable {
    /// The name of the file as the post gives it, relative to the post's folder.
    package var file: String
    package var alt: String
    /// Who is in the picture; nil where nobody said (held), empty where it is said that nobody is.
    package var people: [Appearance]?

    package init(file: String, alt: String, people: [Appearance]?) {
        self.file = file
        self.alt = alt
        self.people = people
    }
}

/// A person or thing in a picture, with where.
package struct Appearance: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// A child by roster handle, unique within the unit.
        case child(handle: String)
        /// A member of staff by roster handle: by own recorded consent.
        case staff(handle: String)
        /// Always redacted.
        case visitor
        /// Always redacted.
        case unknownChild
        /// A badge, coat hook, screen: always covered solid. The words are the teacher's and go nowhere.
        case thing(String)
    }

    package var subject: Subject
    /// The face (or the thing), as displayed.
    package var at: Region?
    /// The whole figure, where clothes or a wheelchair would tell.
    package var whole: Region?

    package init(subject: Subject, at: Region? = nil, whole: Region? = nil) {
        self.subject = subject
        self.at = at
        self.whole = whole
    }
}
