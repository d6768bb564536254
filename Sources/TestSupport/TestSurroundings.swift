package import Crypto
package import Features
import Foundation
import Logging
import Synchronization

extension Surroundings {
    /// A fixed clock, a fixed key and bytes that count up: the same in every run.
    package static func forTests(
        _ clock: FixedClock, key: SymmetricKey = .forTests, passwords: any PasswordHashing = TestPasswords(),
        longestSearch: Duration = .seconds(60)
    ) -> Surroundings {
        let next = Mutex<UInt64>(1)
        return Surroundings(
            now: { clock.now },
            randomBytes: { count in
                let number = next.withLock { number in
                    defer { number += 1 }
                    return number
                }
                let digest = SHA256.hash(data: Data("\(number)".utf8))
                return Array(Array(digest).prefix(count))
            },
            keys: Keys(master: key),
            passwords: passwords,
            logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }, longestSearch: longestSearch)
    }
}

extension SymmetricKey {
    /// The key of every test community.
    package static let forTests = SymmetricKey(data: Data(repeating: 7, count: Keys.length))
}
