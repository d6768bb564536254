import Synchronization

/// Tells whoever delivers mail that there is some.
final class OutboxBell: Sendable {
    private let answer = Mutex<(@Sendable () -> Void)?>(nil)

    func answer(_ answer: @escaping @Sendable () -> Void) {
        self.answer.withLock { $0 = answer }
    }

    func ring() {
        answer.withLock(\.self)?()
    }
}
