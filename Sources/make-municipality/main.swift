import Consent
import Foundation
import TestSupport

/// make-municipality --out FOLDER [--children N] [--seed N] [--today YYYY-MM-DD]
///
/// Writes a made-up municipality: `policies/`, `roster.csv` and `answers.csv`. The same for the same seed and day.
var options: [String: String] = [:]
var words = CommandLine.arguments.dropFirst()
while let name = words.popFirst() { options[name] = words.popFirst() }

let now = Int(Date().timeIntervalSince1970) / 86_400
guard let out = options["--out"], let children = Int(options["--children"] ?? "100000"),
    let seed = UInt64(options["--seed"] ?? "1"),
    let today = options["--today"].map({ Day($0) }) ?? Day(sinceEpoch: now)
else {
    print("make-municipality --out FOLDER [--children N] [--seed N] [--today YYYY-MM-DD]")
    exit(64)
}
let municipality = Municipality(children: children, seed: seed, today: today)
try MunicipalityFiles(municipality, in: out).write()
print("\(children) children, seed \(seed), as of \(today): \(out)")
