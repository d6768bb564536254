/// Is told of each piece of work that a store did: for what counts and times them.
package struct StoreObserver: Sendable {
    package enum Work: String, Sendable, CaseIterable {
        case read
        /// From asking to the answer: waiting for the writer and for the commit are part of it.
        case write
    }

    let did: @Sendable (Work, Duration) -> Void

    package init(_ did: @escaping @Sendable (Work, Duration) -> Void) {
        self.did = did
    }

    /// Does the work and says how long it took, whatever came of it.
    static func watching<Result>(
        _ observer: StoreObserver?, _ work: Work, _ body: () async throws -> Result
    ) async rethrows -> Result {
        guard let observer else { return try await body() }
        let start = ContinuousClock.now
        defer { observer.did(work, start.duration(to: .now)) }
        return try await body()
    }

    /// The same for work that is done at once.
    static func watching<Result>(
        _ observer: StoreObserver?, _ work: Work, _ body: () throws -> Result
    ) rethrows -> Result {
        guard let observer else { return try body() }
        let start = ContinuousClock.now
        defer { observer.did(work, start.duration(to: .now)) }
        return try body()
    }
}
