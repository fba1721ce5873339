import HTTPTypes
import PictureFixtures
import TestSupport

/// A submission that is wrong in one way, and how it is answered.
struct BadForm: Sendable, CustomStringConvertible {
    let description: String
    let status: Int
    let problem: String
    var headers = Form.headers
    let body: [UInt8]

    init(_ description: String, _ status: Int, _ problem: String, type: String? = nil, _ body: [UInt8]) {
        self.description = description
        self.status = status
        self.problem = problem
        self.body = body
        if let type { headers = [.contentType: type] }
    }

    private static let document = Draft().document
    private static let good = Draft().form

    /// The form itself is wrong.
    static let forms: [BadForm] =
        [
            BadForm("cut in a picture", 400, "bad-request", Array(good.open.dropLast(200))),
            BadForm("cut before its end", 400, "bad-request", good.open),
            BadForm("cut in a head", 400, "bad-request", good.open + Array("--\(Form.boundary)\r\nContent-Dis".utf8)),
            BadForm(
                "another boundary", 400, "bad-request", type: "multipart/form-data; boundary=another", good.bytes),
            BadForm("no boundary", 400, "bad-request", type: "multipart/form-data", good.bytes),
            BadForm(
                "two boundaries", 415, "unsupported-media-type", type: "multipart/form-data; boundary=a; boundary=b",
                good.bytes),
            BadForm("something before it", 400, "bad-request", [UInt8](repeating: 65, count: 4096) + good.bytes),
            BadForm("a part without a name", 400, "bad-request", good.adding("filename=\"x.png\"", Form.png).bytes),
            BadForm("a head in Latin-1", 400, "bad-request", latin1),
            BadForm("a head of 9 kB", 413, "too-large", good.picture(String(repeating: "x", count: 9000)).bytes),
            BadForm("a thousand parts", 413, "too-large", thousand),
            BadForm(
                "a field of 300 kB", 413, "too-large",
                Form().field("unit", String(repeating: "x", count: 300_000)).bytes),
        ]
        + ["application/json", "text/plain", "multipart/mixed; boundary=\(Form.boundary)", "image/png", "x", ""].map {
            (type: String) in
            BadForm("sent as \(type)", 415, "unsupported-media-type", type: type, good.bytes)
        }

    private static var latin1: [UInt8] {
        let name = Array("name=\"picture\"; filename=\"k".utf8) + [0xE5] + Array("ja.png\"".utf8)
        return Form().post(document).adding(disposition: name, Form.png).bytes
    }

    private static var thousand: [UInt8] {
        (0..<1000).reduce(Form().post(document)) { form, number in form.picture("\(number).png", []) }.bytes
    }

    /// The form can be read, and its parts are not what they should be.
    static let parts: [BadForm] = [
        bad("nothing at all", Form()), bad("no post", Form().picture("koja.png")),
        bad("an empty post", Form().post("").picture("koja.png")),
        bad("the post after a picture", Form().picture("koja.png").post(document)),
        bad("two posts", Form().post(document).post(document).picture("koja.png")),
        bad("no picture", Form().post(document)), bad("a picture too many", good.picture("lov.png")),
        bad("a picture twice", good.picture("koja.png")),
        bad("a picture of another name", Form().post(document).picture("Koja.png")),
        bad("a picture without a name", Form().post(document).adding("name=\"picture\"", Form.png)),
        bad("a part that nobody knows", Form().field("cover_nobody", "true").post(document).picture("koja.png")),
        bad("a field after a picture", good.field("hand_over", "true")),
        bad("a field twice", Form().field("hand_over", "true").field("hand_over", "true").post(document)),
        bad("neither true nor false", Form().field("hand_over", "yes").post(document).picture("koja.png")),
        bad(
            "a field in Latin-1",
            Form().adding("name=\"unit\"", Array("ekbacken".utf8) + [0xE5]).post(document).picture("koja.png")),
        bad(
            "a post in Latin-1",
            Form().adding("name=\"post\"", Array(document.utf8) + [0xE5, 0x0A]).picture("koja.png")),
        bad("a post with unknown keys", Form().post(document + "colour: red\n").picture("koja.png")),
        bad("a post that is no YAML", Form().post("channel: [open-blog\n").picture("koja.png")),
        bad(
            "a post that says of no unit",
            Form().post(Draft(unit: nil, channel: "no-blog").document).picture("koja.png")),
        bad("a post with NUL", Form().post(document + "\0").picture("koja.png")),
        bad("a post of many aliases", Form().post("a: &a [x]\nb: [*a, *a, *a]\n").picture("koja.png")),
    ]

    private static func bad(_ description: String, _ form: Form) -> BadForm {
        BadForm(description, 400, "bad-input", form.bytes)
    }

    /// Names that lead elsewhere. None is written anywhere, also where the post has the same.
    static let names: [BadForm] = [
        "../../evil.png", "/etc/evil.png", "..", ".", "a/../../evil.png", "..\\\\evil.png", "C:\\\\evil.png",
        "~/evil.png",
        "",
    ].flatMap { name in
        [
            BadForm("the picture \(name)", 400, "bad-input", Form().post(document).picture(name).bytes),
            BadForm(
                "the picture and the post \(name)", 400, "bad-input",
                Form().post(document.replacing("file: koja.png", with: "file: \"\(name)\"")).picture(name).bytes),
        ]
    }

    /// What is said to be a picture.
    static let pictures: [BadForm] = [
        picture("nothing", []), picture("a text", Array("this is no picture\n".utf8)),
        picture("a program", [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 200)),
        picture("a page", Array("<!doctype html><script>alert(1)</script>".utf8)),
        picture("a PNG cut in the middle", Form.png.dropLast(900)), picture("a PNG with a wrong byte", wrongByte),
        picture("a PNG of 60,000 by 60,000", resized(60_000, 60_000)),
        picture("a PNG of 2 billion by 1", resized(2_000_000_000, 1)), picture("a PNG of no size", resized(0, 0)),
        picture("a GIF", Array("GIF89a".utf8) + [UInt8](repeating: 0, count: 64)),
        picture("a drawing", Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)),
    ]

    private static func picture(_ description: String, _ bytes: some Sequence<UInt8>) -> BadForm {
        bad("a picture that is \(description)", Form().post(document).picture("koja.png", Array(bytes)))
    }

    private static var wrongByte: [UInt8] {
        var file = Form.png
        file[file.count / 2] ^= 0x55
        return file
    }

    private static func resized(_ width: UInt32, _ height: UInt32) -> [UInt8] {
        var parts = PNGChunks(Form.png)
        parts.chunks[0].data.replaceSubrange(0..<8, with: PNGChunks.bigEndian(width) + PNGChunks.bigEndian(height))
        return parts.encoded
    }
}
