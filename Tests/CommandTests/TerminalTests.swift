import Foundation
import TestSupport
import Testing

@Suite("At the terminal: help, completions, bars and colours")
struct TerminalTests {
    /// Every command there is, as the help itself lists them, those within others too.
    private static func commands(below words: [String] = []) throws -> [[String]] {
        let help = try Workplace().synas(words + ["--help"]).output
        guard let list = help.components(separatedBy: "\nSUBCOMMANDS:\n").dropFirst().first else { return [words] }
        let names = list.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
            .compactMap { $0.wholeMatch(of: /\s\s([a-z-]+)(?:\s.*)?/).map { String($0.1) } }
        return try [words] + names.flatMap { try commands(below: words + [$0]) }
    }

    /// The examples of a help text, with lines that go on put together.
    private static func examples(in help: String) -> [[String]] {
        let lines = help.replacing("\\\n", with: " ").split(separator: "\n").map(String.init)
        return lines.filter { $0.hasPrefix("  synas ") }.map(words)
    }

    /// As a shell takes a line: what stands in double quotes is one word.
    private static func words(_ line: String) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
    }

    @Test("every command has help with examples, and every example is a call that is understood")
    func help() throws {
        let commands = try Self.commands()
        #expect(
            Set(commands.map { $0.joined(separator: " ") }).isSuperset(of: [
                "", "init", "check", "submit", "inspect", "strip", "redact", "roster import", "consent answer",
                "consent withdraw",
                "consent show", "policy check",
            ]))
        let work = try Workplace()
        for command in commands {
            let help = try work.synas(command + ["--help"])
            let examples = Self.examples(in: help.output)
            #expect(help.code == 0 && help.complaints.isEmpty && !examples.isEmpty, "\(help)")
            let start = ["synas"] + command
            #expect(examples.allSatisfy { Array($0.prefix(start.count)) == start }, "\(help)")
            #expect(try work.synas(["help"] + command).output == help.output)
            for example in examples {
                // A witness needs no data folder: it makes a folder of its own.
                let place = command.first == "witness" ? try Workplace() : work
                let ran = try place.synas(Array(example.dropFirst()))
                // Nothing is there, so nothing can be done: but the call itself was understood.
                let isMissing = ran.code == 66 || ran.code == 64 && ran.complaints.contains("there is no such file")
                // A service is asked by who is signed in alone.
                let isStranger = example.contains("--server") && ran.code == 77
                #expect(command.first == "witness" ? ran.code != 64 : isMissing || isStranger, "\(ran)")
            }
        }
        #expect(work.names(in: ".").isEmpty)
    }

    @Test("the version")
    func version() throws {
        let ran = try Workplace().synas("--version")
        #expect(ran.code == 0 && ran.output.contains(/^\d+\.\d+\.\d+\n$/), "\(ran)")
    }

    @Test("completions that the shell itself takes", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let work = try Workplace()
        let ran = try work.synas("--generate-completion-script", shell)
        #expect(ran.code == 0 && ran.complaints.isEmpty)
        #expect(ran.output.contains("synas") && ran.output.contains("withdraw") && ran.output.contains("patience"))
        guard let program = Program.found(shell) else { return }
        try work.write(ran.output, to: "completion")
        let checked = try start([program, "-n", "completion"], in: work.path).wait()
        #expect(checked.code == 0, "\(checked)")
    }

    @Test("a bar on a terminal alone")
    func bar() throws {
        let work = try Workplace()
        try Scene.writePictures(in: work)
        let words = ["strip", "hut.jpg", "leaves.png", "sun.png", "--out", "clean"]
        let shown = try work.synas(words, complaints: .terminal)
        #expect(shown.code == 0 && shown.complaints.contains("[####") && shown.complaints.contains("3/3"), "\(shown)")
        #expect(shown.complaints.hasSuffix("\u{1B}[K"), "it leaves a clean line")
        #expect(try work.synas(words).complaints.isEmpty)
        #expect(try work.synas(words, environment: ["TERM": "dumb"], complaints: .terminal).complaints.isEmpty)
        #expect(try work.synas(words, output: .terminal).complaints.isEmpty)
    }

    @Test("colours on a terminal alone, and none with NO_COLOR")
    func colours() throws {
        let scene = try Scene()
        let words = ["check", "cleared.yaml", "held.yaml", "refused.yaml", "--data", "data"]
        let escape = "\u{1B}["
        #expect(try scene.work.synas(words, output: .terminal).output.contains(escape))
        #expect(try !scene.work.synas(words).output.contains(escape))
        #expect(try !scene.work.synas(words, environment: ["NO_COLOR": "1"], output: .terminal).output.contains(escape))
        let json = try scene.work.synas(words + ["--format", "json"], output: .terminal)
        #expect(!json.output.contains(escape))
    }

    @Test(
        "standard output closed or full: what was recorded stands, and the exit code tells",
        arguments: [Stream.closed, .file("/dev/full")])
    func noOutput(stream: TestSupport.Stream) throws {
        let scene = try Scene()
        let ran = try scene.synas("submit", "cleared.yaml", "--out", "ready", output: stream)
        #expect(ran.code == 74 && ran.complaintLines.count == 1, "\(ran)")
        #expect(ran.complaints.contains("what was recorded stands"))
        // A closed standard output must not have become the database's.
        let evidence = try Evidence(scene.work.path("data"))
        let posts = try evidence.postIDs()
        #expect(posts.count == 1 && scene.work.names(in: "ready") == posts)
        #expect(try scene.synas("check", "cleared.yaml").code == 0)
    }

    @Test("a reader that goes away is no mistake, and kills nothing")
    func readerGone() throws {
        let scene = try Scene()
        let ran = try scene.synas("submit", "cleared.yaml", "--out", "ready", output: .abandoned)
        #expect(ran.code == 0 && ran.complaints.isEmpty, "\(ran)")
        #expect(scene.work.names(in: "ready").count == 1)
    }

    @Test("where the system does not give the words of a call, nothing is done, and it is said")
    func wordsLost() throws {
        guard let strace = Program.found("strace") else { return }
        let lost = ["-P", "/proc/self/maps", "-e", "trace=openat", "-e", "inject=openat:error=EIO:when=1"]
        let ran = try Workplace().run(
            [strace, "-f", "-o", "/dev/null"] + lost + [Program.path("synas"), "consent", "list"])
        #expect(ran.code == 74 && ran.output.isEmpty && ran.complaints.contains("nothing was done"), "\(ran)")
    }

    @Test("standard error closed: the exit code still tells")
    func noComplaints() throws {
        let ran = try Workplace().synas(["inspect", "none.jpg"], complaints: .closed)
        #expect(ran.code == 66 && ran.output.isEmpty, "\(ran)")
    }
}
