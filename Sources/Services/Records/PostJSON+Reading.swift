import Consent
import Gate
import Imaging

extension Post {
    /// A post as it was stored, read back.
    ///
    /// - Throws: `ServiceError` where the data folder is damaged.
    init(stored document: String) throws(ServiceError) {
        guard let json = try? JSONText.decode(PostJSON.self, from: document),
            let pictures = try? json.pictures.map(Picture.init(stored:))
        else { throw ServiceError(.inputOutput, "a stored post cannot be read: restore the data folder from a backup") }
        self.init(
            channel: ChannelID(rawValue: json.channel), unit: json.unit.map(UnitID.init(rawValue:)), title: json.title,
            text: json.text, pictures: pictures, names: json.names.map(NameAnswer.init(stored:)))
    }
}

/// Something in a stored post is not as it was written.
private struct Damaged: Error {}

extension Picture {
    fileprivate init(stored entry: PostJSON.Entry) throws {
        self.init(file: entry.file, alt: entry.alt, people: try entry.people?.map(Appearance.init(stored:)))
    }
}

extension Appearance {
    fileprivate init(stored entry: PostJSON.Someone) throws {
        self.init(
            subject: try entry.subject, at: try entry.at.map(Region.init(stored:)),
            whole: try entry.whole.map(Region.init(stored:)))
    }
}

extension PostJSON.Someone {
    fileprivate var subject: Appearance.Subject {
        get throws {
            if let child { return .child(handle: child) }
            if let staff { return .staff(handle: staff) }
            if let thing { return .thing(thing) }
            if visitor == true { return .visitor }
            if unknownChild == true { return .unknownChild }
            throw Damaged()
        }
    }
}

extension Region {
    fileprivate init(stored numbers: [Double]) throws {
        guard numbers.count == 4,
            let region = Region(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
        else { throw Damaged() }
        self = region
    }
}

extension NameAnswer {
    init(stored name: PostJSON.Name) {
        self.init(word: name.word, bearer: name.is == "nobody" ? .nobody : .person(handle: name.is))
    }
}
