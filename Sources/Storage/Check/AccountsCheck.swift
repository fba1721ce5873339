internal import GRDB

/// The file of accounts. It is looked at apart: lost or damaged, nothing of the consents is, and nothing can be decided by it.
struct AccountsCheck {
    let data: DataFolder

    /// - Throws: `newerFormat`, `olderFormat`, `locked`; what is damaged is a finding.
    func run(_ findings: inout Findings) throws {
        // A data folder from before there were accounts has none.
        guard data.hasAccounts else { return }
        do {
            findings.add(.accountsDamaged, DataFolder.accountsName, count: try faults())
        } catch {
            guard let fault = DatabaseFault.translation(of: error), [.corrupt, .inputOutput].contains(fault.code) else {
                throw error
            }
            findings.add(.accountsDamaged, DataFolder.accountsName)
        }
    }

    private func faults() throws -> Int {
        try data.openAccountsToCheck().read { db in
            var own = Findings()
            try SchemaCheck(AccessSchema.migrator).check(db, &own)
            let complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }.count
            let loose = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
            // Every row that decides who may do what can be read.
            let accounts = SQLiteAccounts(db)
            _ = (try accounts.accounts(), try accounts.tokens(), try accounts.secret())
            return own.all.map(\.count).reduce(complaints + loose, +)
        }
    }
}
