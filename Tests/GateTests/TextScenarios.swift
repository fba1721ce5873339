import Consent
import Testing

@testable import Gate

/// Codes found in a text, with the words that they point at.
private func found(_ text: String, _ people: KnownPerson..., names: [NameAnswer] = []) -> [String] {
    Gate.plan(Sample.post(text: text, names: names), Sample.snapshot(people)).found(in: text)
}

extension Plan {
    fileprivate func found(in text: String) -> [String] {
        findings.map { finding in
            let characters = finding.position.characters ?? 0..<0
            return "\(finding.code.rawValue): \(text.dropFirst(characters.lowerBound).prefix(characters.count))"
        }
    }
}

@Suite("Names in a post's words")
struct NameScenarios {
    private let ella = Sample.child("ella-b", "Ella", family: "Berg")

    @Test(
        "A name is found however it is written",
        arguments: [
            ("Ella gungar", "Ella"), ("Vi såg Ellas koja", "Ellas"), ("Ella's hatt", "Ella"), ("ELLA!", "ELLA"),
            ("ella var glad", "ella"), ("E\u{200B}l\u{AD}la", "E\u{200B}l\u{AD}la"), ("Élla", "Élla"),
            ("Idag: Ella Berg", "Ella Berg"), ("Ella Bergs koja", "Ella Bergs"), ("Ella B. gungar", "Ella B"),
            ("#ella", "ella"), ("@ella_berg", "ella_berg"), ("#EllaOchBo", "Ella"), ("#ellaberg", "ellaberg"),
            ("#ellab", "ellab"), ("Ｅｌｌａ", "Ｅｌｌａ"), ("Еllа", "Еllа"), ("𝐄𝐥𝐥𝐚", "𝐄𝐥𝐥𝐚"), ("𝒮 𝔼𝕝𝕝𝕒𝕤", "𝔼𝕝𝕝𝕒𝕤"),
            ("Ⓔⓛⓛⓐ", "Ⓔⓛⓛⓐ"), ("🅴🅻🅻🅰", "🅴🅻🅻🅰"), ("ᴱˡˡᵃ", "ᴱˡˡᵃ"), ("ᴇʟʟᴀ", "ᴇʟʟᴀ"), ("ℰℓℓ𝒶", "ℰℓℓ𝒶"),
            ("Ella-gänget", "Ella"), ("ella2", "ella"),
            ("se ella.berg@exempel.se", "ella.berg"), ("se ellaberg@exempel.se", "ellaberg"),
        ])
    func written(text: String, word: String) {
        #expect(found(text, ella) == ["name-may-not-stand: \(word)"])
    }

    @Test(
        "Other words are left alone",
        arguments: ["Ellagatan är lång", "Tabella", "Bella gungar", "familjen Berg", "sn-ell"])
    func others(text: String) { #expect(found(text, ella).isEmpty) }

    @Test("A child who may be named is named, unless covered in the post")
    func named() {
        let ella = Sample.child("ella-b", "Ella", named: true)
        #expect(found("Ella gungar", ella).isEmpty)
        let picture = Sample.picture(Sample.appearance("ella-b", at: Sample.region(0.1)))
        let post = Sample.post(text: "Ella gungar", picture)
        #expect(Gate.plan(post, Sample.snapshot(ella)).verdict == .cleared)
        let covered = Gate.plan(post, Sample.snapshot(ella), GateOptions(coverEveryone: true))
        #expect(covered.findings.map(\.code) == [.nameMayNotStand])
    }

    @Test(
        "The plan of what goes out tells who is named in its words: no file names, nothing that is left out, no staff")
    func namedInPlan() {
        let people = [
            Sample.child("ella", "Ella", named: true), Sample.child("ture", "Ture", named: true),
            Sample.child("noor", "Noor", named: true), Sample.staff("anna", "Anna"), Sample.child("maja", "Maja"),
        ]
        let going = Picture(file: "noor.jpg", alt: "Ture gungar", people: [])
        let unsaid = Picture(file: "2.jpg", alt: "Noor gungar", people: nil)
        let post = Sample.post(title: "Ella", text: "Anna och Ella", going, unsaid)
        let cleared = Gate.plan(post, Sample.snapshot(people), GateOptions(withoutHeld: true))
        #expect(cleared.verdict == .cleared && cleared.named == people[0..<2].map(\.id))
        #expect(Gate.plan(post, Sample.snapshot(people)).named.isEmpty)
        let nobody = Sample.post(text: "Ella", names: [NameAnswer(word: "Ella", bearer: .nobody)])
        #expect(Gate.plan(nobody, Sample.snapshot(people)).named.isEmpty)
    }

    @Test("Staff are named freely, unless covered in the post")
    func staff() {
        let anna = Sample.staff("anna-l", "Anna", .unrecognisable)
        #expect(found("Anna läser", anna).isEmpty)
        let picture = Sample.picture(Appearance(subject: .staff(handle: "anna-l"), at: Sample.region(0.1)))
        #expect(Gate.plan(Sample.post(text: "Anna läser", picture), Sample.snapshot(anna)).verdict == .held)
    }

    @Test(
        "A name that is also a word is a name by its capital letter; where that says nothing, it is asked",
        arguments: [
            ("Idag var Björn glad", ["name-may-not-stand: Björn"]), ("Vi såg en björn", []),
            ("Björn sov gott", ["name-or-word: Björn"]), ("Hej! Björns hatt", ["name-or-word: Björns"]),
            ("EN BJÖRN I SKOGEN", ["name-or-word: BJÖRN"]), ("#björn", ["name-or-word: björn"]),
            ("Vi såg Bjo\u{308}rn", ["name-may-not-stand: Bjo\u{308}rn"]),
            ("Vi mötte Bjorn", ["name-may-not-stand: Bjorn"]),
            ("bjorn", []), ("Björn Berg sov", ["name-may-not-stand: Björn Berg"]),
        ])
    func words(text: String, expected: [String]) {
        #expect(found(text, Sample.child("bjorn-b", "Björn")) == expected)
    }

    @Test(
        "Short and common names pass in small letters",
        arguments: ["Liv", "My", "Hans", "Sol", "Stig", "Bo", "Sten", "Saga", "Ville", "Maj", "Love"])
    func common(name: String) {
        let child = Sample.child("x", name)
        #expect(found("det var \(name.lowercased()) i skogen", child).isEmpty)
        #expect(found("det var \(name) i skogen", child).map { $0.prefix(18) } == ["name-may-not-stand"])
        #expect(found("\(name) är i skogen", child).map { $0.prefix(12) } == ["name-or-word"])
    }

    @Test(
        "A name that ends in s has no other genitive", arguments: ["Hans hatt är blå. Vi såg Hans", "Vi såg Hans hatt"])
    func genitives(text: String) {
        #expect(found(text, Sample.child("hans-b", "Hans")).contains("name-may-not-stand: Hans"))
    }

    @Test("Two of one name: which one, or not a child? The answer is taken, within the name's bearers")
    func twoOfOneName() {
        let a = Sample.child("ella-a", "Ella", family: "Alm", named: true)
        #expect(found("Ella gungar", a, ella) == ["whose-name: Ella"])
        #expect(found("Ella Alm gungar", a, ella).isEmpty)
        #expect(found("Ella A. gungar", a, ella).isEmpty)
        #expect(found("Där är Ella. Alm växer här", a, ella) == ["whose-name: Ella"])
        #expect(found("Ella\nAlm växer här", a, ella) == ["whose-name: Ella"])
        #expect(found("Ella Berg gungar", a, ella) == ["name-may-not-stand: Ella Berg"])
        let answer = { NameAnswer(word: "Ella", bearer: $0) }
        #expect(found("Ellas gunga", a, ella, names: [answer(.person(handle: "ella-a"))]).isEmpty)
        #expect(found("Ella", a, ella, names: [answer(.person(handle: "ella-b"))]) == ["name-may-not-stand: Ella"])
        #expect(found("Ella Fitzgerald", a, ella, names: [answer(.nobody)]).isEmpty)
        #expect(found("Ella Berg", a, ella, names: [answer(.nobody)]) == ["name-may-not-stand: Ella Berg"])
        let both = [answer(.person(handle: "ella-a")), answer(.nobody), answer(.person(handle: "ella-b"))]
        #expect(found("Ella", a, ella, names: both) == ["whose-name: Ella"])
    }

    @Test("An answer for a name speaks for its plain spelling; one for a word never for a name that is near it")
    func answersAndSpellings() {
        let par = Sample.child("par-b", "Pär")
        let answer = { NameAnswer(word: $0, bearer: .nobody) }
        #expect(found("Ett Par och Pär", par, names: [answer("Par")]) == ["name-may-not-stand: Pär"])
        #expect(found("Ett Par och Pär", par, names: [answer("Pär")]).isEmpty)
        #expect(found("Ett Par och Pär", par).count == 2)
    }

    @Test("An answer must point at someone of that name")
    func unfitAnswers() {
        let ture = Sample.child("ture-a", "Ture", named: true)
        let answer = NameAnswer(word: "Ella", bearer: .person(handle: "ture-a"))
        #expect(found("Ella", ella, ture, names: [answer]) == ["answer-does-not-fit: ", "name-may-not-stand: Ella"])
        let unknown = NameAnswer(word: "Ella", bearer: .person(handle: "ella-x"))
        #expect(Gate.plan(Sample.post(text: "Hej", names: [unknown]), Sample.snapshot(ella)).isBadInput)
    }

    @Test("Names of two parts, and one name beside its longer sister")
    func parts() {
        let anna = Sample.child("anna", "Anna")
        let annaLisa = Sample.child("anna-lisa", "Anna-Lisa", named: true)
        #expect(found("Anna-Lisa gungar", anna, annaLisa).isEmpty)
        #expect(found("Anna och Lisa", anna, annaLisa) == ["name-may-not-stand: Anna"])
        #expect(found("Anna-Lisas hatt", Sample.child("a", "Anna-Lisa")) == ["name-may-not-stand: Anna-Lisas"])
        for broken in ["Anna-\nLisa", "Anna\nLisa", "Anna\tLisa", "Anna\u{2009}Lisa"] {
            #expect(found(broken, Sample.child("a", "Anna-Lisa")) == ["name-may-not-stand: \(broken)"])
        }
        #expect(found("#AnnaLisa", Sample.child("a", "Anna-Lisa")) == ["name-may-not-stand: AnnaLisa"])
    }

    @Test(
        "File names are read without capitals and without å, ä and ö",
        arguments: ["ella_b-1.jpg", "bilder/Ella/1.jpg", "EllaGungar.jpg", "2026ella.jpg"])
    func files(file: String) {
        let plan = Gate.plan(Sample.post(Picture(file: file, alt: "", people: [])), Sample.snapshot(ella))
        #expect(plan.verdict == .held && plan.findings.first?.position.field == .file)
        #expect(plan.pictures.first?.verdict == .held)
    }

    @Test("Björn in a file name is found as bjorn and bjoern, and asked for")
    func plainFiles() {
        for file in ["bjorn-1.jpg", "BJOERN.png", "björn.jpg"] {
            let plan = Gate.plan(
                Sample.post(Picture(file: file, alt: "", people: [])), Sample.snapshot(Sample.child("b", "Björn")))
            #expect(plan.findings.map(\.code) == [.nameOrWord])
        }
    }

    @Test("Title and alt text are read too, each with its own place")
    func fields() {
        let post = Sample.post(title: "Ella!", Picture(file: "1.jpg", alt: "Här gungar Ella", people: []))
        let plan = Gate.plan(post, Sample.snapshot(ella))
        #expect(plan.findings.map(\.position) == [.words(0..<4, of: .title), .words(11..<15, of: .alt, picture: 0)])
        #expect(plan.changes.count == 1 && plan.changes.first?.positions.count == 2)
    }

    @Test("What is said of a name is the same for everyone who may not be named")
    func sameWords() {
        let plans = [Choice.excluded, .unrecognisable, .visible].map {
            Gate.plan(Sample.post(title: "Ella", text: "Liv och Ella"), Sample.snapshot(Sample.child("e", "Ella", $0)))
        }
        #expect(Set(plans).count == 1)
    }
}

@Suite("Numbers that stand for people")
struct NumberScenarios {
    @Test(
        "Personnummer in every way of writing",
        arguments: [
            "811218-9876", "8112189876", "19811218-9876", "198112189876", "811218+9876", "811218 9876",
            "1981 12 18 9876", "1981-12-18-9876", "81 12 18 - 9876", "811218–9876", "811218\u{2212}9876", "８１１２１８-９８７６",
            "٨١١٢١٨-٩٨٧٦", "8112\u{200B}18-98\u{AD}76", "811218_9876",
            "811218-\n9876",
        ])
    func personnummer(number: String) {
        #expect(found("Ring (\(number)) nu") == ["personnummer: \(number)"])
    }

    @Test("Samordningsnummer, with sixty added to the day", arguments: ["701063-2391", "19701063-2391", "7010632391"])
    func samordningsnummer(number: String) { #expect(found(number) == ["samordningsnummer: \(number)"]) }

    @Test("Danish CPR numbers", arguments: ["211062-5629", "010190 1234", "21 10 62-5629", "2110625629"])
    func cpr(number: String) { #expect(found(number) == ["cpr-number: \(number)"]) }

    @Test(
        "Other numbers are left alone",
        arguments: [
            "811218-987", "811318-9876", "8112189875", "070-123 45 67", "08-123 456 78", "2026-03-12", "12.03.2026",
            "2026-03-12 10:15", "+46 70 123 45 67", "555555-5555", "000000-0000", "SE45 5000 0000 0583 9825 7466",
            "19811218-98765", "991318-1234", "1/3 2026", "21811218-9876",
        ])
    func others(text: String) { #expect(found(text).isEmpty) }

    @Test("They are found in titles, alt texts and file names")
    func fields() {
        let picture = Picture(file: "811218_9876.jpg", alt: "811218-9876", people: [])
        let plan = Gate.plan(Sample.post(title: "811218-9876", picture), Sample.snapshot())
        #expect(plan.findings.map(\.position.field) == [.title, .file, .alt])
        #expect(plan.changes.map(\.action) == [.takeOut, .takeOut, .takeOut])
    }
}
