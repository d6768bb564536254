import NIOCore
import NIOHTTP2

/// Keeps pings, which browsers send before they ask after a pause, from what would end the connection for them.
///
/// It stands right behind HTTP/2 itself, which has answered them; whoever sends too many is left to Hummingbird, which
/// says so and hangs up.
final class PingFilter: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias InboundOut = HTTP2Frame

    private var allowance = PingAllowance()

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .ping(_, ack: false) = unwrapInboundIn(data).payload, allowance.takes(at: .now()) { return }
        context.fireChannelRead(data)
    }
}

/// How often one connection may ask whether we are there.
struct PingAllowance {
    /// Pings in `time`: a browser sends one in as long a time, some clients one for each request.
    static let count = 20
    static let time = TimeAmount.seconds(10)

    private var begun: NIODeadline?
    private var taken = 0

    /// Counts a ping; false when it is one too many.
    mutating func takes(at now: NIODeadline) -> Bool {
        if begun.map({ $0 + Self.time <= now }) ?? true { (begun, taken) = (now, 0) }
        taken += 1
        return taken <= Self.count
    }
}
