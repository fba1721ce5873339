import Services

extension ExportWords {
    static let swedish = ExportWords(
        receipt: .swedish,
        titles: [
            .guardian: "Uppgifter om ditt barn", .child: "Uppgifter om dig", .authority: "Alla uppgifter om ett barn",
        ],
        made: "Utdraget gjordes", reference: "Begäran",
        handling: "Utdraget innehåller personuppgifter och är gjort för en mottagare. Lämna det inte vidare i onödan.",
        contents: "Innehåll", child: "Barnet", childFacts: "Ur verksamhetens register", number: "Nummer (id)",
        givenNames: "Förnamn", familyName: "Efternamn", born: "Född", registerID: "Id i registret",
        handle: "Kallas i inlägg", group: "Grupp", units: "Enheter", unit: "Enhet", from: "Från", left: "Till",
        you: "Du", yourName: "Namn", language: "Språk", relations: "Din relation till barnet", relation: "Relation",
        ended: "upphörde", until: "Upphör",
        relationNames: [
            "custody": "vårdnad", "foster-parent": "familjehem", "partner": "vårdnadshavares partner",
            "grandparent": "mor- eller farförälder", "other": "annan",
        ],
        answers: "Dina svar", day: "Dag", channel: "Var", answer: "Svar", kind: "Vad", validity: "Gäller till och med",
        shownText: "Informationstext",
        kinds: [.answered: "Svar", .withdrawn: "Återkallelse", .carriedOver: "Äldre svar, överfört"],
        letters: "När du har fått frågan", asked: "Fråga", reminded: "Påminnelse",
        publications: "Publicerat",
        publicationsNote: "Inlägg som har gått ut och där barnet går att känna igen eller nämns vid namn.",
        named: "Nämns vid namn", picture: "Bild #", noCopy: "ingen kopia i utdraget",
        papers: "Papper som dina svar bygger på", kept: "Sparat", paper: "Papper #",
        paperGone: "borttaget, tiden är ute",
        paperHere: "kopia i utdraget", paperNotHere: "ingen kopia i utdraget; be att få se det",
        about: "Om hur uppgifterna används", purposes: "Ändamål, mottagare och tid",
        categories: "Vilka slags uppgifter",
        categoriesText:
            "Namn, födelsedag, enhet och grupp; vilka som är vårdnadshavare; svar, återkallelser och de papper "
            + "de bygger på; bilder, var på bilden barnet finns och var bilden har publicerats. Ingen ansiktsigenkänning görs.",
        sourcesHeading: "Var uppgifterna kommer ifrån",
        sourcesText: "Verksamhetens register, de som har svarat, och personal som har markerat vem som är med på bild.",
        recipientsText: "Vilka som ser det",
        keeping: "Hur länge", papersKept: "Skannade papper sparas i # månader efter att svaret har upphört att gälla.",
        automated: "Automatiska beslut",
        automatedText:
            "Inga beslut fattas enbart automatiskt. Programmet stoppar bilder som svaren inte tillåter; människor publicerar.",
        leftOut: "Det här är inte med", contact: "Ansvariga",
        leftOutTexts: [
            .guardian: "Andra vuxnas uppgifter och svar, vad svaren tillsammans leder till, och personalens namn och "
                + "anteckningar lämnas inte ut med hänsyn till andra (GDPR 15.4). Bilder där barnet inte går att känna igen listas "
                + "inte: det skulle visa vad andra har svarat. En kopia av en bild följer med om den fortfarande är ute, eller om ingen "
                + "annan går att känna igen på den. Fråga dataskyddsombudet om du saknar något.",
            .child:
                "Andras uppgifter och svar, vad svaren tillsammans leder till, och personalens namn och anteckningar lämnas "
                + "inte ut med hänsyn till andra (GDPR 15.4). Bilder där du inte går att känna igen listas inte: det skulle "
                + "visa vad andra har svarat. En kopia av en bild följer med om den fortfarande är ute, eller om ingen annan går att "
                + "känna igen på den. Fråga dataskyddsombudet om du saknar något.",
            .authority: "Andra personer på bilderna är inte med. Skannade papper finns i mappen med data.",
        ],
        nothing: "Inget finns.", yes: "ja", no: "nej",
        full: FullWords(
            record: "Post i registret", recorded: "Registrerat", guardians: "Vårdnadshavare och andra vuxna",
            name: "Namn",
            source: "Källa", events: "Händelser", at: "När", what: "Vad", by: "Av", correctedBy: "rättad av",
            scans: "Skannade papper", file: "Fil", removed: "borttagen", posts: "Inlägg", post: "Inlägg",
            verdict: "Utfall", submitted: "Inlämnat", handedOver: "Utlämnat", text: "Text", shown: "Visas",
            where_: "Var i bilden", takedowns: "Nedtagningar", breaches: "Bedömningar av incidenter", due: "Senast",
            outcome: "Resultat", handles: "Har kallats", register: "Id i registret",
            ledger: "Platser i loggboken (post/åtagande)"))
}
