package import HTTPSupport
package import Hummingbird
internal import NIOCore
package import Services

/// What is known of one request on its way.
package struct WebContext: RequestContext, RequestFacts {
    package var coreContext: CoreRequestContextStorage
    package let noted = NotedFacts()
    /// Who is signed in; nil before that is known.
    package var staff: Staff?
    /// The session that says so; nil where a token does.
    package var session: SessionToken?
    /// The other end of the connection as text: the proxy's, where there is one.
    package let peer: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }

    /// - Throws: `Problem` where nobody is signed in.
    func signedIn() throws(Problem) -> Staff {
        guard let staff else { throw Problem(.notSignedIn) }
        return staff
    }
}
