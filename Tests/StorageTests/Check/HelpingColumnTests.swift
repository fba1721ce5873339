import Testing

@testable import Storage

@Suite("fsck: what stands beside the ledger to find its parts again")
struct HelpingColumnTests {
    private static let filed = "about IS NOT NULL"
    private static let unfiled = "about IS NULL AND holder IS NULL"

    @Test(
        "an opening that is filed under no record, another or one too many is told, whatever it says",
        arguments: [
            ("NULL", filed), ("about || 'x'", filed), ("'post-1'", "\(filed) AND about <> 'post-1'"), ("'x'", unfiled),
        ]
    )
    func about(_ value: String, _ rows: String) throws {
        let home = try CheckedHome()
        let changed: [Int] = try home.ask("SELECT count(*) FROM opening WHERE \(rows)")
        try home.tamper("UPDATE opening SET about = \(value) WHERE \(rows)")
        let findings = try home.check()
        #expect(try #require(changed.first) > 5 && findings[.openingOther]?.count == changed.first, "\(findings.all)")
        #expect(findings.new == [.openingOther])
    }

    @Test("a commit of another kind than its entries is told, of whatever kind it is")
    func kind() throws {
        let home = try CheckedHome()
        let kinds: [String] = try home.ask("SELECT DISTINCT kind FROM entry")
        #expect(Set(kinds).isSuperset(of: ["child", "post", "clock"]))
        let commits: [Int] = try home.ask("SELECT count(*) FROM entry")
        try home.tamper("UPDATE entry SET kind = CASE kind WHEN 'child' THEN 'post' ELSE 'child' END")
        let findings = try home.check()
        #expect(findings[.commitOther]?.count == commits.first && findings.new == [.commitOther], "\(findings.all)")
    }

    @Test("where an entry is missing, nothing is said of kinds")
    func missing() throws {
        let home = try CheckedHome()
        try home.tamper("DELETE FROM leaf WHERE number = (SELECT max(number) - 2 FROM leaf)")
        #expect(try home.check()[.commitOther] == nil)
    }
}
