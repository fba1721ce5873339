import Access
import Consent
import Foundation
import GRDB
import Ledger
import Testing

@testable import Storage

@Suite("What is kept of accounts is what was written")
struct AccountStoreTests {
    private let home: Home
    private let store: SQLiteAccountStore

    init() throws {
        home = try Home()
        store = try home.data.openAccountsForWriting()
        try store.write { try $0.keep(account()) }
    }

    @Test("an account, by its id and by its name however that is written; changed, it is the same one")
    func accounts() throws {
        for name in ["anna.l", "ANNA.L"] {
            let found = try store.read { try $0.account(named: #require(SignInName(name))) }
            #expect(try found == account())
        }
        var other = try account()
        other.scopes = [Scope(unit: ekbacken, group: "ugglan")]
        (other.role, other.password, other.endedAt) = (.manager, nil, noon)
        let changed = other
        try store.write { try $0.keep(changed) }
        #expect(try store.read { try $0.accounts() } == [other])
    }

    @Test("letters that are put together in another way are the same name")
    func letters() throws {
        try store.write { try $0.keep(account("account-2", name: "\u{E5}sa")) }
        let found = try store.read { try $0.account(named: #require(SignInName("A\u{30A}SA"))) }
        #expect(found?.id.rawValue == "account-2")
    }

    @Test("what is no name", arguments: ["", "a", "anna l", "anna\n", "<b>", String(repeating: "a", count: 101)])
    func noName(text: String) { #expect(SignInName(text) == nil) }

    @Test("a name is nobody else's, and an account never goes")
    func unique() throws {
        #expect(code { try store.write { try $0.keep(account("account-2", name: "anna.L")) } } == .conflict)
        let gone = #expect(throws: DatabaseError.self) {
            try store.askWriter { try $0.execute(sql: "DELETE FROM account") }
        }
        #expect(gone?.resultCode == .SQLITE_CONSTRAINT)
    }

    @Test("sessions, tokens, failures, submissions and readings come back as they were")
    func others() throws {
        let attempt = AttemptRecord(key: sha256("k"), failures: 5, blockedUntil: noon, trustedUntil: noon, at: noon)
        let submission = SubmissionRecord(
            account: anna, key: "key-0001", digest: sha256("post"), post: PostID(rawValue: "post-1"), at: noon)
        let (child, post) = (PersonID(rawValue: "p1"), PostID(rawValue: "post-1"))
        try store.write { writer in
            try writer.keep(session("s"))
            try writer.keep(token("t"))
            try writer.keep(attempt)
            try writer.keep(submission)
            try writer.note(reading(.person(child)))
            try writer.note(reading(.post(post)))
        }
        try store.read { reader throws in
            #expect(try reader.session(sha256("s")) == session("s"))
            #expect(try reader.token(TokenID(rawValue: "t")) == token("t"))
            #expect(try reader.token(sha256("t")) == token("t"))
            #expect(try reader.attempt(sha256("k")) == attempt)
            #expect(try reader.submission(anna, key: "key-0001") == submission)
            #expect(try reader.readings(of: child) == [reading(.person(child))])
            #expect(try reader.readings(of: post) == [reading(.post(post))])
        }
    }

    @Test("what throws leaves nothing")
    func transaction() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try store.write { writer in
                try writer.keep(session("s"))
                throw Stop()
            }
        }
        #expect(try store.read { try $0.session(sha256("s")) } == nil)
    }

    @Test("a submission and a reading stay as they were written")
    func stays() throws {
        let first = SubmissionRecord(
            account: anna, key: "key-0001", digest: sha256("a"), post: PostID(rawValue: "post-1"), at: noon)
        var second = first
        second.post = PostID(rawValue: "post-2")
        let other = second
        try store.write { writer in
            try writer.keep(first)
            try writer.note(reading(.person(PersonID(rawValue: "p1"))))
        }
        #expect(code { try store.write { try $0.keep(other) } } == .conflict)
        for sql in ["UPDATE submission SET post = 'x'", "UPDATE reading SET account = 'account-1'"] {
            #expect(throws: DatabaseError.self) { try store.askWriter { try $0.execute(sql: sql) } }
        }
    }

    @Test("what is over goes, and nothing else")
    func sweep() throws {
        func moment(_ offset: Int64) -> Moment { Moment(rawValue: noon.rawValue + offset) }
        try store.write { writer in
            try writer.keep(session("over", endsAt: 10))
            try writer.keep(session("alive", endsAt: 11))
            for (name, trusted) in [("old", nil), ("trusted", moment(11))] {
                try writer.keep(AttemptRecord(key: sha256(name), failures: 1, trustedUntil: trusted, at: moment(10)))
            }
            for (key, at) in [("key-old1", 10), ("key-new1", 11)] {
                try writer.keep(
                    SubmissionRecord(
                        account: anna, key: key, digest: sha256("a"), post: PostID(rawValue: key), at: moment(Int64(at))
                    ))
                try writer.note(reading(.post(PostID(rawValue: key)), at: Int64(at)))
            }
        }
        let swept = try store.write {
            try $0.sweep(
                AccountTerms(
                    sessionsEnded: moment(10), sessionsUnseen: moment(-1), attempts: moment(10),
                    submissions: moment(10), readings: moment(10)))
        }
        var expected = SweptAccounts()
        (expected.sessions, expected.attempts, expected.submissions, expected.readings) = (1, 1, 1, 1)
        #expect(swept == expected)
        try store.read { reader throws in
            #expect(try reader.session(sha256("alive")) != nil && reader.attempt(sha256("trusted")) != nil)
            #expect(try reader.submission(anna, key: "key-new1") != nil)
            #expect(try reader.readings(of: PostID(rawValue: "key-new1")).count == 1)
        }
    }

    @Test("no text form of a record says a name, a label or a hash")
    func printed() throws {
        let record = try account()
        var text = ""
        dump(record, to: &text)
        dump(token("t"), to: &text)
        text += "\(record) \(record.name) \(token("t"))" + String(reflecting: record)
        for secret in ["anna", "Anna", "scrypt", "blog plugin"] { #expect(!text.contains(secret), "\(text)") }
    }
}
