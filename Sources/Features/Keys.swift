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
    private let form: SymmetricKey
    private let action: SymmetricKey
    private let composing: SymmetricKey
    private let counting: SymmetricKey
    private let gate: SymmetricKey
    private let seals: [Seal: SymmetricKey]
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
        form = derived("guests' forms")
        action = derived("members' actions")
        composing = derived("composers")
        counting = derived("counting tries")
        gate = derived("age gate")
        seals = Dictionary(uniqueKeysWithValues: Seal.allCases.map { ($0, derived("sealed \($0.rawValue)")) })
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
        Self.isSame(leavingSignature(of: url), signature)
    }

    /// Whether two texts are the same, in a time that says nothing about where they differ.
    package static func isSame(_ expected: String, _ given: String) -> Bool {
        ConstantTime.areEqual(Array(expected.utf8), Array(given.utf8))
    }

    /// The mark of a guest's form that is sent to `path`, made in an hour since 1970: 128 bits, base 64.
    package func formToken(path: String, hour: Int64) -> String {
        Self.mark("\(hour)\n\(path)", form)
    }

    /// The mark of what a member sends from a sign-in, made in an hour since 1970: 128 bits, base 64.
    package func actionToken(signIn: SignIn.ID, hour: Int64) -> String {
        Self.mark("\(hour)\n\(signIn)", action)
    }

    /// The mark of a composer that a sign-in was shown for a target, with its nonce and time: 128 bits, base 64.
    func composerToken(signIn: SignIn.ID, target: ComposerTarget, nonce: String, time: Int64) -> String {
        Self.mark("\(time)\n\(signIn)\n\(target.key)\n\(nonce)", composing)
    }

    private static func mark(_ text: String, _ key: SymmetricKey) -> String {
        Base64URL.text(Array(Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)).prefix(16)))
    }

    /// What tries are counted under, in place of what it names: an HMAC.
    func subject(_ name: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(name.utf8), using: counting))
    }

    /// The cookie of everybody whom the age screen does not let in: the same for all, and as long as a ticket's.
    var minorMark: String {
        let mark = HMAC<SHA512>.authenticationCode(for: Data("minor".utf8), using: gate)
        return Base64URL.text(Array(mark.prefix(JoinTicket.length + Self.sealOverhead)))
    }

    /// Bytes that AES-GCM adds: its nonce and its tag.
    private static let sealOverhead = 12 + 16

    /// What the form holds that is shown to the browser with this cookie: 128 bits, base 64.
    func gateProof(of cookie: String) -> String {
        Self.mark("proof\n\(cookie)", gate)
    }

    /// What is sealed for other than an address: each has a key of its own, so that nothing sealed for one passes for
    /// another.
    package enum Seal: String, Sendable, CaseIterable {
        case address
        case letter
        case ticket
        case secondFactor = "second factor"
        case networkKey = "network key"
        case link
        case mailStop = "mail stop"
    }

    /// Bytes sealed with AES-GCM (nonce, text, tag); throws only when the cipher itself fails.
    package func sealed(_ bytes: [UInt8], for seal: Seal) throws -> [UInt8] {
        guard let key = seals[seal],
            let combined = try AES.GCM.seal(Data(bytes), using: key, authenticating: Data(seal.rawValue.utf8)).combined
        else { throw CryptoKitError.incorrectParameterSize }
        return Array(combined)
    }

    /// What was sealed for this, or nil when it was sealed with another key, for something else, or changed since.
    package func opened(_ sealed: [UInt8], for seal: Seal) -> [UInt8]? {
        guard let key = seals[seal], let box = try? AES.GCM.SealedBox(combined: sealed),
            let data = try? AES.GCM.open(box, using: key, authenticating: Data(seal.rawValue.utf8))
        else { return nil }
        return Array(data)
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
