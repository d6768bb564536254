/// Why a verb refused that hashes a password on its way.
package protocol HashingRefusal: FeatureError {
    /// Too many passwords are being checked: try again in a few seconds.
    static var busy: Self { get }
}

extension HashingRefusal {
    /// Runs what hashes, its refusals put as the verb's.
    static func passing<Result>(
        _ body: () async throws(PasswordHashingError) -> Result
    ) async throws(Self) -> Result {
        do { return try await body() } catch { throw Self(error) }
    }

    /// A refusal of whoever hashes, put as the verb's.
    init(_ error: PasswordHashingError) {
        self =
            switch error {
            case .busy: .busy
            case .stopped, .failed: .unavailable
            }
    }
}
