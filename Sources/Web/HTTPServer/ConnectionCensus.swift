import NIOCore
import Synchronization

/// Knows how many connections are open.
///
/// When there is no room, the one that has kept us waiting longest goes first,
/// so that idle or stalling ones never keep a reader out.
final class ConnectionCensus: Sendable {
    /// Told to a connection that has to make room.
    struct Eviction: Sendable {}

    private struct State {
        var open: Set<ObjectIdentifier> = []
        /// Connections that owe us something, with when their wait began (a count, not a time).
        var waiting: [ObjectIdentifier: (turn: UInt64, channel: any Channel)] = [:]
        var nextTurn: UInt64 = 0

        mutating func wait(_ channel: any Channel) {
            waiting[ObjectIdentifier(channel)] = (nextTurn, channel)
            nextTurn += 1
        }
    }

    private let maximum: Int
    private let state = Mutex(State())

    init(maximum: Int) {
        self.maximum = maximum
    }

    /// Connections that are open.
    var count: Int { state.withLock { $0.open.count } }

    /// Counts a new connection; false when we owe something to all others and there is no room.
    func admit(_ channel: any Channel) -> Bool {
        let (isAdmitted, evicted): (Bool, (any Channel)?) = state.withLock { state in
            var evicted: (any Channel)?
            if state.open.count >= maximum {
                guard let longest = state.waiting.min(by: { $0.value.turn < $1.value.turn }) else {
                    return (false, nil)
                }
                state.waiting[longest.key] = nil
                state.open.remove(longest.key)
                evicted = longest.value.channel
            }
            state.open.insert(ObjectIdentifier(channel))
            state.wait(channel)
            return (true, evicted)
        }
        // Not `close`: that waits until the reader has taken what was written, and may wait long.
        evicted?.pipeline.fireUserInboundEventTriggered(Eviction())
        return isAdmitted
    }

    /// The connection owes us something: its next request, or that it takes what was written to it.
    func waits(_ channel: any Channel) {
        state.withLock { state in
            if state.open.contains(ObjectIdentifier(channel)) { state.wait(channel) }
        }
    }

    /// We owe the connection an answer: it is not to be closed for another.
    func isServed(_ channel: any Channel) {
        state.withLock { $0.waiting[ObjectIdentifier(channel)] = nil }
    }

    func left(_ channel: any Channel) {
        state.withLock { state in
            state.open.remove(ObjectIdentifier(channel))
            state.waiting[ObjectIdentifier(channel)] = nil
        }
    }
}
