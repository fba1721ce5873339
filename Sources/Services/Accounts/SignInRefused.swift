import Storage

/// Why nobody was signed in. It says the same whether or not there is an account of that name.
package enum SignInRefused: Error, Hashable, Sendable {
    /// No such name, another password, or an account that has ended.
    case wrong
    /// Too many failures, or too many at once: nothing was looked at. Whole seconds, at least 1.
    case wait(Int)
}

/// Somebody who has signed in.
package struct SignedIn: Sendable {
    /// The id of the session, for the cookie: 43 characters, kept nowhere.
    package let token: String
    package let staff: Staff
}

extension SignedIn: CustomReflectable, CustomStringConvertible {
    package var description: String { staff.description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
