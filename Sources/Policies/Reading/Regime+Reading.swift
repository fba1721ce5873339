internal import Consent
internal import Documents

extension Regime {
    init?(_ root: Node, id: String, languages: [String], log: MistakeLog) {
        let keys = [
            "title", "in_force_from", "in_force_until", "ages", "quorum", "consent_form", "carry_over", "articles",
        ]
        guard let fields = Fields(root, "the regime", keys: keys, log: log) else { return nil }
        let title = fields.translations("title", languages: languages)
        let (from, until) = fields.period()
        let ages = fields.ages()
        let quorum = fields.choice("quorum", of: Quorum.self)
        let form = fields.choice("consent_form", of: ConsentForm.self)
        let carryOver = fields.choice(
            "carry_over", fields.has("in_force_until") ? .required : .optional, of: CarryOver.self)
        let articles = fields.articles()
        guard let title, let ages, let quorum, let form, let articles else { return nil }
        self.init(
            id: id, title: title, from: from, until: until, ages: ages, quorum: quorum, consentForm: form,
            carryOver: carryOver, articles: articles)
    }
}

extension Fields {
    fileprivate func period() -> (from: Day?, until: Day?) {
        let from = day("in_force_from", .optional)
        let until = day("in_force_until", .optional)
        if let from, let until, until < from {
            report(
                "in_force_until", "the regime ends on \(until), before it begins on \(from)",
                hint: "correct one of the two days")
        }
        return (from, until)
    }

    fileprivate func ages() -> Ages? {
        let keys = ["child_voice_from", "child_decides_from", "majority"]
        guard let own = fields("ages", .required, "'ages'", keys: keys) else { return nil }
        let voice = own.integer("child_voice_from", .optional, in: 0...18)
        let decides = own.integer("child_decides_from", .optional, in: 0...18)
        // The algebra ends guardians' answers at 18 (föräldrabalken 9:1); a file cannot move that.
        let majority = own.integer("majority", in: 18...18)
        own.checkOrder(voice: voice, decides: decides)
        return majority.map { Ages(childVoiceFrom: voice, childDecidesFrom: decides, majority: $0) }
    }

    /// A child that decides alone has a voice as well.
    func checkOrder(voice: Int?, decides: Int?) {
        guard let voice, let decides, decides < voice else { return }
        report(
            "child_decides_from", "the child decides from \(decides) but has a voice only from \(voice)",
            hint: "let child_voice_from be \(decides) or lower")
    }

    fileprivate func articles() -> [Regime.Article]? {
        guard let items = list("articles") else { return nil }
        if items.isEmpty { report("articles", "the regime cites no article", hint: "cite what it rests on") }
        return items.compactMap { item in
            guard let fields = Fields(item, "an article", keys: ["cite", "says"], log: log) else { return nil }
            let (cite, says) = (fields.text("cite"), fields.text("says"))
            guard let cite, let says else { return nil }
            return Regime.Article(cite: cite, says: says)
        }
    }
}
