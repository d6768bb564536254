import NIOCore

/// Where connections come in that are to speak TLS: gives each its place in the census, and time to agree on a cipher.
///
/// It stands in front of TLS, so that it can end one without a farewell, which the other side might never take.
final class SecureEntrance: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let house: House
    private var context: ChannelHandlerContext?
    private var deadline: Scheduled<Void>?
    private var isAgreed = false

    init(house: House) {
        self.house = house
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        let isAdmitted = house.census.admit(context.channel)
        context.fireChannelActive()
        guard isAdmitted else {
            // Nothing can be said before a cipher is agreed on, which takes more than we have.
            house.record.meters.ended(.crowdedOut)
            return context.close(promise: nil)
        }
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: house.limits.head) { [weak self] in
            guard let self, !self.isAgreed else { return }
            self.house.record.meters.ended(.tooSlow)
            self.cut()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        house.census.left(context.channel)
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ConnectionCensus.Eviction {
            house.record.meters.ended(.crowdedOut)
            return cut()
        }
        // Nothing was asked yet.
        if event is ChannelShouldQuiesceEvent, !isAgreed { return cut() }
        context.fireUserInboundEventTriggered(event)
    }

    /// The cipher is agreed on; the time of the connection is somebody else's from here on.
    func agreed() {
        isAgreed = true
        deadline?.cancel()
    }

    /// Ends the connection at once.
    func cut() {
        context?.close(promise: nil)
    }
}
