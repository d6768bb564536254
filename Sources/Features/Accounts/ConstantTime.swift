import CCrypto

/// Comparing secrets without telling by the time it takes how much of a guess was right.
package enum ConstantTime {
    /// True when both are the same bytes; takes as long wherever they differ.
    package static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
    }
}
