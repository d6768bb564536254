import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Watches one request of a connection that speaks HTTP/2: it may take as long as one by HTTP/1.1.
final class StreamGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let connection: HTTP2Guard
    private var clock: RequestClock
    private var context: ChannelHandlerContext?
    /// All of it was read, and not all of the answer written.
    private(set) var isOwed = false
    private var isEnded = false

    init(connection: HTTP2Guard) {
        self.connection = connection
        clock = RequestClock(limits: connection.limits, now: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        connection.opened(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(context)
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(context)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: clock.headRead(at: .now())
        case .body: break
        case .end:
            clock.requestRead(at: .now())
            owes(true, context)
        }
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        clock.blocked(!context.channel.isWritable, at: .now())
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            // Says nothing here, and must not be said (RFC 9113 section 8.2.2).
            head.headerFields[.connection] = nil
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            clock.answerWritten(at: .now())
            owes(false, context)
            let sent = promise ?? context.eventLoop.makePromise()
            sent.futureResult.assumeIsolated().whenComplete { _ in self.answerSent() }
            context.write(data, promise: sent)
        }
    }

    private func answerSent() {
        clock.answerSent(at: .now())
        // The rest of what was sent to us is of no use to anybody.
        if clock.isReadingBody { clock.closed(at: .now()) }
    }

    /// Its time is up.
    func isOver(at now: NIODeadline) -> Bool {
        clock.deadline.map { $0 <= now } ?? false
    }

    /// Ends it, and no other of its connection.
    func cut() {
        context?.close(promise: nil)
    }

    private func owes(_ isOwed: Bool, _ context: ChannelHandlerContext) {
        self.isOwed = isOwed
        if let channel = context.channel.parent { connection.tellCensus(channel) }
    }

    private func end(_ context: ChannelHandlerContext) {
        guard !isEnded else { return }
        isEnded = true
        connection.ended(self, on: context.channel.parent)
    }
}
