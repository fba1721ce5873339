import Consent
import Imaging
import Policies
import Testing

@testable import Gate

@Suite("Who is shown, covered or kept out of a picture")
struct PictureScenarios {
    private let ella = Sample.child("ella-b", "Ella", .unrecognisable)
    private let ture = Sample.child("ture-a", "Ture", .visible)
    private let maj = Sample.child("maj-k", "Maj-Britt", .excluded)
    private let anna = Sample.staff("anna-l", "Anna", .unrecognisable)
    private let here = Sample.region(0.1)
    private let there = Sample.region(0.5)

    private func plan(
        _ pictures: Picture..., text: String = "Idag byggde vi kojor.", options: GateOptions = GateOptions()
    ) -> Plan {
        var post = Sample.post(text: text)
        post.pictures = pictures
        return Gate.plan(post, Sample.snapshot(ella, ture, maj, anna), options)
    }

    @Test("A picture of which nobody said who is in it is held; one with nobody in it goes")
    func people() {
        let plan = plan(Picture(file: "1.jpg", alt: "", people: nil), Picture(file: "2.jpg", alt: "", people: []))
        #expect(plan.verdict == .held)
        #expect(plan.findings.map(\.code) == [.sayWho])
        #expect(plan.pictures.map(\.verdict) == [.held, .cleared])
        #expect(plan.changes.map(\.action) == [.sayWho])
    }

    @Test("A child who may be seen is shown, and the region is kept for a later takedown")
    func shown() {
        let plan = plan(Sample.picture(Sample.appearance("ture-a", at: here)))
        #expect(plan.verdict == .cleared)
        #expect(plan.pictures.first?.redactions == [])
        #expect(plan.pictures.first?.latent.map(\.region) == [here])
        #expect(plan.pictures.first?.maxEdge == 1600)
        #expect(plan.published == [0])
    }

    @Test("A child who may not be recognised is covered; face and whole figure both where both are marked")
    func covered() {
        let plan = plan(Sample.picture(Sample.appearance("ella-b", at: here, whole: there)))
        #expect(plan.verdict == .cleared)
        #expect(
            plan.pictures.first?.redactions == [
                Redaction(region: there, style: .blur, outline: .box),
                Redaction(region: here, style: .blur, outline: .face),
            ])
    }

    @Test("Those who must be covered and are not marked hold the picture")
    func unmarked() {
        for subject in [
            Appearance.Subject.child(handle: "ella-b"), .staff(handle: "anna-l"), .visitor, .unknownChild,
            .thing("tag"),
        ] {
            let plan = plan(Sample.picture(Appearance(subject: subject)))
            #expect(plan.verdict == .held)
            #expect(plan.findings.map(\.code) == [.markWhere])
            #expect(plan.changes.map(\.action) == [.mark])
            #expect(plan.published == [])
        }
    }

    @Test("Things are covered solid, people in the channel's style", arguments: ChannelRedaction.Style.allCases)
    func styles(style: ChannelRedaction.Style) {
        let picture = Sample.picture(
            Appearance(subject: .visitor, at: here), Appearance(subject: .thing("name tag"), at: there))
        let snapshot = Sample.snapshot([], channel: Sample.channel(style))
        let redactions = Gate.plan(Sample.post(picture), snapshot).pictures.first?.redactions
        #expect(redactions?.map(\.style.rawValue) == [style.rawValue, "solid"])
        #expect(redactions?.map(\.outline) == [.face, .box])
    }

    @Test("An excluded child's picture is refused, covered or not, also when everyone is covered")
    func refused() {
        let picture = Sample.picture(Sample.appearance("maj-k", whole: here))
        for options in [GateOptions(), GateOptions(coverEveryone: true)] {
            let plan = plan(picture, options: options)
            #expect(plan.verdict == .refused)
            #expect(plan.findings.map(\.code) == [.mayNotAppear])
            #expect(plan.pictures.first?.redactions == [])
            #expect(plan.changes.map(\.action) == [.leaveOut])
        }
    }

    @Test("Refused pictures stay behind on demand and the rest goes")
    func withoutRefused() {
        let refused = Sample.picture(Sample.appearance("maj-k"))
        let plan = plan(refused, Sample.picture(), options: GateOptions(withoutRefused: true))
        #expect(plan.verdict == .cleared)
        #expect(plan.pictures.map(\.isLeftOut) == [true, false])
        #expect(plan.published == [1])
        #expect(plan.findings.allSatisfy { $0.concernsLeftOut })
        #expect(plan.changes.isEmpty)
    }

    @Test("Held pictures stay behind on demand; a held text does not")
    func withoutHeld() {
        let held = Sample.picture(Sample.appearance("ella-b"))
        #expect(plan(held, Sample.picture(), options: GateOptions(withoutHeld: true)).published == [1])
        #expect(
            plan(held, Sample.picture(), text: "Ella gungar", options: GateOptions(withoutHeld: true)).verdict == .held)
    }

    @Test("Where nothing is left to publish, the plan says so", arguments: [Choice.excluded, .unrecognisable])
    func nothingLeft(choice: Choice) {
        let options = GateOptions(withoutRefused: true, withoutHeld: true)
        let snapshot = Sample.snapshot(Sample.child("a", "Ada", choice))
        let plan = Gate.plan(Sample.post(title: "Skogen", Sample.picture(Sample.appearance("a"))), snapshot, options)
        #expect(plan.verdict == (choice == .excluded ? .refused : .held))
        #expect(plan.findings.first?.code == .nothingToPublish)
        #expect(plan.changes.map(\.action) == [.addContent])
    }

    @Test("Everyone is covered on demand, and who cannot be is asked for")
    func coverEveryone() {
        let options = GateOptions(coverEveryone: true)
        let marked = plan(Sample.picture(Sample.appearance("ture-a", at: here)), options: options)
        #expect(marked.verdict == .cleared)
        #expect(marked.pictures.first?.redactions.count == 1)
        #expect(
            plan(Sample.picture(Sample.appearance("ture-a")), options: options).findings.map(\.code) == [.markWhere])
    }

    @Test("A handle that the unit does not have is bad input, with the nearest of the unit")
    func unknownHandle() {
        let plan = plan(Sample.picture(Sample.appearance("ela-b", at: here)))
        #expect(plan.isBadInput && plan.verdict == .held)
        #expect(plan.findings.first?.code == .unknownHandle)
        #expect(plan.findings.first?.mend.contains("ella-b") == true)
        #expect(plan.changes.map(\.action) == [.correct])
    }

    @Test("A staff handle is no child's handle")
    func kinds() {
        #expect(plan(Sample.picture(Sample.appearance("anna-l", at: here))).isBadInput)
    }

    @Test("Bad input stays bad input where its picture is left out")
    func mistakesStay() {
        let plan = plan(
            Sample.picture(Sample.appearance("nobody-x")), Sample.picture(), options: GateOptions(withoutHeld: true))
        #expect(plan.isBadInput && plan.verdict == .held && plan.published == [])
    }

    @Test("A region given twice is bad input; a person listed twice holds")
    func twice() {
        let twice = plan(Sample.picture(Sample.appearance("ella-b", at: here), Appearance(subject: .visitor, at: here)))
        #expect(twice.isBadInput && twice.findings.map(\.code) == [.regionTwice])
        let listed = plan(Sample.picture(Sample.appearance("ella-b", at: here), Sample.appearance("ella-b", at: there)))
        #expect(!listed.isBadInput && listed.verdict == .held && listed.findings.map(\.code) == [.listedTwice])
    }

    @Test("A post for another channel or unit than it is checked against is bad input")
    func otherPlace() {
        var post = Sample.post(text: "Hej")
        post.unit = UnitID(rawValue: "lingonet")
        #expect(Gate.plan(post, Sample.snapshot()).findings.map(\.code) == [.otherPlace])
        #expect(Gate.plan(post, Sample.snapshot()).isBadInput)
    }

    @Test("Of a handle that stands twice, the one who may be seen less is meant")
    func doubleHandle() {
        let people = [Sample.child("a", "Ada", .visible), Sample.child("a", "Ada", .excluded)]
        for people in [people, people.reversed()] {
            let plan = Gate.plan(Sample.post(Sample.picture(Sample.appearance("a"))), Sample.snapshot(people))
            #expect(plan.verdict == .refused)
        }
    }

    @Test("Messages stay on one line, whatever the post's words")
    func oneLine() {
        let handle = "ella\n\u{1B}[31m\u{202E}b"
        let plan = plan(
            Picture(file: "a\r\nb.jpg", alt: "", people: [Sample.appearance(handle), Sample.appearance("maj-k")]))
        for line in plan.findings.flatMap({ [$0.message, $0.mend] }) + plan.changes.map(\.text) {
            #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{202E}" })
        }
    }
}
