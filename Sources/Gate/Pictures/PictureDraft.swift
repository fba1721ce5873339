import Consent

/// One picture while the plan comes together: its people and its words.
struct PictureDraft {
    let reading: PictureReading
    let words: [TextCheck.Result]
    /// Children named in the words that go out with it: a cleared picture is called by its content, not as its file was.
    let named: Set<PersonID>
    let options: GateOptions

    init(_ reading: PictureReading, _ check: TextCheck, _ options: GateOptions) {
        let fields = reading.picture.fields(at: reading.index).map { ($0, read: check.read($0)) }
        self.reading = reading
        words = fields.flatMap(\.read.results)
        named = Set(fields.filter { !$0.0.isFile }.flatMap(\.read.named))
        self.options = options
    }

    private var ownFindings: [Finding] { reading.findings + words.map(\.finding) }

    var verdict: Verdict { Verdict(of: ownFindings) }
    var isLeftOut: Bool { options.leavesOut(verdict) }

    var findings: [Finding] {
        let isLeftOut = isLeftOut
        return ownFindings.map { finding in
            Finding(
                finding.code, at: finding.position, finding.message, mend: finding.mend, concernsLeftOut: isLeftOut)
        }
    }

    func plan(maxEdge: Int?) -> PicturePlan {
        PicturePlan(
            index: reading.index, file: reading.picture.file, verdict: verdict, isLeftOut: isLeftOut,
            redactions: reading.redactions, latent: reading.latent, maxEdge: maxEdge, appearances: reading.appearances)
    }
}

extension PictureReading {
    /// Whether the picture can still be in the post when its people alone are judged: neither refused nor left out.
    func goesByItsPeople(_ options: GateOptions) -> Bool { verdict != .refused && !options.leavesOut(verdict) }
}

extension GateOptions {
    func leavesOut(_ verdict: Verdict) -> Bool {
        switch verdict {
        case .cleared: false
        case .held: withoutHeld
        case .refused: withoutRefused
        }
    }
}
