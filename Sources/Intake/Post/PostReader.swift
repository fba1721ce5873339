import Consent
import Documents
import Gate

/// Reads the keys of a post file, and remembers where they stand.
struct PostReader {
    let log: MistakeLog
    let channels: [String]?
    private var places: [PostPosition: Documents.Position] = [:]
    private var files: Set<String> = []

    init(log: MistakeLog, channels: [String]?) {
        self.log = log
        self.channels = channels
    }

    mutating func read(_ node: Node) -> PostDocument? {
        let keys = ["channel", "unit", "title", "text", "pictures", "names"]
        guard let fields = Fields(node, "a post", keys: keys, log: log) else { return nil }
        let channel = readChannel(fields)
        let unit = fields.text("unit", .optional).map(UnitID.init(rawValue:))
        let title = words(fields, "title", at: .field(.title))
        let text = words(fields, "text", at: .field(.text))
        let pictures = (fields.list("pictures", .optional) ?? []).enumerated().compactMap { readPicture($1, at: $0) }
        let names = NameAnswerReader(log: log).read(fields)
        guard let channel else { return nil }
        let post = Post(channel: channel, unit: unit, title: title, text: text, pictures: pictures, names: names)
        return PostDocument(post: post, places: places)
    }

    private func readChannel(_ fields: Fields) -> ChannelID? {
        guard let word = fields.text("channel") else { return nil }
        if let channels, !channels.contains(word) {
            log.unknown(word, for: "'channel'", among: channels, at: fields.valuePosition(of: "channel"))
        }
        return ChannelID(rawValue: word)
    }

    /// Text that may be left out.
    private mutating func words(_ fields: Fields, _ key: String, at position: PostPosition) -> String {
        places[position] = fields.valuePosition(of: key)
        return fields.text(key, .optional) ?? ""
    }

    private mutating func readPicture(_ node: Node, at index: Int) -> Picture? {
        places[.picture(index)] = node.position
        guard let fields = Fields(node, "a picture", keys: ["file", "alt", "people"], log: log) else { return nil }
        let alt = words(fields, "alt", at: .field(.alt, picture: index))
        let people = readPeople(fields, ofPicture: index)
        guard let file = fields.text("file") else { return nil }
        places[.field(.file, picture: index)] = fields.valuePosition(of: "file")
        checkFile(file, fields)
        return Picture(file: file, alt: alt, people: people)
    }

    private mutating func checkFile(_ file: String, _ fields: Fields) {
        if let problem = PicturePath.problem(file) {
            fields.report("file", problem, hint: "name a file in the post's folder, such as koja.jpg")
        } else if !files.insert(PicturePath.plain(file)).inserted {
            fields.report("file", "the same picture stands twice in the post", hint: "keep one of the two")
        }
    }

    /// Nil where nobody said who is in the picture: that is no mistake in the file, the gate holds it.
    private mutating func readPeople(_ fields: Fields, ofPicture picture: Int) -> [Appearance]? {
        guard fields.has("people"), let node = peopleNode(fields) else { return nil }
        if case .scalar("nobody", _) = node.value { return [] }
        guard case .list(let items) = node.value, !items.isEmpty else {
            fields.report(
                "people", "'people' must be a list of who is in the picture, or nobody",
                hint: "write each person on a line after `- `, or `people: nobody`")
            return nil
        }
        return readAppearances(items, ofPicture: picture)
    }

    private func peopleNode(_ fields: Fields) -> Node? {
        guard let node = fields.value("people"), !node.isNothing else { return nil }
        return node
    }

    private mutating func readAppearances(_ items: [Node], ofPicture picture: Int) -> [Appearance] {
        var reader = AppearanceReader(log: log)
        return items.enumerated().compactMap { index, item in
            places[.appearance(index, ofPicture: picture)] = item.position
            return reader.read(item)
        }
    }
}
