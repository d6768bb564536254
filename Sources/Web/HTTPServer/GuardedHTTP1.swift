import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// HTTP/1.1 as Hummingbird speaks it, with a guard on each connection.
struct GuardedHTTP1: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    private let http: HTTP1Channel
    private let house: House
    private let desk: FrontDesk?

    /// Without a `desk` every request goes through the decoder.
    init(house: House, desk: FrontDesk?, responder: @escaping HTTPChannelHandler.Responder) {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: ConnectionLimits.headBytes, maxHeaderListSize: ConnectionLimits.headBytes,
            maxHeaderFieldCount: ConnectionLimits.headFields)
        http = HTTP1Channel(responder: responder, configuration: .init(httpDecoderConfiguration: decoder))
        self.house = house
        self.desk = desk
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        setup(channel, behind: nil, logger)
    }

    /// The same for a connection whose bytes are deciphered before they come to us.
    ///
    /// - Parameter behind: the handler behind which they are, and where the connection came in.
    func setup(
        _ channel: any Channel, behind: (handler: any ChannelHandler, entrance: SecureEntrance)?, _ logger: Logger
    ) -> EventLoopFuture<Value> {
        let future = http.setup(channel: channel, logger: logger)
        do {
            let pipeline = channel.pipeline.syncOperations
            let keeper = ConnectionGuard(
                limits: house.limits, census: house.census, record: house.record, refusal: house.refusal,
                entrance: behind?.entrance)
            let decoder = try pipeline.context(handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self).handler
            // Between the decoder and Hummingbird's codec: there the version of a request is still known.
            try pipeline.addHandler(keeper, position: .after(decoder))
            let front = PageFront(keeper: keeper, desk: desk)
            try pipeline.addHandler(front, position: behind.map { .after($0.handler) } ?? .first)
            return future
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    func handle(value: Value, logger: Logger) async {
        await http.handle(value: value, logger: logger)
    }
}
