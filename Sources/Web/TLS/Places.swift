import HummingbirdCore
import NIOCore
import Synchronization

/// Places for the requests of one connection that are at work at the same time; others wait for one, in their order.
final class Places: Sendable {
    private struct State {
        var free: Int
        var nextTurn = 0
        /// Who waits, by turn; the answer is whether they got a place.
        var waiting: [(turn: Int, place: CheckedContinuation<Bool, Never>)] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        state = Mutex(State(free: count))
    }

    /// Has a request answered as soon as there is a place; one that was taken back meanwhile is not worked on.
    func responder(_ responder: @escaping HTTPChannelHandler.Responder) -> HTTPChannelHandler.Responder {
        { [self] request, writer, channel in
            guard await enter(until: channel.closeFuture) else { throw ChannelError.ioOnClosedChannel }
            defer { leave() }
            guard channel.isActive else { throw ChannelError.ioOnClosedChannel }
            try await responder(request, writer, channel)
        }
    }

    /// Waits for a place, which `leave` gives back; false when `end` came before.
    func enter(until end: EventLoopFuture<Void>) async -> Bool {
        let turn: Int? = state.withLock { state in
            if state.free > 0 {
                state.free -= 1
                return nil
            }
            state.nextTurn += 1
            return state.nextTurn
        }
        guard let turn else { return true }
        return await withCheckedContinuation { continuation in
            let hasPlace = state.withLock { state in
                // One may have become free meanwhile, and nobody told of it.
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append((turn, continuation))
                return false
            }
            if hasPlace { return continuation.resume(returning: true) }
            end.whenComplete { _ in self.leaveQueue(turn) }
        }
    }

    /// Gives a place to whoever waits longest.
    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().place
        }
        next?.resume(returning: true)
    }

    /// Those that wait.
    var waiting: Int { state.withLock { $0.waiting.count } }

    private func leaveQueue(_ turn: Int) {
        let place = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard let index = state.waiting.firstIndex(where: { $0.turn == turn }) else { return nil }
            return state.waiting.remove(at: index).place
        }
        place?.resume(returning: false)
    }
}
