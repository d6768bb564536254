/// Hashes and checks passwords; tests pass one that costs next to nothing.
package protocol PasswordHashing: Sendable {
    /// The hash of a new password, with a salt of its own.
    func hash(_ password: Password) async throws(PasswordHashingError) -> PasswordHash

    /// True when `password` is the one whose hash is stored.
    ///
    /// With no hash (no such account) the same work is done and the answer is false.
    func verify(_ password: Password, against stored: PasswordHash?) async throws(PasswordHashingError) -> Bool

    /// The cost of new hashes.
    var cost: ScryptCost { get }
}

extension PasswordHasher: PasswordHashing {}
