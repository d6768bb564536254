import Features
import Synchronization

/// Letters that are being sent right now.
final class LettersInHand: Sendable {
    private let letters = Mutex<Set<OutgoingLetter.ID>>([])

    var all: [OutgoingLetter.ID] { letters.withLock { Array($0) } }

    var count: Int { letters.withLock(\.count) }

    func take(_ taken: [OutgoingLetter]) {
        letters.withLock { $0.formUnion(taken.map(\.id)) }
    }

    func drop(_ letter: OutgoingLetter) {
        _ = letters.withLock { $0.remove(letter.id) }
    }
}
