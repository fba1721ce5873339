import Foundation
import TestSupport
import Testing

/// `docs/schemas/receipt-1.json`, asked by another program than ours.
enum ReceiptSchema {
    private static let python = Program.found("python3")

    /// Whether this machine can validate: Debian's `python3-jsonschema`.
    static let isPossible: Bool = {
        guard let python, let ran = try? start([python, "-c", "import jsonschema"], in: "/").wait() else {
            return false
        }
        return ran.code == 0
    }()

    /// Every receipt of a list, or the numbers of those that the schema refuses.
    private static let script = """
        import json, sys, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        receipts = json.load(open(sys.argv[2]))
        print(len(receipts), [n for n, r in enumerate(receipts) if not validator.is_valid(r)])
        """

    /// The object with a key that nobody knows, at each place where there is an object.
    static func strange(_ object: [String: Any]) -> [[String: Any]] {
        let here = object.merging(["other_deciders": 1]) { $1 }
        return [here]
            + object.keys.sorted().flatMap { key in
                let inner = object[key] as? [String: Any]
                let list = object[key] as? [[String: Any]] ?? []
                return (inner.map(strange) ?? []).map { object.merging([key: $0]) { $1 } }
                    + (list.first.map(strange) ?? []).map { object.merging([key: [$0] + list.dropFirst()]) { $1 } }
            }
    }

    /// How many receipts there are, and the places of those that are not as the schema says.
    ///
    /// `schema`: a file of `docs/schemas`; what is asked of it is then no receipts.
    static func verdict(_ receipts: Any, in work: Workplace, by name: String = "receipt-1.json") throws -> String {
        try work.write([UInt8](JSONSerialization.data(withJSONObject: receipts)), to: "receipts.json")
        let python = try #require(Self.python)
        let schema = School.repository + "/docs/schemas/\(name)"
        let ran = try start([python, "-c", Self.script, schema, "receipts.json"], in: work.path).wait()
        #expect(ran.code == 0, "\(ran)")
        return ran.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
