package import ArgumentParser
import Consent
import Services

package struct CustodyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "custody", abstract: "Who decides for a child: relations, their ends, disputes.",
        discussion: """
            Examples:
              synas roster custody add ella-b --guardian v-1041 --reference "T 1234-26"
              synas roster custody end ella-b --guardian v-1041 --at 2026-12-31
            """,
        subcommands: [Add.self, End.self, Dispute.self, Resolve.self])

    package init() {}

    package struct Add: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Adds a relation of a guardian and a child, or changes the one there is.",
            discussion: """
                Examples:
                  synas roster custody add ella-b --guardian v-1041
                  synas roster custody add ella-b --guardian v-2077 --name "Kim Alm" \\
                    --relation foster-parent --from 2026-12-01 --until 2027-05-31
                """)

        @OptionGroup var relation: RelationOptions

        @Option(name: .long, help: "The guardian's name, for one whom the roster does not have yet.")
        var name: String?

        @Option(name: .customLong("relation"), help: "custody, foster-parent, partner, grandparent or other.")
        var kind: Relation = .custody

        @Option(name: .long, help: "The first day (else --at, else now).", transform: DayArgument.parse)
        var from: Day?

        @Option(name: .long, help: "The last day (else until further notice).", transform: DayArgument.parse)
        var until: Day?

        @OptionGroup var registered: RegistrationOptions
        @OptionGroup var data: WritingOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func validate() throws {
            guard from == nil || registered.at == nil else {
                throw ValidationError("the relation begins twice: give --from, or --at")
            }
        }

        package func run() throws {
            let house = try data.open()
            let given = GivenCustody(
                child: relation.reference, guardian: relation.guardian, name: name, relation: kind, from: from,
                until: until)
            try output.tell(Custody(house).add(given, registered.registration(in: house)))
        }
    }

    package struct End: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "end", abstract: "Ends a relation, now or on a day.",
            discussion: """
                Examples:
                  synas roster custody end ella-b --guardian v-1041 --at 2026-12-31
                """)

        @OptionGroup var relation: RelationOptions
        @OptionGroup var registered: RegistrationOptions
        @OptionGroup var data: WritingOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            let house = try data.open()
            try output.tell(
                Custody(house).end(
                    relation.reference, guardian: relation.guardian, registered.registration(in: house)))
        }
    }

    package struct Dispute: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "dispute",
            abstract: "The relation is disputed: until it is resolved only narrowing answers count.",
            discussion: """
                Examples:
                  synas roster custody dispute ella-b --guardian v-1041
                """)

        @OptionGroup var relation: RelationOptions
        @OptionGroup var registered: RegistrationOptions
        @OptionGroup var data: WritingOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            let house = try data.open()
            try output.tell(
                Custody(house).dispute(
                    relation.reference, guardian: relation.guardian, registered.registration(in: house)))
        }
    }

    package struct Resolve: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "resolve", abstract: "The dispute is over. What is true now is added or ended apart.",
            discussion: """
                Examples:
                  synas roster custody resolve ella-b --guardian v-1041 --reference "T 1234-26"
                """)

        @OptionGroup var relation: RelationOptions
        @OptionGroup var registered: RegistrationOptions
        @OptionGroup var data: WritingOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            let house = try data.open()
            try output.tell(
                Custody(house).resolve(
                    relation.reference, guardian: relation.guardian, registered.registration(in: house)))
        }
    }
}

/// A child and a guardian.
struct RelationOptions: ParsableArguments {
    @Argument(help: "The child.")
    var child: String

    @Option(name: .long, help: "The guardian's source id in the roster.")
    var guardian: String

    var reference: PersonReference { PersonReference(child) }
}

extension Relation: ExpressibleByArgument {}
