import Consent
package import Services

/// An export for people: one HTML file without script that fetches nothing but the copies beside it. Phone first, light and
/// dark, and on paper.
package struct ExportHTML {
    let page: ExportPage
    var words: ExportWords { page.words }
    var export: ChildExport { page.export }

    /// `language`: nil: the recipient's own, or else the organisation's first.
    package init(_ export: ChildExport, language: String? = nil) { page = ExportPage(export, language: language) }

    /// The whole page, UTF-8.
    package func html() -> String {
        var html = HTML.page(words.code, page.title, style: Self.style)
        html.markup("<header>\n")
        html.element("h1", page.title)
        html.definitions([
            (words.made, export.madeOn?.description), (words.reference, export.reference),
            (words.receipt.controller, export.information.controller.name),
        ])
        html.element("p", words.handling)
        writeContents(&html)
        html.markup("</header>\n<main>\n")
        for section in sections {
            html.section(section.id, section.title) { section.write(&$0) }
        }
        html.markup("</main>\n</body>\n</html>\n")
        return html.source
    }

    /// A part of the page, in the contents and in its place.
    struct Section {
        let id: String
        let title: String
        let write: (inout HTML) -> Void
    }

    private var sections: [Section] {
        export.full.map(fullSections) ?? ownSections
    }

    private var ownSections: [Section] {
        let own = [
            Section(id: "child", title: export.role == .child ? words.you : words.child, write: writeChild),
            export.guardian.map { guardian in
                Section(id: "you", title: words.you) { writeGuardian(guardian, &$0) }
            },
            Section(id: "answers", title: words.answers, write: writeAnswers),
            Section(id: "letters", title: words.letters, write: writeLetters),
            Section(id: "papers", title: words.papers, write: writePapers),
            Section(id: "published", title: words.publications, write: writePublications),
        ]
        return own.compactMap(\.self) + informationSections
    }

    private func writeContents(_ html: inout HTML) {
        html.markup("<nav")
        html.attribute("aria-label", words.contents)
        html.markup(">\n<ul>\n")
        for section in sections {
            html.markup("<li><a")
            html.attribute("href", "#\(section.id)")
            html.markup(">")
            html.text(section.title)
            html.markup("</a></li>\n")
        }
        html.markup("</ul>\n</nav>\n")
    }
}

extension HTML {
    mutating func element(_ tag: StaticString, _ text: String) {
        markup("<")
        markup(tag)
        markup(">")
        self.text(text)
        markup("</")
        markup(tag)
        markup(">\n")
    }

    mutating func section(_ id: String, _ title: String, _ write: (inout HTML) -> Void) {
        markup("<section")
        attribute("aria-labelledby", id)
        markup(">\n<h2")
        attribute("id", id)
        markup(">")
        text(title)
        markup("</h2>\n")
        write(&self)
        markup("</section>\n")
    }

    /// What has no value is left out.
    mutating func definitions(_ rows: [(String, String?)]) {
        let known = rows.compactMap { label, value in value.map { (label, $0) } }
        if known.isEmpty { return }
        markup("<dl>\n")
        for (label, value) in known {
            markup("<div><dt>")
            text(label)
            markup("</dt><dd>")
            text(value)
            markup("</dd></div>\n")
        }
        markup("</dl>\n")
    }

    /// A table that on a phone becomes a list of its rows: the roles say that it is a table still, and every cell carries the
    /// name of its column. Without rows it is `nothing`.
    ///
    /// `titled`: the caption is only heard, since a heading above says the same.
    mutating func table(
        _ caption: String, _ columns: [String], _ rows: [[String?]], nothing: String, titled: Bool = false
    ) {
        guard !rows.isEmpty else { return element("p", nothing) }
        markup("<table role=\"table\">\n<caption")
        if titled { markup(" class=\"heard\"") }
        markup(">")
        text(caption)
        markup("</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">")
        for column in columns {
            markup("<th role=\"columnheader\" scope=\"col\">")
            text(column)
            markup("</th>")
        }
        markup("</tr></thead>\n<tbody role=\"rowgroup\">\n")
        for row in rows { write(row, columns) }
        markup("</tbody>\n</table>\n")
    }

    private mutating func write(_ row: [String?], _ columns: [String]) {
        markup("<tr role=\"row\">")
        for (column, cell) in zip(columns, row) {
            markup("<td role=\"cell\"")
            attribute("data-label", column)
            if let kind = Self.kind(ofCell: cell) { attribute("class", kind) }
            markup(">")
            text(cell ?? "")
            markup("</td>")
        }
        markup("</tr>\n")
    }

    /// A date stays on one line, and an id breaks anywhere.
    private static func kind(ofCell text: String?) -> String? {
        guard let text else { return "empty" }
        if text.split(separator: " ").contains(where: { $0.count >= 18 }) { return "id" }
        return text.count <= 12 && !text.contains(" ") ? "short" : nil
    }
}
