import Foundation

/// `bench-ledger FOLDER`: makes a data folder there and prints the rows of the table in docs/benchmarks.md.
guard CommandLine.arguments.count == 2 else {
    print("bench-ledger FOLDER: a folder that is not there yet, on the disk to be measured")
    exit(64)
}
do {
    for row in try LedgerBench(CommandLine.arguments[1]).rows() { print(row) }
} catch {
    FileHandle.standardError.write(Data("bench-ledger: \(error)\n".utf8))
    exit(74)
}
