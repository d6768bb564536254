import NIOCore

/// When a connection has taken too long: what it owes us, and since when.
///
/// It is told the time, so that tests need not wait.
struct RequestClock {
    private enum Reading {
        case nothing
        case head
        case body
    }

    private let limits: ConnectionLimits
    /// A new connection owes the head of its first request.
    private var reading = Reading.head
    private var readingSince: NIODeadline
    /// Requests whose head was read and whose answer has not left us.
    private(set) var answering = 0
    /// Answers that are complete and have not left us.
    private(set) var sending = 0
    /// Since when the reader has something to take.
    private var sendingSince: NIODeadline?
    /// More was written than the connection takes at once.
    private var isBlocked = false
    private var closingSince: NIODeadline?
    private var endingSince: NIODeadline?

    init(limits: ConnectionLimits, now: NIODeadline) {
        self.limits = limits
        readingSince = now
    }

    /// True while a request is half read.
    var isReadingBody: Bool { reading == .body }

    /// True while the reader has not taken what was written to it.
    var isReaderBehind: Bool { isBlocked || sending > 0 }

    mutating func bytesArrived(at now: NIODeadline) {
        if reading == .nothing {
            reading = .head
            readingSince = now
        }
    }

    mutating func headRead(at now: NIODeadline) {
        reading = .body
        readingSince = now
        answering += 1
    }

    mutating func requestRead(at now: NIODeadline) {
        reading = .nothing
        readingSince = now
    }

    /// An answer is complete and waits for the reader to take it.
    mutating func answerWritten(at now: NIODeadline) {
        sending += 1
        sendingSince = sendingSince ?? now
    }

    /// The connection takes no more, or takes more again.
    mutating func blocked(_ isBlocked: Bool, at now: NIODeadline) {
        self.isBlocked = isBlocked
        sendingSince = isReaderBehind ? sendingSince ?? now : nil
    }

    /// The oldest written answer has left us.
    mutating func answerSent(at now: NIODeadline) {
        answering -= 1
        sending -= 1
        // A reader that takes one answer now and then must not gain time for each.
        if !isReaderBehind { sendingSince = nil }
        // While we answered, nothing of the next request was read: its time begins now.
        if answering == 0, reading != .body { readingSince = now }
    }

    /// We have said our last word.
    mutating func closed(at now: NIODeadline) {
        closingSince = closingSince ?? now
    }

    /// The server is to end.
    mutating func ending(at now: NIODeadline) {
        endingSince = endingSince ?? now
    }

    /// When the connection's time is up; nil while it is we who are slow.
    var deadline: NIODeadline? {
        [
            closingSince.map { $0 + limits.lingering },
            endingSince.map { $0 + limits.draining },
            sendingSince.map { $0 + limits.sending },
            readingDeadline,
        ].compactMap(\.self).min()
    }

    private var readingDeadline: NIODeadline? {
        switch reading {
        case .body: readingSince + limits.body
        case .head: answering == 0 ? readingSince + limits.head : nil
        case .nothing: answering == 0 ? readingSince + limits.idle : nil
        }
    }
}
