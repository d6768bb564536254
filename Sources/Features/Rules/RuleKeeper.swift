import Synchronization

/// Has the rules of the house; they may be replaced while people post.
package final class RuleKeeper: Sendable {
    private let book: Mutex<RuleBook>

    package init(_ book: RuleBook = RuleBook()) {
        self.book = Mutex(book)
    }

    /// The rules as they are now: take them once for each thing that is said.
    package var current: RuleBook { book.withLock(\.self) }

    package func replace(_ book: RuleBook) {
        self.book.withLock { $0 = book }
    }
}
