extension ChildExport {
    /// Every file that comes with the export, in its order.
    package var copies: [ExportCopy] {
        publications.flatMap(\.pictures).compactMap(\.copy) + papers.compactMap(\.copy)
            + (full?.posts ?? []).flatMap(\.pictures).flatMap(\.copies)
    }
}
