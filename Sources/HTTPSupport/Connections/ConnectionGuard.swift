internal import NIOCore

/// Stands between the socket and the HTTP decoder: a head that dribbles in, that is too long, or an answer that nobody takes
/// costs a connection for a bounded time only.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private enum State {
        /// Nothing has come of a request.
        case waiting
        case head(HeadScan)
        case request
        /// What comes is dropped.
        case closing
    }

    private let limits: Limits
    private var state = State.waiting
    private var headDeadline: Scheduled<Void>?
    private var writeDeadline: Scheduled<Void>?
    private var closeDeadline: Scheduled<Void>?

    init(_ limits: Limits) { self.limits = limits }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch state {
        case .waiting:
            startHeadDeadline(context)
            readHead(HeadScan(), context, data)
        case .head(let scan): readHead(scan, context, data)
        case .request: context.fireChannelRead(data)
        case .closing: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // Nobody above asks for more any longer.
        if case .closing = state { context.read() }
    }

    private func readHead(_ scan: HeadScan, _ context: ChannelHandlerContext, _ data: NIOAny) {
        var scan = scan
        scan.read(unwrapInboundIn(data).readableBytesView)
        state = .head(scan)
        if scan.bytes > limits.headerBytes {
            write(HeadTooLarge.answer, context)
            close(context)
        } else {
            context.fireChannelRead(data)
        }
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard let event = event as? ConnectionEvent else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        switch event {
        case .requestBegan:
            headDeadline?.cancel()
            if case .closing = state {} else { state = .request }
        case .requestEnded: if case .request = state { state = .waiting }
        case .goOn: if case .request = state { write("HTTP/1.1 100 Continue\r\n\r\n", context) }
        case .closing: close(context)
        }
        promise?.succeed()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .closing = state, event as? ChannelEvent == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writeDeadline?.cancel()
        if !context.channel.isWritable {
            writeDeadline = after(limits.writeStall, context) { context.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        for deadline in [headDeadline, writeDeadline, closeDeadline] { deadline?.cancel() }
    }
}

extension ConnectionGuard {
    private func startHeadDeadline(_ context: ChannelHandlerContext) {
        headDeadline?.cancel()
        headDeadline = after(limits.headTime, context) { context.close(promise: nil) }
    }

    private func write(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer(string: text))), promise: nil)
    }

    /// Says that nothing more follows and goes on listening for a while: a connection that is closed with bytes unread takes
    /// the answer with it.
    private func close(_ context: ChannelHandlerContext) {
        if case .closing = state { return }
        state = .closing
        headDeadline?.cancel()
        context.close(mode: .output, promise: nil)
        closeDeadline = after(limits.linger, context) { context.close(promise: nil) }
        context.read()
    }

    private func after(
        _ time: Duration, _ context: ChannelHandlerContext, _ work: @escaping () -> Void
    ) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time), work)
    }
}

/// Puts the guard in front of everything else on a connection.
final class ConnectionGuardInstaller: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let limits: Limits

    init(_ limits: Limits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        do {
            try context.pipeline.syncOperations.addHandler(ConnectionGuard(limits), position: .first)
        } catch {
            // Without its guard no connection is served.
            context.close(promise: nil)
        }
    }
}

/// Written past the encoder: where the head is not known there is no request to answer.
private enum HeadTooLarge {
    static let answer = head + body

    private static let body = Problem(.headerTooLarge, "send fewer or shorter headers").json(instance: "none")

    private static let head = """
        HTTP/1.1 431 Request Header Fields Too Large\r
        Content-Type: \(Problem.contentType)\r
        Content-Length: \(body.utf8.count)\r
        Cache-Control: no-store\r
        X-Content-Type-Options: nosniff\r
        Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r
        Connection: close\r
        \r

        """
}
