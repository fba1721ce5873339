extension ContactSheet {
    func write(_ picture: Picture, _ page: inout HTML) {
        page.markup("<section class=\"picture\">\n<div class=\"pair\">\n")
        writeSide(words.before, picture.before, picture.alt, missing: words.noBefore, &page)
        writeSide(words.after, picture.after, picture.alt, missing: words.noAfter, &page)
        page.markup("</div>\n<p class=\"facts\">")
        writeStatus(picture.status, &page)
        if picture.after != nil {
            page.markup(" <span>")
            page.text(words.text(ofCovered: picture.covered))
            page.markup("</span>")
        }
        page.markup("</p>\n")
        if picture.after != nil { writeRemoved(picture.removed, &page) }
        page.markup("</section>\n")
    }

    private func writeSide(_ name: String, _ path: String?, _ alt: String, missing: String, _ page: inout HTML) {
        page.markup("<figure>\n")
        if let address = path.flatMap(HTML.address) {
            page.markup("<a")
            page.attribute("href", address)
            page.markup("><img")
            page.attribute("src", address)
            page.attribute("alt", "\(name): \(alt)")
            page.markup("></a>\n")
        } else {
            page.markup("<div class=\"missing\">")
            page.text(missing)
            page.markup("</div>\n")
        }
        page.markup("<figcaption>")
        page.text(name)
        page.markup("</figcaption>\n</figure>\n")
    }

    private func writeRemoved(_ removed: [Removed], _ page: inout HTML) {
        page.markup("<p class=\"removed\"><span class=\"label\">")
        page.text(words.removed)
        page.markup("</span> ")
        guard !removed.isEmpty else {
            page.text(words.removedNothing)
            page.markup("</p>\n")
            return
        }
        for item in removed {
            page.markup("<span class=\"item\">")
            page.text(words.text(ofKind: item.kind) + (item.count == 1 ? "" : " × \(item.count)"))
            page.markup("</span> ")
        }
        page.markup("</p>\n")
    }
}
