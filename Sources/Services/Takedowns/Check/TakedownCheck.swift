import Consent
import Imaging
package import Storage

/// Compares the pictures of saved pages with what is known of a takedown's post. Nothing is written, and nothing is fetched.
package struct TakedownCheck: Sendable {
    let house: House

    /// The latest posts of the unit that pictures are compared with by their look; by digest all are.
    private static let otherPosts = 100

    package init(_ house: House) { self.house = house }

    /// - Parameters:
    ///   - id: the takedown, open or closed.
    ///   - pages: saved pages (HTML with the folder beside it, MHTML), folders of pictures, or pictures.
    /// - Returns: for each picture of the post where it was seen and how, and what else was seen.
    /// - Throws: `ServiceError` where a page cannot be read, `StorageError`.
    package func check(_ id: TakedownID, pages: [String]) async throws -> PageCheck {
        let file = try house.store.snapshot { try TakedownFile(id, from: $0) }
        let found = try pages.map { try PageReading.read($0) }
        let versions = versions(of: file)
        let seen = found.flatMap(\.pictures)
        let surroundings = house.surroundings
        var sightings = await inParallel(seen, width: surroundings.cores, progress: surroundings.progress) {
            sight($0, versions, of: file.post.id)
        }
        try recogniseOthers(&sightings, seen, file.post)
        return PageCheck(
            file, zip(seen.map(\.name), sightings).map { ($0, $1.sighting) },
            unsaved: found.reduce(0) { $0 + $1.unsaved })
    }

    /// A sighting with what a second look needs.
    struct Looked: Sendable {
        var sighting: Sighting
        var look: CoarsePicture?
    }

    /// Every version of every picture of the post. An earlier one, or one of a picture that must go, shows too much.
    private func versions(of file: TakedownFile) -> [PostVersion] {
        file.pictures.flatMap { picture in
            let all = [picture.file] + file.revisions(of: picture.index).map(\.file)
            let isMet = file.isMet(picture.index)
            return all.enumerated().map { number, one in
                // The newest alone holds every cover; where nothing is asked, none shows too much, and it is just there.
                let standing: PostVersion.Standing = isMet && number == all.count - 1 ? .allowed : .up
                let look = try? CoarsePicture(house.folder.pictures.checked(one, called: "a picture"))
                return PostVersion(index: picture.index, sha256: one.sha256, standing: standing, look: look)
            }
        }
    }

    private func sight(_ seen: SeenPicture, _ versions: [PostVersion], of post: PostID) -> Looked {
        guard let bytes = seen.bytes() else { return Looked(sighting: .unreadable) }
        let size = PictureSize.of(bytes)
        if let size, min(size.width, size.height) < SeenPicture.smallest { return Looked(sighting: .icon) }
        let look = try? CoarsePicture(bytes)
        let digest = bytes.sha256
        if let own = PostVersion.recognise(digest, look, among: versions) { return Looked(sighting: own, look: look) }
        let isKnown = (try? house.store.snapshot { try $0.isWanted(sha256: digest, except: post) }) ?? false
        if isKnown { return Looked(sighting: .otherPost(isCertain: true)) }
        if look != nil { return Looked(sighting: .unknown, look: look) }
        // What only calls itself a picture shows none; one of another kind may show anything.
        return Looked(sighting: size != nil || PictureSize.isForeignPicture(bytes) ? .unreadable : .other)
    }

    /// Pictures that nothing knew yet, against the look of the unit's other posts in the channel.
    private func recogniseOthers(_ sightings: inout [Looked], _ seen: [SeenPicture], _ own: PostRecord) throws {
        guard sightings.contains(where: { $0.sighting == .unknown }) else { return }
        let files = try house.store.snapshot { reader in
            try reader.posts(of: own.unit, limit: Self.otherPosts)
                .filter { $0.id != own.id && $0.channel == own.channel && $0.handedOverAt != nil }
                .flatMap { try reader.pictures(of: $0.id).map(\.file) + reader.revisions(of: $0.id).map(\.file) }
        }
        for file in files {
            guard let look = try? CoarsePicture(house.folder.pictures.checked(file, called: "a picture")) else {
                continue
            }
            for index in sightings.indices where sightings[index].sighting == .unknown {
                if sightings[index].look.map(look.resembles) ?? false {
                    sightings[index].sighting = .otherPost(isCertain: false)
                }
            }
        }
    }
}

extension TakedownFile {
    /// Whether the newest narrower picture does all that is asked of a picture.
    func isMet(_ index: Int) -> Bool {
        guard let people = mustBeCovered(in: index), !people.isEmpty || wasMadeAgain(index) else { return false }
        return covered(in: index).isSuperset(of: people)
    }
}

extension PageCheck {
    init(_ file: TakedownFile, _ sightings: [(name: String, sighting: Sighting)], unsaved: Int) {
        func names(_ holds: (Sighting) -> Bool) -> [String] {
            sightings.filter { holds($0.sighting) }.map(\.name)
        }
        takedown = file.takedown.id.rawValue
        post = file.post.id.rawValue
        channel = file.post.channel
        pictures = file.pictures.map { picture in
            let own = sightings.filter { if case .own(picture.index, _, _) = $0.sighting { true } else { false } }
            let states = own.compactMap { Picture.State($0.sighting) }
            let worst = Picture.State.allCases.first { states.contains($0) } ?? .gone
            return Picture(
                index: picture.index, isDemanded: file.isDemanded(picture.index), state: worst,
                seen: own.filter { Picture.State($0.sighting) == worst }.map(\.name))
        }
        unknown = names { $0 == .unknown }
        unreadable = names { $0 == .unreadable }
        otherPosts = names { if case .otherPost = $0 { true } else { false } }.count
        icons = names { $0 == .icon }.count
        self.unsaved = unsaved
    }
}

extension PageCheck.Picture.State {
    /// Nil for what is no picture of the post.
    fileprivate init?(_ sighting: Sighting) {
        guard case .own(_, let standing, let isCertain) = sighting else { return nil }
        switch standing {
        case .up: self = isCertain ? .stillUp : .probablyStillUp
        case .allowed: self = isCertain ? .replaced : .probablyReplaced
        }
    }
}
