import ArgumentParser

extension SynasCommand {
    /// Parses, runs, and answers with an exit code: the only way in, for `main` and for tests.
    ///
    /// Data goes to standard output; errors to standard error, each one line that begins with `synas:`.
    package static func run(_ arguments: [String]) async -> Int32 {
        Terminal.prepare()
        do {
            var command = try parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return ExitStatus.done.rawValue
        } catch {
            return answer(to: error)
        }
    }

    private static func answer(to error: any Error) -> Int32 {
        if let ended = error as? ExitCode { return ended.rawValue }
        let code = exitCode(for: error)
        if code == .success { return tell(fullMessage(for: error)) }
        if code == .validationFailure {
            Terminal.complain([usage(error)])
            return ExitStatus.usage.rawValue
        }
        return fail(error)
    }

    /// Help, a version, a completion script.
    private static func tell(_ text: String) -> Int32 {
        do {
            try Terminal.output(text)
            return ExitStatus.done.rawValue
        } catch {
            return fail(error)
        }
    }

    private static func fail(_ error: any Error) -> Int32 {
        let failure = Failure(error)
        Terminal.complain(failure.lines)
        return failure.status.rawValue
    }

    /// One line: what is wrong with the call, and where to read how it is made.
    private static func usage(_ error: any Error) -> String {
        let said = message(for: error).split(separator: "\n").first.map(String.init) ?? "the call is incomplete"
        return "\(said) (see: synas help)"
    }
}

extension AsyncParsableCommand {
    /// Ends with a verdict's exit code, without an error message.
    func end(_ status: ExitStatus) throws {
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
