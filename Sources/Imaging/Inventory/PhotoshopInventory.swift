/// Photoshop image resources (Adobe Photoshop File Formats, "Image Resource Blocks"): `8BIM`, an id, a padded name, a
/// length, padded data.
enum PhotoshopInventory {
    static func add(_ data: ByteWindow, to findings: inout Findings) {
        findings.add(.photoshopResources, bytes: data.count)
        guard findings.looksInto(.photoshopResources) else { return }
        var at = 0
        while data.tail(at).starts(with: "8BIM"), let id = data.number(at + 4, width: 2),
            let name = data.byte(at + 6)
        {
            let sizeAt = at + 6 + (Int(name) + 2) / 2 * 2
            guard let size = data.number(sizeAt, width: 4), let resource = data.part(sizeAt + 4, Int(size)) else {
                return
            }
            add(id, resource, &findings)
            at = sizeAt + 4 + (Int(size) + 1) / 2 * 2
        }
    }

    private static func add(_ id: UInt64, _ resource: ByteWindow, _ findings: inout Findings) {
        switch id {
        case 0x0409, 0x040C: findings.add(.photoshopThumbnail, bytes: resource.count)
        case 0x0404 where findings.looksInto(.iptc): IPTCInventory.add(resource, to: &findings)
        case 0x040F: findings.add(.iccProfile, bytes: resource.count)
        case 0x0424 where findings.looksInto(.xmp): XMPInventory.add(resource, as: .xmp, to: &findings)
        default: break
        }
    }
}
