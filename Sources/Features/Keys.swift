package import Crypto
import Foundation

/// The secrets of one community, all derived from the one key in its key file (HKDF, RFC 5869).
///
/// The key file lies beside the database, never in it: a dump of the database opens nothing.
package struct Keys: Sendable {
    /// Length of the master key, in bytes.
    package static let length = 32

    private let leaving: SymmetricKey
    private let lookUp: SymmetricKey
    private let sealing: SymmetricKey
    /// Tells this key from another without giving anything away; stored in the database and in each stored page's
    /// renderer version.
    package let fingerprint: String

    /// Derives all keys from the master key.
    package init(master: SymmetricKey) {
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: master, info: Data("bandstand \(purpose)".utf8), outputByteCount: Self.length)
        }
        leaving = derived("leaving links")
        lookUp = derived("address look-up")
        sealing = derived("address sealing")
        let print = derived("fingerprint").withUnsafeBytes { Hex.text($0.prefix(Self.fingerprintBytes)) }
        fingerprint = print
    }

    private static let fingerprintBytes = 4

    /// The signature that lets `/leaving` send people to `url`: 128 bits, base 32.
    package func leavingSignature(of url: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(url.utf8), using: leaving)
        return Base32.text(Array(code).prefix(16))
    }

    /// True when `signature` was made by us for `url`; compared in constant time.
    package func isLeavingSignature(_ signature: String, of url: String) -> Bool {
        let expected = Array(leavingSignature(of: url).utf8)
        let given = Array(signature.utf8)
        guard given.count == expected.count else { return false }
        return zip(expected, given).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// What an address is found by without being stored: an HMAC of it, folded.
    package func lookUpHash(ofAddress address: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(address.lowercased().utf8), using: lookUp))
    }

    /// An address sealed with AES-GCM (nonce, text, tag); throws only when the cipher itself fails.
    package func sealed(address: String) throws -> [UInt8] {
        guard let combined = try AES.GCM.seal(Data(address.utf8), using: sealing).combined else {
            throw CryptoKitError.incorrectParameterSize
        }
        return Array(combined)
    }

    /// A sealed address in clear, or nil when it was sealed with another key or changed since.
    package func opened(_ sealed: [UInt8]) -> String? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed), let data = try? AES.GCM.open(box, using: sealing)
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
