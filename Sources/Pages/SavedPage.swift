/// Which pictures a saved web page shows. Bytes in, names and bytes out: this room opens no file, follows no address, and takes every
/// page for a hostile one.
package struct SavedPage: Hashable, Sendable {
    /// A picture whose bytes are in the page's own file.
    package struct Embedded: Hashable, Sendable {
        /// Where it was found, for a person.
        package let name: String
        package let bytes: [UInt8]
    }

    /// A picture that the page shows, by the ways to files beside the page of which one should be there.
    package struct Beside: Hashable, Sendable {
        package let paths: [PagePath]
        /// Whether the page itself shows it: one that it only links to, or names in a style, is often not saved.
        package let isShown: Bool
    }

    package private(set) var embedded: [Embedded] = []
    package private(set) var beside: [Beside] = []
    /// Pictures that the page shows and that were not saved with it: they are still on the web, or were never fetched.
    package private(set) var unsaved = 0

    /// The most elements with pictures that are looked at.
    static let most = 20_000
}

extension SavedPage {
    /// A page as a browser saves it, with its pictures in a folder beside it.
    package static func html(_ bytes: [UInt8]) -> SavedPage {
        var page = SavedPage()
        page.take(PictureElement.all(in: PageText.decoded(bytes)), parts: [])
        return page
    }

    /// A page with all that it needs in one file (RFC 2557); every picture in it counts, shown or not.
    package static func mhtml(_ bytes: [UInt8]) -> SavedPage {
        let parts = MIMEPart.all(in: bytes[...])
        var page = SavedPage()
        for (number, part) in parts.enumerated() where part.isPicture {
            page.embedded.append(Embedded(name: part.location ?? "part \(number + 1)", bytes: part.content))
        }
        for part in parts where part.isPage {
            page.take(PictureElement.all(in: PageText.decoded(part.content)), parts: parts)
        }
        return page
    }

    private mutating func take(_ elements: [PictureElement], parts: [MIMEPart]) {
        let known = Set(parts.compactMap(\.location) + parts.compactMap(\.contentID).map { "cid:\($0)" })
        for element in elements {
            let found = element.sources.map(PageSource.init)
            let inside = found.compactMap(\.data)
            for bytes in inside { embedded.append(Embedded(name: "picture in the page", bytes: bytes)) }
            let paths = parts.isEmpty ? found.compactMap(\.path) : []
            let isKnown = !inside.isEmpty || element.sources.contains { known.contains($0) }
            if !paths.isEmpty && !isKnown {
                beside.append(Beside(paths: paths, isShown: element.isShown))
            } else if !isKnown && element.isShown {
                unsaved += 1
            }
        }
    }
}
