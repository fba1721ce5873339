import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Folders and disks that say no: one clear line, the exit code, nothing half-written")
struct FolderTests {
    /// Every command that needs a data folder.
    private static let calls = [
        ["check", "cleared.yaml"], ["submit", "cleared.yaml", "--out", "ready"], ["roster", "import", "roster.csv"],
        ["consent", "answer", "--file", "answers.csv"], ["consent", "show", "ella"],
        ["consent", "withdraw", "ella", "--guardian", "G-1", "--all"],
    ]

    @Test("no data folder, or another folder", arguments: calls)
    func noDataFolder(words: [String]) throws {
        let scene = try Scene()
        for folder in ["none", "policies"] {
            let ran = try scene.work.synas(words + ["--data", folder])
            #expect(ran.code == 66 && ran.isOneLine && ran.complaints.contains("synas init"), "\(ran)")
        }
        #expect(!scene.work.exists("none") && !scene.work.exists("ready"))
    }

    @Test("a data folder that a newer version wrote", arguments: calls)
    func newer(words: [String]) throws {
        let scene = try Scene()
        try scene.work.copy("data", to: "newer")
        try scene.school.edit("newer/data-folder") { $0.replacing("layout 1", with: "layout 2") }
        let ran = try scene.work.synas(words + ["--data", "newer"])
        #expect(ran.code == 74 && ran.isOneLine && ran.complaints.contains("newer"), "\(ran)")
        #expect(!scene.work.exists("ready"))
    }

    @Test("init where something else is")
    func occupied() throws {
        let school = try School()
        try school.work.write("mine", to: "data/letter.txt")
        let ran = try school.work.synas("init", "--data", "data")
        #expect(ran.code == 73 && ran.isOneLine, "\(ran)")
        #expect(school.work.names(in: "data") == ["letter.txt"])
    }

    @Test("handing over where a file is, and writing where no folder is")
    func noPlace() throws {
        let scene = try Scene()
        try scene.work.write("mine", to: "ready")
        let before = try scene.lasting()
        let calls = [
            ["submit", "cleared.yaml", "--out", "ready", "--data", "data"], ["strip", "hut.jpg", "--out", "ready"],
            ["redact", "hut.jpg", "--region", "0.1,0.1,0.2,0.2", "--out", "ready/hut.jpg"],
            ["redact", "hut.jpg", "--region", "0.1,0.1,0.2,0.2", "--out", "none/hut.jpg"],
        ]
        for words in calls {
            let ran = try scene.work.synas(words)
            #expect(ran.code == 73 && ran.isOneLine, "\(ran)")
        }
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test("a lock that another process holds too long", arguments: calls.filter { $0[0] != "check" && $0[1] != "show" })
    func locked(words: [String]) throws {
        let scene = try Scene()
        let before = try scene.lasting()
        let lock = open(scene.work.path("data/write.lock"), O_RDWR | O_CLOEXEC)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let ran = try scene.work.synas(words + ["--data", "data", "--patience", "1"])
        #expect(ran.code == 75 && ran.isOneLine && ran.complaints.contains("1 second"), "\(ran)")
        #expect(try scene.changed(since: before).isEmpty)
        // Reading waits for nobody.
        #expect(try scene.synas("check", "cleared.yaml").code == 0)
        flock(lock, LOCK_UN)
        #expect(try scene.work.synas(words + ["--data", "data", "--patience", "1"]).code == 0)
    }

    /// Whether permissions can be made to count: for the superuser only with `setpriv`.
    private static var canLosePrivilege: Bool { geteuid() != 0 || Program.found("setpriv") != nil }

    @Test("folders that may not be written", .enabled(if: canLosePrivilege))
    func readOnly() throws {
        let scene = try Scene()
        try FileManager.default.createDirectory(atPath: scene.work.path("shut"), withIntermediateDirectories: false)
        let before = try scene.lasting()
        try scene.permit(0o500, "shut", "data", "data/spool")
        defer { try? scene.permit(0o700, "shut", "data", "data/spool") }
        for ran in [
            try scene.work.synasWithoutPrivilege("submit", "cleared.yaml", "--out", "ready", "--data", "data"),
            try scene.work.synasWithoutPrivilege("strip", "hut.jpg", "--out", "shut"),
            try scene.work.synasWithoutPrivilege("strip", "hut.jpg", "--out", "shut/clean"),
            try scene.work.synasWithoutPrivilege(
                "redact", "hut.jpg", "--out", "shut/c.jpg", "--region", "0.1,0.1,0.2,0.2"),
            try scene.work.synasWithoutPrivilege("init", "--data", "shut/data"),
        ] {
            #expect(ran.code == 73 && ran.isOneLine, "\(ran)")
        }
        try scene.permit(0o400, "data/synas.db")
        let answer = try scene.work.synasWithoutPrivilege(
            "consent", "answer", "--file", "answers.csv", "--data", "data")
        #expect(answer.code == 73 && answer.isOneLine, "\(answer)")
        try scene.permit(0o600, "data/synas.db")
        try scene.permit(0o700, "data", "data/spool")
        let out = try scene.work.synasWithoutPrivilege("submit", "cleared.yaml", "--out", "shut", "--data", "data")
        #expect(out.code == 73 && out.isOneLine, "\(out)")
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test("a full disk under the data folder, and under the place to hand over to")
    func fullDisk() throws {
        let scene = try Scene()
        guard let disk = SmallDisk(at: scene.work.path("small"), bytes: 4 << 20) else { return }
        try scene.work.copy("data", to: "small/data")
        let before = try Evidence(scene.work.path("small/data")).state()
        let calls = [
            ["submit", "cleared.yaml", "--out", "ready", "--data", "small/data"],
            ["strip", "hut.jpg", "--out", "small/clean"],
            ["submit", "cleared.yaml", "--out", "small/ready", "--data", "data"],
            ["redact", "hut.jpg", "--region", "0.1,0.1,0.2,0.2", "--out", "small/c.jpg"],
            ["init", "--data", "small/other"],
        ]
        for words in calls {
            disk.fill()
            let ran = try scene.work.synas(words)
            #expect(ran.code == 73 && ran.isOneLine && ran.complaints.contains("disk is full"), "\(ran)")
        }
        #expect(!scene.work.exists("ready") || scene.work.names(in: "ready").isEmpty)
        #expect(scene.work.names(in: "small/ready").isEmpty)
        #expect(!scene.work.exists("small/c.jpg") && scene.work.names(in: "small/clean").isEmpty)
        #expect(try Evidence(scene.work.path("data")).postIDs().isEmpty)
        disk.relieve()
        #expect(try Evidence(scene.work.path("small/data")).state() == before)
        #expect(scene.work.names(in: "small/data/spool").isEmpty)
        #expect(
            try scene.work.synas("submit", "cleared.yaml", "--out", "small/ready", "--data", "small/data").code == 0)
        #expect(scene.work.names(in: "small/ready").count == 1)
    }
}

extension Scene {
    fileprivate func permit(_ mode: Int, _ names: String...) throws {
        for name in names {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: work.path(name))
        }
    }
}
