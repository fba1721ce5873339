import Services

extension ExportWords {
    static let danish = ExportWords(
        receipt: .danish,
        titles: [
            .guardian: "Oplysninger om dit barn", .child: "Oplysninger om dig",
            .authority: "Alle oplysninger om et barn",
        ],
        made: "Udtrækket er lavet", reference: "Anmodning",
        handling: "Udtrækket indeholder personoplysninger og er lavet til én modtager. Giv det ikke videre uden grund.",
        contents: "Indhold", child: "Barnet", childFacts: "Fra institutionens register", number: "Nummer (id)",
        givenNames: "Fornavne", familyName: "Efternavn", born: "Født", registerID: "Id i registret",
        handle: "Kaldes i opslag", group: "Gruppe", units: "Enheder", unit: "Enhed", from: "Fra", left: "Til",
        you: "Dig", yourName: "Navn", language: "Sprog", relations: "Din relation til barnet", relation: "Relation",
        ended: "ophørte", until: "Ophører",
        relationNames: [
            "custody": "forældremyndighed", "foster-parent": "plejeforælder", "partner": "partner til en forælder",
            "grandparent": "bedsteforælder", "other": "anden",
        ],
        answers: "Dine svar", day: "Dag", channel: "Hvor", answer: "Svar", kind: "Hvad",
        validity: "Gælder til og med", shownText: "Teksten, der blev vist",
        kinds: [.answered: "Svar", .withdrawn: "Tilbagekaldelse", .carriedOver: "Ældre svar, overført"],
        letters: "Da du blev spurgt", asked: "Spørgsmål", reminded: "Påmindelse",
        publications: "Offentliggjort",
        publicationsNote: "Opslag, der er gået ud, og hvor barnet kan genkendes eller nævnes ved navn.",
        named: "Nævnes ved navn", picture: "Billede #", noCopy: "ingen kopi i udtrækket",
        papers: "Papirer, som dine svar bygger på", kept: "Gemt", paper: "Papir #",
        paperGone: "fjernet, da tiden var gået", paperHere: "kopi i udtrækket",
        paperNotHere: "ingen kopi i udtrækket; bed om at se det",
        about: "Sådan bruges oplysningerne", purposes: "Formål, modtagere og tid",
        categories: "Hvilke slags oplysninger",
        categoriesText:
            "Navn, fødselsdag, enhed og gruppe; hvem der har forældremyndighed; svar, tilbagekaldelser og de papirer, de "
            + "bygger på; billeder, hvor på billedet barnet er, og hvor det er offentliggjort. Ingen ansigtsgenkendelse sker.",
        sourcesHeading: "Hvor oplysningerne kommer fra",
        sourcesText:
            "Institutionens register, dem, der har svaret, og personale, der har markeret, hvem der er på et billede.",
        recipientsText: "Hvem der ser det",
        keeping: "Hvor længe", papersKept: "Skannede papirer gemmes i # måneder, efter at svaret er ophørt.",
        automated: "Automatiske afgørelser",
        automatedText:
            "Ingen afgørelse træffes af en maskine alene. Programmet stopper billeder, som svarene ikke tillader; "
            + "mennesker offentliggør.",
        leftOut: "Det er ikke med", contact: "De ansvarlige",
        leftOutTexts: [
            .guardian:
                "Andre voksnes oplysninger og svar, hvad svarene tilsammen fører til, og personalets navne og notater er "
                + "udeladt af hensyn til andre (GDPR 15, stk. 4). Billeder, hvor barnet ikke kan genkendes, er ikke på listen: det ville "
                + "vise, hvad andre har svaret. En kopi af et billede følger med, hvis det stadig er ude, eller hvis ingen anden kan "
                + "genkendes på det. Spørg databeskyttelsesrådgiveren, hvis noget mangler.",
            .child:
                "Andres oplysninger og svar, hvad svarene tilsammen fører til, og personalets navne og notater er udeladt af "
                + "hensyn til andre (GDPR 15, stk. 4). Billeder, hvor du ikke kan genkendes, er ikke på listen: det ville vise, hvad "
                + "andre har svaret. En kopi af et billede følger med, hvis det stadig er ude, eller hvis ingen anden kan genkendes "
                + "på det. Spørg databeskyttelsesrådgiveren, hvis noget mangler.",
            .authority: "Andre personer på billederne er udeladt. Skannede papirer ligger i datamappen.",
        ],
        nothing: "Der er intet.", yes: "ja", no: "nej",
        full: FullWords(
            record: "Post i registret", recorded: "Registreret", guardians: "Forældre og andre voksne", name: "Navn",
            source: "Kilde", events: "Hændelser", at: "Hvornår", what: "Hvad", by: "Af", correctedBy: "rettet af",
            scans: "Skannede papirer", file: "Fil", removed: "fjernet", posts: "Opslag", post: "Opslag",
            verdict: "Udfald", submitted: "Indsendt", handedOver: "Udleveret", text: "Tekst", shown: "Vises",
            where_: "Hvor i billedet", takedowns: "Nedtagninger", breaches: "Vurderinger af brud", due: "Senest",
            outcome: "Resultat", handles: "Er blevet kaldt", register: "Id i registret",
            ledger: "Pladser i logbogen (post/forpligtelse)"))
}
