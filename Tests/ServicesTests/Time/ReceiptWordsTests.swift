import Consent
import Policies
import Reports
import Testing

@testable import Services

@Suite("Receipts can be read by whoever gets them")
struct ReceiptWordsTests {
    private func house() throws -> TimeHouse {
        let time = try TimeHouse()
        try time.roster(
            rows("ella", born: "2010-03-14", guardians: ["G-1", "G-2"])
                + ["staff,ekbacken,grodan,S-1,anna,Anna,Lindh,,,,,,,,"], on: "2024-06-01")
        return time
    }

    private func text(_ time: TimeHouse, _ event: EventID, _ language: String = "en") throws -> String {
        ReceiptText(try Receipts(time.at("2026-12-01")).receipt(event), language: language).text()
    }

    private func carriedOver(_ time: TimeHouse, notice: String? = nil) throws -> EventID {
        let given = GivenAnswer(
            person: PersonReference("ella"), guardian: "G-1", channel: TestHouse.channel, response: .choice(.visible),
            name: nil, noticeVersion: notice, language: "sv", at: time.moment("2017-09-01"))
        return try Consents(time.at("2024-06-10")).carryOver(given)[0].event.id
    }

    @Test("where nobody knows what was shown, it says so, and that a yes from then does not count yet")
    func unknownNotice() throws {
        let time = try house()
        let event = try carriedOver(time)
        #expect(try Receipts(time.at("2026-12-01")).receipt(event).notice == nil)
        let text = try text(time, event)
        #expect(
            text.contains("Text that was shown: it is not known which one\n") && !text.contains("SHA-256"), "\(text)")
        #expect(text.contains("A yes does not count until there is"), "\(text)")
        let withdrawal = try self.text(time, time.withdraw("ella", by: "G-1", on: "2024-06-11"))
        #expect(!withdrawal.contains("Text that was shown") && !withdrawal.contains("A yes does not count"))
        let answered = try self.text(time, time.answer("ella", by: "G-1", .visible, on: "2024-06-12"))
        #expect(!answered.contains("A yes does not count"), "\(answered)")
    }

    @Test("it says how answers come together, as it is for whoever gave it: guardian, child, or staff")
    func together() throws {
        let time = try house()
        let guardian = try text(time, time.answer("ella", by: "G-1", .visible, on: "2024-12-31"))
        #expect(guardian.contains("All guardians decide together"))
        let child = try text(time, time.answer("ella", by: nil, .excluded, on: "2026-02-11"))
        #expect(child.contains("Where more than one decides") && !child.contains("guardian"), "\(child)")
        let staff = try text(time, time.answer("staff:anna", by: nil, .visible, on: "2026-02-11"))
        #expect(!staff.contains("narrowest") && !staff.contains("guardian"), "\(staff)")
        #expect(staff.contains("Given by: the person whom it is about\n"))
    }

    @Test("no line is wider than 80 columns, in any language; nothing is cut", arguments: ["sv", "en", "da"])
    func width(_ language: String) throws {
        let time = try house()
        let old = try carriedOver(time)
        let events = try ["open-blog", "facebook-page", "learning-platform", "newsletter"].map {
            try time.answer("ella", by: nil, .unrecognisable, in: $0, on: "2026-02-11")
        }
        for event in events + [old] {
            let receipt = try Receipts(time.at("2026-12-01")).receipt(event)
            let text = try text(time, event, language)
            for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
            let words = text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
            // In a language that the policies lack, those of another stand there.
            let recipients = receipt.channel.recipients
            let told = recipients[language].map { [$0] } ?? Array(recipients.values)
            #expect(told.contains { $0.allSatisfy { words.contains($0) } }, "\(recipients)")
            if let digest = receipt.notice?.sha256 { #expect(words.contains(digest)) }
            #expect(words.contains(receipt.controller.address) && words.contains(receipt.policyVersion))
        }
    }

    @Test("it speaks to the one who answered alone, and not of the registry in a code word")
    func words() throws {
        let time = try house()
        let first = try time.answer("ella", by: "G-1", .visible, on: "2024-12-30")
        let second = try text(time, time.answer("ella", by: "G-1", .excluded, on: "2024-12-31"), "sv")
        #expect(second.contains("Ersätter ditt tidigare svar: \(first.rawValue)\n"), "\(second)")
        #expect(second.contains("(källa: verksamhetens register)") && !second.contains("roster"), "\(second)")
    }
}
