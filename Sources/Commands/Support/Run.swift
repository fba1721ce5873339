import ArgumentParser

extension SynasCommand {
    /// The way in for `main`.
    ///
    /// - Parameter words: as Swift gives them, the program's own name first. Where `/proc/self/maps` cannot be read it gives
    ///   none at all: then nobody knows what was asked, and a call without a word would be answered with the help.
    /// - Returns: the exit code.
    package static func run(called words: [String]) async -> Int32 {
        Terminal.prepare()
        guard !words.isEmpty else {
            Terminal.complain(
                ["the system does not say what was asked (/proc cannot be read): nothing was done, so try again"])
            return ExitStatus.inputOutput.rawValue
        }
        return await run(Array(words.dropFirst()))
    }

    /// Parses, runs, and answers with an exit code.
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
