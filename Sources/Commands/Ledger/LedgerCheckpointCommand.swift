package import ArgumentParser
import Services
import Storage

package struct LedgerCheckpointCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "The last signed checkpoint, to keep elsewhere or to have witnessed.",
        discussion: """
            Whoever keeps one can tell later whether the log still is what it was. It
            holds no personal data. docs/ledger/commands.md has the lines that check it
            with openssl alone.

            Examples:
              synas ledger checkpoint
              synas ledger checkpoint --for-witness --old 4711 --out request
              synas ledger checkpoint --add cosigned --policy policy
            """)

    @Option(name: .long, help: "The file to write; nothing may be there.")
    var out: String?

    @Flag(name: .long, help: "What a witness is asked: the checkpoint, and the proof that the log has only grown.")
    var forWitness = false

    @Option(name: .long, help: "The size at which the witness last signed; 0 for the first time.")
    var old: Int?

    @Option(name: .long, help: "Keeps a checkpoint that a witness gave back.")
    var add: String?

    @Option(name: .long, help: "The policy that names the witness.")
    var policy: String?

    @OptionGroup var data: WritingOptions

    package init() {}

    package func validate() throws {
        if add != nil, forWitness || old != nil || out != nil {
            throw ValidationError("--add stands alone, with --policy")
        }
        if old != nil, !forWitness { throw ValidationError("--old goes with --for-witness") }
        if policy != nil, add == nil { throw ValidationError("--policy goes with --add") }
    }

    package func run() throws {
        if let add {
            let size = try Ledgers(data.open()).add(cosigned: add, LedgerTrust(policy: policy, known: []))
            return try void(Terminal.output("Kept: the checkpoint of \(size) entries is witnessed."))
        }
        let bytes =
            try forWitness
            ? Ledgers(data.open()).witnessRequest(from: old ?? 0)
            : Ledgers.checkpoint(of: DataFolder.open(at: data.path))
        try OutputFile.write(bytes, to: out)
    }

    private func void(_ done: Bool) {}
}

/// A file where one is named, else standard output.
enum OutputFile {
    static func write(_ bytes: [UInt8], to path: String?) throws {
        if let path { return try DurableFile.writeNew([UInt8](bytes), to: path) }
        try Terminal.output(String(decoding: bytes, as: UTF8.self))
    }
}
