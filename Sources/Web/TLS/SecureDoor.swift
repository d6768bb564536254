import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOHTTP2
import NIOSSL
import NIOTLS

/// TLS, and in it HTTP/2 or HTTP/1.1, whichever the browser would rather speak.
struct SecureDoor: ServerChildChannel {
    /// What is spoken on a connection.
    enum Spoken: Sendable {
        case http1(GuardedHTTP1.Value)
        case http2(HTTP2Channel.Value)
    }

    struct Value: ServerChildChannelValue {
        let spoken: EventLoopFuture<Spoken>
        let channel: any Channel
    }

    private typealias Negotiation = NIOTypedApplicationProtocolNegotiationHandler<Spoken>

    private let keeper: TLSKeeper
    private let house: House
    private let http1: GuardedHTTP1
    private let responder: HTTPChannelHandler.Responder

    init(keeper: TLSKeeper, house: House, responder: @escaping HTTPChannelHandler.Responder) {
        self.keeper = keeper
        self.house = house
        self.responder = responder
        // Kept pages come from the router here: the front knows HTTP/1.1 alone.
        http1 = GuardedHTTP1(house: house, desk: nil, responder: responder)
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let entrance = SecureEntrance(house: house)
            let negotiation = Negotiation { result, channel in
                entrance.agreed()
                return speak(result, channel, entrance, logger)
            }
            try channel.pipeline.syncOperations.addHandlers([
                entrance, NIOSSLServerHandler(context: keeper.context), negotiation,
            ])
            return Value(spoken: negotiation.protocolNegotiationResult, channel: channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        // Whoever leaves before anything is agreed on has asked nothing.
        guard let spoken = try? await value.spoken.get() else { return }
        switch spoken {
        case .http1(let value): await http1.handle(value: value, logger: logger)
        case .http2(let value):
            // No more of them are worked on than of one that speaks HTTP/1.1.
            let responder = Places(ConnectionLimits.pipelined).responder(responder)
            await HTTP2Channel(responder: responder).handle(value: value, logger: logger)
        }
    }

    private func speak(
        _ result: ALPNResult, _ channel: any Channel, _ entrance: SecureEntrance, _ logger: Logger
    ) -> EventLoopFuture<Spoken> {
        do {
            guard case .negotiated("h2") = result else {
                let negotiation = try channel.pipeline.syncOperations.context(handlerType: Negotiation.self).handler
                return http1.setup(channel, behind: (negotiation, entrance), logger).map { .http1($0) }
            }
            let keeper = HTTP2Guard(house: house, entrance: entrance)
            try channel.pipeline.syncOperations.addHandler(keeper)
            let bound = NIOLoopBound(keeper, eventLoop: channel.eventLoop)
            let http2 = HTTP2Channel(
                responder: responder,
                configuration: .init(
                    streamConfiguration: .init(additionalChannelHandlers: [StreamGuard(connection: bound.value)])))
            let future = http2.setup(channel: channel, logger: logger)
            let protocolHandler = try channel.pipeline.syncOperations.context(handlerType: NIOHTTP2Handler.self).handler
            try channel.pipeline.syncOperations.addHandler(PingFilter(), position: .after(protocolHandler))
            return future.map { .http2($0) }
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }
}
