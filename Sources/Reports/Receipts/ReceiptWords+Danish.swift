import Consent

extension ReceiptWords {
    static let danish = ReceiptWords(
        language: "da", title: "Kvittering for svar", titleOfWithdrawal: "Kvittering for tilbagekaldelse",
        record: "Kvitteringens nummer", subject: "Gælder (id)", answer: "Svar", name: "Navn", given: "Afgivet",
        until: "Gælder til og med", noEnd: "ingen bestemt dag", replaces: "Erstatter jeres tidligere svar",
        everyone: "Alle med forældremyndighed bestemmer sammen: det snævreste svar gælder.",
        choices: [
            "visible": "Må ses", "unrecognisable": "Må være med, hvis ingen kan se, hvem det er",
            "excluded": "Må ikke være med på billedet", "undecided": "Bestemmer senere",
        ],
        withdrawn: "Tilbagekaldt", nameYes: "Fornavnet må stå ved", nameNo: "Fornavnet må ikke stå ved",
        nameNotAsked: "Ikke besvaret, og derfor ikke et ja", channel: "Hvor", unit: "Enhed", purpose: "Hvorfor",
        platform: "Sted", recipients: "Hvem der ser det", thirdCountry: "Uden for EU og EØS",
        noThirdCountry: "videregives ikke uden for EU og EØS", retention: "Så længe ligger billeder ude",
        months: "højst # måneder", basis: "Retsgrundlag", law: "Lov",
        bases: [
            .consent: "samtykke", .publicTask: "en opgave i samfundets interesse", .forbidden: "ingen må vises her",
        ],
        notice: "Teksten, der blev vist", digest: "Tekstens kontrolsum (SHA-256)", collected: "Sådan blev svaret givet",
        giver: "Afgivet af", guardian: "forældremyndighedsindehaver", person: "den, det gælder", since: "siden",
        source: "kilde", policy: "Reglernes version",
        assurances: [
            "paper-registered-by-staff": "på papir eller mundtligt, registreret af personalet",
            "web-sign-in": "på nettet, logget ind", "e-id": "med elektronisk id",
        ],
        withdrawal: "I kan når som helst ændre eller trække svaret tilbage uden at sige hvorfor: på samme måde, som I "
            + "svarede, eller via #. Det gælder med det samme.",
        rightsHeading: "I har ret til at:",
        rights: [
            .withdraw: "trække tilbage", .access: "få at vide, hvilke oplysninger og billeder vi har",
            .rectification: "få fejl rettet", .erasure: "få oplysninger slettet",
            .restriction: "bede os begrænse brugen af dem",
            .portability: "få det, I har givet os, i et format, der kan flyttes", .objection: "gøre indsigelse",
            .complaint: "klage til tilsynsmyndigheden",
        ],
        controller: "Dataansvarlig", officer: "Databeskyttelsesrådgiver", authority: "Tilsynsmyndighed")
}
