import Consent
package import Imaging
package import Policies

/// What one picture's `people` come to, before its words are read.
struct PictureReading {
    let index: Int
    let picture: Picture
    private(set) var appearances: [AppearancePlan] = []
    private(set) var redactions: [Redaction] = []
    private(set) var latent: [LatentRegion] = []
    private(set) var findings: [Finding] = []

    init(_ picture: Picture, index: Int, roster: Roster, channel: Channel, options: GateOptions) {
        self.index = index
        self.picture = picture
        guard let people = picture.people else {
            findings.append(sayWho)
            return
        }
        let style = channel.redaction.style.forPeople
        for (entry, appearance) in people.enumerated() {
            let person = roster.person(appearance.subject)
            let treatment = Self.treatment(of: appearance, person, options)
            appearances.append(
                AppearancePlan(index: entry, subject: appearance.subject, person: person?.id, treatment: treatment))
            place(appearance, entry, treatment, style)
            report(appearance, entry, treatment, roster)
        }
        reportDoubles(people)
    }

    /// By its people alone.
    var verdict: Verdict { Verdict(of: findings) }

    /// Those of the unit's people who are to be covered in this picture.
    var covered: Set<PersonID> {
        Set(appearances.filter { $0.treatment == .covered || $0.treatment == .unmarked }.compactMap(\.person))
    }

    /// The one place where an effect becomes what is done in a picture.
    private static func treatment(
        of appearance: Appearance, _ person: KnownPerson?, _ options: GateOptions
    ) -> AppearancePlan.Treatment {
        let mustCover: AppearancePlan.Treatment = appearance.regions.isEmpty ? .unmarked : .covered
        switch appearance.subject {
        case .visitor, .unknownChild, .thing: return mustCover
        case .child, .staff:
            guard let person else { return .unknown }
            switch person.effect.choice {
            case .excluded: return .mayNotAppear
            case .unrecognisable: return mustCover
            case .visible: return options.coverEveryone ? mustCover : .shown
            }
        }
    }

    /// Regions go to `redactions` where someone is covered, and are kept otherwise.
    private mutating func place(
        _ appearance: Appearance, _ entry: Int, _ treatment: AppearancePlan.Treatment, _ style: RedactionStyle
    ) {
        for (region, outline) in appearance.regions {
            if treatment == .covered {
                let style = appearance.subject.isThing ? .solid : style
                redactions.append(Redaction(region: region, style: style, outline: outline))
            } else {
                let person = appearances.last?.person
                latent.append(LatentRegion(appearance: entry, person: person, region: region, outline: outline))
            }
        }
    }

    private mutating func report(
        _ appearance: Appearance, _ entry: Int, _ treatment: AppearancePlan.Treatment, _ roster: Roster
    ) {
        let position = PostPosition.appearance(entry, ofPicture: index)
        switch treatment {
        case .shown, .covered: break
        case .unmarked: findings.append(markWhere(appearance.subject, position))
        case .mayNotAppear: findings.append(mayNotAppear(appearance.subject, position))
        case .unknown: findings.append(unknownHandle(appearance.subject, position, roster))
        }
    }

    /// A person in two entries, and a region that is given twice: most often a copied line, and then someone is unmarked.
    private mutating func reportDoubles(_ people: [Appearance]) {
        let kept = entriesToKeep(people)
        var regions: Set<Region> = []
        for (entry, appearance) in people.enumerated() {
            let position = PostPosition.appearance(entry, ofPicture: index)
            if let person = appearances[entry].person, kept[person] != entry {
                findings.append(listedTwice(appearance.subject, position))
            }
            for (region, _) in appearance.regions where !regions.insert(region).inserted {
                findings.append(regionTwice(position))
            }
        }
    }
}

extension PictureReading {
    /// For each person the entry to keep where there are several: the first that is marked, else the first.
    private func entriesToKeep(_ people: [Appearance]) -> [PersonID: Int] {
        var kept: [PersonID: Int] = [:]
        for (entry, appearance) in people.enumerated() {
            guard let person = appearances[entry].person else { continue }
            let isBetter = kept[person].map { people[$0].regions.isEmpty && !appearance.regions.isEmpty }
            if isBetter ?? true { kept[person] = entry }
        }
        return kept
    }
}

extension Appearance {
    /// The regions that were given: the whole figure is covered besides the face, never instead of it, since a face's
    /// cover is grown and may reach beyond the figure.
    var regions: [(Region, Redaction.Outline)] {
        let face: Redaction.Outline = subject.isThing ? .box : .face
        return [whole.map { ($0, .box) }, at.map { ($0, face) }].compactMap(\.self)
    }
}

extension Appearance.Subject {
    var isThing: Bool { if case .thing = self { true } else { false } }
}

extension ChannelRedaction.Style {
    /// How people are covered in the channel.
    package var forPeople: RedactionStyle {
        switch self {
        case .blur: .blur
        case .solid: .solid
        case .mosaic: .mosaic
        }
    }
}

extension Verdict {
    /// The severest that any finding asks for; a mistake holds.
    init(of findings: [Finding]) {
        self = findings.map { $0.code.weight == .refuses ? .refused : .held }.max() ?? .cleared
    }
}
