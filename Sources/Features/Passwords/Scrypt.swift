import CCrypto

/// The password-based key derivation function of RFC 7914, by libcrypto.
enum Scrypt {
    /// The library could not do it: memory was short, or the cost is one it refuses.
    struct Failure: Error {}

    /// So many bytes derived from a password and a salt.
    ///
    /// Takes as long as `cost` says and blocks its thread: call it from a thread that may be blocked.
    static func derive(password: [UInt8], salt: [UInt8], cost: ScryptCost, length: Int) throws(Failure) -> [UInt8] {
        var derived = [UInt8](repeating: 0, count: length)
        // The library's own limit of 32 MiB is just below what the standard cost takes.
        let memory = UInt64(ScryptCost.memoryLimit)
        let isDone = password.withUnsafeBytes { password in
            EVP_PBE_scrypt(
                password.assumingMemoryBound(to: CChar.self).baseAddress, password.count, salt, salt.count,
                cost.iterations, UInt64(cost.blockSize), UInt64(cost.parallelism), memory, &derived, length)
        }
        guard isDone == 1 else {
            ERR_clear_error()
            throw Failure()
        }
        return derived
    }
}
