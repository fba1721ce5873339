/// An element of a page that has a picture, with every source it gives for it.
struct PictureElement {
    let sources: [String]
    /// Whether it is seen on the page: not a link, a style, or a picture that is drawn smaller than an icon.
    let isShown: Bool

    /// Pixels a side under which the page itself says that a picture is an icon, or counts visits.
    private static let icon = 64

    /// In the order of the page.
    static func all(in page: [UInt8]) -> [PictureElement] {
        var reader = TagReader(page)
        var elements: [PictureElement] = []
        while elements.count < SavedPage.most, let tag = reader.next() {
            switch tag.name {
            case "script": _ = reader.text(ofElement: "script")
            case "style": elements += styled(reader.text(ofElement: "style"))
            default: elements += [PictureElement(tag)].compactMap(\.self) + styled(tag.attributes["style"] ?? "")
            }
        }
        return elements
    }

    private init?(_ tag: Tag) {
        var sources = Self.keys[tag.name, default: []].compactMap { tag.attributes[$0] }
        if ["img", "source"].contains(tag.name) { sources += Self.candidates(tag.attributes["srcset"] ?? "") }
        sources = sources.map { $0.trimmed }.filter { !$0.isEmpty }
        guard !sources.isEmpty else { return nil }
        if tag.name == "a" && !sources.allSatisfy(Self.namesPicture) { return nil }
        let isIcon = [tag.pixels("width"), tag.pixels("height")].contains { $0.map { $0 < Self.icon } ?? false }
        self.init(sources: sources, isShown: Self.shown.contains(tag.name) && !isIcon)
    }

    private init(sources: [String], isShown: Bool) {
        self.sources = sources
        self.isShown = isShown
    }

    private static let keys = [
        "img": ["src"], "source": [], "image": ["href", "xlink:href"], "video": ["poster"], "input": ["src"],
        "a": ["href"], "link": ["href"],
    ]
    private static let shown: Set = ["img", "image", "video"]

    private static func namesPicture(_ reference: String) -> Bool {
        let path = reference.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return [".jpg", ".jpeg", ".png"].contains { path.hasSuffix($0) }
    }

    /// The addresses of a `srcset` (HTML, §4.8.4.2.1). Those in the page itself have a comma of their own.
    private static func candidates(_ set: String) -> [String] {
        set.split(whereSeparator: \.isWhitespace).filter { !isDescriptor($0) }.map { part in
            String(part.hasSuffix(",") ? part.dropLast() : part)
        }
    }

    /// `2x`, `640w`.
    private static func isDescriptor(_ part: Substring) -> Bool {
        let bare = part.hasSuffix(",") ? part.dropLast() : part
        return ["x", "w", "h"].contains(bare.last.map(String.init) ?? "") && Double(bare.dropLast()) != nil
    }

    /// `url(...)` of a style.
    private static func styled(_ style: String) -> [PictureElement] {
        style.split(separator: "url(").dropFirst().compactMap { part in
            let address = part.prefix { $0 != ")" }.filter { $0 != "\"" && $0 != "'" }.trimmed
            return address.isEmpty ? nil : PictureElement(sources: [address], isShown: false)
        }
    }
}

extension StringProtocol {
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
