import Foundation
import TestSupport
import Testing

@Suite("Attacks on a copy of a data folder, each told from outside", .enabled(if: LedgerScene.sqlite != nil))
struct AttackTests {
    /// The index of the last entry of the commit that recorded an event.
    private func index(_ scene: LedgerScene, of event: String) throws -> Int {
        try scene.number(
            "SELECT max(l.number) FROM leaf l JOIN event e ON e.entry = l.entry WHERE e.id = '\(event)'")
    }

    private func size(_ scene: LedgerScene) throws -> Int { try scene.number("SELECT size FROM tree_head") }

    /// It no longer opens: named itself, or by the first entry that says that something before it is missing.
    private func expectWithheld(_ found: LedgerScene.Found, from index: Int) {
        #expect(found.code == 12 && ["opening", "sequence", "head"].contains(found.why), "\(found)")
        #expect(found.at >= index && (found.why != "opening" || found.at == index), "\(found)")
    }

    /// Where an entry says when it was written, the text says it too.
    private func expectDated(_ scene: LedgerScene, _ index: Int) throws {
        let text = try scene.synas("ledger", "verify").output
        #expect(text.contains("entry \(index) ") && text.contains("written at 20"), "\(text)")
    }

    @Test("an entry's bytes edited: the entry is named, and when it was written")
    func entryEdited() throws {
        let scene = try LedgerScene()
        let index = try index(scene, of: "call-ella")
        try scene.edit(
            """
            UPDATE leaf SET bytes = CAST(substr(CAST(bytes AS TEXT), 1, 60) ||
                CASE substr(CAST(bytes AS TEXT), 61, 1) WHEN 'A' THEN 'B' ELSE 'A' END ||
                substr(CAST(bytes AS TEXT), 62) AS BLOB) WHERE number = \(index)
            """)
        try expectWithheld(scene.found(), from: index)
        // Its kind alone: every opening still fits, and the tree does not.
        let other = try LedgerScene()
        try other.edit(
            """
            UPDATE leaf SET bytes = CAST(replace(CAST(bytes AS TEXT), '"k":"child"', '"k":"post"') AS BLOB)
            WHERE number = \(index)
            """)
        #expect(try other.found() == .init("invalid", "root", at: size(other) - 1))
        try expectDated(other, size(other) - 1)
    }

    @Test("a row edited, deleted or added beside the ledger: the ledger stands, and fsck holds the row against it")
    func rowEdited() throws {
        for (sql, code) in [
            (
                "UPDATE event SET response = 'visible', name = 1 WHERE guardian IN (SELECT id FROM guardian WHERE source_id = 'G-4') AND kind = 'answered'",
                "row-other"
            ),
            ("DELETE FROM event WHERE id = 'call-ella'", "row-missing"),
            ("UPDATE guardian SET name = 'Somebody' WHERE source_id = 'G-1'", "row-other"),
        ] {
            let scene = try LedgerScene()
            let clean = try scene.synas("fsck")
            #expect(clean.code == 0, "\(clean)")
            try scene.edit(sql)
            #expect(try scene.found() == .init("self-attested"))
            let checked = try scene.synas("fsck", "--format", "json")
            #expect(checked.code == 12 && checked.output.contains("\"\(code)\""), "\(checked)")
        }
    }

    @Test("what an entry says edited: it no longer opens, and counts as withheld")
    func openingEdited() throws {
        let scene = try LedgerScene()
        let index = try scene.number(
            "SELECT min(position) >> 10 FROM opening WHERE about IS NOT NULL AND about <> 'key'")
        try scene.edit(
            """
            UPDATE opening SET sealed = CAST(substr(sealed, 1, length(sealed) - 3) || 'x"}' AS BLOB)
            WHERE position >> 10 = \(index) AND about IS NOT NULL
            """)
        #expect(try scene.found() == .init("invalid", "opening", at: index))
    }

    @Test("an entry deleted, with or without what opens it: the first that is missing is named")
    func entryDeleted() throws {
        for openings in ["", "DELETE FROM opening WHERE position >> 10 = %;"] {
            let scene = try LedgerScene()
            let index = try index(scene, of: "call-nils")
            try scene.edit(openings.replacing("%", with: "\(index)") + "DELETE FROM leaf WHERE number = \(index)")
            #expect(try scene.found() == .init("invalid", "form", at: index))
        }
    }

    @Test("a deleted entry's number given to the next, and so on: the tree's size tells")
    func entryDeletedRenumbered() throws {
        let scene = try LedgerScene()
        let (index, size) = (try index(scene, of: "call-nils"), try size(scene))
        try scene.edit(
            """
            DELETE FROM opening WHERE position >> 10 = \(index);
            DELETE FROM leaf WHERE number = \(index);
            UPDATE leaf SET number = -number WHERE number > \(index);
            UPDATE leaf SET number = -number - 1 WHERE number < 0;
            UPDATE opening SET position = -position WHERE position >> 10 > \(index);
            UPDATE opening SET position = -position - 1024 WHERE position < 0
            """)
        let found = try scene.found()
        #expect(found.code == 12 && found.at >= index - 1 && found.at < size, "\(found)")
    }

    @Test("two entries swapped, alone or with all that opens them")
    func swapped() throws {
        let swapLeaves = """
            UPDATE leaf SET number = -1 - number WHERE number IN (%1, %2);
            UPDATE leaf SET number = CASE number WHEN -1 - %1 THEN %2 ELSE %1 END WHERE number < 0;
            """
        let swapOpenings = """
            UPDATE opening SET position = -1 - position WHERE position >> 10 IN (%1, %2);
            UPDATE opening SET position = CASE WHEN (-1 - position) >> 10 = %1 THEN (-1 - position) + (%2 - %1) * 1024
                ELSE (-1 - position) - (%2 - %1) * 1024 END WHERE position < 0;
            """
        for (sql, whys) in [(swapLeaves, ["opening"]), (swapLeaves + swapOpenings, ["root", "sequence", "head"])] {
            let scene = try LedgerScene()
            let (first, second) = (try index(scene, of: "call-nils"), try index(scene, of: "call-ella"))
            try scene.edit(
                sql.replacing("%1", with: "\(first)").replacing("%2", with: "\(second)"))
            let found = try scene.found()
            #expect(found.code == 12 && whys.contains(found.why), "\(found)")
            if whys == ["opening"] { #expect(found.at == first) }
        }
    }

    /// A scene that went on since it was copied to `before`, and how many entries the copy has.
    private func wentOn() throws -> (scene: LedgerScene, kept: Int) {
        let scene = try LedgerScene()
        try scene.work.copy("data", to: "before")
        let kept = try size(scene)
        try scene.done("consent", "ask", "nils")
        return (scene, kept)
    }

    @Test("the tail cut off, with the head as it was then: it diverged from what was signed, at the end that is left")
    func truncated() throws {
        let (scene, kept) = try wentOn()
        try scene.edit(
            """
            ATTACH 'before/synas.db' AS old;
            DELETE FROM opening WHERE position >> 10 >= \(kept);
            DELETE FROM leaf WHERE number >= \(kept);
            UPDATE tree_head SET (size, frontier, policy, covered) =
                (SELECT size, frontier, policy, covered FROM old.tree_head)
            """)
        #expect(try scene.found() == .init("diverged", "diverged", at: kept - 1))
        let write = try scene.synas("consent", "ask", "maja")
        #expect(write.code == 11 && write.isOneLine, "\(write)")
    }

    @Test("the whole database put back: it diverged; nothing more is signed; the signer's state stays")
    func rolledBack() throws {
        let (scene, kept) = try wentOn()
        try putBack(scene, ["synas.db", "synas.db-wal", "synas.db-shm", "keys.db"])
        let signed = try scene.work.text("data/signer/state")
        #expect(try scene.found() == .init("diverged", "diverged", at: kept - 1))
        try expectDated(scene, kept - 1)
        for words in [["consent", "ask", "maja"], ["ledger", "export", "--out", "other"]] {
            let ran = try scene.work.synas(words + ["--data", "data"])
            #expect(ran.code == 11 && ran.isOneLine, "\(ran)")
        }
        #expect(try scene.work.text("data/signer/state") == signed)
    }

    private func putBack(_ scene: LedgerScene, _ files: [String]) throws {
        for file in files {
            scene.work.remove("data/\(file)")
            if scene.work.exists("before/\(file)") { try scene.work.copy("before/\(file)", to: "data/\(file)") }
        }
    }

    @Test("the whole folder put back, signer and all: sound in itself, and contradicts whatever somebody else kept")
    func allRolledBack() throws {
        let (scene, kept) = try wentOn()
        try scene.done("ledger", "checkpoint", "--out", "kept")
        scene.work.remove("data")
        try scene.work.copy("before", to: "data")
        // Nothing in it can tell: docs/threat-model.md says so.
        #expect(try scene.found() == .init("self-attested"))
        #expect(try scene.found(known: "kept") == .init("diverged", "diverged", at: kept - 1))
        // Grown again past what was kept.
        for _ in 0..<3 { try scene.done("consent", "ask", "maja") }
        #expect(try scene.found() == .init("self-attested"))
        #expect(try scene.found(known: "kept").result == "diverged")
        try scene.done("ledger", "export", "--out", "other")
        #expect(try scene.found(bundle: "other", known: "kept").result == "diverged")
        #expect(try scene.found(bundle: "other", known: "earlier", "last") == .init("self-attested"))
    }

    @Test("a forked copy that is written on apart: each is sound, and each contradicts the other's checkpoints")
    func forked() throws {
        let scene = try LedgerScene()
        try scene.work.copy("data", to: "fork")
        try scene.done("consent", "ask", "nils")
        try scene.done("consent", "ask", "maja", on: "fork")
        for folder in ["data", "fork"] {
            try scene.done("ledger", "checkpoint", "--out", "\(folder)-checkpoint", on: folder)
            try scene.done("ledger", "export", "--out", "\(folder)-bundle", on: folder)
        }
        for (folder, other) in [("data", "fork"), ("fork", "data")] {
            #expect(try scene.found(bundle: "\(folder)-bundle", known: "\(folder)-checkpoint").code == 10)
            #expect(try scene.found(bundle: "\(folder)-bundle", known: "\(other)-checkpoint").code == 11)
            #expect(try scene.found(folder, known: "\(other)-checkpoint").code == 11)
        }
    }

    @Test("what opens a withdrawal deleted, or its key, without an erasure: withheld, and the entry is named")
    func openingDeleted() throws {
        let scene = try LedgerScene()
        let index = try index(scene, of: "call-ella")
        try scene.edit("DELETE FROM opening WHERE position >> 10 = \(index) AND holder IS NOT NULL")
        try expectWithheld(scene.found(), from: index)
        try expectDated(scene, scene.found().at)
        let other = try LedgerScene()
        let person = try other.ask("SELECT person FROM event WHERE id = 'call-ella'")
        let first = try other.number("SELECT min(position) >> 10 FROM opening WHERE holder = '\(person)'")
        try other.edit("DELETE FROM key WHERE holder = '\(person)'", in: "data/keys.db")
        try expectWithheld(other.found(), from: first)
        // The bundle says the same to the auditor.
        try scene.done("ledger", "export", "--out", "withheld")
        try expectWithheld(scene.found(bundle: "withheld"), from: index)
        // Nobody follows: the missing one itself is named.
        let last = try LedgerScene()
        try last.done("consent", "withdraw", "nils", "--guardian", "G-3", "--all", "--id", "call-last")
        let end = try self.index(last, of: "call-last")
        try last.edit("DELETE FROM opening WHERE position >> 10 = \(end) AND holder IS NOT NULL")
        #expect(try last.found() == .init("invalid", "opening", at: end))
    }

    @Test(
        "the signing key lost: said so, nothing is signed; another put in its place: nothing is signed, and nobody is fooled"
    )
    func key() throws {
        let scene = try LedgerScene()
        try scene.work.copy("data/signer/key.pem", to: "kept.pem")
        scene.work.remove("data/signer/key.pem")
        for words in [["ledger", "verify"], ["consent", "ask", "nils"]] {
            let ran = try scene.work.synas(words + ["--data", "data"])
            #expect(ran.code == 74 && ran.complaints.contains("signer"), "\(ran)")
        }
        try scene.done("init", "--policies", "policies", on: "other")
        try scene.work.copy("other/signer/key.pem", to: "data/signer/key.pem")
        let found = try scene.found()
        #expect(found.result == "invalid" && found.why == "signature", "\(found)")
        _ = try scene.synas("consent", "ask", "nils")
        let entries = try size(scene)
        let refused = try scene.synas("consent", "ask", "maja")
        #expect(refused.code == 74 && refused.isOneLine, "\(refused)")
        #expect(try size(scene) == entries)
        #expect(try scene.found().why == "signature")
        scene.work.remove("data/signer/key.pem")
        try scene.work.copy("kept.pem", to: "data/signer/key.pem")
        #expect(try scene.found() == .init("self-attested"))
        try scene.done("consent", "ask", "maja")
    }

    @Test(
        "the clock set back is held and reported; a withdrawal is recorded all the same; that it was accepted stands in the ledger",
        .enabled(if: PastScene.isPossible))
    func clock() throws {
        let scene = try LedgerScene()
        let past = "2024-01-01 12:00:00"
        let words = ["--guardian", "G-3", "--channel", "open-blog", "--data", "data"]
        let answer = try #require(
            try scene.work.synas(
                at: past, ["consent", "answer", "nils", "--choice", "visible", "--notice", "2026-08"] + words))
        #expect(answer.code == 3 && answer.complaints.contains("the clock shows"), "\(answer)")
        let withdrawal = try #require(try scene.work.synas(at: past, ["consent", "withdraw", "nils"] + words))
        #expect(withdrawal.code == 0, "\(withdrawal)")
        let accepted = try #require(
            try scene.work.synas(
                at: past,
                ["clock", "accept", "--reason", "drift", "--approved-by", "a", "--approved-by", "b", "--data", "data"]))
        #expect(accepted.code == 0, "\(accepted)")
        let exported = try #require(
            try scene.work.synas(at: past, ["ledger", "export", "--out", "clocked", "--data", "data"]))
        #expect(exported.code == 0, "\(exported)")
        #expect(try scene.found(bundle: "clocked", known: "last") == .init("self-attested"))
        #expect(try scene.lines("clocked").contains { $0.contains("\"type\":\"clock\"") && $0.contains("2024-01-01") })
    }
}
