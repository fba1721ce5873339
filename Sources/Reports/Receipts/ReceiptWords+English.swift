import Consent

extension ReceiptWords {
    static let english = ReceiptWords(
        language: "en", title: "Receipt for an answer", titleOfWithdrawal: "Receipt for a withdrawal",
        record: "Number of this receipt", subject: "About (id)", answer: "Answer", name: "Name", given: "Given",
        until: "Holds up to and including", noEnd: "no fixed day", replaces: "Replaces your earlier answer",
        everyone: "All guardians decide together: the narrowest answer holds.",
        several: "Where more than one decides, the narrowest answer holds.",
        carriedOver: "The answer was given under an earlier law. A yes does not count until there is "
            + "evidence that it meets what is asked for today. A no holds.",
        choices: [
            "visible": "May be seen", "unrecognisable": "May be in the picture if nobody can tell who it is",
            "excluded": "Must not be in the picture", "undecided": "Will decide later",
        ],
        withdrawn: "Withdrawn", nameYes: "The first name may stand with the picture",
        nameNo: "The first name must not stand with the picture", nameNotAsked: "Not answered, and so not a yes",
        channel: "Where", unit: "Unit", purpose: "Why", platform: "Where pictures are kept", recipients: "Who sees it",
        thirdCountry: "Outside the EU and EEA", noThirdCountry: "not handed over there",
        retention: "How long pictures stay out", months: "at most # months", basis: "Legal basis", law: "Law",
        bases: [
            .consent: "consent", .publicTask: "a task in the public interest", .forbidden: "nobody may be shown here",
        ],
        notice: "Text that was shown", noticeUnknown: "it is not known which one",
        digest: "Checksum of the text (SHA-256)", collected: "How it was given",
        giver: "Given by", guardian: "guardian", person: "the person whom it is about", since: "since",
        source: "source", policy: "Version of the rules",
        sources: ["roster": "the register of the preschool or school"],
        assurances: [
            "paper-registered-by-staff": "on paper or by word of mouth, registered by staff",
            "web-sign-in": "on the web, signed in", "e-id": "with an electronic identity",
        ],
        withdrawal: "You can change or withdraw your answer at any time, without saying why: in the way in which you "
            + "answered, or through #. A withdrawal holds at once.",
        rightsHeading: "You have the right to:",
        rights: [
            .withdraw: "withdraw your answer", .access: "learn which data and pictures we hold",
            .rectification: "have errors corrected", .erasure: "have data erased",
            .restriction: "ask us to restrict how they are used",
            .portability: "receive what you gave us in a format that can be moved", .objection: "object",
            .complaint: "complain to the supervisory authority",
        ],
        controller: "Controller", officer: "Data protection officer", authority: "Supervisory authority")
}
