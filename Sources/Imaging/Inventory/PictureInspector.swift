/// Lists what hides in a picture file, without opening the picture itself more than that needs.
package enum PictureInspector {
    /// Kinds, counts and sizes, and what they say (`values`) for the one who asked to read it. Hostile files give a shorter
    /// list, never a crash: every offset is checked, directories are visited once, unpacking is capped.
    ///
    /// - Throws: as `PictureSniffer`; `overLimits` for the file's and the picture's size; `truncated` and `corrupt` where not even
    ///   the picture's size can be read.
    package static func inspect(_ input: [UInt8], limits: PictureLimits) throws(PictureError) -> Inventory {
        let format = try PictureSniffer.format(of: input)
        try limits.check(fileSize: input.count)
        switch format {
        case .jpeg: return try inspectJPEG(input, limits)
        case .png: return try inspectPNG(input, limits)
        }
    }

    private static func inspectJPEG(_ input: [UInt8], _ limits: PictureLimits) throws(PictureError) -> Inventory {
        let found = JPEGInventory(input)
        guard let size = found.size else {
            throw PictureError(
                .truncated, "The JPEG ends before it says how large it is: copy or export the original again.")
        }
        try limits.check(width: size.width, height: size.height)
        return inventory(.jpeg, size, found.orientation, found.findings)
    }

    private static func inspectPNG(_ input: [UInt8], _ limits: PictureLimits) throws(PictureError) -> Inventory {
        let found = try PNGInventory(input, limits)
        return inventory(.png, (found.header.width, found.header.height), found.orientation, found.findings)
    }

    private static func inventory(
        _ format: PictureFormat, _ stored: (width: Int, height: Int), _ orientation: Orientation, _ findings: Findings
    ) -> Inventory {
        let turned = orientation.exchangesSides
        return Inventory(
            format: format, width: turned ? stored.height : stored.width,
            height: turned ? stored.width : stored.height, items: findings.items)
    }
}

extension Inventory {
    /// What of this the cleaned file no longer holds, as kinds, counts and bytes without values: `CleaningReport.removed`.
    /// Something that was replaced by less of its kind counts as removed for the difference.
    package func removed(from output: Inventory) -> [HiddenItem] {
        items.compactMap { item in
            let kept = output.items.first { $0.kind == item.kind }
            let count = item.count - (kept?.count ?? 0)
            let bytes = item.bytes - (kept?.bytes ?? 0)
            guard count > 0 || bytes > 0 else { return nil }
            return HiddenItem(kind: item.kind, count: max(count, 1), bytes: max(bytes, 0))
        }
    }
}
