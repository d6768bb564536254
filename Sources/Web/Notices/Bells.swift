import Features
import Synchronization

/// The pages that are told at once how many notices wait, and for whom.
///
/// What is told is a state, not what has happened: a page that is slow misses nothing, as one call waits for it at most.
final class Bells: Sendable {
    /// Pages of one member at the same time.
    static let mostOfOne = 4

    fileprivate struct State {
        var pulls: [Member.ID: [Int: AsyncStream<Void>.Continuation]] = [:]
        var count = 0
        var next = 0
    }

    private let most: Int
    private let state = Mutex(State())

    /// - Parameter most: pages at the same time.
    init(events: EventBus, most: Int) {
        self.most = most
        events.listen { [weak self] event in
            switch event {
            case .noticed(let members): self?.call(members)
            case .postChanged(let change): self?.call(change.belled)
            case .changedOutside: self?.call(nil)
            case .posted, .thanked, .arranged, .archived, .rerendered, .boardOpened, .boardChanged, .enrolled,
                .standingChanged, .renamed, .profileChanged, .claimed:
                break
            }
        }
    }

    /// A place for one more page of a member; nil when there is none.
    func pull(for member: Member.ID) -> BellPull? {
        let (calls, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state -> Int? in
            guard state.count < most, state.pulls[member, default: [:]].count < Self.mostOfOne else { return nil }
            state.next += 1
            state.count += 1
            state.pulls[member, default: [:]][state.next] = continuation
            return state.next
        }
        return number.map {
            BellPull(calls: calls, continuation: continuation, member: member, number: $0, bells: self)
        }
    }

    /// How many pages there are.
    var count: Int { state.withLock(\.count) }

    /// Calls the pages of these members, or of all.
    private func call(_ members: Set<Member.ID>?) {
        state.withLock { state in
            let called = members.map { $0.compactMap { state.pulls[$0] } } ?? Array(state.pulls.values)
            for pulls in called {
                for pull in pulls.values { pull.yield() }
            }
        }
    }

    fileprivate func leave(_ member: Member.ID, _ number: Int) {
        state.withLock { state in
            guard state.pulls[member]?.removeValue(forKey: number) != nil else { return }
            state.count -= 1
            if state.pulls[member]?.isEmpty == true { state.pulls[member] = nil }
        }
    }
}

/// One page's place among the bells; it is free again when this is gone.
final class BellPull: Sendable {
    /// Each time there may be something new; it ends when `end` is called.
    let calls: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let member: Member.ID
    private let number: Int
    private let bells: Bells

    fileprivate init(
        calls: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation, member: Member.ID, number: Int,
        bells: Bells
    ) {
        self.calls = calls
        self.continuation = continuation
        self.member = member
        self.number = number
        self.bells = bells
    }

    deinit {
        end()
    }

    /// Asks for another look.
    func look() {
        continuation.yield()
    }

    /// Nothing more is told.
    func end() {
        continuation.finish()
        bells.leave(member, number)
    }
}
