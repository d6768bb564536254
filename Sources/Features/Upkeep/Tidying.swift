import Foundation
import Storage

/// Takes what was deleted out of the database's files as well, where it is left for a while in pages that were written
/// anew and in parts of the search index that were struck out.
package struct Tidying: Sendable {
    private let store: any Store
    private let zone: TimeZone
    private let now: @Sendable () -> Moment

    init(store: any Store, zone: TimeZone, now: @escaping @Sendable () -> Moment) {
        self.store = store
        self.zone = zone
        self.now = now
    }

    /// The hour of the site's day in which a night's work begins.
    private static let hour: Int64 = 3
    /// Steps of the index's in one night: some 5 GB of it.
    ///
    /// Under a load that never ends they would not end either.
    private static let mostSteps = 20_000
    private static let job = "tidy"

    /// Empties the log of changes, and once a night goes through the search index before.
    ///
    /// Who reads for long keeps the log from being emptied; it is tried again the next time.
    package func run() async throws {
        let now = now()
        let last = try await store.read { try $0.first(.lastRun(of: Self.job)) }
        if last.map(night(of:)) != night(of: now) {
            // Where it never ran, the first night is the next.
            if last != nil { try await tidyIndex() }
            guard !Task.isCancelled else { return }
            try await store.write { try $0.run(.ran(Self.job, at: now)) }
        }
        try await store.checkpoint()
    }

    private func tidyIndex() async throws {
        let index = store.searchIndex
        for step in 0..<Self.mostSteps {
            guard !Task.isCancelled, try await store.write({ try index.tidy(isFirst: step == 0, in: $0) }) else {
                return
            }
        }
    }

    /// Nights are counted in the site's zone.
    private func night(of moment: Moment) -> Int64 {
        let local = moment.rawValue / 1_000 + Int64(zone.secondsFromGMT(for: moment.date))
        return (local - Self.hour * 3_600) / Moment.day
    }
}
