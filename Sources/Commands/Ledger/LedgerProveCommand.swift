package import ArgumentParser
import Consent
import Services
import Storage

package struct LedgerProveCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "The proof that one event stands in the ledger, for whoever it is about.",
        discussion: """
            A .tlog-proof holds what was recorded, where it stands and a signed
            checkpoint; synas ledger verify and docs/ledger/verify.py check it with
            nothing else. What its numbers tell is in docs/receipts.md.

            Examples:
              synas ledger prove EVENT --out EVENT.tlog-proof
              synas ledger prove --receipt receipts/EVENT.json --out EVENT.tlog-proof
            """)

    @Argument(help: "The id of an event, as consent answer and consent history have it.")
    var event: String?

    @Option(name: .long, help: "A receipt as JSON, in the place of the id.")
    var receipt: String?

    @Option(name: .long, help: "The file to write (else standard output); nothing may be there.")
    var out: String?

    @OptionGroup var data: DataOptions

    package init() {}

    package func validate() throws {
        if (event == nil) == (receipt == nil) {
            throw ValidationError("it is not said of what: give the id of an event, or --receipt FILE")
        }
    }

    package func run() throws {
        let id = try event ?? Ledgers.event(ofReceipt: receipt ?? "")
        let proofs = try Ledgers(House.open(data.path, for: .reading)).proofs(of: [EventID(rawValue: id)])
        for proof in proofs { try OutputFile.write(proof.bytes, to: out) }
    }
}
