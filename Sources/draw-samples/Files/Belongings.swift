import PictureFixtures

/// What a camera and a photo program leave in a file besides the picture: all of it invented, all of it to be removed.
struct Belongings {
    let scene: Scene
    let canvas: Canvas
    /// A small file of the same picture, nothing covered.
    let thumbnail: [UInt8]

    var isUpright: Bool { scene.layout.height > scene.layout.width }

    /// The names that a photo program would have written down.
    var names: [String] { shown.map { Self.spoken($0.name) } }

    private var shown: [Face] { canvas.faces.filter { !$0.name.hasPrefix("thing") } }

    /// `ella-b` as one would type it: Ella B.
    private static func spoken(_ handle: String) -> String {
        handle.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }

    var exif: ExifFixture {
        var exif = ExifFixture()
        exif.orientation = isUpright ? 6 : 1
        exif.make = "Exempel Kamera"
        exif.model = "Exempel Kamera X1"
        exif.artist = "Johan Englund"
        exif.dateTime = "2026:10:\(14 + scene.name.utf8.count) 10:31:07"
        exif.serialNumber = "EX-2026-004711"
        exif.position = (59.4321, 16.9876)
        exif.makerNote = Array("EXEMPEL\0owner=Ekbackens forskola;unit=Grodan;shutter=20417".utf8)
        exif.thumbnail = thumbnail
        return exif
    }

    var caption: String { "Ekbackens förskola: " + names.joined(separator: ", ") }

    /// Names with their regions (mwg-rs) and as a list (PersonInImage).
    var packet: String {
        let people = names.map { "<rdf:li>\($0)</rdf:li>" }.joined()
        let regions = shown.map(region).joined()
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
            xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
            xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" \
            xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#">\
            <Iptc4xmpExt:PersonInImage><rdf:Bag>\(people)</rdf:Bag></Iptc4xmpExt:PersonInImage>\
            <mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>\(regions)</rdf:Bag>\
            </mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """
    }

    private func region(_ face: Face) -> String {
        let numbers = [face.x + face.width / 2, face.y + face.height / 2, face.width, face.height].map(decimal)
        return "<rdf:li rdf:parseType=\"Resource\"><mwg-rs:Name>\(Self.spoken(face.name))</mwg-rs:Name>"
            + "<mwg-rs:Type>Face</mwg-rs:Type><mwg-rs:Area stArea:x=\"\(numbers[0])\" stArea:y=\"\(numbers[1])\" "
            + "stArea:w=\"\(numbers[2])\" stArea:h=\"\(numbers[3])\" stArea:unit=\"normalized\"/></rdf:li>"
    }

    /// What follows a phone's "motion photo": the head of a film, and bytes that stand for it.
    var trailer: [UInt8] {
        var dice = Dice(UInt64(scene.name.utf8.count))
        let film = (0..<4096).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
        return Array("MotionPhoto_Data".utf8) + [0, 0, 0, 24] + Array("ftypmp42\0\0\0\0mp42isom".utf8)
            + [0, 0, 16, 8] + Array("mdat".utf8) + film
    }
}

/// A fraction with four decimals, the same on every machine.
func decimal(_ fraction: Double) -> String {
    let whole = Int((fraction * 10_000).rounded())
    let digits = String(whole % 10_000)
    return "\(whole / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
}
