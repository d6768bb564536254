import Synchronization

/// Bytes for Message-IDs, the same for the same seed; other seeds give others.
final class FloodBytes: Sendable {
    private let chance: Mutex<FloodChance>

    init(seed: UInt64) {
        // Apart from the chance that chooses the words.
        chance = Mutex(FloodChance(seed: ~seed))
    }

    func next(_ count: Int) -> [UInt8] {
        chance.withLock { $0.bytes(count) }
    }
}
