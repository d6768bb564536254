import Features
import Foundation

/// How much of the machine the hashing of passwords may take.
struct PasswordWork {
    var cost = ScryptCost.standard
    var threads = standardThreads

    /// Half the cores: the other half stays with the readers.
    static let standardThreads = max(ProcessInfo.processInfo.activeProcessorCount / 2, 1)

    init() {}

    init(_ settings: Settings) {
        cost = settings.passwordCost
        threads = settings.passwordThreads
    }

    func hasher(randomBytes: @escaping @Sendable (Int) -> [UInt8]) -> PasswordHasher {
        PasswordHasher(cost: cost, atOnce: threads, randomBytes: randomBytes)
    }
}
