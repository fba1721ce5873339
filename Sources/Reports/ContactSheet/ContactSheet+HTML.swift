extension ContactSheet {
    /// The whole page, UTF-8.
    package func html() -> String {
        var page = HTML.page(language.rawValue, words.title, style: Self.style)
        page.markup("<header>\n")
        page.element("h1", words.title)
        page.markup("<p class=\"handling\">")
        page.text(words.handling)
        page.markup("</p>\n")
        writeContents(&page)
        page.markup("</header>\n<main>\n")
        for (number, post) in posts.enumerated() { write(post, number + 1, &page) }
        if posts.isEmpty { paragraph(words.nothing, &page) }
        page.markup("</main>\n</body>\n</html>\n")
        return page.source
    }

    private func writeContents(_ page: inout HTML) {
        guard !posts.isEmpty else { return }
        page.markup("<nav")
        page.attribute("aria-label", words.contents)
        page.markup(">\n<ol>\n")
        for (number, post) in posts.enumerated() {
            page.markup("<li><a")
            page.attribute("href", "#post-\(number + 1)")
            page.markup(">")
            page.text(post.title)
            page.markup("</a> ")
            writeStatus(post.verdict, &page)
            page.markup("</li>\n")
        }
        page.markup("</ol>\n</nav>\n")
    }

    private func write(_ post: Post, _ number: Int, _ page: inout HTML) {
        page.markup("<article")
        page.attribute("id", "post-\(number)")
        page.attribute("aria-labelledby", "title-\(number)")
        page.markup(">\n<p class=\"channel\">")
        page.text(post.channel)
        page.markup("</p>\n<h2")
        page.attribute("id", "title-\(number)")
        page.markup(">")
        page.text(post.title)
        page.markup("</h2>\n<p>")
        writeStatus(post.verdict, &page)
        page.markup("</p>\n")
        writeObstacles(post.obstacles, &page)
        for picture in post.pictures { write(picture, &page) }
        page.markup("</article>\n")
    }

    /// A colour, a sign and a word: never the colour alone.
    func writeStatus(_ status: Status, _ page: inout HTML) {
        page.markup("<strong")
        page.attribute("class", "status \(status.rawValue)")
        page.markup("><span aria-hidden=\"true\">")
        page.text(status == .cleared ? "✓" : status == .held ? "…" : "✕")
        page.markup("</span> ")
        page.text(words.text(ofStatus: status))
        page.markup("</strong>")
    }

    private func writeObstacles(_ obstacles: [Obstacle], _ page: inout HTML) {
        guard !obstacles.isEmpty else { return }
        page.markup("<section class=\"obstacles\">\n<h3>")
        page.text(words.obstacles)
        page.markup("</h3>\n<ul>\n")
        for obstacle in obstacles {
            page.markup("<li><span>")
            page.text(obstacle.problem)
            page.markup("</span>")
            if let mend = obstacle.mend {
                page.markup("<span class=\"mend\">")
                page.text(mend)
                page.markup("</span>")
            }
            page.markup("</li>\n")
        }
        page.markup("</ul>\n</section>\n")
    }

    private func paragraph(_ text: String, _ page: inout HTML) {
        page.markup("<p>")
        page.text(text)
        page.markup("</p>\n")
    }
}
