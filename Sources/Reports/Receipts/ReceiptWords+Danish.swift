import Consent

extension ReceiptWords {
    static let danish = ReceiptWords(
        language: "da", title: "Kvittering for svar", titleOfWithdrawal: "Kvittering for tilbagekaldelse",
        record: "Kvitteringens nummer", subject: "Gælder (id)", answer: "Svar", name: "Navn", given: "Afgivet",
        until: "Gælder til og med", noEnd: "ingen bestemt dag", replaces: "Erstatter dit tidligere svar",
        everyone: "Alle med forældremyndighed bestemmer sammen: det snævreste svar gælder.",
        several: "Er der flere, der bestemmer, gælder det snævreste svar.",
        carriedOver: "Svaret blev givet under en tidligere lov. Et ja tæller ikke, før der er dokumentation "
            + "for, at det opfylder nutidens krav. Et nej gælder.",
        choices: [
            "visible": "Må ses", "unrecognisable": "Må være med, hvis ingen kan se, hvem det er",
            "excluded": "Må ikke være med på billedet", "undecided": "Bestemmer senere",
        ],
        withdrawn: "Tilbagekaldt", nameYes: "Fornavnet må stå ved billedet",
        nameNo: "Fornavnet må ikke stå ved billedet",
        nameNotAsked: "Ikke besvaret, og derfor ikke et ja", channel: "Hvor", unit: "Enhed", purpose: "Hvorfor",
        platform: "Her ligger billederne", recipients: "Hvem der ser det", thirdCountry: "Uden for EU og EØS",
        noThirdCountry: "videregives ikke dertil", retention: "Så længe kan billeder ses",
        months: "højst # måneder", basis: "Retsgrundlag", law: "Lov",
        bases: [
            .consent: "samtykke", .publicTask: "en opgave i samfundets interesse", .forbidden: "ingen må vises her",
        ],
        notice: "Teksten, der blev vist", noticeUnknown: "det vides ikke, hvilken det var",
        digest: "Tekstens kontrolsum (SHA-256)", collected: "Sådan blev svaret givet",
        giver: "Afgivet af", guardian: "forældremyndighedsindehaver", person: "den, det gælder", since: "siden",
        source: "kilde", policy: "Reglernes version",
        sources: ["roster": "institutionens register"],
        assurances: [
            "paper-registered-by-staff": "på papir eller mundtligt, registreret af personalet",
            "web-sign-in": "på nettet, logget ind", "e-id": "med elektronisk id",
        ],
        withdrawal: "Du kan når som helst ændre dit svar eller trække det tilbage uden at sige hvorfor: på samme måde, "
            + "som du svarede, eller via #. En tilbagekaldelse gælder med det samme.",
        rightsHeading: "Du har ret til at:",
        rights: [
            .withdraw: "trække dit svar tilbage", .access: "få at vide, hvilke oplysninger og billeder vi har",
            .rectification: "få fejl rettet", .erasure: "få oplysninger slettet",
            .restriction: "bede os begrænse brugen af dem",
            .portability: "få det, du har givet os, i et format, der kan flyttes", .objection: "gøre indsigelse",
            .complaint: "klage til tilsynsmyndigheden",
        ],
        controller: "Dataansvarlig", officer: "Databeskyttelsesrådgiver", authority: "Tilsynsmyndighed")
}
