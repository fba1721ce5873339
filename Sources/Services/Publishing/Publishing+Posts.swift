package import Consent
import Gate
import Intake
package import Storage

extension Publishing {
    /// The unit that a submission is for.
    ///
    /// - Throws: `ServiceError` with every mistake of the document, or where no unit is said.
    package func unit(of submission: Submission) throws(ServiceError) -> UnitID {
        try unit(of: parse(submission).post, submission)
    }

    /// The unit that a submission says it is for, whether or not there is one; nil: it says none.
    ///
    /// - Throws: `ServiceError` with every mistake of the document.
    package func namedUnit(of submission: Submission) throws(ServiceError) -> UnitID? {
        try parse(submission).post.unit ?? submission.unit
    }

    /// - Throws: `ServiceError` where there is no such post, `StorageError`.
    package func unit(of post: PostID) throws -> UnitID {
        try house.store.snapshot { try $0.knownPost(post).unit }
    }

    /// - Throws: `StorageError`.
    package func isRecorded(_ post: PostID) throws -> Bool { try house.store.snapshot { try $0.post(post) != nil } }

    /// The posts of a unit, the latest first.
    ///
    /// `after`: the last of the page before; nil: from the latest. `limit`: at most so many.
    /// - Throws: `ServiceError` where `after` is no post of the unit, `StorageError`.
    package func posts(of unit: UnitID, after: PostID?, limit: Int) throws -> [PostView] {
        try house.store.snapshot { reader in
            let before = try after.map { try reader.knownPost($0) }
            guard before.map({ $0.unit == unit }) ?? true else { throw ServiceError.noSuchPage }
            return try reader.posts(of: unit, before: before, limit: limit).map { try PostView($0, from: reader) }
        }
    }

    /// - Throws: `ServiceError` where there is no such post, `StorageError`.
    package func post(_ id: PostID) throws -> PostView {
        try house.store.snapshot { try PostView($0.knownPost(id), from: $0) }
    }

    /// A cleared picture that was handed over, as long as nothing that its post rests on has narrowed.
    ///
    /// `number`: its place in the post, from 1.
    /// - Throws: `ServiceError`: `noSuchInput`; `conflict` where it was not handed over, or may no longer go out;
    ///   `StorageError`.
    package func picture(_ id: PostID, number: Int) throws -> FetchedPicture {
        let (post, picture) = try house.store.snapshot { reader in
            try house.checkNotRemoved(id, from: reader)
            let clearance = try clearance(of: id, from: reader)
            guard let picture = clearance.pictures.first(where: { $0.index + 1 == number }) else {
                throw ServiceError.noSuchPicture
            }
            guard clearance.record.handedOverAt != nil else { throw ServiceError.notHandedOver }
            guard clearance.holds else { throw ServiceError.clearanceVoid }
            return (clearance.record, picture)
        }
        let shown = PublishedPicture(picture)
        return FetchedPicture(
            picture: shown, bytes: try house.folder.pictures.checked(picture.file, called: "picture \(number)"),
            manifest: try JSONText.encode(Manifest(picture, of: post, file: shown.name)))
    }
}

extension ServiceError {
    fileprivate static let noSuchPage = ServiceError(
        .noSuchInput, "there is no such page: begin with the first one")
    fileprivate static let noSuchPicture = ServiceError(
        .noSuchInput, "the post has no such cleared picture: look at the post for those that it has")
    fileprivate static let notHandedOver = ServiceError(
        .conflict, "nobody was handed the pictures of this post yet: publish it first")
    fileprivate static let clearanceVoid = ServiceError(
        .conflict, "what was cleared may no longer go out as it is: publish it again to see what stands in the way")
}
