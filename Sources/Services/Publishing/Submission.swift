package import Consent

/// A post that somebody hands in: its document and a way to its pictures. Where the bytes come from (a folder, an
/// upload) is the caller's business.
package struct Submission: Sendable {
    package let document: [UInt8]
    /// What the document is called in messages about mistakes.
    package let name: String
    /// The unit that submits, where the post does not say; nil: the only unit of the organisation.
    package let unit: UnitID?
    /// The bytes of a picture by the name that the post gives it.
    ///
    /// Called from several threads at once; throws `ServiceError` where there is no such picture.
    package let picture: @Sendable (String) throws(ServiceError) -> [UInt8]

    package init(
        document: [UInt8], name: String, unit: UnitID? = nil,
        picture: @escaping @Sendable (String) throws(ServiceError) -> [UInt8]
    ) {
        self.document = document
        self.name = name
        self.unit = unit
        self.picture = picture
    }
}
