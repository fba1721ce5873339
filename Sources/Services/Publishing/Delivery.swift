/// What becomes of cleared pictures.
package enum Delivery: Hashable, Sendable {
    /// They stay inside.
    case none
    /// `FOLDER/POST-ID` appears, whole or not at all.
    case folder(String)
    /// They count as handed over from now on: whoever is answered fetches them (`Publishing.picture`).
    case fetched

    package var folder: String? { if case .folder(let folder) = self { folder } else { nil } }
    /// Handing over is publication at an unknown address, until an address is recorded.
    var isHandOver: Bool { self != .none }
}
