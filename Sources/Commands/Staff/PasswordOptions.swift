import ArgumentParser
import Glibc
import Services

/// Where a password comes from. Never from the call: every process of the machine can read that, and the shell keeps it.
struct PasswordOptions: ParsableArguments {
    @Flag(name: .long, help: "Make a password, and print it once.")
    var generate = false

    @Flag(name: .long, help: "No password: nobody signs in, and only tokens act for the account.")
    var withoutPassword = false

    func validate() throws {
        if generate && withoutPassword {
            throw ValidationError("a password is made, or there is none: give one of the two")
        }
    }

    /// Nil for none.
    ///
    /// - Throws: `ServiceError` where standard input has none.
    func password() throws(ServiceError) -> String? {
        if withoutPassword { return nil }
        return try generate ? GeneratedPassword.make() : PasswordInput.read()
    }
}

/// A password from the terminal, or from standard input.
enum PasswordInput {
    private static let longest = 4096

    static func read() throws(ServiceError) -> String {
        isatty(STDIN_FILENO) == 1 ? try ask() : try line()
    }

    /// Twice, and nothing is shown of it.
    private static func ask() throws(ServiceError) -> String {
        guard let echo = HiddenTyping() else {
            throw ServiceError(.inputOutput, "the terminal cannot hide what is typed: hand the password in by a pipe")
        }
        defer { echo.end() }
        Terminal.draw("Password: ")
        let first = try line()
        Terminal.draw("\nThe same again: ")
        let second = try line()
        Terminal.draw("\n")
        guard first == second else { throw ServiceError(.badInput, "the two passwords differ: try again") }
        return first
    }

    /// One line without its end.
    private static func line() throws(ServiceError) -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < longest, unsafe Glibc.read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A { bytes.append(byte) }
        if bytes.last == 0x0D { bytes.removeLast() }
        guard !bytes.isEmpty else {
            throw ServiceError(
                .badInput, "there is no password on standard input: give one there, or let one be made with --generate")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ServiceError(.badInput, "the password is no text in UTF-8: give another one")
        }
        return text
    }
}

/// A terminal that does not show what is typed, until it is ended.
private struct HiddenTyping {
    private let before: termios

    /// Nil where the terminal cannot do so.
    init?() {
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        before = settings
        settings.c_lflag &= ~tcflag_t(ECHO)
        guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) == 0 else { return nil }
    }

    func end() {
        var settings = before
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    }
}
