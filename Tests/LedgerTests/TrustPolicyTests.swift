import Testing

@testable import Ledger

@Suite("Trust policies")
struct TrustPolicyTests {
    private static let keys = (0..<4).map { _ in SigningKey() }
    private static let log = "log \(keys[0].verifierKey(name: "log"))\n"

    private static func witness(_ index: Int, name: String? = nil, key: Int? = nil) -> String {
        "witness \(name ?? "w\(index)") \(keys[key ?? index].verifierKey(name: "w\(index).example", type: .witness))\n"
    }

    private func read(_ text: String) -> LedgerFault.Code? {
        fault { () throws(LedgerFault) in _ = try TrustPolicy(parsing: bytes(text)) }
    }

    @Test("groups of groups decide, each witness once")
    func quorum() throws {
        let text =
            "# who watches\n\n" + Self.log + Self.witness(1) + Self.witness(2) + Self.witness(3)
            + "\tgroup  a any w1 w2\ngroup b all a w3\nquorum b"
        let policy = try TrustPolicy(parsing: bytes(text))
        let keys = policy.witnessKeys
        #expect(policy.isSatisfied(by: [keys[0], keys[2]]))
        #expect(policy.isSatisfied(by: Set(keys)))
        #expect(!policy.isSatisfied(by: [keys[0], keys[1]]))
        #expect(!policy.isSatisfied(by: [keys[2]]))
        #expect(
            !(try TrustPolicy(parsing: bytes(Self.log + Self.witness(1) + "quorum none\n"))).isSatisfied(by: Set(keys)))
    }

    @Test("a line that is not understood makes the whole no policy")
    func refused() {
        let (log, one) = (Self.log, Self.witness(1))
        for text in [
            "", log, "quorum none\n", log + "quorum w1\n", log + "quorum none\nquorum none\n", log + "quorum none x\n",
            log + "trust me\nquorum none\n", log + one + one + "quorum w1\n",
            log + one + Self.witness(2, name: "w1") + "quorum w1\n",
            log + one + Self.witness(2, key: 1) + "quorum w1\n",
            log + one + "group g 2 w1\nquorum g\n", log + one + "group g 0 w1\nquorum g\n",
            log + one + "group g any\nquorum g\n", log + one + "group g 2 w1 w1\nquorum g\n",
            log + one + "group g any w1\ngroup h any w1\nquorum g\n", log + one + "group g any g\nquorum g\n",
            log + one + "group none any w1\nquorum none\n", log + log + "quorum none\n",
            log.replacing("log ", with: "witness w ") + "quorum none\n",
            one.replacing("witness w1", with: "log") + "quorum none\n",
            log + "quorum none\r\n", log + "quorum none\u{0}\n",
        ] {
            #expect(read(text) == .policy, "\(text)")
        }
    }
}
