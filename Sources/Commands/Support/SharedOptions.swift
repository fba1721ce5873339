import ArgumentParser
import Services

/// Where the data folder is.
struct DataOptions: ParsableArguments {
    @Option(name: .long, help: "The data folder (else SYNAS_DATA, else ./synas-data).")
    var data: String?

    var path: String { data ?? Terminal.environment("SYNAS_DATA") ?? "synas-data" }
}

/// The data folder of a command that writes, and how long it waits for its turn.
struct WritingOptions: ParsableArguments {
    @OptionGroup var data: DataOptions

    @Option(name: .long, help: "Seconds to wait while another process writes, or a service does not answer.")
    var patience: Int = 10

    @Option(name: .long, help: "The id of the member of staff who registers it: letters, digits and hyphens, no name.")
    var by: String?

    var path: String { data.path }
    var wait: Duration { .seconds(patience) }

    /// `label`: what a progress bar calls the work.
    ///
    /// - Throws: `StorageError`, or `ServiceError` with every mistake of the policies.
    func open(showing label: String = "Work") throws -> House {
        let bar = ProgressBar(label)
        let surroundings = Surroundings.system(actor: by ?? Surroundings.usualActor) { bar.show($0, of: $1) }
        return try House.open(path, for: .writing(patience: wait), surroundings: surroundings)
    }

    /// For a call that only shows what it would do.
    ///
    /// - Throws: `StorageError`, or `ServiceError` with every mistake of the policies.
    func openForReading() throws -> House { try House.open(path, for: .reading) }

    /// Where a service is asked, whoever is signed in does it.
    func checkNobodyElse() throws {
        guard by == nil else {
            throw ValidationError(
                "--by does not go with a service: it is done by whoever is signed in, so leave it out")
        }
    }

    func validate() throws {
        guard (0...86_400).contains(patience) else {
            throw ValidationError("--patience is no number of seconds from 0 to 86400: give one that is")
        }
        guard by.map({ $0.isOpaque && $0.utf8.count <= 64 }) ?? true else {
            throw ValidationError(
                "--by is no id: give up to 64 letters, digits and hyphens, never a name or a number of a person")
        }
    }
}

/// Who has agreed to what nobody may do alone.
struct ApprovalOptions: ParsableArguments {
    @Option(name: .long, help: "The id of somebody who has agreed; twice, two people.")
    var approvedBy: [String] = []
}

/// How the answer is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

struct OutputOptions: ParsableArguments {
    @Option(name: .long, help: "text or json (shapes in docs/json.md).")
    var format: OutputFormat = .text
}

extension Viewpoint: ExpressibleByArgument {}
