internal import HTTPTypes
package import Hummingbird
package import HummingbirdCore
internal import NIOCore

/// A server whose connections keep to the limits.
///
/// `limits`: of heads, of the pace of bodies, of idle connections.
package func guardedServer(_ limits: Limits) -> HTTPServerBuilder {
    HTTPServerBuilder { responder in
        HTTP1Channel(
            responder: { request, writer, channel in
                let body = PacedBody(of: request, channel: channel, pace: limits.body)
                var request = request
                request.body = RequestBody(asyncSequence: PacedSequence(body: body))
                channel.triggerUserOutboundEvent(ConnectionEvent.requestBegan, promise: nil)
                try await responder(request, writer, channel)
                let goesOn = await body.drain(upTo: limits.drainBytes) && !request.endsConnection
                channel.triggerUserOutboundEvent(
                    goesOn ? ConnectionEvent.requestEnded : .closing, promise: nil)
            },
            configuration: limits.channel)
    }
}

/// `address`: where to listen.
package func applicationConfiguration(address: BindAddress, limits: Limits) -> ApplicationConfiguration {
    ApplicationConfiguration(
        address: address, backlog: limits.connections,
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections))
}

extension Limits {
    fileprivate var channel: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuardInstaller(self)], idleTimeout: TimeAmount(idle),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: headerBytes, maxHeaderListSize: headerBytes, maxHeaderFieldCount: headerFields))
    }
}

extension Request {
    fileprivate var endsConnection: Bool { headers[.connection]?.lowercased() == "close" }
}
