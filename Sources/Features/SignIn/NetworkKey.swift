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

    /// What stands for a network and something that it asks about.
    func subject(of network: Network, about text: String) -> [UInt8] {
        let whole = [UInt8(network.prefix.count)] + network.prefix + Array(text.utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: Data(whole), using: key))
    }
}
