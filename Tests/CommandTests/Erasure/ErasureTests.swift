import Foundation
import TestSupport
import Testing

@Suite("Erasure: nothing of the child is left, and everything of the others")
struct ErasureTests {
    private func residue(_ work: Workplace, _ scene: ErasureScene, digests: [String] = []) throws -> [String] {
        try Residue.search(work.path("data"), for: ErasureScene.words, digests: digests).map(\.description).sorted()
    }

    /// Digests of files that may not lie there any more; what is kept is.
    private func gone(_ scene: ErasureScene) -> [String] {
        let leaves = Set(scene.digests["others"] ?? [])
        return scene.digests.filter { $0.key != "kept" && $0.key != "covered" && $0.key != "others" }.values
            .flatMap { $0 }.filter { !leaves.contains($0) }
    }

    @Test("no word, number, id, paper or picture of the child is found in any file, however it is written")
    func canaries() throws {
        let scene = try ErasureScene()
        let before = try residue(scene.work, scene, digests: gone(scene))
        for word in ErasureScene.words.filter({ $0 != "20210928" }) {
            #expect(before.contains { $0.hasPrefix(word) }, "\(word) was not even planted")
        }
        let ran = try scene.erase(scene.decisions)
        #expect(ran.code == 0, "\(ran)")
        let after = try residue(scene.work, scene, digests: gone(scene))
        #expect(after.isEmpty, "\(after.joined(separator: "\n"))")
    }
}
