package import ArgumentParser

package struct ServeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The service: the same over HTTP, for staff who sign in and for programs with a token.",
        discussion: """
            Starts synasd, which make build-service builds beside synas (else SYNASD names
            it, else PATH has it), in the place of this process. It serves until SIGTERM or
            SIGINT, finishes what it took on, and ends with 0. Commands go on working on the
            same data folder.

            The service speaks no TLS: it is reached from this machine alone, unless a proxy
            stands before it (docs/deploy). docs/service.md says what it answers.

            Examples:
              synas serve
              synas serve --data /srv/synas --port 8080
              synas serve --behind-proxy --origin https://synas.example.se
              synas serve --port 0 --port-file port
            """)

    @OptionGroup var data: DataOptions

    @Option(name: .long, help: "The address of this machine to listen at.")
    var address: String = "127.0.0.1"

    @Option(name: .long, help: "The port; 0 for any that is free.")
    var port: Int = 8080

    @Option(name: .long, help: "Where browsers find the service, as https://synas.example.se (else: where they ask).")
    var origin: String?

    @Flag(
        name: .long, help: "A proxy that speaks TLS stands before it, and says last in X-Forwarded-For who asks.")
    var behindProxy = false

    @Option(name: .long, help: "A file to write the port to once it is listened at.")
    var portFile: String?

    package init() {}

    package func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is no number from 0 to 65535: give one that is")
        }
        guard !address.isEmpty, behindProxy || Loopback.contains(address) else {
            throw ValidationError(
                "\(address) can be reached from elsewhere, and the service speaks no TLS: put a proxy before it "
                    + "(docs/deploy), and say --behind-proxy")
        }
        if let origin { try OriginArgument.check(origin, behindProxy: behindProxy) }
    }

    package func run() throws {
        ServiceProgram.become(arguments)
        Terminal.complain([
            "the service is not there: build it with make build-service, put synasd beside synas, or name it in SYNASD"
        ])
        throw ExitCode(ExitStatus.unavailable.rawValue)
    }

    private var arguments: [String] {
        var words = ["--data", data.path, "--address", address, "--port", String(port)]
        if let origin { words += ["--origin", origin] }
        if behindProxy { words.append("--behind-proxy") }
        if let portFile { words += ["--port-file", portFile] }
        return words
    }
}

private enum Loopback {
    static func contains(_ host: String) -> Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}

/// Where browsers find the service: with a slash at its end no browser would be believed, and over plain HTTP every
/// password could be read on its way.
private enum OriginArgument {
    static func check(_ origin: String, behindProxy: Bool) throws {
        guard let match = origin.wholeMatch(of: /(https?):\/\/([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?/)
        else {
            throw ValidationError("--origin is no origin: write it as https://synas.example.se, with nothing after it")
        }
        let isHere = Loopback.contains(match.2.filter { !"[]".contains($0) })
        guard match.1 == "https" || isHere else {
            throw ValidationError("--origin is not https, so that passwords could be read on their way: use https")
        }
        guard match.1 == "http" || behindProxy else {
            throw ValidationError(
                "--origin is https, and the service speaks no TLS: put a proxy before it (docs/deploy), and say "
                    + "--behind-proxy")
        }
    }
}
