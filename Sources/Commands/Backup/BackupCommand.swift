package import ArgumentParser
import Reports
import Services

package struct BackupCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "A backup while everything goes on: what is in it, and apart from it the keys to read it.",
        discussion: """
            Makes FOLDER/synas-backup-TIME, sealed, and KEYS/synas-keys-TIME, without which
            nobody reads it. Keep the two on different disks. Keys that are older than
            --keep-days go, here and with synas daily: whoever was erased is in no backup
            after that time. docs/backup.md has the drill.

            Examples:
              synas backup /mnt/backups --keys /srv/synas-keys
              synas backup /mnt/backups --keys /srv/synas-keys --keep-days 14
            """)

    @Argument(help: "The folder to put the backup in.")
    var folder: String

    @Option(name: .long, help: "The folder to put its keys in.")
    var keys: String

    @Option(name: .long, help: "Days for which keys are kept.")
    var keepDays: Int = 30

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard (1...3650).contains(keepDays) else {
            throw ValidationError("--keep-days is no number of days from 1 to 3650: give one that is")
        }
    }

    package func run() async throws {
        let made = try Backups(data.path).make(in: folder, keys: keys, keepingKeys: keepDays)
        switch output.format {
        case .text: try Terminal.output(BackupText(made).text())
        case .json: try Terminal.output(JSONText.encode(BackupJSON(made)))
        }
    }
}

package struct RestoreCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract:
            "A data folder from a backup: checked, without those who were erased since, and saying what is missing.",
        discussion: """
            The folder (--data) must be missing or empty; it appears when all of it was
            checked. Name the signer's folder that survived with --signer: it knows what was
            signed and who was erased since, and is linked from the folder. Without it, the
            newest keys beside KEYS tell.

            Where entries that were signed are missing, or nobody can tell, a ground and two
            approvers are needed: the ledger begins a new epoch that says so.

            Examples:
              synas restore /mnt/backups/synas-backup-TIME \\
                --keys /srv/synas-keys/synas-keys-TIME --data synas-data \\
                --signer /srv/signer --ground "disk lost, 2026/41" \\
                --approved-by a-17 --approved-by b-4
            """)

    @Argument(help: "The backup: a folder synas-backup-TIME.")
    var backup: String

    @Option(name: .long, help: "Its keys: the folder synas-keys-TIME.")
    var keys: String

    @Option(name: .long, help: "The signer's folder that survived.")
    var signer: String?

    @Option(name: .long, help: "Why the ledger goes on from an earlier state, in one line. Never a name.")
    var ground: String?

    @OptionGroup var approval: ApprovalOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() async throws {
        let restored = try await Restoring().restore(
            Restoring.Request(
                content: backup, keys: keys, place: data.path, signer: signer, ground: ground,
                approvers: approval.approvedBy))
        switch output.format {
        case .text: try Terminal.output(RestoredText(restored).text())
        case .json: try Terminal.output(JSONText.encode(RestoredJSON(restored)))
        }
    }
}
