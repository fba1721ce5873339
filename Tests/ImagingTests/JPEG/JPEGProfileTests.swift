import PictureFixtures
import Testing

@testable import Imaging

@Suite("A JPEG's colours mean the same after cleaning")
struct JPEGProfileTests {
    /// A profile as a camera or program writes it: the project's own with other bytes around the numbers.
    static func foreign(_ profile: ColourProfile) -> [UInt8] { profile.bytes + Array("Ella".utf8) }

    @Test("Display P3 and Adobe RGB are said in the project's own profile", arguments: ColourProfile.allCases)
    func recognised(_ profile: ColourProfile) throws {
        let picture = try JPEGScenes.file(JPEGKind())
        let input = JPEGSegment.insert([JPEGSegment.profile(Self.foreign(profile))], into: picture)
        let output = try PictureCleaner.clean(input, CleaningRequest()).bytes
        #expect(!JPEGHidingTests.contains(output, "Ella"))
        let found = try JPEGReader.read(output.span, limits: .standard)
        #expect(found.profile == profile.bytes)
        #expect(ColourProfile(recognising: found.profile, colour: .yCbCr) == profile)
    }

    @Test("other bytes in the profile that was written make the strict reader fail")
    func profileCounts() throws {
        let picture = try JPEGScenes.file(JPEGKind())
        let input = JPEGSegment.insert([JPEGSegment.profile(ColourProfile.displayP3.bytes)], into: picture)
        let source = try JPEGReader.read(input.span, limits: .standard)
        let job = try JPEGJob(input, source, CleaningRequest())
        var output = try job.clean().bytes
        output[300] ^= 1
        #expect(throws: PictureError.self) {
            try JPEGVerifier.verify(output, head: job.head, layout: job.layout, fill: .none(job.layout))
        }
    }

    @Test("damaged profiles, profiles of inks and no profile: none is written")
    func others() throws {
        let picture = try JPEGScenes.file(JPEGKind())
        let plain = try PictureCleaner.clean(picture, CleaningRequest()).bytes
        let damaged = JPEGSegment.insert([JPEGSegment.profile([1, 2, 3])], into: picture)
        #expect(try PictureCleaner.clean(damaged, CleaningRequest()).bytes == plain)
    }
}
