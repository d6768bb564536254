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
    private let desk: FrontDesk?
    private let record: RequestRecord

    /// Without a `desk` every request goes through the decoder.
    init(
        limits: ConnectionLimits, desk: FrontDesk?, record: RequestRecord,
        responder: @escaping HTTPChannelHandler.Responder
    ) {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: ConnectionLimits.headBytes, maxHeaderListSize: ConnectionLimits.headBytes,
            maxHeaderFieldCount: ConnectionLimits.headFields)
        http = HTTP1Channel(responder: responder, configuration: .init(httpDecoderConfiguration: decoder))
        census = ConnectionCensus(maximum: limits.connections)
        self.limits = limits
        self.desk = desk
        self.record = record
    }

    /// Connections that are open.
    var connectionCount: Int { census.count }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        http.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let keeper = ConnectionGuard(limits: limits, census: census, record: record)
            let decoder = try pipeline.context(handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self).handler
            // Between the decoder and Hummingbird's codec: there the version of a request is still known.
            try pipeline.addHandler(keeper, position: .after(decoder))
            try pipeline.addHandler(PageFront(keeper: keeper, desk: desk), position: .first)
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await http.handle(value: value, logger: logger)
    }
}
