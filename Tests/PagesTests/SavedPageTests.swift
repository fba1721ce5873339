import Pages
import Testing

@Suite("A saved page says which pictures it shows, and leads nowhere")
struct SavedPageTests {
    private static func html(_ text: String) -> SavedPage { SavedPage.html(Array(text.utf8)) }
    private static func paths(_ page: SavedPage) -> [[String]] {
        page.beside.flatMap { $0.paths.map { $0.names.joined(separator: "/") } }.map { [$0] }
    }

    @Test("pictures beside the page, in every way that pages name them")
    func beside() {
        let page = Self.html(
            """
            <!doctype html><!-- <img src="comment.jpg"> -->
            <script>"<img src='script.jpg'>"</script>
            <IMG alt=x SRC="./Blog_files/a%20b.jpg?w=3&amp;h=4"><img src='Blog_files/c&amp;d.png'>
            <picture><source srcset="Blog_files/e.jpg 1x, Blog_files/f.jpg 2x"><img src=Blog_files/g.jpg></picture>
            <a href="Blog_files/h.jpeg">x</a><a href="other.html">y</a>
            <div style="background:url('Blog_files/i.jpg')"></div><video poster="Blog_files/j.jpg">
            """)
        #expect(
            Self.paths(page).map(\.[0]) == [
                "Blog_files/a b.jpg", "Blog_files/c&d.png", "Blog_files/e.jpg", "Blog_files/f.jpg", "Blog_files/g.jpg",
                "Blog_files/h.jpeg", "Blog_files/i.jpg", "Blog_files/j.jpg",
            ])
        #expect(page.unsaved == 0)
    }

    @Test(
        "no address, no absolute path and nothing upwards is a file beside the page",
        arguments: [
            "/etc/passwd", "../secret.jpg", "Blog_files/../../secret.jpg", "%2e%2e/secret.jpg", "..%2fsecret.jpg",
            "%2Fetc/passwd", "file:///etc/passwd", "http://example.org/a.jpg", "//example.org/a.jpg", "a%00b.jpg",
            "\\\\server\\share\\a.jpg", "..\\secret.jpg", "C:\\a.jpg", "javascript:x", "", "#", "?a.jpg", "./", "a/..",
        ])
    func nowhere(_ reference: String) {
        #expect(PagePath(reference: reference) == nil)
        #expect(Self.html("<img src=\"\(reference)\">").beside.isEmpty)
    }

    @Test("a picture of the page that is still on the web is counted, an icon or a link is not")
    func unsaved() {
        let page = Self.html(
            """
            <img src="https://example.org/a.jpg"><img src="https://example.org/pixel" width=1 height=1>
            <a href="https://example.org/b.jpg">b</a>
            <img src="https://example.org/c.jpg" srcset="Blog_files/c.jpg 2x">
            """)
        #expect(page.unsaved == 1)
        #expect(Self.paths(page) == [["Blog_files/c.jpg"]])
    }

    @Test("pictures within the page itself")
    func data() {
        let page = Self.html("<img src=\"data:image/png;base64,iVBO Rw0K\"><img src='data:image/gif,%47IF'>")
        #expect(page.embedded.map(\.bytes) == [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], Array("GIF".utf8)])
        #expect(page.unsaved == 0)
    }

    @Test("MHTML: its pictures, and those that it shows and does not hold")
    func mhtml() {
        let text = """
            From: <Saved by a browser>\r
            Content-Type: multipart/related;\r
            \ttype="text/html"; boundary="----=_X"\r
            \r
            ------=_X\r
            Content-Type: text/html\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            <img src=3D"https://example.org/a.jpg"><img src=3D"https://example.org/=\r
            b.jpg"><img src=3D"cid:one@x">\r
            ------=_X\r
            Content-Type: image/jpeg\r
            Content-Transfer-Encoding: base64\r
            Content-Location: https://example.org/a.jpg\r
            \r
            /9j/\r
            ------=_X\r
            Content-Type: image/png\r
            Content-ID: <one@x>\r
            Content-Transfer-Encoding: binary\r
            \r
            PNG\r
            ------=_X--\r

            """
        let page = SavedPage.mhtml(Array(text.utf8))
        #expect(page.embedded.map(\.bytes) == [[0xFF, 0xD8, 0xFF], Array("PNG".utf8)])
        #expect(page.unsaved == 1, "b.jpg was not saved")
    }

    @Test("pages of noise end, and lead nowhere", arguments: 0..<300)
    func noise(_ seed: Int) {
        let words = [
            "<", ">", "<img", " src=", "\"", "'", "../", "/", "data:image/png;base64,", "=", "<!--", "-->", "<style",
            "</style", "url(", ")", "&#x2e;", "&", ";", "%2e", "srcset=", " 2x,", "\0", "é", "a.jpg", "\r\n", "--b",
            "Content-Type: multipart/related; boundary=b\r\n\r\n",
        ]
        var state = UInt64(seed + 1)
        let text = (0..<400).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return words[Int(state >> 33) % words.count]
        }.joined()
        for page in [SavedPage.html(Array(text.utf8)), SavedPage.mhtml(Array(text.utf8))] {
            for beside in page.beside {
                for path in beside.paths {
                    #expect(
                        path.names.allSatisfy { !["", ".", ".."].contains($0) && !$0.contains("/") }, "seed \(seed)")
                }
            }
        }
    }

    @Test("time grows with the page and no faster")
    func large() {
        let text = String(repeating: "<img src=\"a.jpg\"<<!-", count: 50_000)
        #expect(SavedPage.html(Array(text.utf8)).beside.count <= 20_000)
    }
}
