import Crypto
import Foundation

/// The key of a day under which networks are counted.
struct NetworkKey: Sendable {
    /// In bytes.
    static let length = 32

    private let key: SymmetricKey

    init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
    }

    /// What stands for a network on this day.
    func subject(of network: Network) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(network.prefix), using: key))
    }
}
