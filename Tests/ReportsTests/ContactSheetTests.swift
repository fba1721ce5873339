import Foundation
import Testing

@testable import Reports

@Suite("The contact sheet")
struct ContactSheetTests {
    static let hostile = [
        "<script>alert(1)</script>", "\" onerror=\"alert(1)", "' onmouseover='x", "&lt;b&gt;", "javascript:alert(1)",
        "</title></style><img src=x>", "a\u{0}b\u{1B}[31m", "\u{202E}gpj.exe", "]]>--><!--",
    ]

    static func sheet(_ words: String, _ language: ContactSheet.Language = .sv) -> ContactSheet {
        ContactSheet(
            posts: [
                ContactSheet.Post(
                    title: words, channel: words, verdict: .held,
                    obstacles: [ContactSheet.Obstacle(problem: words, mend: words)],
                    pictures: [
                        ContactSheet.Picture(
                            before: words, after: words, alt: words, status: .cleared,
                            removed: [ContactSheet.Removed(kind: words, count: 2)], covered: 3)
                    ])
            ], language: language)
    }

    /// The names of all tags in a page, opening and closing.
    static func tags(_ html: String) -> [String] {
        html.split(separator: "<").dropFirst().map { String($0.prefix { $0 != " " && $0 != ">" && $0 != "\n" }) }
    }

    @Test("whatever a post says, the page has the same tags and no new attribute", arguments: hostile)
    func hostileWords(words: String) {
        let page = Self.sheet(words).html()
        #expect(Self.tags(page) == Self.tags(Self.sheet("harmless").html()))
        let quotes = page.filter { $0 == "\"" }.count
        #expect(quotes == Self.sheet("harmless").html().filter { $0 == "\"" }.count)
        #expect(!page.contains("\u{0}") && !page.contains("\u{1B}") && !page.contains("\u{202E}"))
    }

    @Test("an address is always a file beside the page, never a scheme, a query or another server")
    func addresses() {
        #expect(HTML.address("javascript:alert(1)") == "javascript%3Aalert%281%29")
        #expect(HTML.address("a b/å?x#y.jpg") == "a%20b/%C3%A5%3Fx%23y.jpg")
        #expect(HTML.address("//elsewhere.example/x.jpg") == nil)
        #expect(HTML.address("") == nil)
        #expect(HTML.address("\u{7}.jpg") == "%07.jpg")
    }

    @Test("the page is in the language asked for", arguments: ContactSheet.Language.allCases)
    func language(language: ContactSheet.Language) {
        let page = Self.sheet("x", language).html()
        #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(page.contains(language == .sv ? "Väntar" : "Held"))
        #expect(page.contains(language == .sv ? "3 täckta" : "3 covered"))
    }

    @Test("both languages have a word for every status and the same kinds of things removed")
    func complete() {
        for words in [ContactSheetWords.swedish, .english] {
            #expect(Set(words.status.keys) == Set(ContactSheet.Status.allCases))
        }
        for (kind, words) in HiddenKindWords.all {
            #expect(!words.swedish.isEmpty && !words.english.isEmpty, "\(kind)")
        }
    }

    @Test("every kind that docs/pictures.md names has words")
    func kinds() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/pictures.md")
        let rows = try String(contentsOf: page, encoding: .utf8).matches(of: /(?m)^\| `([a-z0-9-]+)` \|/)
        #expect(rows.count > 30)
        for row in rows { #expect(HiddenKindWords.all[String(row.1)] != nil, "\(row.1)") }
    }

    @Test("a kind that has no words yet is shown by its documented name")
    func unknownKind() {
        #expect(Self.sheet("some-new-kind").html().contains("some-new-kind × 2"))
    }

    @Test("a picture that was not released has no picture after, nothing removed and nothing covered")
    func notReleased() {
        let picture = ContactSheet.Picture(
            before: "a.jpg", after: nil, alt: "x", status: .refused,
            removed: [ContactSheet.Removed(kind: "exif", count: 1)], covered: 4)
        let post = ContactSheet.Post(title: "t", channel: "c", verdict: .refused, pictures: [picture])
        let page = ContactSheet(posts: [post], language: .en).html()
        #expect(page.contains("No picture was released."))
        #expect(page.components("<img") == 1)
        #expect(!page.contains("4 covered") && !page.contains("EXIF"))
    }

    @Test("every picture has alternative text that says which side it is")
    func alternatives() {
        let page = Self.sheet("Barn i skogen").html()
        #expect(page.contains("alt=\"Före: Barn i skogen\""))
        #expect(page.contains("alt=\"Efter: Barn i skogen\""))
    }

    @Test("the page runs no script and fetches nothing from elsewhere")
    func selfContained() {
        let page = Self.sheet("x").html()
        #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("https:"))
        #expect(page.contains("default-src 'none'"))
    }

    @Test("without posts the page says what to do")
    func empty() {
        let page = ContactSheet(posts: [], language: .en).html()
        #expect(page.contains("No posts yet. Submit one, and it shows here."))
        #expect(!page.contains("<nav"))
    }
}

extension String {
    fileprivate func components(_ needle: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: needle) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
