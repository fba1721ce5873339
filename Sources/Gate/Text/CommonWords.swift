/// Given names that are also words of a text in Swedish, Danish or English, so that a capital letter decides.
///
/// Only true words stand here: a name that is missing is looked for in small letters too and at worst asks a question
/// too many, while a name that stands here without being a word would slip through in small letters.
enum CommonWords {
    /// Whether a word, as `Letters.fold` leaves it, is also a word of a text.
    static func contains(_ folded: String) -> Bool { folded.count <= 2 || words.contains(folded) }

    private static let words = Set(lists.joined(separator: " ").split(separator: " ").map(String.init))

    private static let lists = [
        // Nature, animals, colours, seasons
        """
        alm ask aska björk björn blå blomma brun duva eld falk fågel gran gren grön guld hassel hav hund is kol kråka \
        lamm lila lilja lind ljung ljus lund malva mandel mynta myra måne natt orm pil ren ros rosa rosen räv silver \
        sky skog snö sol sommar sten stjärna storm stråle ström svan svart syrsa tall tiger tuva varg vide vind vinge \
        vinter viol viola vit våg vår åska älg ärla örn korn spira bär tass
        """,
        // People, things, deeds, qualities
        """
        axel bror brand dag dan dans dal frid frost glad gro gry gull gåva helga jul karl klar klara klok knut kristall \
        kung lag lek lin lina linda liv liva lov lova lycka lykke mark max mod pål prins rik runa rut råd saga sanna \
        snäll son stark stig stor sund tage tal tim tindra tom torn tova trygg tur ull uno vild vilda vilde vilja \
        vill villa ville viking ärlig
        """,
        // Small words, months
        """
        alla and april augusti august bara bra can dem den det dig dina din då ena elva era ett far för från god had han \
        hans har hej her his hon hos hur här inga inte jag jan juli juni kaj kal kan lill lilla maj man mars med men mer \
        mig min mina mini mon mor mot ner nog när och oss par per sen sex sig sin ska som till tre ung upp ut ute vad \
        van var vem vid där över under
        """,
        // English
        """
        amber angel art autumn bill bird chase crystal daisy dawn drew faith fern flora forest frank glen grace grant \
        heather holly honey hope hunter iris ivy jade jasmin jasmine jay joy june lance lane lily love lucky may melody \
        miles moon nick olive pat pearl penny pepper poppy rain ray red reed rich river rob robin rose rowan ruby sage \
        sandy song spring summer sun sunny violet wade will willow wolf young
        """,
    ]
}
