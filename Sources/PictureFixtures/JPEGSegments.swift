/// Segments and tails to hide things in a JPEG file with, as plain bytes.
package enum JPEGSegment {
    /// Any marker segment; the payload has at most 65,533 bytes.
    package static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
        let length = payload.count + 2
        return [0xFF, marker, UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)] + payload
    }

    package static func comment(_ text: String) -> [UInt8] { segment(0xFE, Array(text.utf8)) }

    package static func exif(_ exif: ExifFixture) -> [UInt8] { segment(0xE1, exif.payload) }

    /// An XMP packet in APP1.
    package static func xmp(_ packet: String) -> [UInt8] {
        segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(packet.utf8))
    }

    /// A packet that names the people in the picture (Iptc4xmpExt:PersonInImage, mwg-rs:Regions).
    package static func xmpPacket(people: [String]) -> String {
        let names = people.map { "<rdf:li>\($0)</rdf:li>" }.joined()
        let regions = people.map { name in
            "<rdf:li rdf:parseType=\"Resource\"><mwg-rs:Name>\(name)</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type>"
                + "<mwg-rs:Area stArea:x=\"0.35\" stArea:y=\"0.27\" stArea:w=\"0.08\" stArea:h=\"0.11\"/></rdf:li>"
        }.joined()
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
            xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
            xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" \
            xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#">\
            <Iptc4xmpExt:PersonInImage><rdf:Bag>\(names)</rdf:Bag></Iptc4xmpExt:PersonInImage>\
            <mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>\(regions)</rdf:Bag>\
            </mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """
    }

    /// A Photoshop block in APP13 with an IPTC caption and by-line.
    package static func iptc(caption: String, byLine: String) -> [UInt8] {
        func record(_ number: UInt8, _ text: String) -> [UInt8] {
            let bytes = Array(text.utf8)
            return [0x1C, 2, number, UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
        }
        var data = record(120, caption) + record(80, byLine)
        let size = data.count
        if size % 2 == 1 { data.append(0) }
        let sizeBytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) }
        return segment(0xED, Array("Photoshop 3.0\u{0}8BIM".utf8) + [0x04, 0x04, 0, 0] + sizeBytes + data)
    }

    /// An ICC profile in APP2, in as many pieces as it takes.
    package static func profile(_ profile: [UInt8]) -> [UInt8] {
        let piece = 65_000
        let count = max(1, (profile.count + piece - 1) / piece)
        return (0..<count).flatMap { number in
            let part = profile[min(number * piece, profile.count)..<min((number + 1) * piece, profile.count)]
            return segment(0xE2, Array("ICC_PROFILE\0".utf8) + [UInt8(number + 1), UInt8(count)] + part)
        }
    }

    /// An APP2 of the multi-picture format, whose second picture follows the first one's end.
    package static func multiPicture() -> [UInt8] {
        var writer = TIFFWriter(bigEndian: true)
        let index = writer.file(
            first: [.bytes(0xB000, Array("0100".utf8)), .long(0xB001, 2)], exif: [], gps: [], thumbnail: nil)
        return segment(0xE2, Array("MPF\0".utf8) + index)
    }

    /// The file with these segments right after its first marker.
    package static func insert(_ segments: [[UInt8]], into file: [UInt8]) -> [UInt8] {
        Array(file.prefix(2)) + segments.flatMap { $0 } + file.dropFirst(2)
    }
}
