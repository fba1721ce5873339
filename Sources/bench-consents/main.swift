import Foundation

/// bench-consents DATA [CALLS]: look-ups in one data folder from a process that stays warm, as a row of a table.
let words = CommandLine.arguments.dropFirst()
guard let path = words.first else {
    print("bench-consents DATA [CALLS]")
    exit(64)
}
var bench = try Bench(path, calls: words.dropFirst().first.flatMap { Int($0) } ?? 2000, seed: 1)
print(try bench.row())
