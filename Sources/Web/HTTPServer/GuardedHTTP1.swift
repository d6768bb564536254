import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// HTTP/1.1 as Hummingbird speaks it, with a guard on each connection.
struct GuardedHTTP1: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    private let http: HTTP1Channel
    private let limits: ConnectionLimits
    private let census: ConnectionCensus

    init(limits: ConnectionLimits, responder: @escaping HTTPChannelHandler.Responder) {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: ConnectionLimits.headBytes, maxHeaderListSize: ConnectionLimits.headBytes,
            maxHeaderFieldCount: ConnectionLimits.headFields)
        http = HTTP1Channel(responder: responder, configuration: .init(httpDecoderConfiguration: decoder))
        census = ConnectionCensus(maximum: limits.connections)
        self.limits = limits
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        http.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let keeper = ConnectionGuard(limits: limits, census: census, logger: logger)
            let decoder = try pipeline.context(handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self).handler
            // Between the decoder and Hummingbird's codec: there the version of a request is still known.
            try pipeline.addHandler(keeper, position: .after(decoder))
            try pipeline.addHandler(ArrivalWatch(keeper), position: .first)
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await http.handle(value: value, logger: logger)
    }
}

/// In front of the decoder: tells the guard that bytes came, before they make a whole head.
private final class ArrivalWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let keeper: ConnectionGuard

    init(_ keeper: ConnectionGuard) {
        self.keeper = keeper
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        keeper.bytesArrived()
        context.fireChannelRead(data)
    }
}
