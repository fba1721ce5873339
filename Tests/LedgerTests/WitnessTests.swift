import Testing

@testable import Ledger

@Suite("A witness signs only what goes on from what it signed before")
struct WitnessTests {
    private let key = SigningKey()
    private let origin = Origin().description
    private let naive = NaiveTree(40)
    private var logs: [VerifierKey] { [key.verifierKey(name: origin)] }

    private func request(_ old: Int, _ new: Int, by signer: SigningKey? = nil, origin: String? = nil) -> WitnessRequest
    {
        let checkpoint = Checkpoint(origin: origin ?? self.origin, size: new, root: naive.root(0..<new))
        let proof = old > 0 && old < new ? naive.subproof(old, 0..<new, true) : []
        return WitnessRequest(old: old, proof: proof, note: checkpoint.signed(by: signer ?? key))
    }

    private func refusal(_ state: WitnessState, _ request: WitnessRequest) -> WitnessRefusal? {
        do {
            _ = try state.granting(request, logs: logs)
            return nil
        } catch {
            return error
        }
    }

    @Test("it goes with the log from size to size")
    func grows() throws {
        var state = WitnessState()
        var old = 0
        for new in [0, 1, 1, 5, 8, 33, 40] {
            let request = request(old, new)
            #expect(try WitnessRequest(parsing: request.bytes) == request)
            state = try state.granting(request, logs: logs).state
            #expect(state.heads[origin] == WitnessState.Head(size: new, root: naive.root(0..<new)))
            old = new
        }
    }

    @Test("it refuses another log, signature, size, root or proof, each with its answer")
    func refuses() throws {
        let state = try WitnessState().granting(request(0, 5), logs: logs).state
        #expect(refusal(state, request(5, 9, origin: Origin().description)) == .unknownLog)
        #expect(refusal(state, request(5, 9, by: SigningKey())) == .wrongSignature)
        #expect(refusal(state, request(4, 9)) == .otherSize(5))
        #expect(refusal(state, request(0, 9)) == .otherSize(5))
        #expect(refusal(state, request(5, 4)) == .malformed)
        let proof = request(5, 9).proof
        let note = request(5, 9).note
        #expect(refusal(state, WitnessRequest(old: 5, proof: [], note: note)) == .inconsistent)
        #expect(refusal(state, WitnessRequest(old: 5, proof: proof + [proof[0]], note: note)) == .inconsistent)
        let fork = Checkpoint(origin: origin, size: 5, root: Digest.sha256([8])).signed(by: key)
        #expect(refusal(state, WitnessRequest(old: 5, proof: [], note: fork)) == .otherSize(5))
        let other = Checkpoint(origin: origin, size: 9, root: Digest.sha256([8])).signed(by: key)
        #expect(refusal(state, WitnessRequest(old: 5, proof: proof, note: other)) == .inconsistent)
        let answers = [WitnessRefusal.malformed, .wrongSignature, .unknownLog, .otherSize(1), .inconsistent].map(
            \.status)
        #expect(answers == [400, 403, 404, 409, 422])
    }

    @Test("a request is read only in its form")
    func form() {
        let note = String(decoding: request(5, 9).note.bytes, as: UTF8.self)
        let hash = Digest.sha256([1]).base64
        for head in [
            "old 05\n\n", "old\n\n", "old 5\n", "new 5\n\n", "old 5\nx\n\n",
            "old 5\n\(hash)\n\(String(repeating: hash + "\n", count: 63))\n", "",
        ] {
            let text = bytes(head + note)
            #expect(
                fault { () throws(LedgerFault) in _ = try WitnessRequest(parsing: text) } == .form, "\(head.prefix(20))"
            )
        }
    }
}
