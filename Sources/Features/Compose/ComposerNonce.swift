import Crypto

/// What one form of a composer is known by, and which draft is its own.
///
/// Forms that are shown one in place of the other share how it begins: a draft that was typed in one of them is known
/// in all. It ends with the time of the draft that the first was shown with.
package struct ComposerNonce: Sendable, Equatable {
    private static let sharedLength = 16
    private static let ownLength = 8
    private static let timeLength = 8
    static let length = sharedLength + ownLength + timeLength

    private let bytes: [UInt8]

    /// A form that is shown with a draft, or with none.
    init(shownWith draft: Moment?, _ randomBytes: (Int) -> [UInt8]) {
        let time = UInt64(bitPattern: draft?.rawValue ?? 0)
        let end: [UInt8] = (1...Self.timeLength).map { UInt8(truncatingIfNeeded: time >> (8 * (Self.timeLength - $0))) }
        bytes = randomBytes(Self.sharedLength + Self.ownLength) + end
    }

    /// A form that is shown in place of another.
    init(inPlaceOf former: ComposerNonce, _ randomBytes: (Int) -> [UInt8]) {
        let (beginning, end) = (former.bytes.prefix(Self.sharedLength), former.bytes.suffix(Self.timeLength))
        bytes = Array(beginning) + randomBytes(Self.ownLength) + Array(end)
    }

    /// Nil for a text that `text` never makes.
    init?(text: String) {
        guard let bytes = Base64URL.bytes(text), bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    var text: String { Base64URL.text(bytes) }

    /// What is stored of it when the form has made something.
    var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// What is stored of it with a draft: the same for all forms that are shown one in place of the other.
    var sharedHash: [UInt8] { Array(SHA256.hash(data: Array(bytes.prefix(Self.sharedLength)))) }

    /// When the draft was kept that it was shown with; nil where it was shown with none.
    var shownDraft: Moment? {
        let time = bytes.suffix(Self.timeLength).reduce(UInt64(0)) { time, byte in time << 8 | UInt64(byte) }
        return time == 0 ? nil : Moment(rawValue: Int64(bitPattern: time))
    }
}
