import Consent
import Foundation
import Services
import Storage
import TestSupport

let help = """
    make-municipality --out FOLDER [--children N] [--seed N] [--today YYYY-MM-DD] [--fill yes]

    Writes a made-up municipality: policies/, roster.csv and answers.csv. The same for the same seed and day.
    --fill yes: besides, the data folder data/ with two school years of events in it.
    """
var options: [String: String] = [:]
var words = CommandLine.arguments.dropFirst()
while let name = words.popFirst() { options[name] = words.popFirst() }

let now = Int(Date().timeIntervalSince1970) / 86_400
guard let out = options["--out"], let children = Int(options["--children"] ?? "100000"),
    let seed = UInt64(options["--seed"] ?? "1"),
    let today = options["--today"].map({ Day($0) }) ?? Day(sinceEpoch: now)
else {
    print(help)
    exit(64)
}
let municipality = Municipality(children: children, seed: seed, today: today)
try MunicipalityFiles(municipality, in: out).write()
print("\(children) children, seed \(seed), as of \(today): \(out)")
if options["--fill"] == "yes" {
    _ = try House.found("\(out)/data", policies: "\(out)/policies", patience: .seconds(1))
    var filling = MunicipalityFilling(
        municipality, into: try House.open("\(out)/data", for: .writing(patience: .seconds(1))))
    let written = try filling.fill()
    print("\(written.answers) answers among \(written.events) events, \(written.guardians) guardians")
}
