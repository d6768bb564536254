/// Chance that can be had again: the same seed gives the same numbers on every machine and in every version.
///
/// SplitMix64 (Steele, Lea and Flood, 2014).
struct FloodChance: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`, which is at least 1.
    mutating func number(below bound: Int) -> Int {
        Int(next() % UInt64(max(1, bound)))
    }

    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + number(below: range.count)
    }

    /// A number from 0 up to `bound`, small ones far more often: by how often words are used, the most common first.
    mutating func rank(below bound: Int) -> Int {
        // Halving the range again and again gives each doubling of the rank the same weight, as Zipf's law does.
        var levels = 0
        while (1 << levels) < bound { levels += 1 }
        let upper = min(bound, 1 << number(in: 0...levels))
        return number(below: upper)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
}
