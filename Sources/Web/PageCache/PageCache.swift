package import Features
import NIOCore
import Synchronization

/// Guests' pages, whole and ready to be sent, within a budget of bytes.
///
/// Whatever changes in the community drops the pages that show it, and the clock those that it changes. A page that
/// was put together from what was read before a change is not kept after it.
package final class PageCache: Sendable {
    /// A page by the bytes of its target as it stands in a request: path and query.
    typealias Key = ByteBuffer

    /// Bytes of a target whose page may be kept: ours are shorter.
    static let maximumKeyBytes = 512
    /// Changes that are remembered, to tell whether one came between reading and keeping; when more came, it counts
    /// as one that did.
    private static let maximumRecent = 64

    /// Before what a page was read: handed out before, given back with the page.
    struct Turn: Sendable {
        fileprivate let number: UInt64
    }

    fileprivate struct State {
        var pages: RecencyList<Key, GuestPage>
        var keys: [Shown: Set<Key>] = [:]
        /// Changes so far.
        var turn: UInt64 = 0
        /// What the last of them changed; nil for everything.
        var recent: [Set<Shown>?] = []
    }

    /// How it does.
    package struct Statistics: Sendable, Equatable {
        package var pages: Int
        package var bytes: Int
    }

    private let state: Mutex<State>

    /// A cache of at most `budget` bytes that hears of every change from now on.
    package init(budget: Int, events: EventBus) {
        state = Mutex(State(pages: RecencyList(budget: budget)))
        events.listen { [weak self] in self?.note($0) }
    }

    package var statistics: Statistics {
        state.withLock { Statistics(pages: $0.pages.count, bytes: $0.pages.cost) }
    }

    /// The page at a target, unless the clock has changed it by `now`.
    func page(at key: Key, now: Moment) -> GuestPage? {
        state.withLock { state in
            guard let page = state.pages.use(key) else { return nil }
            guard page.until <= now else { return page }
            state.remove(key)
            return nil
        }
    }

    /// To be called before anything that a page shows is read.
    func turn() -> Turn {
        state.withLock { Turn(number: $0.turn) }
    }

    /// Keeps a page that was read after `turn`, unless something that it shows has changed since.
    func keep(_ page: GuestPage, at key: Key, readAfter turn: Turn) {
        state.withLock { state in
            let cost = page.cost + key.readableBytes
            guard cost <= state.pages.budget, !state.hasChanged(page.shown, since: turn.number) else { return }
            let gone = state.pages.keep(page, for: key, cost: cost)
            for (key, page) in gone { state.forget(key, of: page) }
            for shown in page.shown { state.keys[shown, default: []].insert(key) }
        }
    }

    private func note(_ event: CommunityEvent) {
        let shown = event.shown
        state.withLock { state in
            state.turn += 1
            state.recent.append(shown)
            if state.recent.count > Self.maximumRecent { state.recent.removeFirst() }
            state.drop(shown)
        }
    }
}

extension PageCache.State {
    fileprivate func hasChanged(_ shown: Set<Shown>, since turn: UInt64) -> Bool {
        let missed = Int(self.turn - turn)
        guard missed <= recent.count else { return true }
        return recent.suffix(missed).contains { changed in changed.map { !$0.isDisjoint(with: shown) } ?? true }
    }

    fileprivate mutating func drop(_ shown: Set<Shown>?) {
        guard let shown else {
            pages.removeAll()
            keys = [:]
            return
        }
        for shown in shown {
            for key in keys[shown] ?? [] { remove(key) }
        }
    }

    fileprivate mutating func remove(_ key: PageCache.Key) {
        guard let page = pages.remove(key) else { return }
        forget(key, of: page)
    }

    fileprivate mutating func forget(_ key: PageCache.Key, of page: GuestPage) {
        for shown in page.shown {
            keys[shown]?.remove(key)
            if keys[shown]?.isEmpty == true { keys[shown] = nil }
        }
    }
}
