import HTTPTypes
import TestSupport
import Testing

@Suite("Who may do what: every route, everyone who asks, everything that is asked for")
struct MatrixTests {
    /// The status for each of `Asker.allCases`, in their order:
    /// teacher, manager, auditor, administrator, guardian, nobody, narrowed, ended.
    private static let table: [String: String] = [
        "health plain": "200 200 200 200 200 200 200 200",
        "ready plain": "200 200 200 200 200 200 200 200",
        "metrics plain": "200 200 200 200 200 200 200 200",
        "openapi plain": "200 200 200 200 200 200 200 200",

        "signIn plain": "200 200 200 200 200 200 200 401",
        "signOut plain": "204 204 204 204 204 401 204 401",
        "signOutEverywhere plain": "403 403 403 204 204 401 403 401",
        "me plain": "200 200 200 200 200 401 200 401",

        "checkPost own": "200 200 403 403 403 401 403 401",
        "checkPost otherUnit": "404 404 403 403 403 401 403 401",
        "checkPost unknown": "404 404 403 403 403 401 403 401",
        "submitPost own": "201 201 403 403 403 401 403 401",
        "submitPost otherUnit": "404 404 403 403 403 401 403 401",
        "submitPost unknown": "404 404 403 403 403 401 403 401",
        "listPosts own": "200 200 200 403 403 401 403 401",
        "listPosts otherUnit": "404 404 200 403 403 401 403 401",
        "listPosts unknown": "404 404 200 403 403 401 403 401",
        "showPost own": "200 200 200 403 403 401 403 401",
        "showPost otherUnit": "404 404 200 403 403 401 403 401",
        "showPost unknown": "404 404 404 403 403 401 403 401",
        "publishPost own": "200 200 403 403 403 401 403 401",
        "publishPost otherUnit": "404 404 403 403 403 401 403 401",
        "publishPost unknown": "404 404 403 403 403 401 403 401",
        "fetchPicture own": "200 200 403 403 403 401 403 401",
        "fetchPicture otherUnit": "404 404 403 403 403 401 403 401",
        "fetchPicture unknown": "404 404 403 403 403 401 403 401",
        "fetchManifest own": "200 200 403 403 403 401 403 401",
        "fetchManifest otherUnit": "404 404 403 403 403 401 403 401",
        "fetchManifest unknown": "404 404 403 403 403 401 403 401",

        "listChildren own": "200 200 403 403 403 401 403 401",
        "listChildren otherGroup": "404 200 403 403 403 401 403 401",
        "listChildren otherUnit": "404 404 403 403 403 401 403 401",
        "listChildren unknown": "404 404 403 403 403 401 403 401",
        "daySheet own": "200 200 403 403 403 401 403 401",
        "daySheet otherGroup": "404 200 403 403 403 401 403 401",
        "daySheet otherUnit": "404 404 403 403 403 401 403 401",
        "daySheet unknown": "404 404 403 403 403 401 403 401",

        "leaveOut own": "200 200 403 403 403 401 403 401",
        "leaveOut otherGroup": "200 200 403 403 403 401 403 401",
        "leaveOut otherUnit": "404 404 403 403 403 401 403 401",
        "leaveOut left": "200 200 403 403 403 401 403 401",
        "leaveOut erased": "404 404 403 403 403 401 403 401",
        "leaveOut protected": "200 200 403 403 403 401 403 401",
        "leaveOut refused": "200 200 403 403 403 401 403 401",
        "leaveOut unknown": "404 404 403 403 403 401 403 401",
        "withdraw own": "200 200 403 403 403 401 403 401",
        "withdraw otherGroup": "200 200 403 403 403 401 403 401",
        "withdraw otherUnit": "404 404 403 403 403 401 403 401",
        "withdraw left": "200 200 403 403 403 401 403 401",
        "withdraw erased": "404 404 403 403 403 401 403 401",
        "withdraw protected": "200 200 403 403 403 401 403 401",
        "withdraw refused": "200 200 403 403 403 401 403 401",
        "withdraw unknown": "404 404 403 403 403 401 403 401",
        "answer own": "200 200 403 403 403 401 403 401",
        "answer otherGroup": "200 200 403 403 403 401 403 401",
        "answer otherUnit": "404 404 403 403 403 401 403 401",
        "answer left": "200 200 403 403 403 401 403 401",
        "answer erased": "404 404 403 403 403 401 403 401",
        "answer protected": "200 200 403 403 403 401 403 401",
        "answer refused": "200 200 403 403 403 401 403 401",
        "answer unknown": "404 404 403 403 403 401 403 401",

        "report own": "403 200 200 403 403 401 403 401",
        "report otherGroup": "403 200 200 403 403 401 403 401",
        "report otherUnit": "403 404 200 403 403 401 403 401",
        "report unknown": "403 404 400 403 403 401 403 401",
        "checkpoint plain": "403 404 200 403 403 401 404 401",
        "bundle plain": "403 404 200 403 403 401 404 401",
    ]

    /// Every answer, by who asks for what. Whatever is told of a child ends with the day, so that each answer is of a folder
    /// in which the others have happened or not: it makes no difference.
    private static let answers = Task {
        let office = try await Office.full()
        var found: [String: Reply] = [:]
        for operation in try Specification().operations {
            for relation in Relation.all(of: operation) {
                for asker in Asker.allCases {
                    let reply = try await Self.ask(office, Question(operation, relation, office), asker)
                    found["\(operation) \(relation) \(asker)"] = reply
                }
            }
        }
        return found
    }

    private static func ask(_ office: Office, _ question: Question, _ asker: Asker) async throws -> Reply {
        let key = "\(question.operation)-\(question.relation)-\(asker)".lowercased()
        let method = try #require(HTTPRequest.Method(question.operation.method))
        return try await office.ask(
            asker, method, question.path, question.headers(key.count < 8 ? key + "-key" : key), question.body)
    }

    @Test("the table names every combination, and no other")
    func whole() throws {
        let combinations = try Specification().operations.flatMap { operation in
            Relation.all(of: operation).map { "\(operation) \($0)" }
        }
        #expect(Set(combinations).subtracting(Self.table.keys).isEmpty, "missing in the table")
        #expect(Set(Self.table.keys).subtracting(combinations).isEmpty, "only in the table")
        #expect(Self.table.values.allSatisfy { $0.split(separator: " ").count == Asker.allCases.count })
    }

    @Test("each is answered with the status of the table, and each no with a problem")
    func statuses() async throws {
        let answers = try await Self.answers.value
        for (combination, row) in Self.table.sorted(by: { $0.key < $1.key }) {
            for (asker, expected) in zip(Asker.allCases, row.split(separator: " ")) {
                let reply = try #require(answers["\(combination) \(asker)"])
                #expect("\(reply.status)" == expected, "\(combination) \(asker): \(reply)")
                #expect(reply.status < 400 || reply.problem != nil, "\(combination) \(asker): \(reply)")
            }
        }
    }

    @Test("what is hidden is answered, byte for byte, as what does not exist")
    func hidden() async throws {
        let answers = try await Self.answers.value
        var compared = 0
        for (combination, reply) in answers where reply.status == 404 {
            let words = combination.split(separator: " ")
            guard words[1] != "plain", let other = answers["\(words[0]) unknown \(words[2])"] else { continue }
            #expect(reply.masked == other.masked, "\(combination)")
            compared += 1
        }
        #expect(compared > 40)
    }

    @Test("who may not at all is told so whatever is asked for: the answer is one and the same")
    func forbidden() async throws {
        let answers = try await Self.answers.value
        for status in [401, 403] {
            let told = answers.filter { $0.value.status == status && !$0.key.hasPrefix("sign") }
            #expect(Set(told.values.map(\.masked)).count == 1, "\(status)")
        }
    }

    @Test("a protected child is answered, byte for byte, as one whose guardian refused")
    func protected() async throws {
        let answers = try await Self.answers.value
        for operation in ["leaveOut", "withdraw", "answer"] {
            for asker in Asker.allCases where asker != .manager {
                let one = try #require(answers["\(operation) protected \(asker)"])
                let other = try #require(answers["\(operation) refused \(asker)"])
                #expect(Self.masked(one) == Self.masked(other), "\(operation) \(asker)")
            }
        }
    }

    /// Without the handle, the call's own key, and the lengths that come of it.
    private static func masked(_ reply: Reply) -> String {
        reply.masked.replacing(/siri|maja/, with: "HANDLE").replacing(/"[0-9a-f]{32}"/, with: "EVENT")
            .replacing(/-(protected|refused)-/, with: "-").replacing(/(?i)content-length: \d+/, with: "LENGTH")
    }
}

extension Question {
    init(_ operation: Operation, _ relation: Relation, _ office: Office) {
        let posts = [Relation.own: office.posts[Street.ekbacken], .otherUnit: office.posts[Street.talldungen]]
        self.init(
            operation: operation, relation: relation,
            post: posts[relation].flatMap { $0 } ?? "x" + String(repeating: "0", count: 25))
    }
}
