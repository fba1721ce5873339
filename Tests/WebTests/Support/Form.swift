import HTTPTypes
import PictureFixtures

/// A form as browsers send it, part by part.
struct Form: Sendable {
    static let boundary = "grans-7f3a9c"
    static let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=\(boundary)"]
    private(set) var open: [UInt8] = []

    /// The whole of it, with its end.
    var bytes: [UInt8] { open + Array("--\(Self.boundary)--\r\n".utf8) }

    /// `disposition`: what follows `form-data; `.
    func adding(_ disposition: String, _ body: [UInt8]) -> Form { adding(disposition: Array(disposition.utf8), body) }

    func adding(disposition: [UInt8], _ body: [UInt8]) -> Form {
        var form = self
        form.open += Array("--\(Self.boundary)\r\nContent-Disposition: form-data; ".utf8) + disposition
        form.open += Array("\r\n\r\n".utf8) + body + Array("\r\n".utf8)
        return form
    }

    func field(_ name: String, _ value: String) -> Form { adding("name=\"\(name)\"", Array(value.utf8)) }
    func post(_ document: String) -> Form { field("post", document) }
    func picture(_ file: String, _ bytes: [UInt8] = Form.png) -> Form {
        adding("name=\"picture\"; filename=\"\(file)\"", bytes)
    }

    /// 48 by 40.
    static let png = PNGFixture(colourType: 2, depth: 8, seed: 1).encoded()
}

/// A post with one picture.
struct Draft: Sendable {
    var unit: String? = "ekbacken"
    var channel = "open-blog"
    var title = "Kojor"
    /// As the post's `people` has it.
    var people = "nobody"
    var text = "Idag byggde vi en koja."

    var document: String {
        """
        channel: \(channel)
        \(unit.map { "unit: \($0)" } ?? "# no unit")
        title: \(title)
        text: \(text)
        pictures:
          - {file: koja.png, alt: En koja, people: \(people)}

        """
    }

    var form: Form { Form().post(document).picture("koja.png") }

    func handingOver(_ flags: [String] = []) -> Form {
        let fields = (["hand_over"] + flags).reduce(Form()) { $0.field($1, "true") }
        return fields.post(document).picture("koja.png")
    }

    static func ella(at place: String = "[0.1, 0.1, 0.3, 0.3]") -> Draft {
        Draft(people: "[{child: ella, at: \(place)}]")
    }
}
