extension HTML {
    /// A page as far as the beginning of its body. It fetches nothing but pictures of its own place, tells nobody where its
    /// reader came from, and asks not to be searched.
    static func page(_ language: String, _ title: String, style: StaticString) -> HTML {
        var page = HTML()
        page.markup("<!DOCTYPE html>\n<html")
        page.attribute("lang", language)
        page.markup(
            """
            >
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, noarchive">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
            <title>
            """)
        page.text(title)
        page.markup("</title>\n<style>\n")
        page.markup(style)
        page.markup("</style>\n</head>\n<body>\n")
        return page
    }
}
