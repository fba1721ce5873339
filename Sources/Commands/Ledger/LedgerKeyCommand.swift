package import ArgumentParser
import Services
import Storage

package struct LedgerKeyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "key", abstract: "The keys that sign the ledger: what others verify with, and how they change.",
        discussion: """
            Examples:
              synas ledger key
              synas ledger key rotate --approved-by a-17 --approved-by b-4
            """,
        subcommands: [Show.self, Rotate.self, Retire.self], defaultSubcommand: Show.self)

    package init() {}

    package struct Show: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "show", abstract: "The public keys, for policies and for openssl.",
            discussion: """
                Hand them over in person or on paper: keys that come with a bundle prove
                nothing.

                Examples:
                  synas ledger key show
                  synas ledger key show --as-policy
                """)

        @Flag(name: .long, help: "As the policy of somebody who trusts this log and no witness.")
        var asPolicy = false

        @OptionGroup var data: DataOptions

        package init() {}

        package func run() throws {
            let keys = try LedgerKeys.all(of: DataFolder.open(at: data.path))
            let lines =
                asPolicy ? keys.map { "log \($0.vkey)\n" } + ["quorum none\n"] : keys.map { "\($0.vkey)\n\($0.pem)" }
            try Terminal.output(lines.joined())
        }
    }

    package struct Rotate: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "A new key signs from now on, beside the old one.",
            discussion: """
                The ledger names it. Verifiers add its line to their policies while both sign;
                then synas ledger key retire takes the old one away.

                Examples:
                  synas ledger key rotate --approved-by a-17 --approved-by b-4
                """)

        @OptionGroup var approval: ApprovalOptions
        @OptionGroup var data: WritingOptions

        package init() {}

        package func run() throws {
            let keys = try LedgerKeys(data.open()).rotate(approvers: approval.approvedBy)
            try Terminal.output(
                "Two keys sign now. Hand on the new one, and retire the old one when all have it:\n\(keys[1].vkey)")
        }
    }

    package struct Retire: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "retire", abstract: "The older of two keys signs no more, and is destroyed.",
            discussion: """
                Examples:
                  synas ledger key retire --approved-by a-17 --approved-by b-4
                """)

        @OptionGroup var approval: ApprovalOptions
        @OptionGroup var data: WritingOptions

        package init() {}

        package func run() throws {
            let keys = try LedgerKeys(data.open()).retire(approvers: approval.approvedBy)
            try Terminal.output("One key signs now:\n\(keys[0].vkey)")
        }
    }
}
