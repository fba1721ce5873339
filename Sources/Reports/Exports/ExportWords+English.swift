import Services

extension ExportWords {
    static let english = ExportWords(
        receipt: .english,
        titles: [
            .guardian: "What we hold about your child", .child: "What we hold about you",
            .authority: "Everything that is held about a child",
        ],
        made: "This export was made", reference: "Request",
        handling: "This export holds personal data and is made for one recipient. Do not pass it on without need.",
        contents: "Contents", child: "The child", childFacts: "From the register", number: "Number (id)",
        givenNames: "Given names", familyName: "Family name", born: "Born", registerID: "Id in the register",
        handle: "Called in posts", group: "Group", units: "Units", unit: "Unit", from: "From", left: "Until",
        you: "You", yourName: "Name", language: "Language", relations: "Your relation to the child",
        relation: "Relation", ended: "ended", until: "Ends",
        relationNames: [
            "custody": "custody", "foster-parent": "foster parent", "partner": "a guardian's partner",
            "grandparent": "grandparent", "other": "other",
        ],
        answers: "Your answers", day: "Day", channel: "Where", answer: "Answer", kind: "What",
        validity: "Holds up to and including", shownText: "Text that was shown",
        kinds: [.answered: "Answer", .withdrawn: "Withdrawal", .carriedOver: "Earlier answer, carried over"],
        letters: "When you were asked", asked: "Question", reminded: "Reminder",
        publications: "Published",
        publicationsNote: "Posts that went out and in which the child can be recognised, or is named.",
        named: "Named", picture: "Picture #", noCopy: "no copy in this export",
        papers: "Papers that your answers rest on", kept: "Kept since", paper: "Paper #",
        paperGone: "removed, its time was over", paperHere: "a copy is in this export",
        paperNotHere: "no copy in this export; ask to see it",
        about: "How the data are used", purposes: "Purposes, recipients and times",
        categories: "Kinds of data",
        categoriesText:
            "Name, birthday, unit and group; who the guardians are; answers, withdrawals and the papers that they rest "
            + "on; pictures, where in them the child is, and where they were published. No faces are recognised.",
        sourcesHeading: "Where the data come from",
        sourcesText:
            "The register of the preschool or school, those who answered, and staff who marked who is in a picture.",
        recipientsText: "Who sees it",
        keeping: "How long",
        papersKept: "Scanned papers are kept for # months after the answer has ended.",
        automated: "Automated decisions",
        automatedText:
            "No decision is made by a machine alone. The program stops pictures that the answers do not allow; people publish.",
        leftOut: "What is not in it", contact: "Who answers for it",
        leftOutTexts: [
            .guardian:
                "Other adults' data and answers, what all answers come to together, and the names and notes of staff are "
                + "left out for the sake of others (GDPR 15(4)). Pictures in which the child cannot be recognised are not listed: "
                + "that would tell what others answered. A copy of a picture comes with it if it is still out, or if nobody else "
                + "can be recognised in it. Ask the data protection officer if something is missing.",
            .child:
                "Others' data and answers, what all answers come to together, and the names and notes of staff are left out "
                + "for the sake of others (GDPR 15(4)). Pictures in which you cannot be recognised are not listed: that would tell "
                + "what others answered. A copy of a picture comes with it if it is still out, or if nobody else can be recognised "
                + "in it. Ask the data protection officer if something is missing.",
            .authority: "Other people in the pictures are left out. Scanned papers are in the data folder.",
        ],
        nothing: "There is nothing.", yes: "yes", no: "no",
        full: FullWords(
            record: "Record in the register", recorded: "Recorded", guardians: "Guardians and other adults",
            name: "Name", source: "Source", events: "Events", at: "When", what: "What", by: "By",
            correctedBy: "corrected by", scans: "Scanned papers", file: "File", removed: "removed", posts: "Posts",
            post: "Post", verdict: "Verdict", submitted: "Submitted", handedOver: "Handed over", text: "Text",
            shown: "Shown", where_: "Where in the picture", takedowns: "Takedowns", breaches: "Assessments of breaches",
            due: "Due", outcome: "Outcome", handles: "Was called", register: "Id in the register",
            ledger: "Places in the ledger (entry/commitment)"))
}
