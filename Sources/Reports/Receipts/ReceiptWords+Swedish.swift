import Consent

extension ReceiptWords {
    static let swedish = ReceiptWords(
        language: "sv", title: "Kvitto på svar", titleOfWithdrawal: "Kvitto på återkallelse", record: "Kvittots nummer",
        subject: "Gäller (id)", answer: "Svar", name: "Namn", given: "Lämnat", until: "Gäller till och med",
        noEnd: "ingen bestämd dag",
        replaces: "Ersätter ditt tidigare svar",
        everyone: "Alla vårdnadshavare bestämmer tillsammans: det snävaste svaret gäller.",
        several: "Är det flera som bestämmer gäller det snävaste svaret.",
        carriedOver: "Svaret lämnades under en äldre lag. Ett ja räknas inte förrän det finns belägg "
            + "för att det uppfyller dagens krav. Ett nej gäller.",
        choices: [
            "visible": "Får synas", "unrecognisable": "Får vara med om det inte går att känna igen vem det är",
            "excluded": "Ska inte vara med på bild", "undecided": "Bestämmer senare",
        ],
        withdrawn: "Återkallat", nameYes: "Förnamnet får stå med", nameNo: "Förnamnet får inte stå med",
        nameNotAsked: "Inte besvarat, och därför inget ja", channel: "Var", unit: "Enhet", purpose: "Varför",
        platform: "Här finns bilderna", recipients: "Vilka som ser", thirdCountry: "Utanför EU och EES",
        noThirdCountry: "lämnas inte dit", retention: "Så här länge ligger bilder ute",
        months: "högst # månader", basis: "Rättslig grund", law: "Lag",
        bases: [
            .consent: "samtycke", .publicTask: "uppgift av allmänt intresse", .forbidden: "ingen får visas här",
        ],
        notice: "Informationstext", noticeUnknown: "det är inte känt vilken som visades",
        digest: "Textens kontrollsumma (SHA-256)", collected: "Så lämnades svaret",
        giver: "Lämnat av", guardian: "vårdnadshavare", person: "den det gäller", since: "sedan", source: "källa",
        policy: "Regelverkets version",
        sources: ["roster": "verksamhetens register"],
        assurances: [
            "paper-registered-by-staff": "på papper eller muntligt, registrerat av personal",
            "web-sign-in": "på webben, inloggad", "e-id": "med e-legitimation",
        ],
        withdrawal: "Du kan när som helst ändra eller återkalla ditt svar, utan att säga varför: på samma sätt som du "
            + "svarade, eller via #. En återkallelse gäller direkt.",
        rightsHeading: "Du har rätt att:",
        rights: [
            .withdraw: "återkalla ditt svar", .access: "få veta vilka uppgifter och bilder vi har",
            .rectification: "få fel rättade", .erasure: "få uppgifter raderade",
            .restriction: "begära att vi begränsar hur de används",
            .portability: "få ut det du har lämnat i ett format som går att flytta", .objection: "göra invändningar",
            .complaint: "klaga hos tillsynsmyndigheten",
        ],
        controller: "Ansvarig", officer: "Dataskyddsombud", authority: "Tillsynsmyndighet")
}
