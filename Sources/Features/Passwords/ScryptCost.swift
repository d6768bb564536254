/// How much work a password's hash takes (RFC 7914 section 2).
package struct ScryptCost: Sendable, Equatable {
    /// Binary logarithm of N: each step doubles the time and the memory.
    package let logN: Int
    /// r: the size of a block, in units of 128 bytes.
    package let blockSize: Int
    /// p: how often the whole is done.
    package let parallelism: Int

    /// What new hashes are made with unless the owner wants otherwise: 32 MiB and some tenths of a second of one core.
    ///
    /// OWASP's Password Storage Cheat Sheet names it beside N = 2^17 with p = 1, which takes 128 MiB.
    package static let standard = ScryptCost(checkedLogN: 15, blockSize: 8, parallelism: 3)

    /// The same for another N.
    package static func ofMembers(logN: Int) -> ScryptCost? {
        ScryptCost(logN: logN, blockSize: standard.blockSize, parallelism: standard.parallelism)
    }

    /// Most memory that one hash may take, in bytes: a stored hash must not be able to ask for all there is.
    package static let memoryLimit = 256 << 20
    private static let logNs = 1...20
    private static let blockSizes = 1...32
    private static let parallelisms = 1...16

    /// A cost within our bounds, or nil.
    package init?(logN: Int, blockSize: Int, parallelism: Int) {
        guard Self.logNs.contains(logN), Self.blockSizes.contains(blockSize),
            Self.parallelisms.contains(parallelism)
        else { return nil }
        self.init(checkedLogN: logN, blockSize: blockSize, parallelism: parallelism)
        guard memory <= Self.memoryLimit else { return nil }
    }

    private init(checkedLogN: Int, blockSize: Int, parallelism: Int) {
        logN = checkedLogN
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// N.
    var iterations: UInt64 { 1 << UInt64(logN) }

    /// What a hash takes, in bytes: the big table of N blocks, and p + 2 blocks to work in.
    var memory: Int { 128 * blockSize * ((1 << logN) + parallelism + 2) }
}
