import NIOCore

/// Watches a connection that speaks HTTP/2: its deadlines and those of its requests, its place in the census, its end.
///
/// It stands between TLS and HTTP/2, and is told of requests by their own guards.
final class HTTP2Guard: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let house: House
    private let entrance: SecureEntrance
    /// Requests that are being read, answered or sent.
    private var streams: [ObjectIdentifier: StreamGuard] = [:]
    /// Since when there are none.
    private var idleSince = NIODeadline.now()
    /// Since when the reader takes nothing of what all of them send.
    private var blockedSince: NIODeadline?
    /// Since when all is to come to its end.
    private var endingSince: NIODeadline?
    /// We have said that nothing more is answered.
    private var isEnding = false
    private var isServed = false
    private var isClosed = false

    init(house: House, entrance: SecureEntrance) {
        self.house = house
        self.entrance = entrance
    }

    var limits: ConnectionLimits { house.limits }

    func handlerAdded(context: ChannelHandlerContext) {
        scheduleTick(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        blockedSince = context.channel.isWritable ? nil : blockedSince ?? .now()
        tellCensus(context.channel)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isEnding = true
            endingSince = endingSince ?? .now()
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// A request begins.
    func opened(_ stream: StreamGuard) {
        streams[ObjectIdentifier(stream)] = stream
    }

    /// A request is over, answered or not.
    func ended(_ stream: StreamGuard, on connection: (any Channel)?) {
        streams[ObjectIdentifier(stream)] = nil
        if streams.isEmpty { idleSince = .now() }
        if let connection { tellCensus(connection) }
    }

    /// Says whose turn it is: ours as long as there is something to answer, and the reader takes what it gets.
    ///
    /// Whoever asks for very much at once could have us at work all the time, so that connection keeps no place.
    func tellCensus(_ connection: any Channel) {
        guard !isClosed else { return }
        let owed = streams.values.count { $0.isOwed }
        let isOurs = (1...ConnectionLimits.pipelined).contains(owed) && blockedSince == nil
        guard isOurs != isServed else { return }
        isServed = isOurs
        if isOurs { house.census.isServed(connection) } else { house.census.waits(connection) }
    }

    /// By when all must be over.
    ///
    /// Only what is being answered is worth waiting for, be it asked before the farewell or while that was on its way;
    /// the farewell and the last answer need a moment.
    ///
    /// - Parameter idleSince: since when there is no request; nil when there is one.
    static func end(since: NIODeadline, idleSince: NIODeadline?, limits: ConnectionLimits) -> NIODeadline {
        let latest = since + limits.draining
        return idleSince.map { min(max($0, since) + limits.lingering, latest) } ?? latest
    }

    private func scheduleTick(_ context: ChannelHandlerContext) {
        context.eventLoop.assumeIsolated().scheduleTask(in: limits.tick) { [weak self] in
            guard let self, !self.isClosed else { return }
            self.tick(context)
            self.scheduleTick(context)
        }
    }

    private func tick(_ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        for stream in streams.values where stream.isOver(at: now) {
            house.record.meters.ended(.tooSlow)
            stream.cut()
        }
        let end = endingSince.map {
            Self.end(since: $0, idleSince: streams.isEmpty ? idleSince : nil, limits: limits)
        }
        let limit = [end, blockedSince.map { $0 + limits.sending }].compactMap(\.self).min()
        if let limit, limit <= now {
            house.record.meters.ended(.tooSlow)
            entrance.cut()
        } else if streams.isEmpty, !isEnding, idleSince + limits.idle <= now {
            // With a farewell, which tells the browser that a request under way was not read.
            house.record.meters.ended(.tooSlow)
            userInboundEventTriggered(context: context, event: ChannelShouldQuiesceEvent())
        }
    }
}
