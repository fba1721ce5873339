package import Consent
package import Storage

/// That a post shows somebody more than is allowed by now, in one picture or in its words.
package struct Excess: Hashable, Sendable {
    package var person: PersonID
    /// The picture's place in the post; nil: the words of the post.
    package var picture: Int?
    /// How the person may be shown now; `visible` where only the name must go.
    package var allowed: Choice
    package var unname: Bool

    package init(person: PersonID, picture: Int?, allowed: Choice, unname: Bool) {
        self.person = person
        self.picture = picture
        self.allowed = allowed
        self.unname = unname
    }

    /// What appearances, as they stand, show beyond an effect.
    package static func of(_ standing: [AppearanceRecord], beyond effect: Effect) -> [Excess] {
        of(standing, beyond: effect, leaves: .excluded, takesName: true)
    }

    /// The same, of what an event takes back only: who is shown beyond `leaves`, and names where it `takesName`.
    static func of(_ standing: [AppearanceRecord], beyond effect: Effect, leaves: Choice, takesName: Bool) -> [Excess] {
        standing.compactMap { appearance in
            let isShownTooMuch = appearance.shown.map { $0 > max(effect.choice, leaves) } ?? false
            let unname = appearance.named && !effect.mayBeNamed && takesName
            guard isShownTooMuch || unname else { return nil }
            return Excess(
                person: appearance.person, picture: appearance.picture,
                allowed: isShownTooMuch ? effect.choice : .visible, unname: unname)
        }
    }

    /// Whether demands ask for all of it already.
    package func isCovered(by demands: [TakedownDemand]) -> Bool {
        let same = demands.filter { $0.person == person && $0.picture == picture }
        let isCoveringAsked = allowed == .visible || same.contains { $0.allowed <= allowed }
        return isCoveringAsked && (!unname || same.contains(where: \.unname))
    }
}

extension WhatIsOut {
    /// What a takedown must ask for, besides what the open one asks for already.
    ///
    /// - Parameters:
    ///   - appearances: of one person in the post, as it went out.
    ///   - effect: what is allowed for that person by now in the post's own unit and channel.
    /// - Returns: nothing where the post is not out, or shows no more than is allowed.
    package func uncovered(_ appearances: [AppearanceRecord], beyond effect: Effect) -> [Excess] {
        uncovered(Excess.of(stillShown(of: appearances), beyond: effect))
    }

    func uncovered(_ excess: [Excess]) -> [Excess] {
        let asked = openTask?.demands ?? []
        return excess.filter { !$0.isCovered(by: asked) }
    }
}
