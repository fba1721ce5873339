package import ArgumentParser
import Services

/// Where a witness keeps its key and what it signed.
struct WitnessOptions: ParsableArguments {
    @Option(name: .long, help: "The witness's own folder; never in a data folder.")
    var folder: String
}

package struct WitnessCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Looks at other ledgers: signs that each has only grown, and refuses a second history.",
        discussion: """
            Needs no data folder. Two schools can do it for each other by files
            (docs/ledger/witnesses.md).

            Examples:
              synas witness init --folder witness --name witness.example
              synas witness trust VKEY --folder witness
              synas witness sign request --folder witness --out cosigned
            """,
        subcommands: [Init.self, Trust.self, Sign.self, State.self])

    package init() {}

    package struct Init: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Makes a witness with a key of its own, and prints what others trust it by.",
            discussion: """
                Examples:
                  synas witness init --folder witness --name witness.example
                """)

        @Option(name: .long, help: "Its name on what it signs, as a domain of yours; no white space, no plus sign.")
        var name: String

        @OptionGroup var witness: WitnessOptions

        package init() {}

        package func run() throws {
            try Terminal.output(Witness.found(witness.folder, name: name).vkey())
        }
    }

    package struct Trust: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "trust", abstract: "Looks at a log from now on.",
            discussion: """
                Take the key in person or on paper. A log that was restored after a loss has a
                new key line, and is trusted anew only when somebody has looked why.

                Examples:
                  synas witness trust "$(cat school.vkey)" --folder witness
                """)

        @Argument(help: "The log's key, as synas ledger key prints it.")
        var vkey: String

        @OptionGroup var witness: WitnessOptions

        package init() {}

        package func run() throws { try Witness(witness.folder).trust(vkey) }
    }

    package struct Sign: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "Signs a checkpoint of a log that goes on from what was signed before.",
            discussion: """
                Ends with 4 where it is not signed, and says why.

                Examples:
                  synas witness sign request --folder witness --out cosigned
                """)

        @Argument(help: "What synas ledger checkpoint --for-witness wrote.")
        var request: String

        @Option(name: .long, help: "The file to write (else standard output); nothing may be there.")
        var out: String?

        @OptionGroup var witness: WitnessOptions

        package init() {}

        package func run() throws {
            let request = try InputFile.read(request, limit: 1 << 20)
            try OutputFile.write(Witness(witness.folder).sign(request), to: out)
        }
    }

    package struct State: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "state", abstract: "The witness's key, and where each log stood when it last signed.",
            discussion: """
                Examples:
                  synas witness state --folder witness
                """)

        @OptionGroup var witness: WitnessOptions

        package init() {}

        package func run() throws {
            let witness = try Witness(witness.folder)
            let logs = try witness.logs().map { log in
                "\(log.origin) \(log.size.map(String.init) ?? "not signed yet")\(log.root.map { " \($0)" } ?? "")\n"
            }
            try Terminal.output("\(try witness.vkey())\n" + logs.joined())
        }
    }
}
