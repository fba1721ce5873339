import Consent
import Documents
import Gate
import Imaging
import Testing

@testable import Intake

private let channels = ["open-blog", "printed-newsletter"]

private func read(_ text: String) -> Result<PostDocument, PostMistakes> {
    PostDocument.parse(Array(text.utf8), file: "post.yaml", channels: channels)
}

/// A post with one picture, whose keys after the file are given.
private func picture(_ lines: String) -> String { "channel: open-blog\npictures:\n  - file: 1.jpg\n\(lines)\n" }

/// Each mistake as `line:column message`.
private func mistakes(_ text: String) -> [String] {
    guard case .failure(let found) = read(text) else { return [] }
    return found.mistakes.map { "\($0.line):\($0.column) \($0.message)" }
}

@Suite("A post as a file")
struct PostDocumentTests {
    private let example = """
        channel: open-blog                  # a channel in policies/channels/
        unit: ekbacken
        title: Skogsutflykt
        text: |
          Idag byggde vi kojor.
        pictures:
          - file: bilder/koja.jpg
            alt: Tre barn bygger en koja
            people:
              - child: ella-b
                at: [0.31, 0.22, 0.08, 0.11]
              - staff: anna-l
                at: [0.61, 0.20, 0.07, 0.10]
                whole: [0.5, 0.2, 0.3, 0.8]
              - thing: name tag
                at: [0.10, 0.80, 0.05, 0.03]
              - visitor
              - unknown-child: yes
          - file: skog.jpg
            people: nobody
          - file: stig.jpg
        names:
          - word: Liv
            is: nobody
          - {word: Ella, is: ella-b}
        """

    @Test("Everything that a post can say is read")
    func everything() throws {
        let post = try read(example).get().post
        #expect(post.channel.rawValue == "open-blog" && post.unit?.rawValue == "ekbacken")
        #expect(post.title == "Skogsutflykt" && post.text == "Idag byggde vi kojor.\n")
        #expect(post.pictures.map(\.file) == ["bilder/koja.jpg", "skog.jpg", "stig.jpg"])
        #expect(post.pictures[0].alt == "Tre barn bygger en koja")
        let people = try #require(post.pictures[0].people)
        #expect(
            people.map(\.subject) == [
                .child(handle: "ella-b"), .staff(handle: "anna-l"), .thing("name tag"), .visitor, .unknownChild,
            ])
        #expect(people[0].at == Region(x: 0.31, y: 0.22, width: 0.08, height: 0.11))
        #expect(people[1].whole == Region(x: 0.5, y: 0.2, width: 0.3, height: 0.8))
        #expect(post.pictures[1].people == [] && post.pictures[2].people == nil)
        #expect(
            post.names == [
                NameAnswer(word: "Liv", bearer: .nobody), NameAnswer(word: "Ella", bearer: .person(handle: "ella-b")),
            ])
    }

    @Test("JSON is read the same way")
    func json() throws {
        let text = #"{"channel":"open-blog","title":"Hej","pictures":[{"file":"1.jpg","people":"nobody"}]}"#
        let post = try read(text).get().post
        #expect(post.title == "Hej" && post.pictures.first?.people == [])
    }

    @Test("JSON says an emoji as programs write it, and its mistakes stand where they are")
    func jsonEscapes() throws {
        let text = " {\"channel\": \"open-blog\",\n  \"title\": \"Skog \\ud83d\\ude00 i \\u00e5r\", \"text\": \"åä"
        let post = try read(text + "ö\"}").get().post
        #expect(post.title == "Skog 😀 i år" && post.text == "åäö")
        #expect(mistakes(text + "\\ud83d\"}").map { $0.prefix { $0 != " " } } == ["2:54"])
        #expect(
            mistakes(text + "\", \"title\": \"\"}") == ["2:57 the key 'title' stands more than once in the same group"])
        let padding = String(repeating: " ", count: 1 << 20)
        #expect(mistakes(padding + text + "ö\"}").first?.contains("more than the 1048576") == true)
    }

    @Test("Each part of the post is found again in the file")
    func places() throws {
        let document = try read(example).get()
        #expect(document.place(of: .appearance(1, ofPicture: 0)).line == 12)
        #expect(document.place(of: .words(0..<3, of: .alt, picture: 0)).line == 8)
        #expect(document.place(of: .words(0..<3, of: .title)).line == 3)
        #expect(document.place(of: .picture(2)).line == 21)
        #expect(document.place(of: .words(0..<3, of: .alt, picture: 2)).line == 21)
        #expect(document.place(of: .post) == .start)
        #expect(document.place(of: .picture(99)) == .start)
    }

    @Test("People that nobody has named yet are no mistake: the gate holds the picture")
    func notYet() throws {
        #expect(try read(picture("    people:")).get().post.pictures.first?.people == nil)
    }

    @Test(
        "What is wrong is said with line and column",
        arguments: [
            ("title: Hej", "1:1 "), ("channel: open-blogg", "1:10 'channel' has the unknown value 'open-blogg'"),
            ("channel: open-blog\ntitel: Hej", "2:1 "),
            ("channel: open-blog\npictures: 1.jpg", "2:11 'pictures' must be a list"),
            ("channel: open-blog\npictures:\n  - alt: x", "3:5 "),
            (picture("    people: everybody"), "4:13 'people' must be a list"),
            (picture("    people: []"), "4:13 'people' must be a list"),
            (picture("    people:\n      - at: [0, 0, 1, 1]"), "5:9 a person must say who it is"),
            (picture("    people:\n      - ella-b"), "5:9 a person must say who it is"),
            (picture("    people:\n      - child: a\n        staff: b"), "5:9 one entry names more than one"),
            (picture("    people:\n      - visitor: no"), "5:18 'visitor' says only that"),
            (picture("    people:\n      - child: ''"), "5:16 'child' is empty"),
            (picture("    people:\n      - child: a\n        face: [0, 0, 1, 1]"), "6:9 "),
            (
                picture("    people:\n      - child: a\n        at: [0.5, 0.5, 0.6, 0.1]"),
                "6:13 the region reaches outside"
            ),
            (
                picture("    people:\n      - child: a\n        at: [-0.1, 0.5, 0.6, 0.1]"),
                "6:13 the region reaches outside"
            ),
            (picture("    people:\n      - child: a\n        at: [0.5, 0.5, 0, 0.1]"), "6:13 the region has no size"),
            (
                picture("    people:\n      - child: a\n        at: [0.5, 0.5, 0.0008, 0.1]"),
                "6:13 the region is too small"
            ),
            (picture("    people:\n      - child: a\n        at: [0.5, 0.5, 0.1]"), "6:13 'at' has 3 numbers"),
            (picture("    people:\n      - child: a\n        at: [0, 0, 1, x]"), "6:23 "),
            (
                picture("    people:\n      - {child: a, at: [0, 0, 0.1, 1]}\n      - {child: b, at: [0, 0, 0.1, 1]}"),
                "6:24 the same region is given twice"
            ),
            (picture("    people:\n      - child: a\n        at: [0, 0, 1, 1]\n        at: [0, 0, 1, 1]"), "6:9 "),
            (picture("  - file: ./1.jpg"), "4:11 the same picture stands twice"),
            ("channel: open-blog\nnames:\n  - word: Liv", "3:5 "),
            ("channel: open-blog\nnames:\n  - {word: 1, is: a}", "3:5 "),
            ("channel: [", "2:1 "), ("", "1:1 "), ("- a", "1:1 "),
        ])
    func wrong(text: String, expected: String) {
        let found = mistakes(text)
        #expect(found.count == 1 && found.first?.hasPrefix(expected) == true, "\(found)")
    }

    @Test("All mistakes are found at once")
    func allAtOnce() {
        let text =
            "channel: x\ntitel: y\npictures:\n  - file: ../a.jpg\n    people: [{child: a, at: [2, 0, 1, 1]}, nix]"
        #expect(mistakes(text).count == 5)
    }

    @Test(
        "A picture's path stays in the post's folder",
        arguments: [
            "/etc/passwd", "../a.jpg", "a/../../b.jpg", "..", ".", "a/", "", "C:\\a.jpg", "a\\b.jpg", "~/a.jpg",
            "a\u{7}.jpg", "a\u{202E}gpj.jpg", "a\u{0}.jpg", "file:a.jpg", String(repeating: "a", count: 1_001),
        ])
    func paths(path: String) { #expect(PicturePath.problem(path) != nil) }

    @Test("Ordinary paths are taken", arguments: ["koja.jpg", "bilder/koja 1.jpg", "./å.png", "a..b.jpg", ".jpg"])
    func ordinaryPaths(path: String) { #expect(PicturePath.problem(path) == nil) }

    @Test("Any bytes are read without a crash, and a broken file never becomes a post without a mistake")
    func anyBytes() throws {
        let whole = Array(example.utf8)
        #expect(throws: Never.self) { try read(example).get() }
        var state: UInt64 = 42
        for _ in 0..<600 {
            var bytes = whole
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int((state >> 33) % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: state >> 24)
            }
            if case .failure(let found) = PostDocument.parse(bytes, file: "post.yaml") {
                #expect(!found.mistakes.isEmpty)
            }
        }
    }
}
