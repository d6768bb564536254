import NIOCore

/// In front of the decoder: answers a plain GET for a page that is kept, when nothing else of the connection waits for
/// an answer; everything else passes through as it came.
final class PageFront: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let keeper: ConnectionGuard
    private let desk: FrontDesk?
    private var framing = RequestFraming()
    /// The last answer that is not written yet: the promise that all have left us goes with it.
    private var last: ByteBuffer?
    private var hasUnflushed = false

    init(keeper: ConnectionGuard, desk: FrontDesk?) {
        self.keeper = keeper
        self.desk = desk
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        keeper.bytesArrived()
        guard let desk, !framing.isLost else { return context.fireChannelRead(data) }
        var rest = unwrapInboundIn(data)
        while rest.readableBytes > 0 {
            if isNext(context), let answer = desk.answer(rest) {
                rest.moveReaderIndex(forwardBy: answer.requestBytes)
                keeper.frontTakesRequest()
                write(answer.bytes, context)
            } else {
                finishWriting(context)
                pass(&rest, context)
            }
        }
        finishWriting(context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if hasUnflushed {
            hasUnflushed = false
            context.flush()
            keeper.frontFlushed()
        }
        context.fireChannelReadComplete()
    }

    /// True when an answer written now is the next in order, and the reader takes what we send.
    private func isNext(_ context: ChannelHandlerContext) -> Bool {
        framing.isAtBoundary && keeper.isIdle && keeper.headsRead == framing.heads && context.channel.isWritable
    }

    /// Passes on one request, or all of `rest` when that need not be told apart.
    private func pass(_ rest: inout ByteBuffer, _ context: ChannelHandlerContext) {
        let all = rest
        var length = framing.follow(rest)
        rest.moveReaderIndex(forwardBy: length)
        while rest.readableBytes > 0, !keeper.isIdle {
            let more = framing.follow(rest)
            rest.moveReaderIndex(forwardBy: more)
            length += more
        }
        if let passed = all.getSlice(at: all.readerIndex, length: length) {
            context.fireChannelRead(wrapInboundOut(passed))
        }
    }

    private func write(_ answer: ByteBuffer, _ context: ChannelHandlerContext) {
        if let last { context.write(wrapOutboundOut(last), promise: nil) }
        last = answer
    }

    private func finishWriting(_ context: ChannelHandlerContext) {
        guard let answer = last else { return }
        last = nil
        hasUnflushed = true
        let sent = context.eventLoop.makePromise(of: Void.self)
        keeper.frontAnswers(context, sent: sent)
        context.write(wrapOutboundOut(answer), promise: sent)
    }
}
