/// One picture while the plan comes together: its people and its words.
struct PictureDraft {
    let reading: PictureReading
    let words: [TextCheck.Result]
    let options: GateOptions

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
