import ArgumentParser
import Services

/// Where the data folder is.
struct DataOptions: ParsableArguments {
    @Option(name: .long, help: "The data folder (else SYNAS_DATA, else ./synas-data).")
    var data: String?

    var path: String { data ?? Terminal.environment("SYNAS_DATA") ?? "synas-data" }
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
