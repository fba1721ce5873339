package import Consent

/// A guardian (vårdnadshavare) as the roster has them. Whose guardian, and with what custody, stands in the events.
///
/// Holds a name, so it has no text form: printing, interpolating or dumping one shows the id alone.
package struct GuardianRecord: Hashable, Sendable {
    package var id: GuardianID
    /// The stable id in the register that the roster came from; unique.
    package var sourceID: String
    package var name: String
    /// The language to write to them in, as a BCP 47 tag such as `sv`; nil where unknown.
    package var language: String?

    package init(id: GuardianID, sourceID: String, name: String, language: String? = nil) {
        self.id = id
        self.sourceID = sourceID
        self.name = name
        self.language = language
    }
}

extension GuardianRecord: CustomReflectable {
    package var customMirror: Mirror { Mirror(self, children: ["id": id.rawValue]) }
}
