import HTTPTypes
import NIOCore
import NIOHTTP1

/// Watches one connection: deadlines, its place in the census, its orderly end, and an answer for what is no HTTP.
///
/// It stands between NIO's decoder and Hummingbird. Pipelined requests are answered in order by Hummingbird; the
/// guard only counts them, so that the connection is closed after the last answer, never in the middle of one. Whoever
/// sends more of them than `ConnectionLimits.pipelined` ahead of the answers gets those, and the end.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Whether further requests are taken from this connection.
    private enum Intake {
        case open
        /// The request that is being read is the last.
        case last
        case shut
    }

    private let limits: ConnectionLimits
    private let census: ConnectionCensus
    private let record: RequestRecord
    private let refusal: Refusal
    /// Where the connection came in, when it is encrypted; nil when it came in here.
    private let entrance: SecureEntrance?
    private var clock: RequestClock
    private var intake = Intake.open
    /// Requests read, or unreadable, whose answer is not complete.
    private var unanswered = 0
    /// Requests that the front has answered since the last answers were sent off: asked ahead of them all the same.
    private var answeredInFront = 0
    /// Why the rest of what this connection sends can't be read.
    private var fault: HTTPResponseStatus?
    /// The answer that is being written says that it is the last.
    private var isFinal = false
    /// The last answer is written: whatever would follow it has nobody to read it.
    private var isDone = false
    private var isClosed = false
    /// Requests that were read behind the decoder, unreadable ones included.
    private(set) var headsRead = 0
    /// Somebody wants the connection closed, which waits until what was answered has left us.
    private var deferredClose: EventLoopPromise<Void>?
    /// How it is to be closed then; nil while nobody wants it closed.
    private var closesOnceSent: CloseMode?
    /// What the census was told last.
    private var isServed = false

    init(
        limits: ConnectionLimits, census: ConnectionCensus, record: RequestRecord, refusal: Refusal,
        entrance: SecureEntrance?
    ) {
        self.limits = limits
        self.census = census
        self.record = record
        self.refusal = refusal
        self.entrance = entrance
        clock = RequestClock(limits: limits, now: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        // One that came in elsewhere is open and counted already.
        if entrance != nil { scheduleTick(context) }
    }

    /// Called by the handler in front of the decoder.
    func bytesArrived() {
        clock.bytesArrived(at: .now())
    }

    /// True when everything read so far is answered and more may be asked: an answer written now is next in order.
    ///
    /// The last answer that a connection gets for asking too far ahead says so, which those of the front don't.
    var isIdle: Bool {
        intake == .open && unanswered == 0 && answeredInFront < ConnectionLimits.pipelined - 1 && !isClosed
            && closesOnceSent == nil
    }

    /// Called by the front for each request that it answers.
    func frontTakesRequest() {
        answeredInFront += 1
    }

    /// Called by the front when it has sent off what it has written.
    func frontFlushed() {
        answeredInFront = 0
    }

    /// Called by the front when it writes answers; `sent` succeeds when all of it left.
    func frontAnswers(_ context: ChannelHandlerContext, sent: EventLoopPromise<Void>) {
        let now = NIODeadline.now()
        // A request answered at once begins a new wait, unless the reader has not even taken the answer before.
        if !clock.isReaderBehind { census.waits(context.channel) }
        clock.headRead(at: now)
        clock.requestRead(at: now)
        clock.answerWritten(at: now)
        sent.futureResult.assumeIsolated().whenComplete { _ in self.answerSent(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        if census.admit(context.channel) {
            scheduleTick(context)
            context.fireChannelActive()
        } else {
            context.fireChannelActive()
            refuse(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        deferredClose?.succeed()
        deferredClose = nil
        census.left(context.channel)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard intake != .shut else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            guard Self.namesHost(head) else {
                return errorCaught(context: context, error: HTTPParserError.invalidHeaderToken)
            }
            clock.headRead(at: .now())
            headsRead += 1
            unanswered += 1
            let isAskedTooFar = unanswered + answeredInFront >= ConnectionLimits.pipelined
            if !head.isKeepAlive || isAskedTooFar || Self.leavesHTTP(head) { intake = .last }
        case .body:
            break
        case .end:
            clock.requestRead(at: .now())
            if intake == .last { intake = .shut }
        }
        tellCensus(context)
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        clock.blocked(!context.channel.isWritable, at: .now())
        tellCensus(context)
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What comes after the last request is not read, so it can't be wrong either.
        guard intake != .shut else { return }
        if let error = error as? HTTPParserError {
            let isTooLarge = error == .headerOverflow
            fault = isTooLarge ? .requestHeaderFieldsTooLarge : .badRequest
            intake = .shut
            // Hummingbird answers it after the requests before it; until then it counts as one of them.
            clock.headRead(at: .now())
            clock.requestRead(at: .now())
            headsRead += 1
            unanswered += 1
            tellCensus(context)
        }
        context.fireErrorCaught(error)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ConnectionCensus.Eviction {
            record.meters.ended(.crowdedOut)
            return context.close(promise: nil)
        }
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        // Not passed on: Hummingbird's handler closes with the last write, sent or not.
        clock.ending(at: .now())
        if intake == .open { intake = clock.isReadingBody ? .last : .shut }
        if clock.answering == 0 { context.close(promise: nil) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isDone else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.code >= 200:
            if let fault, unanswered == 1 {
                isFinal = true
                note(fault)
                context.write(wrapOutboundOut(.head(refusal.head(fault))), promise: promise)
                return context.write(wrapOutboundOut(.body(.byteBuffer(Refusal.body(fault)))), promise: nil)
            }
            if !head.isKeepAlive { intake = .shut }
            isFinal = !head.isKeepAlive || (intake != .open && unanswered <= 1)
            if isFinal {
                head.headers.replaceOrAdd(name: "connection", value: "close")
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            unanswered -= 1
            isDone = isFinal
            clock.answerWritten(at: .now())
            tellCensus(context)
            let sent = promise ?? context.eventLoop.makePromise()
            sent.futureResult.assumeIsolated().whenComplete { _ in self.answerSent(context) }
            context.write(data, promise: sent)
        default:
            context.write(data, promise: promise)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode != .input, clock.sending > 0 else {
            if mode != .input { clock.closed(at: .now()) }
            return context.close(mode: mode, promise: promise)
        }
        // Closing now would throw away what the reader has not taken yet, and begin its last second.
        if closesOnceSent != .all { closesOnceSent = mode }
        if let promise {
            if let deferredClose { deferredClose.futureResult.cascade(to: promise) } else { deferredClose = promise }
        }
    }

    private func answerSent(_ context: ChannelHandlerContext) {
        clock.answerSent(at: .now())
        guard !isClosed else { return }
        if let mode = closesOnceSent, clock.sending == 0 {
            clock.closed(at: .now())
            let promise = deferredClose
            deferredClose = nil
            return context.close(mode: mode, promise: promise)
        }
        tellCensus(context)
        guard clock.answering == 0 || (isDone && clock.sending == 0), intake != .open else { return }
        // The reader hangs up when it has read all; a close of ours could overtake our last words.
        clock.closed(at: .now())
        context.close(mode: .output, promise: nil)
    }

    /// Says whose turn it is.
    ///
    /// It is ours only with a whole request to answer and nothing left for the reader to take. Whoever asks ahead of
    /// the answers could have us at work all the time, so that connection keeps no place.
    private func tellCensus(_ context: ChannelHandlerContext) {
        let whole = unanswered - (clock.isReadingBody ? 1 : 0)
        let isOurs = whole == 1 && !isDone && !clock.isReaderBehind
        guard isOurs != isServed else { return }
        isServed = isOurs
        if isOurs {
            census.isServed(context.channel)
        } else {
            census.waits(context.channel)
        }
    }

    /// Whether the decoder reads nothing more behind a request: one to speak another protocol, which nobody here does
    /// (RFC 9110, 7.8 and 9.3.6).
    private static func leavesHTTP(_ head: HTTPRequestHead) -> Bool {
        head.method == .CONNECT
            || (head.headers.contains(name: "Upgrade")
                && head.headers[canonicalForm: "Connection"].contains { $0.lowercased() == "upgrade" })
    }

    /// RFC 9112, 3.2: one Host, which only an older client may leave out.
    private static func namesHost(_ head: HTTPRequestHead) -> Bool {
        let count = head.headers["host"].count
        return count == 1 || (count == 0 && (head.version.major, head.version.minor) < (1, 1))
    }

    /// Looks at the clock now and then: cheaper than a timer for each state of each request.
    private func scheduleTick(_ context: ChannelHandlerContext) {
        context.eventLoop.assumeIsolated().scheduleTask(in: limits.tick) { [weak self] in
            guard let self, !self.isClosed else { return }
            if let deadline = self.clock.deadline, deadline <= .now() {
                self.record.meters.ended(.tooSlow)
                if let entrance = self.entrance { entrance.cut() } else { context.close(promise: nil) }
            } else {
                self.scheduleTick(context)
            }
        }
    }

    /// What never became a request is counted and logged as one, as far as it is known.
    private func note(_ fault: HTTPResponseStatus) {
        record.write(
            method: nil, route: "none", status: .init(code: Int(fault.code)),
            bytes: Refusal.body(fault).readableBytes, since: .now, requestID: nil)
    }

    private func refuse(_ context: ChannelHandlerContext) {
        intake = .shut
        note(.serviceUnavailable)
        isDone = true
        context.write(wrapOutboundOut(.head(refusal.head(.serviceUnavailable))), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(Refusal.body(.serviceUnavailable)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        // Closing at once could overtake these words, when a request is on its way to us.
        clock.closed(at: .now())
        context.close(mode: .output, promise: nil)
        scheduleTick(context)
    }
}
