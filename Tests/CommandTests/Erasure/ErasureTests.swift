import Foundation
import TestSupport
import Testing

@Suite("Erasure: nothing of the child is left, and everything of the others")
struct ErasureTests {
    /// `paper`: of another's answer too, whose record still says that there was one.
    static func residue(_ work: Workplace, digests: [String] = [], paper: String = "") throws -> [String] {
        try Residue.search(
            work.path("data"), for: ErasureScene.words + digests.filter { $0 != paper }, digests: digests
        )
        .map(\.description).sorted()
    }

    /// Digests of files that may not lie there any more; what is kept is.
    static func gone(_ scene: ErasureScene) -> [String] {
        let leaves = Set(scene.digests["others"] ?? [])
        return scene.digests.filter { $0.key != "kept" && $0.key != "covered" && $0.key != "others" }.values
            .flatMap { $0 }.filter { !leaves.contains($0) }
    }

    @Test("no word, number, id, paper or picture of the child is found in any file, however it is written")
    func canaries() throws {
        let scene = try ErasureScene()
        let person = try #require(try Evidence(scene.work.path("data")).ids(of: ErasureScene.child).first)
        let before = try Self.residue(scene.work, digests: Self.gone(scene), paper: scene.paper)
        for word in ErasureScene.words.filter({ $0 != "20210928" }) {
            #expect(before.contains { $0.hasPrefix(word) }, "\(word) was not even planted")
        }
        for way in ["zlib", "raw"] { #expect(before.contains { $0.contains("(\(way)") }, "\(way)") }
        let ran = try scene.erase(scene.decisions)
        #expect(ran.code == 0, "\(ran)")
        let after = try Self.residue(scene.work, digests: Self.gone(scene), paper: scene.paper)
        #expect(after.isEmpty, "\(after.joined(separator: "\n"))")
        // The random id is left where the erasure itself is remembered, and nowhere else.
        let ids = try Residue.search(scene.work.path("data"), for: [person]).map(\.file)
        #expect(Set(ids) == ["synas.db", "signer/tombstones"], "\(ids)")
        #expect(try scene.work.text("data/signer/tombstones").hasPrefix("\(person) "))
        let rows = try scene.work.run(["/usr/bin/sqlite3", "data/synas.db", ".dump"]).output.split(separator: "\n")
        let tables = Set(rows.filter { $0.contains(person) }.compactMap { $0.split(separator: " ").dropFirst(2).first })
        #expect(tables == ["erasure", "erasure_kept", "spent"], "\(tables)")
    }

    @Test(
        "it tells what went, what was made again, what stays and on what ground; a dry run tells the same and does nothing"
    )
    func told() throws {
        let scene = try ErasureScene()
        let state = try Evidence(scene.work.path("data")).state()
        let dry = try scene.erase(scene.decisions, dry: true)
        #expect(dry.code == 0 && (dry.json as? [String: Any])?["dry_run"] as? Bool == true, "\(dry)")
        #expect(try Evidence(scene.work.path("data")).state() == state)
        let ran = try scene.erase(scene.decisions)
        var told = try #require(ran.json as? [String: Any])
        var foretold = try #require(dry.json as? [String: Any])
        for key in ["dry_run", "repeated", "pending"] { (told[key], foretold[key]) = (nil, nil) }
        #expect(NSDictionary(dictionary: told) == NSDictionary(dictionary: foretold), "\(ran) \(dry)")
        let pictures = (told["pictures"] as? [[String: Any]] ?? []).map { picture in
            let name = scene.posts.first { $0.value == picture["post"] as? String }?.key ?? ""
            return "\(name) \(picture["number"] ?? "") \(picture["outcome"] ?? "")"
        }
        #expect(
            Set(pictures) == ["group 1 made-again", "printed 1 made-again", "unmarked 1 removed", "alone 1 removed"])
        let named = ["group", "printed", "unmarked"].compactMap { scene.posts[$0] }
        #expect(Set(told["takedowns"] as? [String] ?? []) == Set(named))
        #expect(
            (told["kept"] as? [[String: Any]])?.compactMap { $0["subject"] as? String } == [scene.posts["kept"] ?? ""])
        #expect(Set(told["originals"] as? [String] ?? []).isSuperset(of: [scene.posts["held"] ?? ""]))
        #expect(told["addresses"] as? [String] == [scene.posts["group"] ?? ""])
        #expect(told["guardians"] as? Int == 1 && told["papers"] as? Int == 2, "\(ran)")
    }

    @Test("what is not about the child stays as it was, word for word")
    func others() throws {
        let scene = try ErasureScene()
        let before = try Evidence(scene.work.path("data")).others(than: ErasureScene.child)
        #expect(try scene.erase(scene.decisions).code == 0)
        let after = try Evidence(scene.work.path("data")).others(than: ErasureScene.child)
        #expect(before.people == after.people && before.appearances == after.appearances)
        let others = scene.posts["others"] ?? "", covered = scene.posts["covered"] ?? ""
        for post in [others, covered] { #expect(before.documents[post] == after.documents[post]) }
        #expect(after.documents[scene.posts["group"] ?? ""]?.contains("\"alt\" : \"En hög med löv\"") == true)
        let text = after.documents[scene.posts["group"] ?? ""] ?? ""
        #expect(text.contains("Idag byggde […] och Nils.") && text.contains("Oskar såg på."), "\(text)")
        #expect(after.references.contains("2026/3 […] kompis"), "\(after.references)")
        #expect(before.events == after.events)
        for child in ErasureScene.others {
            #expect(try scene.synas("consent", "show", child).code == 0)
        }
        #expect(try scene.synas("check", "others.yaml").code == 0)
    }

    @Test("all that is left is proved: the ledger continues what was signed, and opened and erased are all")
    func proofs() throws {
        let scene = try ErasureScene()
        let before = try LedgerBundle(of: scene.work.path("data"))
        #expect(before.closed == 0)
        let first = try before.verified()
        #expect(first.code == 10, "\(first)")
        #expect(try scene.erase(scene.decisions).code == 0)
        let after = try LedgerBundle(of: scene.work.path("data"))
        let ran = try after.verified(known: before.note)
        #expect(ran.code == 10, "\(ran)")
        let said = try #require(ran.json as? [String: Any])
        #expect(said["erased"] as? Int == after.closed && said["opened"] as? Int == after.opened)
        #expect(after.closed > 20)
        let own = try scene.synas("ledger", "verify")
        #expect(own.code == 10, "\(own)")
        let checked = try scene.synas("fsck")
        #expect(checked.code == 0, "\(checked)")
        let judged = try after.judged(known: [before.note])
        #expect(judged == ran.output.trimmingCharacters(in: .newlines))
    }

    @Test("repeated, by handle, it finishes and tells the same")
    func repeated() throws {
        let scene = try ErasureScene()
        let first = try #require(try scene.erase(scene.decisions).json as? [String: Any])
        let again = try scene.erase()
        let second = try #require(again.json as? [String: Any])
        #expect(again.code == 0 && second["repeated"] as? Bool == true, "\(again)")
        #expect(first["events"] as? Int == second["events"] as? Int)
        #expect(try LedgerBundle(of: scene.work.path("data")).verified().code == 10)
    }

    @Test("a paper that another answer rests on too waits for a decision; kept, it is named with its ground")
    func sharedPaper() throws {
        let scene = try ErasureScene()
        let undecided = try scene.erase()
        #expect(undecided.code == 65 && undecided.complaints.contains(scene.paper), "\(undecided)")
        let kept = try scene.erase("--keep", "\(scene.paper)=GDPR 17(3)(e)")
        #expect(kept.code == 0 && kept.output.contains("17(3)(e)"), "\(kept)")
        #expect(scene.work.exists("data/scans/\(scene.paper.prefix(2))/\(scene.paper)"))
        let unknown = try ErasureScene().erase("--keep", "nothing=GDPR 17(3)(e)")
        #expect(unknown.code == 65 && unknown.isOneLine, "\(unknown)")
    }

    @Test(
        "what is said of it names nobody, and two approve",
        arguments: [
            ["--ground", "Zyxildas mamma bad om det"], ["--ground", "210928-2384"], ["--ground", "enligt zyxilda-q"],
            ["--ground", "bad om av Oskar Qvarnholt"], ["--ground", " "], ["--approved-by", "a-17"],
            ["--approved-by", "c-9"],
        ])
    func refused(_ more: [String]) throws {
        let scene = try ErasureScene()
        let before = try Evidence(scene.work.path("data")).state()
        let words =
            more[0] == "--ground" ? ["--approved-by", "a-17", "--approved-by", "b-4"] : ["--ground", "17(1)(b)"]
        let approvers = more == ["--approved-by", "c-9"] ? ["--approved-by", "a-17", "--approved-by", "b-4"] : []
        let ran = try scene.work.synas(
            ["erase", ErasureScene.child] + more + words + approvers + ["--data", "data", "--drop", scene.paper])
        #expect(ran.code == 65 && ran.isOneLine, "\(ran)")
        #expect(try Evidence(scene.work.path("data")).state() == before)
    }

    @Test("the same roster does not bring the child back unseen, and nobody gets the handle")
    func roster() throws {
        let scene = try ErasureScene()
        #expect(try scene.erase(scene.decisions).code == 0)
        let again = try scene.synas("roster", "import", "roster.csv")
        #expect(again.code != 0 && again.complaints.contains("never used"), "\(again)")
        try scene.work.write(
            try scene.work.text("roster.csv").replacing(",zyxilda-q,", with: ",zyxilda-ny,"), to: "new.csv")
        let held = try scene.synas("roster", "import", "new.csv")
        #expect(held.code == 3 && held.complaints.contains("somebody must look at this row"), "\(held)")
        let confirmed = try scene.synas("roster", "import", "new.csv", "--confirm", "KID-77123")
        #expect(confirmed.code == 0, "\(confirmed)")
        #expect(try scene.synas("roster", "import", "new.csv").code == 0)
    }

    @Test("what is out is replaced by what was made again: the takedown names nobody, hands it over and can be closed")
    func takedown() throws {
        let scene = try ErasureScene()
        #expect(try scene.erase(scene.decisions).code == 0)
        let task = try scene.openTask(of: "group")
        let shown = try scene.synas("takedown", "show", task)
        #expect(
            shown.output.contains("picture 1: it was made again") && shown.output.contains("a name must go"), "\(shown)"
        )
        let redo = try scene.synas("takedown", "redo", task, "--out", "narrow")
        #expect(redo.code == 3, "\(redo)")
        let files = scene.work.names(in: "narrow/\(scene.posts["group"] ?? "")")
        #expect(files.contains { $0.hasSuffix(".jpg") }, "\(files) \(redo)")
        let closed = try scene.synas("takedown", "close", task, "--outcome", "replaced", "--decision", "2026/8")
        #expect(closed.code == 0, "\(closed)")
        let removal = try scene.openTask(of: "unmarked")
        #expect(
            try scene.synas("takedown", "close", removal, "--outcome", "replaced", "--decision", "2026/8").code == 65)
        #expect(
            try scene.synas(
                "takedown", "close", removal, "--outcome", "removed", "--rest-stays", "--decision", "2026/8"
            ).code == 0)
    }

    @Test("an opening that goes without an erasure, or a key destroyed without one, is told by both verifiers")
    func withoutErasure() throws {
        let scene = try ErasureScene()
        let person = try #require(try Evidence(scene.work.path("data")).ids(of: ErasureScene.child).first)
        for sql in ["DELETE FROM opening WHERE holder = '\(person)'"] {
            let done = try scene.work.run(["/usr/bin/sqlite3", "data/synas.db", sql])
            try #require(done.code == 0, "\(done)")
        }
        let bundle = try LedgerBundle(of: scene.work.path("data"))
        #expect(try bundle.verified().code == 12)
        #expect(try bundle.judged().contains("\"result\":\"invalid\""))
    }

    @Test("killed at any moment: nothing or all of it, and the next call leaves nothing")
    func killed() async throws {
        let scene = try ErasureScene()
        let words = ErasureScene.erasing + scene.decisions + ["--data", "data"]
        let points = try KillPoints(of: words, from: scene.work)
        let isLong = ProcessInfo.processInfo.environment["SYNAS_LONG"] == "1"
        let step = isLong ? 1 : max(1, points.count / 30)
        let kills = try await points.kill(at: Array(stride(from: points.count, to: 0, by: -step))) { work, point in
            let again = try work.synas(words)
            #expect(again.code == 0, "at \(point): \(again)")
            let left = try Self.residue(work, digests: Self.gone(scene), paper: scene.paper)
            #expect(left.isEmpty, "at \(point): \(left.joined(separator: "\n"))")
            #expect(work.names(in: "data/spool").isEmpty, "at \(point)")
            let checked = try work.synas("fsck", "--data", "data")
            #expect(checked.code == 0, "at \(point): \(checked)")
            let bundle = try LedgerBundle(of: work.path("data")).verified()
            #expect(bundle.code == 10, "at \(point): \(bundle)")
        }
        #expect(kills >= 20, "only \(kills) kill points of \(points.count)")
    }
}
