import Consent
package import Services

/// A takedown as lines: what is to be done, never why.
package struct TakedownText {
    private let view: TakedownView
    package init(_ view: TakedownView) { self.view = view }

    package func text() -> String {
        let heading = ["takedown \(view.id): \(view.state)"]
        let post = ["Post \(view.post) (\(view.channel.rawValue), \(view.unit.rawValue))"]
        let places = ["Out at:"] + view.places.map { "  - \($0.place.text)" }
        let demands = ["To be done:"] + view.demands.map { "  - \($0.text)" }
        let blocks = [heading + post, view.places.isEmpty ? [] : places, demands, closing]
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var closing: [String] {
        guard let closing = view.closing else { return [] }
        return ["Closed \(closing.at) by \(closing.by): decision \(TerminalText.plain(closing.decision))"]
    }
}

/// Takedowns as a table, in the order of the list.
package struct TakedownListText {
    private let views: [TakedownView]
    package init(_ views: [TakedownView]) { self.views = views }

    package func text() -> String {
        if views.isEmpty { return "No takedown.\n" }
        return views.map { view in
            let count = view.demands.count == 1 ? "1 thing" : "\(view.demands.count) things"
            let places = view.places.count == 1 ? "1 place" : "\(view.places.count) places"
            return "\(view.id)  post \(view.post)  \(count) to do at \(places)  \(view.state)\n"
        }.joined()
    }
}

extension TakedownView {
    /// Where it is out by now.
    fileprivate var places: [PublicationView] { publications.filter(\.isOut) }

    fileprivate var state: String {
        if let closing = closing { return "closed, \(closing.outcome)" }
        return isOverdue ? "OVERDUE since \(dueAt)" : "due \(dueAt)"
    }
}

extension TakedownView.Demand {
    /// Asked by an erasure, which names nobody.
    private var ofErased: String {
        guard let picture else { return "the words: a name must go" }
        return allowed == .unrecognisable
            ? "picture \(picture + 1): it was made again; put the new one in the place of the published one"
            : "picture \(picture + 1): it must be removed"
    }

    fileprivate var text: String {
        if isWholePost { return "the post: its time is over; remove it everywhere" }
        guard let handle else { return ofErased }
        let place = picture.map { "picture \($0 + 1)" } ?? "the words"
        let name = unname ? ["the name must go"] : []
        let shown: [String] =
            switch allowed {
            case .visible: []
            case .unrecognisable: ["must not be recognisable\(isMade ? "; a narrower picture was made" : "")"]
            case .excluded: ["must not be in the picture"]
            }
        return "\(place), \(handle): \((shown + name).joined(separator: "; "))"
    }
}
