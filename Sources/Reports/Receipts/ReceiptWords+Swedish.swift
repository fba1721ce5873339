import Consent

extension ReceiptWords {
    static let swedish = ReceiptWords(
        language: "sv", title: "Kvitto på svar", titleOfWithdrawal: "Kvitto på återkallelse", record: "Kvittots nummer",
        subject: "Gäller (id)", answer: "Svar", name: "Namn", given: "Lämnat", until: "Gäller till och med",
        noEnd: "ingen bestämd dag",
        replaces: "Ersätter ert tidigare svar",
        everyone: "Alla vårdnadshavare bestämmer tillsammans: det snävaste svaret gäller.",
        choices: [
            "visible": "Får synas", "unrecognisable": "Får vara med om det inte går att känna igen vem det är",
            "excluded": "Ska inte vara med på bild", "undecided": "Bestämmer senare",
        ],
        withdrawn: "Återkallat", nameYes: "Förnamnet får stå med", nameNo: "Förnamnet får inte stå med",
        nameNotAsked: "Inte besvarat, och därför inget ja", channel: "Var", unit: "Enhet", purpose: "Varför",
        platform: "Plats", recipients: "Vilka som ser", thirdCountry: "Utanför EU och EES",
        noThirdCountry: "lämnas inte utanför EU och EES", retention: "Så länge ligger bilder ute",
        months: "högst # månader", basis: "Rättslig grund", law: "Lag",
        bases: [
            .consent: "samtycke", .publicTask: "uppgift av allmänt intresse", .forbidden: "ingen får visas här",
        ],
        notice: "Informationstext", digest: "Textens kontrollsumma (SHA-256)", collected: "Så lämnades svaret",
        giver: "Lämnat av", guardian: "vårdnadshavare", person: "den det gäller", since: "sedan", source: "källa",
        policy: "Regelverkets version",
        assurances: [
            "paper-registered-by-staff": "på papper eller muntligt, registrerat av personal",
            "web-sign-in": "på webben, inloggad", "e-id": "med e-legitimation",
        ],
        withdrawal: "Ni kan när som helst ändra eller återkalla svaret, utan att säga varför: på samma sätt som ni "
            + "svarade, eller via #. Det gäller direkt.",
        rightsHeading: "Ni har rätt att:",
        rights: [
            .withdraw: "återkalla", .access: "få veta vilka uppgifter och bilder vi har",
            .rectification: "få fel rättade", .erasure: "få uppgifter raderade",
            .restriction: "begära att vi begränsar hur de används",
            .portability: "få ut det ni lämnat i ett format som går att flytta", .objection: "göra invändningar",
            .complaint: "klaga hos tillsynsmyndigheten",
        ],
        controller: "Ansvarig", officer: "Dataskyddsombud", authority: "Tillsynsmyndighet")
}
