/// What XMP says (ISO 16684-1). The packet is searched as text and never parsed as XML: entities and nesting are where XML
/// hurts, and which kinds of things are there is told by the names of their properties.
enum XMPInventory {
    /// `kind` is `xmp` or `extendedXMP`.
    static func add(_ packet: ByteWindow, as kind: HiddenKind, to findings: inout Findings) {
        findings.add(kind, bytes: packet.count)
        guard findings.looksInto(kind) else { return }
        search(packet.part(0, min(packet.count, searched)) ?? packet, &findings)
    }

    /// Bytes of a packet that are searched.
    private static let searched = 4 << 20

    private static func search(_ packet: ByteWindow, _ findings: inout Findings) {
        let regions = ["<mwg-rs:Area", "mwg-rs:Area=", "MPReg:Rectangle", "mwg-rs:Type=\"Face\""].map(
            packet.occurrences)
        findings.add(.faceRegion, count: regions.max() ?? 0, bytes: 0)
        addNames(packet, &findings)
        for (kind, marks) in marks where marks.contains(where: { packet.occurrences(of: $0) > 0 }) {
            findings.add(kind, bytes: 0)
        }
        for (kind, names) in properties {
            for name in names {
                for value in values(of: name, in: packet) {
                    findings.add(kind, bytes: value.utf8.count, values: [value])
                }
            }
        }
    }

    /// Metadata Working Group regions, Microsoft's people tags, and IPTC's list of people shown.
    private static func addNames(_ packet: ByteWindow, _ findings: inout Findings) {
        var names = values(of: "mwg-rs:Name", in: packet) + values(of: "MPReg:PersonDisplayName", in: packet)
        names += list("Iptc4xmpExt:PersonInImage", in: packet)
        for name in names { findings.add(.personName, bytes: name.utf8.count, values: [name]) }
    }

    private static let marks: [(HiddenKind, [String])] = [
        (.depthMap, ["GDepth:", "depthmap", "DepthMap"]),
        (.motionPhoto, ["MotionPhoto=\"1\"", "MicroVideo=\"1\"", "MotionPhoto>1<", "MicroVideo>1<"]),
        (.gainMap, ["hdrgm:Version", "HDRGainMap"]),
    ]

    private static let properties: [(HiddenKind, [String])] = [
        (.gpsPosition, ["exif:GPSLatitude", "exif:GPSLongitude"]),
        (.date, ["xmp:CreateDate", "photoshop:DateCreated", "exif:DateTimeOriginal"]),
        (.camera, ["tiff:Make", "tiff:Model", "xmp:CreatorTool"]), (.serialNumber, ["aux:SerialNumber"]),
    ]

    /// The most values of one property that are looked for.
    private static let cap = 100

    /// A property's values, as attributes (`name="…"`) and as elements (`<name>…<`).
    private static func values(of name: String, in packet: ByteWindow) -> [String] {
        var found: [String] = []
        for (start, end) in [("\(name)=\"", "\""), ("\(name)='", "'"), ("<\(name)>", "<")] {
            found += packet.texts(from: start, to: end, atMost: cap)
        }
        return found.filter { !$0.isEmpty }
    }

    /// The items of a property that is a list.
    private static func list(_ name: String, in packet: ByteWindow) -> [String] {
        packet.parts(from: "<\(name)>", to: "</\(name)>", atMost: 10).flatMap {
            $0.texts(from: "<rdf:li>", to: "<", atMost: cap)
        }.filter { !$0.isEmpty }
    }
}

extension ByteWindow {
    /// The stretches between two texts of ASCII.
    func parts(from start: String, to end: String, atMost cap: Int) -> [ByteWindow] {
        var found: [ByteWindow] = []
        var at = 0
        while found.count < cap, let open = offset(of: start, from: at) {
            let inner = open + start.utf8.count
            guard let close = offset(of: end, from: inner), let part = part(inner, close - inner) else { break }
            found.append(part)
            at = close
        }
        return found
    }

    func texts(from start: String, to end: String, atMost cap: Int) -> [String] {
        parts(from: start, to: end, atMost: cap).map {
            String(decoding: $0.slice.prefix(1000), as: UTF8.self).readable
        }
    }

    func offset(of text: String, from start: Int) -> Int? { offset(of: Array(text.utf8), from: start) }

    /// Where these bytes first stand at or after `start`; nil for none, and for no bytes.
    func offset(of wanted: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first else { return nil }
        var at = start
        while let next = firstIndex(of: first, from: at) {
            if tail(next).starts(with: wanted) { return next }
            at = next + 1
        }
        return nil
    }
}
